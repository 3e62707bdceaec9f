package org.duzhan.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.CountyMonth;
import org.duzhan.settings.RiskSettings;
import org.duzhan.settings.RiskSettings.Factor;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class CountyRiskTest {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final String NONE_FALLEN = "household_key | county_code | kind";

  @Test
  void ranksTheAnnexCountiesOnlyAgainstEachOther() {
    assertRows(
        ranked(
            alone("remaining", "remaining_poor_persons", 1000),
            "2020-03",
            """
            county_code | in_annex | reported_villages | remaining_poor_persons
            best        | true     | 1                 | 10
            worst       | true     | 1                 | 900
            outsider    | false    | 1                 | 500
            silent      | true     | 0                 | -
            """,
            NONE_FALLEN),
        """
        county_code | rank | score | grade | explanation
        worst       | 1    | 90.0  | A     | 因素900户
        best        | 2    | 1.0   | C     | 因素10户
        outsider    | -    | 50.0  | A     | 因素500户
        silent      | -    | -     | -     | 本月未报送户表，无法判断
        """);
  }

  @Test
  void countsTheFallenButNotThoseAtRisk() {
    assertRows(
        ranked(
            alone("fallen", "coalesce(fallen_households, 0)", 10),
            "2020-03",
            """
            county_code | in_annex | reported_villages
            fell        | true     | 1
            quiet       | true     | 1
            """,
            """
            household_key | county_code | kind
            1             | fell        | returned
            2             | fell        | newly_poor
            3             | fell        | at_risk
            4             | quiet       | at_risk
            """),
        """
        county_code | score
        fell        | 20.0
        quiet       | 0.0
        """);
  }

  @Test
  void holdsProgressAgainstTheTimeThatIsOver() {
    Factor progress = shipped("progress");

    assertThat(value(progress, "2020-06", "progress", "0.3")).isCloseTo(0.2, within(1e-12));
    assertThat(value(progress, "2020-12", "progress", "1.0")).isCloseTo(0, within(1e-12));
    assertThat(value(progress, "2019-12", "progress", "0.0")).isCloseTo(0, within(1e-12));
    assertThat(value(progress, "2021-05", "progress", "0.9")).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void countsPoorWhoRemainAtTheTargetDateInFull() {
    Factor course = shipped("course");
    String figures = "course | required_pace | observed_pace";

    assertThat(value(course, "2020-12", figures, "critical | - | 100")).isEqualTo(1);
    assertThat(value(course, "2020-12", figures, "met | - | 100")).isEqualTo(0);
    assertThat(value(course, "2020-06", figures, "met | 0 | 100")).isEqualTo(0);
    assertThat(value(course, "2020-06", figures, "critical | 100 | 25")).isEqualTo(0.75);
  }

  @Test
  void doesNotJudgeAPaceThatIsNotKnown() {
    assertRows(
        ranked(
            new RiskSettings(List.of(), List.of(shipped("course")), 50, 25),
            "2020-06",
            """
            county_code | in_annex | reported_villages | remaining_poor_persons | course | required_pace | observed_pace
            first_month | true     | 1                 | 600                    | -      | 100           | -
            no_baseline | true     | 1                 | 600                    | -      | -             | -
            missing     | true     | 1                 | 0                      | -      | 0             | 5
            """,
            NONE_FALLEN),
        """
        county_code | rank | score | explanation
        first_month | -    | -     | 各项指标均不明，无法判断
        no_baseline | -    | -     | 各项指标均不明，无法判断
        missing     | -    | -     | 各项指标均不明，无法判断
        """);
  }

  @Test
  void saysWhyInTheOrderOfPoints() {
    assertRows(
        ranked(
            SETTINGS.risk(),
            "2020-06",
            """
            county_code | in_annex | villages | reported_villages | listed_villages | exited_villages | households | unmet_households | incidence | progress | course   | required_pace | observed_pace | problems_overdue | timely | unmet_unknown_households
            513429      | true     | 10       | 9                 | 4               | 1               | 1000       | 10               | 0.0125    | 0.3      | critical | 100           | 25            | 2                | false | 0
            """,
            NONE_FALLEN),
        """
        county_code | grade | explanation
        513429      | B     | 减贫速度缺口75.0%，未达退出标准的挂牌村占比75.0%，进度落后20.0%
        """);
  }

  @Test
  void remembersLastMonthsRank() {
    Dataset<Row> before =
        rows(
            CountyRisk.TABLE,
            """
            county_code | rank
            513429      | 3
            """);
    Dataset<Row> now =
        rows(
            CountyMonth.TABLE,
            """
            county_code | in_annex | reported_villages | remaining_poor_persons
            513429      | true     | 1                 | 1
            513430      | true     | 1                 | 0
            """);

    assertRows(
        CountyRisk.of(
            now,
            rows(Backsliding.TABLE, NONE_FALLEN),
            before,
            alone("remaining", "remaining_poor_persons", 10),
            SETTINGS.supervision(),
            "2020-03"),
        """
        county_code | rank | previous_rank
        513429      | 1    | 3
        513430      | 2    | -
        """);
  }

  private static RiskSettings alone(String name, String value, double to) {
    Factor factor = new Factor(name, "因素", value, 0, to, 100, "count", "户", "理由");
    return new RiskSettings(List.of(), List.of(factor), 50, 25);
  }

  private static Factor shipped(String name) {
    return SETTINGS.risk().county().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double value(Factor factor, String period, String figures, String values) {
    String text =
        "county_code | in_annex | reported_villages | %s\n513429 | true | 1 | %s"
            .formatted(figures, values);
    Row row =
        ranked(new RiskSettings(List.of(), List.of(factor), 50, 25), period, text, NONE_FALLEN)
            .select(CountyRisk.FACTORS.col())
            .first();
    return row.<Row>getList(0).get(0).getDouble(1);
  }

  private static Dataset<Row> ranked(
      RiskSettings risk, String period, String counties, String fallen) {
    return CountyRisk.of(
        rows(CountyMonth.TABLE, counties),
        rows(Backsliding.TABLE, fallen),
        rows(CountyRisk.TABLE, "county_code | rank"),
        risk,
        SETTINGS.supervision(),
        period);
  }
}
