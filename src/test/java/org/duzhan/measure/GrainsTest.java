package org.duzhan.measure;

import static org.apache.spark.sql.functions.lit;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Partners;
import org.duzhan.table.Households;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class GrainsTest {
  /** A county of a supervised province, and one that sent its files all the same. */
  private static final String HOUSEHOLDS =
      """
      period  | county_code | village_code | household_key | persons | wage_income
      2020-01 | 522633      | 522633100210 | a             | 4       | 4000
      2020-01 | 411624      | 411624100211 | b             | 5       | 50000
      """;

  private static final Grains NO_GROUPS = GivenMonth.noGroups();

  @Test
  void countsOnlySupervisedProvincesInTheCountry() {
    Dataset<Row> rows = rows(Households.TABLE, HOUSEHOLDS);

    assertRows(
        NO_GROUPS.placed(rows).filter("area_level in ('province', 'country')"),
        """
        household_key | area_level | area_code
        a             | province   | 520000
        a             | country    | 000000
        b             | province   | 410000
        """);
  }

  @Test
  void countsACountyForEachOfItsPartners() {
    Grains grains =
        new Grains(
            GivenMonth.none(VillageMonth.TABLE),
            List.of(),
            List.of(),
            new Partners(Map.of("522633", Set.of("杭州市", "某部"), "410101", Set.of("某部"))));

    assertRows(
        grains.placed(rows(Households.TABLE, HOUSEHOLDS)).filter(Grains.isCountyPartner()),
        """
        household_key | area_code
        a             | 杭州市
        a             | 某部
        """);
  }

  @Test
  void takesNoIncomeOfOtherProvincesIntoTheCountry() {
    Dataset<Row> measured =
        Measured.of(rows(Households.TABLE, HOUSEHOLDS), TestSettings.defaults().lines());

    assertRows(
        Distributed.of(measured, lit(true), NO_GROUPS, TestSettings.defaults().lines(), "2020-01")
            .filter("weighting = 'persons' and area_level in ('province', 'country')"),
        """
        area_level | area_code | population | p50
        country    | 000000    | 4.0        | 1000.0
        province   | 410000    | 5.0        | 10000.0
        province   | 520000    | 4.0        | 1000.0
        """);
  }
}
