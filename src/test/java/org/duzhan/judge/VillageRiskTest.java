package org.duzhan.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.RiskSettings;
import org.duzhan.settings.RiskSettings.Factor;
import org.duzhan.settings.UserError;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class VillageRiskTest {
  private static final Factor INCIDENCE =
      new Factor("incidence", "发生率", "incidence", 0, 0.10, 60, "share", "", "理由");
  private static final Factor PERSONS =
      new Factor("poor_persons", "贫困人口", "poor_persons", 0, 1000, 40, "count", "人", "理由");
  private static final RiskSettings TWO =
      new RiskSettings(List.of(INCIDENCE, PERSONS), List.of(), 50, 25);

  @Test
  void earnsPointsInProportionBetweenTheBoundsAndNoMoreBeyond() {
    Dataset<Row> ranked =
        ranked(
            """
            village_code | reported | incidence | poor_persons
            none         | true     | 0         | 0
            half         | true     | 0.05      | 500
            beyond       | true     | 0.90      | 5000
            """);

    assertRows(
        ranked,
        """
        village_code | score | rank | factors
        beyond       | 100.0 | 1    | [{发生率, 0.9, 60.0}, {贫困人口, 5000.0, 40.0}]
        half         | 50.0  | 2    | [{发生率, 0.05, 30.0}, {贫困人口, 500.0, 20.0}]
        none         | 0.0   | 3    | [{发生率, 0.0, 0.0}, {贫困人口, 0.0, 0.0}]
        """);
  }

  @Test
  void gradesAtTheCutPointsThemselves() {
    Dataset<Row> ranked =
        ranked(
            """
            village_code | reported | poor_persons
            a            | true     | 500
            nearly_a     | true     | 499
            b            | true     | 250
            nearly_b     | true     | 249
            """);

    assertRows(
        ranked,
        """
        village_code | grade
        a            | A
        nearly_a     | B
        b            | B
        nearly_b     | C
        """);
  }

  @Test
  void leavesAnUnknownFactorOutOfWhatCouldBeEarned() {
    Dataset<Row> ranked =
        ranked(
            """
            village_code | reported | incidence | poor_persons
            unknown      | true     | -         | 500
            zero         | true     | 0         | 500
            """);

    assertRows(
        ranked,
        """
        village_code | score | factors
        unknown      | 50.0  | [{贫困人口, 500.0, 20.0}]
        zero         | 20.0  | [{贫困人口, 500.0, 20.0}, {发生率, 0.0, 0.0}]
        """);
  }

  @Test
  void saysUnknownOfAVillageThatReportedNothing() {
    Dataset<Row> ranked =
        ranked(
            """
            village_code | county_code | reported | incidence | poor_persons
            silent       | one         | false    | -         | -
            well         | one         | true     | 0         | 0
            """);

    assertRows(
        ranked,
        """
        village_code | rank | rank_in_county | score | grade | factors | explanation
        well         | 1    | 1              | 0.0   | C     | [{发生率, 0.0, 0.0}, {贫困人口, 0.0, 0.0}] | 各项指标未见风险
        silent       | -    | -              | -     | -     | -       | 本月未报送户表，无法判断
        """);
  }

  @Test
  void breaksTiesByPoorPersonsThenByCode() {
    Dataset<Row> ranked =
        ranked(
            """
            village_code | county_code | reported | poor_persons
            z            | one         | true     | 3000
            c            | one         | true     | 2000
            b            | two         | true     | 2000
            a            | two         | true     | 10
            """);

    assertRows(
        ranked,
        """
        village_code | rank | rank_in_county
        z            | 1    | 1
        b            | 2    | 1
        c            | 3    | 2
        a            | 4    | 2
        """);
  }

  @Test
  void remembersLastMonthsRank() {
    Dataset<Row> before =
        rows(
            VillageRisk.TABLE,
            """
            village_code | rank
            a            | 7
            silent_then  | -
            gone         | 1
            """);
    Dataset<Row> now =
        rows(
            VillageMonth.TABLE,
            """
            village_code | reported | poor_persons
            a            | true     | 30
            silent_then  | true     | 20
            new          | true     | 10
            """);

    assertRows(
        VillageRisk.of(now, before, TWO),
        """
        village_code | rank | previous_rank
        a            | 1    | 7
        silent_then  | 2    | -
        new          | 3    | -
        """);
  }

  @Test
  void roundsSharesHalfUpAsWrittenByHand() {
    Dataset<Row> ranked =
        ranked(
            """
            village_code | reported | incidence | poor_persons
            29_of_400    | true     | 0.0725    | 29
            9_of_2000    | true     | 0.0045    | 9
            eighth       | true     | 0.125     | 1234
            """);

    assertRows(
        ranked,
        """
        village_code | explanation
        29_of_400    | 发生率7.3%，贫困人口29人
        9_of_2000    | 发生率0.5%，贫困人口9人
        eighth       | 发生率12.5%，贫困人口1,234人
        """);
  }

  @Test
  void namesTheThreeWeightiestReasonsInOneSentence() {
    Dataset<Row> villages =
        rows(
            VillageMonth.TABLE,
            """
            village_code | reported | households | incidence_shrunk | incidence | poor_persons | unmet_households | problems_overdue | problems_falsified | approval | unmet_unknown_households
            hard         | true     | 200        | 0.08             | 0.123     | 126          | 16               | 3                | 0                  | 0.95 | 0
            """);

    assertRows(
        VillageRisk.of(villages, nothing(), TestSettings.defaults().risk()),
        """
        village_code | explanation
        hard         | 贫困发生率（稳健估计）8.0%，三保障和饮水未达标户占比8.0%，逾期未整改问题3个
        """);
  }

  @Test
  void scoresAVillageOfWhichOnlyTheReportIsKnown() {
    Dataset<Row> villages =
        rows(
            VillageMonth.TABLE,
            """
            village_code | reported
            bare         | true
            """);

    assertRows(
        VillageRisk.of(villages, nothing(), TestSettings.defaults().risk()),
        """
        village_code | rank | score | grade | explanation
        bare         | -    | -     | -     | 各项指标均不明，无法判断
        """);
  }

  @Test
  void addsUpToTheScore() {
    Dataset<Row> villages =
        rows(
            VillageMonth.TABLE,
            """
            village_code | reported | households | incidence_shrunk | poor_persons | missed_rate | wrongly_exited_rate | unmet_households | no_labour_households | no_labour_covered | relocated_households | relocated_moved_in | monitored_support_known | monitored_supported | problems_overdue | problems_falsified | approval | unmet_unknown_households | no_labour_uncovered | no_labour_net_known | relocated_not_moved_in
            full         | true     | 90         | 0.043            | 77           | 0.011       | 0.003               | 4                | 7                    | 5                 | 9                    | 8                  | 6                       | 4                   | 2                | 1                  | 0.97 | 0                        | 2                   | 7                   | 1
            """);

    Row full =
        VillageRisk.of(villages, nothing(), TestSettings.defaults().risk())
            .select(VillageRisk.SCORE.col(), VillageRisk.FACTORS.col())
            .first();

    List<Row> factors = full.getList(1);
    double points = factors.stream().mapToDouble(f -> f.getDouble(2)).sum();
    assertThat(factors)
        .hasSize(11)
        .isSortedAccordingTo((a, b) -> Double.compare(b.getDouble(2), a.getDouble(2)));
    assertThat(full.getDouble(0)).isCloseTo(points, within(1e-9)).isBetween(0.0, 100.0);
  }

  @Test
  void refusesFactorsThatNameNoFigure() {
    Factor wrong =
        new Factor("typo", "错", "poor_person + abs(House)", 0, 1, 50, "count", "人", "理由");
    Factor sound =
        new Factor(
            "sound", "对", "POOR_PERSONS / nullif(households, 0)", 0, 1, 50, "count", "人", "理由");
    RiskSettings risk = new RiskSettings(List.of(wrong, sound), List.of(), 50, 25);
    Dataset<Row> none = rows(VillageMonth.TABLE, "village_code | reported");

    assertThatThrownBy(() -> VillageRisk.of(none, nothing(), risk))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "conf/risk.conf: factor typo: no figure is called poor_person;"
                + " factor typo: no figure is called House");
  }

  private static Dataset<Row> ranked(String villages) {
    return VillageRisk.of(rows(VillageMonth.TABLE, villages), nothing(), TWO);
  }

  private static Dataset<Row> nothing() {
    return rows(VillageRisk.TABLE, "village_code | rank");
  }
}
