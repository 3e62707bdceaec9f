package org.duzhan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Settings;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Submissions;
import org.duzhan.table.Villages;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VillageMonthTest {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final String MONTH = "2019-12";

  @Test
  void takesTheDenominatorFromTheRegisterAndCountsPersonsNotHouseholds() {
    Dataset<Row> households =
        rows(
            Households.TABLE,
            """
            household_key | period  | province_code | county_code | village_code | persons | poverty_status | wage_income
            a             | 2019-12 | 520000        | 522633      | 522633100200 | 4       | 未脱贫         | 1000
            b             | 2019-12 | 520000        | 522633      | 522633100200 | 6       | 非建档立卡     | 90000
            """);
    Dataset<Row> register =
        rows(
            Villages.TABLE,
            """
            period  | village_code | rural_population
            2019-12 | 522633100200 | 400
            """);

    assertRows(
        of(households, register),
        """
        village_code | households | persons | poor_households | poor_persons | incidence | null_reason
        522633100200 | 2          | 10      | 1               | 4            | 0.01      | -
        """);
  }

  @Test
  void tellsFourStatesApart() {
    Dataset<Row> households =
        rows(
            Households.TABLE,
            """
            household_key | period  | village_code | persons | poverty_status
            a             | 2019-12 | 522633100201 | 4       | 已脱贫
            b             | 2019-12 | 522633100202 | 4       | 未脱贫
            c             | 2019-12 | 522633100203 | 4       | 未脱贫
            d             | 2019-12 | 522633100204 | 4       | 未脱贫
            """);
    Dataset<Row> register =
        rows(
            Villages.TABLE,
            """
            period  | village_code | rural_population
            2019-12 | 522633100200 | 100
            2019-12 | 522633100201 | 100
            2019-12 | 522633100202 | -
            2019-12 | 522633100203 | 3
            """);

    assertRows(
        of(households, register),
        """
        village_code | reported | poor_persons | incidence | null_reason
        522633100200 | false    | -            | -         | not_submitted
        522633100201 | true     | 0            | 0.0       | -
        522633100202 | true     | 4            | -         | no_rural_population
        522633100203 | true     | 4            | -         | population_below_poor
        522633100204 | true     | 4            | -         | no_rural_population
        """);
  }

  @Test
  void trustsNoPopulationSmallerThanThePoorTheMissedAndTheWronglyExited() {
    Dataset<Row> households =
        rows(
            Households.TABLE,
            """
            household_key | period  | village_code | persons | poverty_status | uninsured
            a             | 2019-12 | 522633100201 | 4       | 未脱贫         | 0
            b             | 2019-12 | 522633100201 | 3       | 已脱贫         | 1
            c             | 2019-12 | 522633100201 | 2       | 非建档立卡     | 1
            d             | 2019-12 | 522633100202 | 4       | 未脱贫         | 0
            e             | 2019-12 | 522633100202 | 3       | 已脱贫         | 1
            f             | 2019-12 | 522633100202 | 2       | 非建档立卡     | 1
            """);
    Dataset<Row> register =
        rows(
            Villages.TABLE,
            """
            period  | village_code | rural_population
            2019-12 | 522633100201 | 8
            2019-12 | 522633100202 | 9
            """);

    assertRows(
        of(households, register),
        """
        village_code | incidence          | comprehensive_incidence | null_reason
        522633100201 | -                  | -                       | population_below_poor
        522633100202 | 0.4444444444444444 | 1.0                     | -
        """);
  }

  @Test
  void listsStrictlyAboveTheCutsAndPersonsFirst() {
    Dataset<Row> households =
        rows(
            Households.TABLE,
            """
            household_key | period  | village_code | persons | poverty_status
            a             | 2019-12 | 522633100201 | 10      | 未脱贫
            b             | 2019-12 | 522633100202 | 11      | 未脱贫
            c             | 2019-12 | 522633100203 | 1000    | 未脱贫
            d             | 2019-12 | 522633100204 | 1001    | 未脱贫
            e             | 2019-12 | 522633100205 | 1001    | 未脱贫
            """);
    Dataset<Row> register =
        rows(
            Villages.TABLE,
            """
            period  | village_code | rural_population
            2019-12 | 522633100201 | 100
            2019-12 | 522633100202 | 100
            2019-12 | 522633100203 | 20000
            2019-12 | 522633100204 | 20000
            2019-12 | 522633100205 | 2000
            """);

    assertRows(
        of(households, register),
        """
        village_code | criterion | listed
        522633100201 | -         | false
        522633100202 | incidence | true
        522633100203 | -         | false
        522633100204 | persons   | true
        522633100205 | persons   | true
        """);
  }

  @Test
  void usesTheLatestRegisterUpToTheMonth() {
    Dataset<Row> villages =
        rows(
            Villages.TABLE,
            """
            period  | village_code | rural_population
            2019-10 | 522633100201 | 90
            2019-12 | 522633100201 | 100
            2020-01 | 522633100201 | 200
            """);

    assertRows(
        Register.of(villages, MONTH),
        """
        village_code | rural_population
        522633100201 | 100
        """);
  }

  @Test
  void keepsWilsonsIntervalAroundTheIncidence() {
    Dataset<Row> households =
        rows(
            Households.TABLE,
            """
            household_key | period  | village_code | persons | poverty_status
            a             | 2019-12 | 522633100201 | 10      | 未脱贫
            """);
    Dataset<Row> register =
        rows(
            Villages.TABLE,
            "period | village_code | rural_population\n2019-12 | 522633100201 | 100");

    Row village = of(households, register).head();

    // Wilson 1927, 10 of 100 at 95 %.
    assertThat(village.<Double>getAs("incidence_low")).isCloseTo(0.0552291, within(1e-6));
    assertThat(village.<Double>getAs("incidence_high")).isCloseTo(0.1743657, within(1e-6));
  }

  @Test
  void hasAVillageThatOnlyAProblemNames() {
    Dataset<Row> none = GivenMonth.none(Households.TABLE);
    Dataset<Row> ledger =
        Rectification.ledger(
            rows(
                Problems.TABLE,
                """
                period  | county_code | village_code | problem_id | status
                2019-12 | 522633      | 522633100209 | a          | 未整改
                2019-12 | 522633      | -            | b          | 未整改
                """),
            "2019-12");
    Dataset<Row> villages =
        VillageMonth.of(
            new VillageMonth.Sources(
                VillageMonth.counted(
                    Measured.of(none, SETTINGS.lines()), SETTINGS, VillageMonth.VILLAGE_CODE),
                GivenMonth.none(Villages.TABLE),
                ledger,
                Rectification.senders(
                    GivenMonth.none(Submissions.TABLE),
                    ledger.drop("rectified_since", "falsified_since"),
                    "2019-12"),
                GivenMonth.changes(none, none),
                true,
                GivenMonth.none(VillageMonth.TABLE),
                GivenMonth.none(VillageMonth.TABLE)),
            "2019-12",
            SETTINGS);

    assertRows(
        villages,
        """
        village_code | reported | register_villages | households | problems_found | null_reason
        522633100209 | false    | 0                 | -          | 1              | not_submitted
        """);
  }

  @Test
  void saysHowFarEachExitStandardIsFromItsLimit() {
    Dataset<Row> households =
        rows(
            Households.TABLE,
            """
            household_key | period  | village_code | persons | poverty_status | wage_income | uninsured | out_of_school | housing_grade | water_safe
            a             | 2019-12 | 522633100201 | 4       | 未脱贫         | 90000       | 0         | 0             | A             | true
            b             | 2019-12 | 522633100201 | 96      | 已脱贫         | 9000000     | 0         | 0             | A             | true
            c             | 2019-12 | 522633100201 | 4       | 已脱贫         | 90000       | 1         | -             | -             | -
            d             | 2019-12 | 522633100201 | 50      | 已脱贫         | 9000000     | -         | -             | -             | -
            """);
    Dataset<Row> register =
        rows(
            Villages.TABLE,
            """
            period  | village_code | rural_population | surveyed_households | approving_households
            2019-12 | 522633100201 | 200              | 10                  | 9
            2019-12 | 522633100202 | 200              | 10                  | 9
            """);

    Dataset<Row> villages = of(households, register);

    assertThat(FormulaOf.holds(ExitStandard.EXIT_READY, villages)).isEqualTo(2);
    assertRows(
        villages.selectExpr(
            "village_code",
            "round(incidence_margin, 12) as incidence_margin",
            "missed_margin",
            "round(wrongly_exited_margin, 12) as wrongly_exited_margin",
            "approval_margin",
            "exit_ready",
            "nullif(exit_failed, '') as exit_failed",
            "nullif(exit_unknown, '') as exit_unknown"),
        """
        village_code | incidence_margin | missed_margin | wrongly_exited_margin | approval_margin | exit_ready | exit_failed    | exit_unknown
        522633100201 | 0.01             | 0.02          | -0.02                 | 0.0             | false      | wrongly_exited | -
        522633100202 | -                | -             | -                     | 0.0             | -          | -              | incidence:not_submitted,missed:not_submitted,wrongly_exited:not_submitted
        """);
  }

  @Test
  void readsTheHouseholdsOnceForAllFigures(@TempDir Path folder) {
    String kept = folder.resolve("household").toString();
    Measured.of(
            rows(
                Households.TABLE,
                """
                household_key | period  | village_code | persons | poverty_status
                a             | 2019-12 | 522633100201 | 10      | 未脱贫
                """),
            SETTINGS.lines())
        .write()
        .parquet(kept);
    Dataset<Row> none = GivenMonth.none(VillageMonth.TABLE);

    Dataset<Row> villages =
        VillageMonth.of(
            new VillageMonth.Sources(
                VillageMonth.counted(
                    Spark.session().read().parquet(kept), SETTINGS, VillageMonth.VILLAGE_CODE),
                rows(Villages.TABLE, "period | village_code\n2019-12 | 522633100201"),
                GivenMonth.none(Problems.TABLE),
                GivenMonth.senders(),
                GivenMonth.changes(
                    GivenMonth.none(Households.TABLE), GivenMonth.none(Households.TABLE)),
                true,
                none,
                none),
            MONTH,
            SETTINGS);

    assertThat(villages.queryExecution().sparkPlan().toString().split("FileScan parquet"))
        .hasSize(2);
  }

  private static Dataset<Row> of(Dataset<Row> households, Dataset<Row> register) {
    return GivenMonth.villages(households, register, MONTH, SETTINGS);
  }
}
