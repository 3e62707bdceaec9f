package org.duzhan.judge;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.ProblemMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.Ladder;
import org.duzhan.settings.UserError;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class AccountabilityIT {
  private static final Ladder LADDER = TestSettings.defaults().ladder();
  private static final String NO_PROBLEM =
      "area_level | area_code | dimension | problems_found\nvillage | 522633100201 | unit | 9";
  private static final String NO_RISK = "village_code | grade\n522633100209 | C";

  @Test
  void leavesOutAPlaceOfWhichNoFactHolds() {
    assertRows(village(NO_PROBLEM, NO_RISK), "area_code | rung");
  }

  @Test
  void analysesAPlaceWithANewProblemOrOfGradeA() {
    assertRows(
        village(
            problems("problems_found | problems_rectified | problems_new", "1 | 1 | 1"), NO_RISK),
        """
        area_level | area_code    | area   | rung | rung_name | said
        village    | 522633100201 | 青山村 | 1    | 分析研判  | 本月新发现问题1个（≥1个）：新发现问题须及时分析研判
        """);
    assertRows(
        village(NO_PROBLEM, "village_code | grade\n522633100201 | A"),
        """
        rung | said
        1    | 风险等级为A：工作整体滞后，须逐项研判
        """);
  }

  @Test
  void supportsALaggingCountyWithGuaranteesUnmet() {
    assertRows(
        county("course | unmet_households", "lagging | 12"),
        """
        rung | rung_name | said
        2    | 支持      | 进度滞后或风险等级为A，三保障和饮水未达标12户（≥10户）：未达标户须协调有关部门支持解决; 减贫进度滞后：按现速度难以按期清零，须分析原因
        """);
    assertRows(county("course | unmet_households", "on_course | 12"), "rung");
  }

  @Test
  void putsAPlaceWithOpenProblemsOnRectification() {
    assertRows(
        village(
            problems("problems_found | problems_rectified | problems_in_progress", "2 | 1 | 1"),
            NO_RISK),
        "rung | rung_name | said\n3 | 整改 | 整改中问题1个（≥1个）：未到期的问题须按期整改到位");
  }

  @Test
  void talksToAPlaceWithOverdueFalsifiedOrReopenedProblems() {
    for (String found :
        new String[] {"problems_overdue", "problems_falsified_open", "problems_reopened"}) {
      assertRows(village(problems(found, "1"), NO_RISK), "rung | rung_name\n4 | 约谈");
    }
  }

  @Test
  void talksToACountyOverAShareOfItsProblems() {
    String few = problems("county", "522633", "problems_found | problems_overdue", "11 | 2");
    String many = problems("county", "522633", "problems_found | problems_overdue", "10 | 2");

    assertRows(of(few, NO_RISK, county("on_course")), "rung");
    assertRows(
        of(many, NO_RISK, county("on_course")), "rung | said\n4 | 逾期未整改问题占比20.0%（≥20.0%）：整改不到位");
  }

  @Test
  void holdsAPlaceToAccountThatIsLongOverdueOrFalsifiedAgain() {
    assertRows(
        village(problems("longest_overdue_days", "120"), NO_RISK),
        "rung | rung_name | said\n5 | 问责 | 最长逾期120天（≥120天）：长期拒不整改");
    assertRows(village(problems("longest_overdue_days", "119"), NO_RISK), "rung");
    assertRows(
        village(problems("problems_falsified | problems_falsified_new", "1 | 1"), NO_RISK), "rung");
    assertRows(
        village(problems("problems_falsified | problems_falsified_new", "2 | 1"), NO_RISK),
        "rung\n5");
  }

  @Test
  void holdsACriticalCountyWithAnOverdueProblemToAccountByItsHighestFact() {
    assertRows(
        of(
            problems("county", "522633", "problems_found | problems_overdue", "10 | 1"),
            NO_RISK,
            county("critical")),
        """
        rung | said
        5    | 进度严重滞后，又有逾期未整改问题1个（≥1个）：工作严重滞后; 减贫进度滞后：按现速度难以按期清零，须分析原因
        """);
  }

  @Test
  void judgesAPrefectureByItsProblems() {
    assertRows(
        of(
            problems(
                "prefecture",
                "522600",
                "problems_found | problems_rectified | problems_overdue",
                "99 | 60 | 10"),
            NO_RISK,
            county("on_course")),
        "area_level | area_code | area | rung\nprefecture | 522600 | - | 4");
  }

  @Test
  void asksWhyMonitoringIsOnNoScaleOrOnTooLargeAOne() {
    assertRows(
        county("monitored_persons | registered_persons", "0 | 5"),
        """
        rung | said
        1    | 有建档立卡人口而无监测对象：监测规模为零，须核查是否应纳尽纳
        """);
    assertRows(
        county("monitored_scale", "0.12"),
        """
        rung | said
        1    | 监测规模占建档立卡人口12.0%（≥10.0%）：监测规模超过上限，须核查识别是否准确
        """);
    assertRows(county("monitored_scale | monitored_persons | poor_persons", "0.1 | 9 | 5"), "rung");
    assertRows(county("monitored_persons | poor_persons", "- | 5"), "rung");
  }

  @Test
  void hasRisksPutRightThatWereLeftWithoutSupportOrClearedTooEarly() {
    assertRows(
        county("monitored_unsupported_long | cleared_unmet_households", "10 | 1"),
        """
        rung | rung_name | said
        3    | 整改      | 保障未达标而消除风险1户（≥1户）：三保障和饮水仍有未达标即消除风险，须整改; 监测户超期未落实帮扶10户（≥10户）：识别风险一个月以上仍无帮扶措施，须整改
        """);
    assertRows(county("monitored_unsupported_long | cleared_unmet_households", "9 | 0"), "rung");
  }

  @Test
  void takesALedgerThatNeverCameForNoneWithoutProblems() {
    Ladder ladder =
        TestSettings.with(
                Map.of("ladder.new_problems.value", "\"if(problems_found = 0, 1, null)\""))
            .ladder();
    Dataset<Row> counties =
        rows(
            CountyMonth.TABLE,
            """
            county_code | county | problems_found
            522633      | 从江县 | 0
            522632      | 榕江县 | -
            """);

    assertRows(judged(NO_PROBLEM, NO_RISK, counties, ladder), "area_code | rung\n522633 | 1");
  }

  @Test
  void asksNoAccountOfAPlaceOutsideTheScopeNorOfTheCountry() {
    assertRows(
        of(
            problems("county", "411624", "problems_overdue", "9") + "\ncountry | 000000 | all | 99",
            NO_RISK,
            county("on_course")),
        "rung");
  }

  @Test
  void followsTheThresholdsThatAreSet() {
    Ladder ladder =
        TestSettings.with(
                Map.of(
                    "ladder.overdue.at_least.village", "3",
                    "ladder.reopened.at_least.village", "null"))
            .ladder();

    assertRows(
        of(
            problems("problems_overdue | problems_reopened", "2 | 5"),
            NO_RISK,
            county("on_course"),
            ladder),
        "rung");
  }

  @Test
  void refusesAFactThatNamesNoFigure() {
    Ladder ladder =
        TestSettings.with(Map.of("ladder.overdue.value", "\"problems_late + problem\"")).ladder();

    assertThatThrownBy(() -> Accountability.check(ladder))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "conf/ladder.conf: ladder.overdue.value: no figure is called problems_late; "
                + "ladder.overdue.value: no figure is called problem");
  }

  @Test
  void findsAPlaceThatIsNotOnTheHighestRungOfItsFacts() {
    Dataset<Row> sound =
        judged(problems("problems_overdue", "1"), NO_RISK, county("on_course"), LADDER);

    assertRows(Accountability.misplaced(sound), "offender");
    assertRows(
        Accountability.misplaced(sound.withColumn("rung", lit(3L))),
        "offender\n2020-04 village 522633100201 3");
  }

  private static String problems(String figures, String values) {
    return problems("village", "522633100201", figures, values);
  }

  private static String problems(String level, String code, String figures, String values) {
    return "area_level | area_code | dimension | %s\n%s | %s | all | %s"
        .formatted(figures, level, code, values);
  }

  private static Dataset<Row> village(String problems, String risks) {
    return of(problems, risks, county("on_course"));
  }

  private static Dataset<Row> county(String course) {
    return rows(CountyMonth.TABLE, "county_code | county | course\n522633 | 从江县 | " + course);
  }

  private static Dataset<Row> county(String figures, String values) {
    return of(
        NO_PROBLEM,
        NO_RISK,
        rows(
            CountyMonth.TABLE,
            "county_code | county | %s\n522633 | 从江县 | %s".formatted(figures, values)));
  }

  private static Dataset<Row> of(String problems, String risks, Dataset<Row> counties) {
    return of(problems, risks, counties, LADDER);
  }

  private static Dataset<Row> of(
      String problems, String risks, Dataset<Row> counties, Ladder ladder) {
    return judged(problems, risks, counties, ladder)
        .selectExpr("*", "array_join(facts.explanation, '; ') as said");
  }

  private static Dataset<Row> judged(
      String problems, String risks, Dataset<Row> counties, Ladder ladder) {
    return Accountability.of(
        new PlaceFigures(
            rows(VillageMonth.TABLE, "village_code | village\n522633100201 | 青山村"),
            counties,
            rows(ProvinceMonth.TABLE, "province_code | course\n520000 | on_course"),
            rows(VillageRisk.TABLE, risks),
            rows(CountyRisk.TABLE, "county_code | grade\n522633 | C"),
            rows(ProblemMonth.TABLE, problems),
            Set.of("520000")),
        ladder,
        "2020-04");
  }
}
