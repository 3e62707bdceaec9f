package org.duzhan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Problems;
import org.junit.jupiter.api.Test;

class ProblemMonthTest {
  private static final String LEDGER =
      """
      period  | county_code | problem_id | village_code | source | kind | unit | found_on   | due_on     | status | rectified_on | falsified
      2020-02 | 522633      | a          | 522633100201 | 巡视   | 住房 | 住建局 | 2020-01-01 | 2020-02-20 | 未整改 | -          | false
      2020-02 | 522633      | b          | 522633100202 | 巡视   | 饮水 | 水利局 | 2020-01-01 | 2020-03-31 | 已整改 | 2020-01-11 | false
      2020-02 | 522633      | c          | 522633100202 | 考核   | 住房 | 住建局 | 2020-02-09 | 2020-06-30 | 整改中 | -          | true
      2020-02 | 522633      | d          | -            | 考核   | -    | -      | 2019-12-31 | 2020-03-31 | 已核实 | 2020-02-29 | false
      2020-02 | 522634      | e          | 522634200201 | -      | 住房 | 住建局 | -          | -          | 已整改 | -          | false
      """;

  private static final Dataset<Row> VILLAGES =
      rows(
          VillageMonth.TABLE,
          """
          period  | village_code | listed | criterion | partner
          2020-02 | 522633100201 | false  | -         | 某市
          2020-02 | 522633100202 | true   | persons   | 某市
          """);

  /** d is of its county as a whole: of the annex's counties, and of no listed village. */
  @Test
  void countsTheProblemsOfEveryAreaFromVillagesToAllUnderSupervision() {
    assertRows(
        of(LEDGER, "2020-02").filter(ProblemMonth.isOfAll()),
        """
        period  | area_level | area_code    | value | problems_found | problems_rectified | problems_verified | problems_in_progress | problems_overdue | problems_falsified | problems_new | due_known
        2020-02 | village    | 522633100201 | 全部  | 1 | 0 | 0 | 0 | 1 | 0 | 0 | 1
        2020-02 | village    | 522633100202 | 全部  | 2 | 1 | 0 | 1 | 0 | 1 | 1 | 2
        2020-02 | village    | 522634200201 | 全部  | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 0
        2020-02 | township   | 522633100    | 全部  | 3 | 1 | 0 | 1 | 1 | 1 | 1 | 3
        2020-02 | township   | 522634200    | 全部  | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 0
        2020-02 | county     | 522633       | 全部  | 4 | 2 | 1 | 1 | 1 | 1 | 1 | 4
        2020-02 | county     | 522634       | 全部  | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 0
        2020-02 | prefecture | 522600       | 全部  | 5 | 3 | 1 | 1 | 1 | 1 | 1 | 4
        2020-02 | province   | 520000       | 全部  | 5 | 3 | 1 | 1 | 1 | 1 | 1 | 4
        2020-02 | country    | 000000       | 全部  | 5 | 3 | 1 | 1 | 1 | 1 | 1 | 4
        2020-02 | scope      | annex_counties    | 全部 | 4 | 2 | 1 | 1 | 1 | 1 | 1 | 4
        2020-02 | scope      | listed_villages   | 全部 | 2 | 1 | 0 | 1 | 0 | 1 | 1 | 2
        2020-02 | scope      | listed_by_persons | 全部 | 2 | 1 | 0 | 1 | 0 | 1 | 1 | 2
        2020-02 | partner    | 某市              | 全部 | 3 | 1 | 0 | 1 | 1 | 1 | 1 | 3
        """);
  }

  @Test
  void tellsProblemsApartBySourceKindAndUnitAndSaysWhatIsBlank() {
    assertRows(
        of(LEDGER, "2020-02").filter("area_level = 'country' and dimension != 'all'"),
        """
        dimension | value  | problems_found | problems_rectified | problems_overdue
        source    | 巡视   | 2 | 1 | 1
        source    | 考核   | 2 | 1 | 0
        source    | 未填   | 1 | 1 | 0
        kind      | 住房   | 3 | 1 | 1
        kind      | 饮水   | 1 | 1 | 0
        kind      | 未填   | 1 | 1 | 0
        unit      | 住建局 | 3 | 1 | 1
        unit      | 水利局 | 1 | 1 | 0
        unit      | 未填   | 1 | 1 | 0
        """);
  }

  @Test
  void takesMediansAnewAtEveryLevelAndCountsWhatTheyRestOn() {
    assertRows(
        of(LEDGER, "2020-02")
            .filter(ProblemMonth.isOfAll())
            .filter("area_level in ('village', 'county', 'country')"),
        """
        area_code    | median_days_to_rectify | days_to_rectify_known | median_days_open | days_open_known | longest_overdue_days
        522633100201 | -    | 0 | 59.0 | 1 | 9
        522633100202 | 10.0 | 1 | 20.0 | 1 | -
        522634200201 | -    | 0 | -    | 0 | -
        522633       | 35.0 | 2 | 39.5 | 2 | 9
        522634       | -    | 0 | -    | 0 | -
        000000       | 35.0 | 2 | 39.5 | 2 | 9
        """);
  }

