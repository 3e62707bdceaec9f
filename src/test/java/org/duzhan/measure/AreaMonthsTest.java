package org.duzhan.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Settings;
import org.duzhan.table.Problems;
import org.duzhan.table.Submissions;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

/** Townships, prefectures, partners, and what is supervised as wholes. */
class AreaMonthsTest {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final String MONTH = "2020-03";

  private final Dataset<Row> villages =
      rows(
              VillageMonth.TABLE,
              """
          period  | province_code | county_code | village_code | township | partner | listed | criterion | reported | households | poor_persons | compared_villages | baseline_poor_persons | compared_poor_persons | compared_baseline_poor_persons | assessed_poor_persons | assessed_population
          2020-03 | 520000        | 522633      | 522633100201 | 丙妹镇   | 广州    | true   | persons   | true     | 10         | 30           | 1                 | 100                   | 30                    | 100                            | 30                    | 1000
          2020-03 | 520000        | 522633      | 522633100202 | 丙妹镇   | 澳门    | false  | -         | true     | 20         | 10           | 1                 | 100                   | 10                    | 100                            | 10                    | 3000
          2020-03 | 520000        | 522633      | 522633101201 | 贯洞镇   | 广州    | true   | incidence | false    | -          | -            | 0                 | 60                    | -                     | -                              | -                     | -
          2020-03 | 520000        | 522632      | 522632100201 | 古州镇   | 广州    | true   | incidence | true     | 5          | 20           | 1                 | 50                    | 20                    | 50                             | 20                    | 100
          2020-03 | 530000        | 533324      | 533324100201 | 茨开镇   | -       | false  | -         | true     | 7          | 8            | 0                 | -                     | -                     | -                              | 8                     | 200
          """)
          .withColumn(
              "recent_falls",
              expr(
                  "case when compared_villages = 1"
                      + " then array(20D, if(partner = '澳门', 1D, 30D), 15D) end"))
          .withColumn("recent_paces", col("recent_falls"));
  private final Dataset<Row> counties =
      rows(
              CountyMonth.TABLE,
              """
          period  | province_code | county_code | in_annex | scope | villages | reported_villages | submitted_on | timely | days_late | poor_persons | compared_villages | baseline_poor_persons | compared_poor_persons | compared_baseline_poor_persons | assessed_poor_persons | assessed_population | problems_found
          2020-03 | 520000        | 522633      | true     | annex | 3        | 2                 | 2020-04-01   | true   | 0         | 40           | 2                 | 260                   | 40                    | 200                            | 40                    | 4000                | 5
          2020-03 | 520000        | 522632      | true     | annex | 1        | 1                 | 2020-04-09   | false  | 4         | 20           | 1                 | 50                    | 20                    | 50                             | 20                    | 100                 | 0
          2020-03 | 530000        | 533324      | false    | other | 1        | 1                 | 2020-04-01   | true   | 0         | 8            | 0                 | -                     | -                     | -                              | 8                     | 200                 | 0
          """)
          .withColumn(
              "recent_falls", expr("case when compared_villages > 0 then array(20D, 10D, 0D) end"))
          .withColumn("recent_paces", col("recent_falls"));

  @Test
  void countsVillagesThatNeverToldAnythingAndCountiesWithoutAny() {
    Dataset<Row> few =
        rows(
            VillageMonth.TABLE,
            """
            village_code | county_code | reported | register_villages | baseline_poor_persons
            1            | 522633      | true     | 1                 | -
            2            | 522633      | false    | 1                 | 0
            3            | 522633      | false    | 1                 | -
            problem_only | 522633      | false    | 0                 | -
            """);

    assertRows(
        RollUp.villages(few, List.of(VillageMonth.COUNTY_CODE), Span.of(MONTH, SETTINGS)),
        "villages | reported_villages | untold_villages\n3 | 1 | 1");
    assertRows(
        CountyMonth.of(
                few,
                GivenMonth.none(Problems.TABLE),
                GivenMonth.none(Submissions.TABLE),
                TestSettings.counties(SETTINGS),
                MONTH,
                SETTINGS)
            .filter("county_code in ('522633', '522632')"),
        "county_code | villages | untold_villages\n522633 | 3 | 1\n522632 | 0 | 1");
  }

  @Test
  void addsVillagesUpToTheirTownship() {
    assertRows(
        TownshipMonth.of(ofVillages(villages)),
        """
        township_code | township | county_code | villages | reported_villages | listed_villages | households | poor_persons | incidence | baseline_poor_persons | progress | null_reason   | baseline_null_reason
        522633100     | 丙妹镇   | 522633      | 2        | 2                 | 1               | 30         | 40           | 0.01      | 200                   | 0.8      | -             | -
        522633101     | 贯洞镇   | 522633      | 1        | 0                 | 1               | -          | -            | -         | 60                    | -        | not_submitted | not_submitted
        522632100     | 古州镇   | 522632      | 1        | 1                 | 1               | 5          | 20           | 0.2       | 50                    | 0.6      | -             | -
        533324100     | 茨开镇   | 533324      | 1        | 1                 | 0               | 7          | 8            | 0.04      | -                     | -        | -             | no_baseline
        """);
  }

