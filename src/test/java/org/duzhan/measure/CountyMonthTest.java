package org.duzhan.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Settings;
import org.duzhan.table.Problems;
import org.duzhan.table.Submissions;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class CountyMonthTest {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final String MONTH = "2020-03";

  /** Falls of 300, 10 and 100: one month out of line does not decide. */
  @Test
  void judgesTheCourseByTheMedianOfTheLastFalls() {
    Dataset<Row> villages =
        since(
            """
            period  | province_code | county_code | village_code | reported | poor_persons | assessed_poor_persons | assessed_population
            2020-03 | 520000        | 522633      | 522633100200 | true     | 290          | 290                   | 2000
            2020-03 | 520000        | 522633      | 522633100201 | true     | 300          | 300                   | 8000
            2020-03 | 520000        | 522633      | 522633100202 | false    | -            | -                     | -
            """,
            """
            period  | village_code | reported | poor_persons
            2019-12 | 522633100200 | true     | 500
            2020-01 | 522633100200 | true     | 300
            2020-02 | 522633100200 | true     | 300
            2019-12 | 522633100201 | true     | 500
            2020-01 | 522633100201 | true     | 400
            2020-02 | 522633100201 | true     | 390
            """);

    assertRows(
        of(villages).filter(col("county_code").equalTo("522633")),
        """
        poor_persons | incidence | progress | observed_pace | projected_zero | course  | villages | reported_villages | compared_villages | course_null_reason
        590          | 0.059     | 0.41     | 100.0         | 2020-09        | on_course | 3      | 2                 | 2                 | -
        """);
  }

  /** Nobody left poverty; without the village that is missing now 400 fewer are counted. */
  @Test
  void takesNoMissingVillageForProgress() {
    Dataset<Row> villages =
        since(
            """
            period  | county_code | village_code | reported | poor_persons
            2020-02 | 522633      | 522633100200 | true     | 100
            2020-02 | 522633      | 522633100201 | true     | 100
            2020-02 | 522633      | 522633100202 | false    | -
            2020-02 | 522633      | 522633100203 | true     | 50
            """,
            """
            period  | village_code | reported | poor_persons
            2019-12 | 522633100200 | true     | 100
            2019-12 | 522633100201 | true     | 100
            2019-12 | 522633100202 | true     | 400
            2020-01 | 522633100200 | true     | 100
            2020-01 | 522633100201 | true     | 100
            2020-01 | 522633100202 | true     | 400
            2020-01 | 522633100203 | true     | 50
            """,
            "2020-02");

    assertRows(
        of(villages, "2020-02").filter(col("county_code").equalTo("522633")),
        """
        villages | compared_villages | baseline_poor_persons | remaining_poor_persons | compared_poor_persons | progress | observed_pace | required_pace | projected_zero | course   | course_null_reason
        4        | 2                 | 600                   | 250                    | 200                   | 0.0      | 0.0           | 20.0          | -              | critical | no_zero
        """);
  }

  @Test
  void doesNotSayThatAllAreOutOfPovertyWhereAPoorVillageIsMissing() {
    String past =
        """
        period  | village_code | reported | poor_persons
        2019-12 | 522633100200 | true     | 100
        2019-12 | 522633100201 | true     | 0
        2019-12 | 522634100200 | true     | 100
        2019-12 | 522634100201 | true     | 100
        2019-12 | 522635100200 | true     | 100
        """;
    Dataset<Row> villages =
        since(
            """
            period  | county_code | village_code | reported | poor_persons
            2020-03 | 522633      | 522633100200 | true     | 0
            2020-03 | 522633      | 522633100201 | false    | -
            2020-03 | 522634      | 522634100200 | true     | 0
            2020-03 | 522634      | 522634100201 | false    | -
            2020-03 | 522635      | 522635100200 | true     | 0
            2020-03 | 522635      | 522635100201 | false    | -
            """,
            past);

    assertRows(
        of(villages).filter(col("county_code").between("522633", "522635")),
        """
        county_code | progress | course | projected_zero | course_null_reason
        522633      | 1.0      | met    | 2020-03        | -
        522634      | 1.0      | -      | -              | villages_missing
        522635      | 1.0      | -      | -              | villages_missing
        """);
  }

  @Test
  void judgesNoCourseWhereNothingCanBeCompared() {
    Dataset<Row> villages =
        since(
            """
            period  | county_code | village_code | reported | poor_persons
            2020-03 | 522633      | 522633100200 | true     | 10
            2020-03 | 522634      | 522634100200 | true     | 10
            2020-03 | 522634      | 522634100201 | false    | -
            2020-03 | 522635      | 522635100200 | true     | 0
            """,
            """
            period  | village_code | reported | poor_persons
            2019-12 | 522633100200 | false    | -
            2020-02 | 522633100200 | true     | 90
            2019-12 | 522634100201 | true     | 100
            2019-12 | 522635100200 | true     | 0
            """);

    assertRows(
        of(villages).filter(col("county_code").isin("522633", "522634", "522635")),
        """
        county_code | progress | required_pace | observed_pace | course | baseline_null_reason  | course_null_reason
        522633      | -        | -             | -             | -      | no_baseline           | no_baseline
        522634      | -        | -             | -             | -      | nothing_comparable    | nothing_comparable
        522635      | -        | 0.0           | 0.0           | met    | none_poor_at_baseline | -
        """);
  }

  @Test
  void hasNoPaceInTheBaselineMonthAndComparesNothingBefore() {
    String now =
        """
        county_code | village_code | reported | poor_persons
        522633      | 522633100200 | true     | 120
        """;

    for (String[] expected :
        new String[][] {
          {"2019-12", "0.0 | 10.0 | - | - | baseline_month"},
          {"2019-11", "- | - | - | - | before_baseline"}
        }) {
      String month = expected[0];
      assertRows(
          of(since(now, "period | reported", month), month)
              .filter(col("county_code").equalTo("522633")),
          "progress | required_pace | observed_pace | course | course_null_reason\n" + expected[1]);
    }
  }

  @Test
  void showsAnAnnexCountyThatSentNothingWithoutFigures() {
    Dataset<Row> none = rows(VillageMonth.TABLE, "period").limit(0);

    Dataset<Row> counties = of(none);

    assertRows(
        counties.filter(col("county_code").equalTo("522633")),
        """
        county | in_annex | scope | poor_persons | incidence | progress | course | timely | null_reason
        从江县 | true     | annex | -            | -         | -        | -      | -      | not_submitted
        """);
    assertRows(counties.selectExpr("count(*) as n"), "n\n52");
  }

  @Test
  void namesCountiesOutsideTheAnnexAndSaysWhereTheyStand() {
    Dataset<Row> villages =
        rows(
            VillageMonth.TABLE,
            """
            period  | county_code | village_code | reported | poor_persons
            2020-03 | 533324      | 533324100200 | true     | 0
            2020-03 | 411624      | 411624100200 | true     | 0
            2020-03 | 999999      | 999999100200 | true     | 0
            """);

    assertRows(
        of(villages).filter(not(col("in_annex"))),
        """
        county_code | county               | province | scope
        533324      | 贡山独龙族怒族自治县 | 云南省   | other
        411624      | 沈丘县               | 河南省   | outside
        999999      | -                    | -        | outside
        """);
  }

  @Test
  void takesTheReceiptOfTheFirstHouseholdFileAsTheSubmission() {
    Dataset<Row> villages =
        since(
            """
            period  | county_code | village_code | reported | poor_persons
            2020-03 | 522633      | 522633100200 | true     | 0
            """,
            """
            period  | village_code | reported | poor_persons
            2019-12 | 522633100200 | true     | 9
            """);
    Dataset<Row> submissions =
        rows(
            Submissions.TABLE,
            """
            submission_id | file | county_code | period  | status   | tables            | received_at
            v             | v    | 522633      | 2020-03 | accepted | village           | 2020-04-01 09:00:00
            a             | a    | 522633      | 2020-03 | accepted | household,village | 2020-04-06 00:00:01
            b             | b    | 522633      | 2020-03 | accepted | household         | 2020-04-09 09:00:00
            c             | c    | 522633      | 2020-03 | refused  | household         | 2020-04-02 09:00:00
            """);

    Dataset<Row> counties =
        CountyMonth.of(
            villages,
            rows(Problems.TABLE, "period").limit(0),
            submissions,
            TestSettings.counties(SETTINGS),
            "2020-03",
            SETTINGS);

    assertRows(
        counties.filter(col("county_code").equalTo("522633")),
        """
        submitted_on | timely | course | projected_zero
        2020-04-06   | false  | met    | 2020-03
        """);
  }

  @Test
  void knowsOfNoProblemsWhereNoLedgerCameAndOfNoneWhereAnEmptyOneDid() {
    Dataset<Row> submissions =
        rows(
            Submissions.TABLE,
            """
            submission_id | county_code | period  | status   | tables
            a             | 522633      | 2020-01 | accepted | household,problem
            b             | 522632      | 2020-03 | refused  | problem
            c             | 522634      | 2020-04 | accepted | problem
            d             | 522635      | 2020-03 | accepted | household
            """);
    Dataset<Row> problems =
        rows(
            Problems.TABLE,
            """
            period  | county_code | village_code | problem_id | status
            2020-03 | 522636      | -            | p          | 未整改
            """);
    Dataset<Row> villages =
        rows(
            VillageMonth.TABLE,
            """
            period  | county_code | village_code | reported | problems_found
            2020-03 | 522633      | 522633100200 | true     | 0
            2020-03 | 522632      | 522632100200 | true     | -
            2020-03 | 522634      | 522634100200 | true     | -
            2020-03 | 522635      | 522635100200 | true     | -
            2020-03 | 522636      | 522636100200 | true     | 0
            """);

    Dataset<Row> counties =
        CountyMonth.of(
            villages,
            Rectification.ledger(problems, "2020-03"),
            submissions,
            TestSettings.counties(SETTINGS),
            "2020-03",
            SETTINGS);

    assertRows(
        counties.filter(col("county_code").between("522632", "522636")),
        """
        county_code | problems_found | problems_overdue | ledger_counties | problems_null_reason
        522632      | -              | -                | 0               | no_ledger
        522633      | 0              | 0                | 1               | -
        522634      | -              | -                | 0               | no_ledger
        522635      | -              | -                | 0               | no_ledger
        522636      | 1              | 0                | 1               | -
        """);
    assertRows(
        RollUp.villages(villages, List.of(VillageMonth.PERIOD), Span.of("2020-03", SETTINGS)),
        "villages | problems_found | ledger_counties\n5 | 0 | 2");
  }

  private static Dataset<Row> of(Dataset<Row> villages) {
    return of(villages, MONTH);
  }

  private static Dataset<Row> of(Dataset<Row> villages, String month) {
    return CountyMonth.of(
        villages,
        rows(Problems.TABLE, "period").limit(0),
        rows(Submissions.TABLE, "file").limit(0),
        TestSettings.counties(SETTINGS),
        month,
        SETTINGS);
  }

  private static Dataset<Row> since(String now, String past) {
    return since(now, past, MONTH);
  }

  /** Villages beside what they were in earlier months. */
  private static Dataset<Row> since(String now, String past, String month) {
    return SinceBaseline.with(
        rows(VillageMonth.TABLE, now), rows(VillageMonth.TABLE, past), Span.of(month, SETTINGS));
  }
}
