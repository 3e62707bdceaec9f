package org.duzhan.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Settings;
import org.duzhan.table.Problems;
import org.duzhan.table.Submissions;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class CountyMonthTest {
  private static final Settings SETTINGS = TestSettings.defaults();

  /** Falls of 300, 10 and 100: one month out of line does not decide. */
  private static final String EARLIER =
      """
      period  | province_code | county_code | poor_persons | baseline_poor_persons | remaining_poor_persons
      2019-12 | 520000        | 522633      | 1000         | 1000                  | 1000
      2020-01 | 520000        | 522633      | 700          | 1000                  | 700
      2020-02 | 520000        | 522633      | 690          | 1000                  | 690
      """;

  @Test
  void judgesTheCourseByTheMedianOfTheLastFalls() {
    Dataset<Row> villages =
        rows(
            VillageMonth.TABLE,
            """
            period  | province_code | county_code | village_code | reported | poor_persons | assessed_poor_persons | assessed_population
            2020-03 | 520000        | 522633      | 522633100200 | true     | 290          | 290                   | 2000
            2020-03 | 520000        | 522633      | 522633100201 | true     | 300          | 300                   | 8000
            2020-03 | 520000        | 522633      | 522633100202 | false    | -            | -                     | -
            """);

    assertRows(
        of(villages, rows(CountyMonth.TABLE, EARLIER)).filter(col("county_code").equalTo("522633")),
        """
        poor_persons | incidence | progress | observed_pace | projected_zero | course  | villages | reported_villages
        590          | 0.059     | 0.41     | 100.0         | 2020-09        | on_course | 3      | 2
        """);
  }

  @Test
  void showsAnAnnexCountyThatSentNothingWithoutFigures() {
    Dataset<Row> none = rows(VillageMonth.TABLE, "period").limit(0);

    Dataset<Row> counties = of(none, rows(CountyMonth.TABLE, EARLIER));

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
        of(villages, rows(CountyMonth.TABLE, EARLIER)).filter(not(col("in_annex"))),
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
        rows(
            VillageMonth.TABLE,
            """
            period  | county_code | village_code | reported | poor_persons
            2020-03 | 522633      | 522633100200 | true     | 0
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
            rows(CountyMonth.TABLE, EARLIER),
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

  private static Dataset<Row> of(Dataset<Row> villages, Dataset<Row> earlier) {
    return CountyMonth.of(
        villages,
        rows(Problems.TABLE, "period").limit(0),
        earlier,
        rows(Submissions.TABLE, "file").limit(0),
        TestSettings.counties(SETTINGS),
        "2020-03",
        SETTINGS);
  }
}
