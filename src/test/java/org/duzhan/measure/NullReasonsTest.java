package org.duzhan.measure;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.made;
import static org.duzhan.testkit.TextTables.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Settings;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Submissions;
import org.duzhan.table.Villages;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

/** Every figure that is null has a reason in its row, at every grain. */
class NullReasonsTest {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final String MONTH = "2020-02";

  /** A month of 522633 partly reported, of 522634 too large for its register, of 522635 missing. */
  private static final Dataset<Row> VILLAGES =
      made(
          GivenMonth.villages(
              rows(
                  Households.TABLE,
                  """
              household_key | county_code | village_code | persons | poverty_status
              a             | 522633      | 522633100201 | 4       | 已脱贫
              """),
              rows(
                  Households.TABLE,
                  """
              household_key | county_code | village_code | persons | poverty_status
              a             | 522633      | 522633100201 | 4       | 返贫
              b             | 522633      | 522633100202 | 4       | 未脱贫
              c             | 522634      | 522634100201 | 9       | 未脱贫
              d             | 522636      | 522636100201 | 9       | 未脱贫
              """),
              rows(
                  Villages.TABLE,
                  """
              village_code | rural_population
              522633100201 | 100
              522633100202 | 100
              522633100203 | 100
              522634100201 | 5
              522634100202 | 5
              522635100201 | 100
              """),
              rows(
                  VillageMonth.TABLE,
                  """
              period  | village_code | reported | poor_persons
              2019-12 | 522633100202 | true     | 4
              2019-12 | 522634100202 | true     | 4
              """),
              MONTH,
              SETTINGS));

  private static final Dataset<Row> COUNTIES =
      made(
          CountyMonth.of(
              VILLAGES,
              rows(Problems.TABLE, "period").limit(0),
              rows(Submissions.TABLE, "file").limit(0),
              TestSettings.counties(SETTINGS),
              MONTH,
              SETTINGS));

  @Test
  void tellsOfVillages() {
    assertRows(
        VILLAGES,
        """
        village_code | incidence | newly_returned_households | compared_poor_persons | null_reason           | change_null_reason   | baseline_null_reason
        522633100201 | 0.04      | 1                         | -                     | -                     | -                    | no_baseline
        522633100202 | 0.04      | -                         | 4                     | -                     | not_submitted_before | -
        522633100203 | -         | -                         | -                     | not_submitted         | not_submitted        | not_submitted
        522634100201 | -         | -                         | -                     | population_below_poor | not_submitted_before | no_baseline
        522634100202 | -         | -                         | -                     | not_submitted         | not_submitted        | not_submitted
        522635100201 | -         | -                         | -                     | not_submitted         | not_submitted        | not_submitted
        522636100201 | -         | -                         | -                     | no_rural_population   | not_submitted_before | no_baseline
        """);
  }

  @Test
  void tellsOfACountyWhatItsVillagesTellMost() {
    assertRows(
        COUNTIES.filter("county_code between '522633' and '522636'"),
        """
        county_code | incidence | newly_returned_households | null_reason           | change_null_reason   | baseline_null_reason
        522633      | 0.04      | 1                         | -                     | -                    | -
        522634      | -         | -                         | population_below_poor | not_submitted_before | nothing_comparable
        522635      | -         | -                         | not_submitted         | not_submitted        | not_submitted
        522636      | -         | -                         | no_rural_population   | not_submitted_before | no_baseline
        """);
  }

  @Test
  void tellsOfProvincesAndTownshipsToo() {
    assertRows(
        ProvinceMonth.of(
                WiderAreas.ofCounties(
                    COUNTIES.filter("county_code in ('522634', '522635', '522636')"),
                    MONTH,
                    SETTINGS),
                VILLAGES,
                SETTINGS.annexes())
            .filter("province_code = '520000'"),
        """
        incidence | poor_persons | null_reason           | change_null_reason   | baseline_null_reason | problems_found | problems_null_reason
        -         | 18           | population_below_poor | not_submitted_before | nothing_comparable   | -              | no_ledger
        """);
    assertRows(
        TownshipMonth.of(WiderAreas.ofVillages(VILLAGES, MONTH, SETTINGS))
            .filter("township_code = '522634100'"),
        """
        incidence | null_reason           | change_null_reason   | problems_null_reason
        -         | population_below_poor | not_submitted_before | no_ledger
        """);
  }

  @Test
  void saysThatThereIsNoMonthBefore() {
    assertRows(
        rows(VillageMonth.TABLE, "village_code | reported\n1 | true\n2 | false")
            .withColumn("change_in_two_places", lit(false))
            .select(
                VillageMonth.VILLAGE_CODE.col(), Change.reason(VillageMonth.REPORTED.col(), false)),
        """
        village_code | change_null_reason
        1            | no_month_before
        2            | not_submitted
        """);
  }

  @Test
  void namesTheColumnThatExplainsAFigure() {
    assertThat(Catalogue.named("poor_persons").nullReason()).contains(VillageMonth.NULL_REASON);
    assertThat(Catalogue.named("incidence").nullReason()).contains(VillageMonth.NULL_REASON);
    assertThat(Catalogue.named("return_rate").nullReason()).contains(Change.NULL_REASON);
    assertThat(Catalogue.named("poor_of_baseline").nullReason())
        .contains(SinceBaseline.NULL_REASON);
    assertThat(Catalogue.named("problems_found").nullReason()).contains(Rectification.NULL_REASON);
    assertThat(Catalogue.named("approval").nullReason()).isEmpty();
  }

  @Test
  void namesFiguresThatAreNullWhereNoReasonCoversThem() {
    assertRows(
        VILLAGES
            .filter("village_code in ('522633100201', '522633100203')")
            .selectExpr(
                "village_code",
                "array_join(filter(split(null_figures, ','), f -> f rlike"
                    + " '^(approval|missed_rate|wrongly_exited_rate|mean_income|incidence|moved_in_rate|"
                    + "welfare_posts):'), ' ') as named"),
        """
        village_code | named
        522633100201 | approval:blank missed_rate:none wrongly_exited_rate:none mean_income:blank welfare_posts:blank moved_in_rate:blank
        522633100203 | approval:blank
        """);
    assertRows(
        COUNTIES
            .filter("county_code = '522635'")
            .selectExpr("split(null_figures, ',')[0] as first"),
        "first\nrural_households:blank");
  }
}