  @Test
  void computesProgressAsTheCatalogueSays() {
    Dataset<Row> townships =
        TownshipMonth.of(ofVillages(villages)).filter("compared_baseline_poor_persons > 0");

    assertThat(townships.count()).isEqualTo(2);
    assertThat(FormulaOf.holds(Progress.PROGRESS, townships)).isEqualTo(2);
    assertThat(FormulaOf.holds(Progress.REMAINING_POOR_PERSONS, townships)).isEqualTo(2);
  }

  @Test
  void holdsAPartnerToTheVillagesItAnswersForNow() {
    assertRows(
        PartnerMonth.of(ofVillages(villages)),
        """
        partner | counties | villages | reported_villages | poor_persons | baseline_poor_persons | compared_villages | progress           | observed_pace
        广州    | 2        | 3        | 2                 | 50           | 210                   | 2                 | 0.6666666666666666 | 40.0
        澳门    | 1        | 1        | 1                 | 10           | 100                   | 1                 | 0.9                | 15.0
        """);
  }

  /** 杭州市 has both counties in conf/partners.csv; what lies in none of a partner's is in no row. */
  @Test
  void addsUpTheCountiesThatAPartnerAnswersFor() {
    assertRows(
        CountyPartnerMonth.of(ofCounties(counties)),
        """
        partner | partner_counties | villages | reported_villages | poor_persons | baseline_poor_persons | progress | problems_found
        杭州市  | 2                | 4        | 3                 | 60           | 310                   | 0.76     | 5
        """);
  }

  /** One of 澳门's villages moves to a province of the stricter limit. */
  @Test
  void holdsAnAreaOfSeveralProvincesToTheStrictestLimit() {
    Dataset<Row> limited =
        villages
            .withColumn("partner", expr("coalesce(partner, '澳门')"))
            .withColumn("incidence_limit", expr("if(province_code = '530000', 0.02D, 0.03D)"));

    assertRows(
        PartnerMonth.of(ofVillages(limited))
            .selectExpr("partner", "incidence_limit", "round(incidence_margin, 6) as margin"),
        """
        partner | incidence_limit | margin
        广州    | 0.03            | -0.015455
        澳门    | 0.02            | 0.014375
        """);
    assertRows(
        ScopeMonth.of(
                ofVillages(limited),
                ofCounties(counties.withColumn("incidence_limit", expr("0.03D"))))
            .filter("scope = 'listed_villages' and province_code = '000000'")
            .selectExpr("incidence_limit", "round(incidence_margin, 6) as margin", "exit_failed"),
        """
        incidence_limit | margin    | exit_failed
        0.03            | -0.015455 | incidence
        """);
  }

  @Test
  void addsCountiesUpToTheirPrefectureAndTellsWhoWasLate() {
    Dataset<Row> names =
        Spark.session()
            .createDataFrame(
                PrefectureMonth.names(SETTINGS.areas()), PrefectureMonth.NAMES.schema());

    assertRows(
        PrefectureMonth.of(ofCounties(counties), names),
        """
        prefecture_code | prefecture             | annex_counties | counties_submitted | missing_counties | timely_counties | timeliness | timeliness_null_reason | days_late | villages | poor_persons | incidence            | progress | observed_pace | problems_found | baseline_null_reason
        522600          | 黔东南苗族侗族自治州   | 2              | 2                  | 0                | 1               | 0.5        | -                      | 4         | 4        | 60           | 0.014634146341463415 | 0.76     | 20.0          | 5              | -
        533300          | 怒江傈僳族自治州       | 0              | 0                  | 0                | 0               | -          | none_owed              | -         | 1        | 8            | 0.04                 | -        | -             | 0              | no_baseline
        """);
  }

  @Test
  void countsListedVillagesOfOtherProvincesInTheseAlone() {
    Dataset<Row> some =
        villages.withColumn(
            "province_code", expr("if(village_code = '522632100201', '410000', province_code)"));

    assertRows(
        ScopeMonth.of(ofVillages(some), ofCounties(counties)).filter("scope = 'listed_villages'"),
        """
        province_code | villages
        000000        | 2
        410000        | 1
        520000        | 2
        """);
  }

  @Test
  void tellsOfTheAnnexCountiesAndOfTheListedVillagesAsWholes() {
    assertRows(
        ScopeMonth.of(ofVillages(villages), ofCounties(counties))
            .filter("province_code = '000000'"),
        """
        scope               | villages | reported_villages | poor_persons | incidence            | baseline_poor_persons | compared_baseline_poor_persons | problems_found
        annex_counties      | 4        | 3                 | 60           | 0.014634146341463415 | 310                   | 250                            | 5
        listed_villages     | 3        | 2                 | 50           | 0.045454545454545456 | 210                   | 150                            | -
        listed_by_persons   | 1        | 1                 | 30           | 0.03                 | 100                   | 100                            | -
        listed_by_incidence | 2        | 1                 | 20           | 0.2                  | 110                   | 50                             | -
        """);
  }

  @Test
  void tellsOfWholesByProvinceToo() {
    assertThat(
            ScopeMonth.of(ofVillages(villages), ofCounties(counties))
                .filter("province_code = '520000'")
                .count())
        .isEqualTo(4);
  }

  private static Dataset<Row> ofVillages(Dataset<Row> villages) {
    return WiderAreas.ofVillages(villages, MONTH, SETTINGS);
  }

  private static Dataset<Row> ofCounties(Dataset<Row> counties) {
    return WiderAreas.ofCounties(counties, MONTH, SETTINGS);
  }
}
