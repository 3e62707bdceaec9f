package org.duzhan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.duzhan.testkit.TextTables.rows;

import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Settings;
import org.duzhan.table.Households;
import org.duzhan.table.Villages;
import org.duzhan.testkit.TestSettings;
import org.duzhan.testkit.TextTables;
import org.junit.jupiter.api.Test;

/** Figures that others published, with the data they are of. */
class VectorsTest {
  /** Haughton and Khandker, Handbook on Poverty and Inequality, table 4.2. */
  @Test
  void measuresHowFarAndHowSeverelyPeopleAreBelowTheLine() {
    Row village =
        village(
            with("line.fixed", "125"),
            """
            household_key | persons | wage_income
            a             | 1       | 100
            b             | 1       | 110
            c             | 1       | 150
            d             | 1       | 160
            """);

    assertThat(figure(village, "missed_rate")).isEqualTo(0.5);
    assertThat(figure(village, "poverty_gap")).isCloseTo(0.08, within(1e-12));
    assertThat(figure(village, "severity")).isCloseTo(0.0136, within(1e-12));
  }

  @Test
  void countsPersonsOfAHouseholdEachWithTheIncomePerPerson() {
    Row village =
        village(
            with("line.fixed", "125"),
            """
            household_key | persons | wage_income
            ab            | 2       | 210
            cd            | 2       | 310
            """);

    assertThat(figure(village, "missed_rate")).isEqualTo(0.5);
    assertThat(figure(village, "poverty_gap")).isCloseTo(0.08, within(1e-12));
    assertThat(figure(village, "severity")).isCloseTo(0.0128, within(1e-12));
  }

  /** Incomes 1, 2, … 100 and their squares against half their median, as Stata measures them. */
  @Test
  void agreesWithStata() {
    Row linear = village(with("line.fixed", "25.25"), incomes(i -> i));
    Row squares = village(with("line.fixed", "1275.25"), incomes(i -> i * i));

    assertThat(figure(linear, "missed_rate")).isEqualTo(0.25);
    assertThat(figure(linear, "poverty_gap")).isCloseTo(0.1212871265, within(1e-8));
    assertThat(figure(linear, "severity")).isCloseTo(0.0792324305, within(1e-8));
    assertThat(figure(squares, "missed_rate")).isEqualTo(0.35);
    assertThat(figure(squares, "poverty_gap")).isCloseTo(0.2330817413, within(1e-8));
    assertThat(figure(squares, "severity")).isCloseTo(0.1854572105, within(1e-8));
  }

  /** Education, health and water of five persons, weights 0.4, 0.3, 0.3: M0 = 0.6 × 0.9. */
  @Test
  void weighsDeprivationsOfThoseWhoAreDeprivedOfEnough() {
    Settings settings =
        TestSettings.with(
            Map.of(
                "mpi.income",
                "0",
                "mpi.education",
                "0.4",
                "mpi.medical",
                "0.3",
                "mpi.housing",
                "0",
                "mpi.water",
                "0.3",
                "mpi.cutoff",
                "0.33"));

    Row village =
        village(
            settings,
            """
            household_key | persons | wage_income | out_of_school | uninsured | water_safe
            a             | 1       | 9000        | 1             | 0         | false
            b             | 1       | 9000        | 0             | 1         | true
            c             | 1       | 9000        | 1             | 1         | false
            d             | 1       | 9000        | 1             | 1         | false
            e             | 1       | 9000        | 0             | 0         | false
            """);

    assertThat(figure(village, "mpi_headcount")).isCloseTo(0.6, within(1e-12));
    assertThat(figure(village, "mpi_intensity")).isCloseTo(0.9, within(1e-12));
    assertThat(figure(village, "mpi")).isCloseTo(0.54, within(1e-12));
  }

  /** Alkire and Foster 2011: four dimensions of equal weight, poor at half of them. */
  @Test
  void countsWhoIsDeprivedOfExactlyEnough() {
    Settings settings =
        TestSettings.with(
            Map.of(
                "mpi.income",
                "0",
                "mpi.education",
                "0.25",
                "mpi.medical",
                "0.25",
                "mpi.housing",
                "0.25",
                "mpi.water",
                "0.25",
                "mpi.cutoff",
                "0.5"));

    Row village =
        village(
            settings,
            """
            household_key | persons | wage_income | out_of_school | uninsured | housing_grade | water_safe
            a             | 1       | 9000        | 0             | 0         | A             | true
            b             | 1       | 9000        | 1             | 0         | A             | false
            c             | 1       | 9000        | 1             | 1         | C             | false
            d             | 1       | 9000        | 0             | 1         | A             | true
            """);

    assertThat(figure(village, "mpi_headcount")).isCloseTo(0.5, within(1e-12));
    assertThat(figure(village, "mpi_intensity")).isCloseTo(0.75, within(1e-12));
    assertThat(figure(village, "mpi")).isCloseTo(0.375, within(1e-12));
  }

  private static String incomes(IntUnaryOperator income) {
    StringBuilder text = new StringBuilder("household_key | persons | wage_income\n");
    for (int i = 1; i <= 100; i++) {
      text.append("h%d | 1 | %d%n".formatted(i, income.applyAsInt(i)));
    }
    return text.toString();
  }

  private static Settings with(String key, String value) {
    return TestSettings.with(Map.of(key, value));
  }

  private static double figure(Row village, String name) {
    return village.<Double>getAs(name);
  }

  /** Households that never were registered, in one village; nothing is unmet but what is said. */
  private static Row village(Settings settings, String households) {
    Map<String, String> met =
        Map.of(
            "period", "2019-12",
            "village_code", "522633100201",
            "poverty_status", "非建档立卡",
            "out_of_school", "0",
            "uninsured", "0",
            "housing_grade", "A",
            "water_safe", "true");
    return GivenMonth.villages(
            rows(Households.TABLE, TextTables.with(households, met)),
            rows(Villages.TABLE, "village_code | rural_population\n522633100201 | 1000"),
            "2019-12",
            settings)
        .head();
  }
}
