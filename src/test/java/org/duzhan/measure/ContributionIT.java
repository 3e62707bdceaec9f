package org.duzhan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Settings;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Submissions;
import org.duzhan.table.Villages;
import org.duzhan.testkit.MemoryLake;
import org.duzhan.testkit.TestSettings;
import org.duzhan.testkit.TextTables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ContributionIT {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final String MONTH = "2019-12";

  /** Of a village that is there, of a county and none of its villages, of a place nobody knows. */
  private static final String LEDGER =
      """
      period  | county_code | village_code | problem_id | status | due_on     | falsified
      2019-12 | 522633      | 522633100210 | p1         | 未整改  | 2019-12-05 | false
      2019-12 | 522633      | 522633100210 | p2         | 已核实  | 2019-12-05 | true
      2019-12 | 522633      | -            | p3         | 整改中  | 2020-06-30 | -
      2019-12 | 522633      | 522633999999 | p4         | 整改中  | 2020-06-30 | -
      """;

  private static final RandomCountry COUNTRY = RandomCountry.of(7);
  private static MemoryLake lake;

  @BeforeAll
  static void makeTheMonth() {
    lake = new MemoryLake(Path.of("none"));
    lake.append(Households.TABLE, COUNTRY.householdRows(), "test");
    lake.append(Contribution.AT_BASELINE, COUNTRY.householdRows(), "test");
    lake.append(Contribution.BEFORE, COUNTRY.rowsBefore(), "test");
    lake.append(Villages.TABLE, Register.of(COUNTRY.registerRows(), MONTH), "test");
    lake.append(Problems.TABLE, rows(Problems.TABLE, LEDGER), "test");
    lake.append(
        VillageMonth.TABLE,
        VillageMonth.of(
            new VillageMonth.Sources(
                VillageMonth.counted(
                    lake.read(Households.TABLE), SETTINGS, VillageMonth.VILLAGE_CODE),
                lake.read(Villages.TABLE),
                Rectification.ledger(lake.read(Problems.TABLE), MONTH),
                Rectification.senders(
                    lake.read(Submissions.TABLE), lake.read(Problems.TABLE), MONTH),
                GivenMonth.changes(lake.read(Contribution.BEFORE), lake.read(Households.TABLE)),
                true,
                lake.read(VillageMonth.TABLE),
                lake.read(VillageMonth.TABLE)),
            MONTH,
            SETTINGS),
        "test");
    lake.append(
        CountyMonth.TABLE,
        CountyMonth.of(
            lake.read(VillageMonth.TABLE),
            lake.read(Problems.TABLE),
            lake.read(Submissions.TABLE),
            TestSettings.counties(SETTINGS),
            MONTH,
            SETTINGS),
        "test");
    lake.append(
        ProvinceMonth.TABLE,
        ProvinceMonth.of(
            WiderAreas.ofCounties(lake.read(CountyMonth.TABLE), MONTH, SETTINGS),
            lake.read(VillageMonth.TABLE),
            SETTINGS.annexes()),
        "test");
  }

  @Test
  void addsUpToEveryFigureOfEveryVillageCountyAndProvince() {
    List<Row> villages = lake.read(VillageMonth.TABLE).collectAsList();
    List<Row> counties = lake.read(CountyMonth.TABLE).collectAsList();
    List<Row> provinces = lake.read(ProvinceMonth.TABLE).collectAsList();

    assertThat(villages).hasSizeGreaterThan(5);
    for (Figure figure : Catalogue.FIGURES) {
      Map<String, double[]> sums = sums(figure);
      assertAddUp(figure, villages, "village_code", sums);
      assertAddUp(figure, counties, "county_code", sums);
      assertAddUp(figure, provinces, "province_code", sums);
    }
  }

  @Test
  void countsAHouseholdInEachSideOfARatioForItself() {
    assertRows(
        contributions(
            "missed_rate",
            """
            household_key | persons | poverty_status | wage_income | source_row | school_age \
            | uninsured | housing_grade | water_safe
            missed        | 3       | 非建档立卡       | 100         | 5          | - | - | - | -
            asked         | 2       | 非建档立卡       | 90000       | 6          | 0 | 0 | A | true
            not asked     | 2       | 非建档立卡       | 90000       | 7          | 0 | 0 | A | -
            poor          | 4       | 未脱贫          | 100         | 8          | 0 | 0 | A | true
            """),
        """
        row_key | to_numerator | to_denominator | rows
        missed  | 3.0          | 3.0            | 5
        asked   | 0.0          | 2.0            | 6
        """);
  }

  @Test
  void namesAllRowsOfAHouseholdThatWasFoldedFromItsMembers() {
    assertRows(
        contributions(
            "poor_persons",
            """
            village_code | household_key | persons | poverty_status | source_row | source_rows
            522633100210 | folded        | 3       | 未脱贫          | 5          | 5-6,112
            """),
        "row_key | rows\nfolded | 5-6,112");
  }

  @Test
  void countsProblemsOfPlacesThatHaveFigures() {
    assertRows(
        Contribution.of(Catalogue.named("problems_found"), lake::read, MONTH, SETTINGS),
        """
        of_table | place        | row_key | to_numerator | to_denominator
        problem  | 522633100210 | p1      | 1.0          | -
        problem  | 522633100210 | p2      | 1.0          | -
        problem  | 522633999999 | p4      | 1.0          | -
        problem  | 522633       | p3      | 1.0          | -
        """);
  }

  private static Dataset<Row> contributions(String figure, String households) {
    Dataset<Row> measured = Measured.of(rows(Households.TABLE, with(households)), SETTINGS.lines());
    return Contribution.of(Catalogue.named(figure), table -> measured, MONTH, SETTINGS);
  }

  private static String with(String households) {
    return TextTables.with(households, Map.of("period", MONTH, "village_code", "522633100210"));
  }

  /** Numerator and denominator, by place and the areas it lies in. */
  private static Map<String, double[]> sums(Figure figure) {
    Map<String, double[]> sums = new HashMap<>();
    Contribution.of(figure, lake::read, MONTH, SETTINGS)
        .collectAsList()
        .forEach(
            row -> {
              String place = row.getAs("place");
              String province = place.substring(0, 2) + "0000";
              add(sums, place, row);
              if (place.length() > 6) {
                add(sums, place.substring(0, 6), row);
              }
              add(sums, province, row);
              if (!province.equals("110000")) {
                add(sums, ProvinceMonth.COUNTRY, row);
              }
            });
    return sums;
  }

  private static void add(Map<String, double[]> sums, String area, Row row) {
    double[] sum = sums.computeIfAbsent(area, a -> new double[2]);
    sum[0] += amount(row.getAs("to_numerator"));
    sum[1] += amount(row.getAs("to_denominator"));
  }

  private static void assertAddUp(
      Figure figure, List<Row> areas, String code, Map<String, double[]> sums) {
    List<Figure> addends = Catalogue.addends(figure);
    for (Row area : areas) {
      double[] sum = sums.getOrDefault(area.<String>getAs(code), new double[2]);
      for (int side = 0; side < addends.size(); side++) {
        String addend = addends.get(side).field().name();
        assertThat(sum[side])
            .as("%s of %s for %s", addend, area.getAs(code), figure.field().name())
            .isCloseTo(amount(area.getAs(addend)), within(1e-9));
      }
    }
  }

  private static double amount(Object value) {
    return value == null ? 0 : ((Number) value).doubleValue();
  }
}