  @Test
  void countsAProblemAsReopenedThatStoodAsRectifiedInAnEarlierMonth() {
    String history =
        """
        period  | county_code | problem_id | village_code | status | falsified
        2020-01 | 522633      | a          | 522633100201 | 已整改 | false
        2020-02 | 522633      | a          | 522633100201 | 整改中 | true
        2020-03 | 522633      | a          | 522633100201 | 已核实 | true
        2020-01 | 522633      | b          | 522633100201 | 整改中 | true
        """;

    assertRows(village(history, "2020-01"), figures("1 | 0 | 1 | 1"));
    assertRows(village(history, "2020-02"), figures("0 | 1 | 1 | 2"));
    assertRows(village(history, "2020-03"), figures("1 | 0 | 0 | 1"));
  }

  private static String figures(String values) {
    return "problems_rectified | problems_reopened | problems_falsified_new | problems_falsified_open\n"
        + values;
  }

  @Test
  void doesNotCountAProblemFromOutsideTheScopeForTheCountry() {
    String outside =
        """
        period  | county_code | problem_id | village_code | status
        2020-02 | 411624      | a          | 411624100201 | 整改中
        """;

    assertThat(of(outside, "2020-02").filter("area_level = 'county'").count()).isEqualTo(4);
    assertThat(of(outside, "2020-02").filter("area_level = 'country'").isEmpty()).isTrue();
  }

  @Test
  void findsValuesThatDoNotAddUpToAllProblems() {
    Dataset<Row> sound = of(LEDGER, "2020-02");
    Dataset<Row> tampered =
        sound.selectExpr(
            "period",
            "area_level",
            "area_code",
            "dimension",
            "value",
            "problems_found + if(area_code = '522634' and dimension = 'unit', 1, 0) as problems_found",
            "problems_rectified",
            "problems_verified",
            "problems_in_progress",
            "problems_overdue",
            "problems_falsified",
            "problems_new",
            "problems_reopened",
            "problems_falsified_new",
            "problems_falsified_open",
            "due_known",
            "days_to_rectify_known",
            "days_open_known");

    assertThat(ProblemFaults.notAddedUp(sound).isEmpty()).isTrue();
    assertRows(
        ProblemFaults.notAddedUp(tampered), "offender\n2020-02 county 522634 unit problems_found");
  }

  @Test
  void findsCountiesWhoseFiguresTellOfOtherProblems() {
    Dataset<Row> problems = of(LEDGER, "2020-02");
    Dataset<Row> villages =
        rows(
            VillageMonth.TABLE,
            """
            period  | village_code | problems_found | problems_rectified | problems_verified | problems_in_progress | problems_overdue | problems_falsified
            2020-02 | 522633100201 | 1 | 0 | 0 | 0 | 1 | 0
            2020-02 | 522633100202 | 2 | 0 | 0 | 1 | 0 | 1
            2020-02 | 522633100203 | 0 | 0 | 0 | 0 | 0 | 0
            """);
    Dataset<Row> counties =
        rows(
            CountyMonth.TABLE,
            """
            period  | county_code | problems_found | problems_rectified | problems_verified | problems_in_progress | problems_overdue | problems_falsified
            2020-02 | 522633      | 4 | 2 | 1 | 1 | 2 | 1
            2020-02 | 522634      | 1 | 1 | 0 | 0 | 0 | 0
            2020-01 | 522634      | 9 | 0 | 0 | 0 | 0 | 0
            """);

    Dataset<Row> partners =
        rows(
            PartnerMonth.TABLE,
            """
            period  | partner | problems_found | problems_rectified | problems_verified | problems_in_progress | problems_overdue | problems_falsified
            2020-02 | 某市    | 3 | 1 | 0 | 1 | 1 | 0
            """);

    assertRows(
        ProblemFaults.otherThanPartners(problems, partners),
        "offender\n2020-02 某市 problems_falsified");
    assertRows(
        ProblemFaults.otherThanVillages(problems, villages),
        "offender\n2020-02 522633100202 problems_rectified");
    assertRows(
        ProblemFaults.otherThanCounties(problems, counties),
        "offender\n2020-02 522633 problems_overdue");
  }

  private static Dataset<Row> village(String problems, String period) {
    return of(problems, period).filter(ProblemMonth.isOfAll()).filter("area_level = 'village'");
  }

  private static Dataset<Row> of(String problems, String period) {
    return ProblemMonth.of(
        Rectification.ledger(rows(Problems.TABLE, problems), period),
        GivenMonth.grains(VILLAGES, "522633"),
        period);
  }
}
