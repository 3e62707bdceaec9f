package org.duzhan.measure;

import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Villages;
import org.junit.jupiter.api.Test;

class ListingVillageTest {
  private static final Dataset<Row> BASELINE =
      rows(
          VillageMonth.TABLE,
          """
          period  | village_code | criterion | poor_persons | rural_population | incidence | null_reason
          2019-12 | 522633100200 | incidence | 60           | 500              | 0.12      | -
          2019-12 | 522633100201 | persons   | 1001         | -                | -         | no_rural_population
          2019-12 | 522633100202 | -         | 50           | 500              | 0.1       | -
          2019-12 | 522633100203 | -         | -            | 500              | -         | not_submitted
          2019-12 | 522633100204 | -         | 9            | 5                | -         | population_below_poor
          2019-12 | 522633100206 | incidence | 70           | 500              | 0.14      | -
          2019-12 | 522633100207 | incidence | 80           | 500              | 0.16      | -
          """);
  private static final String NOW =
      """
      period  | province_code | county_code | village_code | village | criterion
      2020-04 | 520000        | 522633      | 522633100200 | 甲村    | incidence
      2020-04 | 520000        | 522633      | 522633100201 | 乙村    | persons
      2020-04 | 520000        | 522633      | 522633100202 | 丙村    | -
      2020-04 | 520000        | 522633      | 522633100203 | 丁村    | -
      2020-04 | 520000        | 522633      | 522633100204 | 戊村    | -
      2020-04 | 520000        | 522633      | 522633100205 | 己村    | -
      2020-04 | 520000        | 522633      | 522633100206 | 庚村    | incidence
      2020-04 | 520000        | 522633      | 522633100207 | 辛村    | incidence
      2020-04 | 520000        | 522633      | 522633100208 | 壬村    | -
      2020-04 | 410000        | 411624      | 411624100200 | 癸村    | -
      """;
  private static final String STATED =
      """
      period  | village_code | listed
      2020-01 | 522633100200 | false
      2020-01 | 522633100201 | false
      2020-01 | 522633100202 | true
      2020-01 | 522633100203 | true
      2020-01 | 522633100204 | true
      2020-01 | 522633100205 | true
      2020-01 | 522633100206 | -
      2020-01 | 522633100207 | true
      2020-01 | 522633100208 | false
      2020-01 | 411624100200 | true
      """;

  @Test
  void tellsWhichVillagesAreNewAndWhichAreMissing() {
    assertRows(
        differing(BASELINE).filter("finding is not null"),
        """
        period  | village_code | village | stated | criterion | baseline_poor_persons | baseline_rural_population | baseline_incidence | finding | finding_name
        2020-04 | 522633100200 | 甲村    | false  | incidence | 60                    | 500                       | 0.12               | new     | 新增：数据达到标准，县未列为挂牌村
        2020-04 | 522633100201 | 乙村    | false  | persons   | 1001                  | -                         | -                  | new     | 新增：数据达到标准，县未列为挂牌村
        2020-04 | 522633100202 | 丙村    | true   | -         | 50                    | 500                       | 0.1                | missing | 缺失：县列为挂牌村，数据未达到标准
        """);
  }

  @Test
  void saysWhyItCannotDecide() {
    assertRows(
        differing(BASELINE).filter("finding is null"),
        """
        village_code | stated | criterion | finding_null_reason   | finding_name
        522633100203 | true   | -         | not_submitted         | 无法判定：基期未报送户表
        522633100204 | true   | -         | population_below_poor | 无法判定：基期农业户籍人口少于贫困人口
        522633100205 | true   | -         | no_baseline           | 无法判定：基期没有该村
        522633100206 | -      | incidence | not_stated            | 无法判定：县未填报是否挂牌村
        """);
  }

  @Test
  void showsThePartOfAMergedVillageThatMetTheTest() {
    Dataset<Row> parts =
        BASELINE.unionByName(
            rows(
                VillageMonth.TABLE,
                """
                period  | village_code | criterion | poor_persons | rural_population | incidence
                2019-12 | 522633100200 | -         | 90           | 1000             | 0.09
                """));

    assertRows(
        differing(parts).filter("village = '甲村'"),
        "baseline_poor_persons | baseline_incidence\n60 | 0.12");
  }

  private static Dataset<Row> differing(Dataset<Row> baseline) {
    return ListingVillage.of(
        rows(VillageMonth.TABLE, NOW),
        Register.of(rows(Villages.TABLE, STATED), "2020-04"),
        baseline,
        Set.of("520000"));
  }
}
