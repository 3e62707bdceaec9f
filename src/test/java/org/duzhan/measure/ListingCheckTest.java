package org.duzhan.measure;

import static org.apache.spark.sql.functions.col;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class ListingCheckTest {
  private static final String VILLAGES =
      """
      period  | province_code | village_code | criterion | criterion_null_reason
      2019-12 | 520000        | 522633100200 | incidence | -
      2019-12 | 520000        | 522633100201 | incidence | -
      2019-12 | 520000        | 522633100202 | -         | -
      2019-12 | 450000        | 451228100200 | persons   | -
      2019-12 | 640000        | 640424100200 | -         | -
      2019-12 | 620000        | 621125100200 | -         | no_baseline
      """;

  @Test
  void setsWhatIsComputedBesideAnnexTwo() {
    assertRows(
        check().filter(col("province_code").isin("450000", "520000")),
        """
        period  | province_code | province       | criterion | annex_count | computed_count | difference
        2019-12 | 450000        | 广西壮族自治区 | persons   | 4           | 1              | -3
        2019-12 | 450000        | 广西壮族自治区 | incidence | 44          | 0              | -44
        2019-12 | 520000        | 贵州省         | persons   | 0           | 0              | 0
        2019-12 | 520000        | 贵州省         | incidence | 6           | 2              | -4
        """);
  }

  @Test
  void asksForNoVillageInTheProvinceThatAnnexTwoLeavesOut() {
    assertRows(
        check().filter(col("province_code").equalTo("640000")),
        """
        province       | criterion | annex_count | computed_count | difference | listing_null_reason
        宁夏回族自治区 | persons   | 0           | 0              | 0          | -
        宁夏回族自治区 | incidence | 0           | 0              | 0          | -
        """);
  }

  @Test
  void computesNothingWhereNothingWasReportedAtTheBaseline() {
    assertRows(
        check().filter(col("province_code").isin("620000", "650000")),
        """
        province_code | criterion | annex_count | computed_count | difference | listing_null_reason
        620000        | persons   | 0           | -              | -          | no_baseline
        620000        | incidence | 104         | -              | -          | no_baseline
        650000        | persons   | 0           | -              | -          | no_baseline
        650000        | incidence | 364         | -              | -          | no_baseline
        """);
  }

  private static Dataset<Row> check() {
    Dataset<Row> targets =
        Spark.session()
            .createDataFrame(
                ListingTargets.rows(TestSettings.defaults().annexes()),
                ListingTargets.TABLE.schema());
    return ListingCheck.of(rows(VillageMonth.TABLE, VILLAGES), targets, "2019-12");
  }
}
