package org.duzhan.measure;

import static org.duzhan.testkit.TextTables.assertRows;
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

/** Faults that a system of this kind was once found with. */
class KnownFaultsTest {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final String MONTH = "2020-06";

  @Test
  void dividesByTheWholeNotByThePartAndKeepsTheFraction() {
    Dataset<Row> villages =
        villages(
            """
            household_key | period  | village_code | persons | poverty_status | wage_income | uninsured | out_of_school | housing_grade | water_safe
            poor          | 2020-06 | 522633100201 | 1       | 未脱贫         | 90000       | 0         | 0             | A             | true
            wrongly       | 2020-06 | 522633100201 | 1       | 已脱贫         | 90000       | 1         | 0             | A             | true
            exited        | 2020-06 | 522633100201 | 2       | 已脱贫         | 90000       | 0         | 0             | A             | true
            missed        | 2020-06 | 522633100201 | 2       | 非建档立卡     | 90000       | 1         | 0             | A             | true
            never         | 2020-06 | 522633100201 | 6       | 非建档立卡     | 90000       | 0         | 0             | A             | true
            """,
            """
            village_code | rural_population | surveyed_households | approving_households
            522633100201 | 16               | 8                   | 7
            """);

    assertRows(
        villages,
        """
        incidence | comprehensive_incidence | missed_rate | wrongly_exited_rate | approval
        0.0625    | 0.25                    | 0.25        | 0.3333333333333333  | 0.875
        """);
  }

  @Test
  void hasNoShareOfAVillageWithoutHouseholdsOrPopulation() {
    Dataset<Row> villages =
        villages(
            """
            household_key | village_code | persons | poverty_status
            a             | 522633100202 | 1       | 未脱贫
            """,
            """
            village_code | rural_population | rural_households | surveyed_households | approving_households
            522633100201 | 100              | 0                | 0                   | 0
            522633100202 | 0                | 0                | 0                   | 0
            """);

    assertRows(
        villages,
        """
        village_code | incidence | approval | missed_rate | poverty_gap | null_reason
        522633100201 | -         | -        | -           | -           | not_submitted
        522633100202 | -         | -        | -           | -           | no_rural_population
        """);
  }

  @Test
  void countsWhoeverReturnedWhateverTheYear() {
    Dataset<Row> villages =
        villages(
            """
            household_key | village_code | persons | poverty_status | exit_year
            this_year     | 522633100201 | 1       | 返贫           | 2020
            years_ago     | 522633100201 | 2       | 返贫           | 2016
            unknown       | 522633100201 | 4       | 返贫           | -
            """,
            "village_code | rural_population\n522633100201 | 100");

    assertRows(villages, "poor_households | poor_persons | incidence\n3 | 7 | 0.07");
  }

  @Test
  void takesPopulationFromTheRegisterOncePerVillageHoweverManyHouseholdsReport() {
    Dataset<Row> villages =
        villages(
            """
            household_key | village_code | persons | poverty_status
            a             | 522633100201 | 3       | 未脱贫
            b             | 522633100201 | 3       | 未脱贫
            c             | 522633100202 | 4       | 非建档立卡
            """,
            """
            village_code | rural_population | rural_households
            522633100201 | 100              | 30
            522633100202 | 200              | 60
            """);

    assertRows(
        counties(villages).filter("county_code = '522633'"),
        """
        households | persons | rural_population | rural_households | incidence
        3          | 10      | 300              | 90               | 0.02
        """);
  }

  /** 600 remain and 6 months are left: 100 a month is required. */
  @Test
  void putsAPaceOnABoundInOneClassOnly() {
    String remaining =
        """
        period  | county_code | village_code | reported | poor_persons
        2020-06 | 522633      | 522633100201 | true     | 600
        2020-06 | 522634      | 522634100201 | true     | 600
        2020-06 | 522635      | 522635100201 | true     | 600
        2020-06 | 522636      | 522636100201 | true     | 600
        2020-06 | 522637      | 522637100201 | true     | 0
        """;
    String before =
        """
        period  | village_code | reported | poor_persons
        2019-12 | 522633100201 | true     | 1200
        2019-12 | 522634100201 | true     | 1194
        2019-12 | 522635100201 | true     | 960
        2019-12 | 522636100201 | true     | 954
        2019-12 | 522637100201 | true     | 60
        """;
    Dataset<Row> villages =
        SinceBaseline.with(
            rows(VillageMonth.TABLE, remaining),
            rows(VillageMonth.TABLE, before),
            Span.of(MONTH, SETTINGS));

    assertRows(
        counties(villages).filter("poor_persons is not null"),
        """
        county_code | required_pace | observed_pace | course
        522633      | 100.0         | 100.0         | on_course
        522634      | 100.0         | 99.0          | lagging
        522635      | 100.0         | 60.0          | lagging
        522636      | 100.0         | 59.0          | critical
        522637      | 0.0           | 10.0          | met
        """);
  }

  private static Dataset<Row> villages(String households, String register) {
    return GivenMonth.villages(
        rows(Households.TABLE, households), rows(Villages.TABLE, register), MONTH, SETTINGS);
  }

  private static Dataset<Row> counties(Dataset<Row> villages) {
    return CountyMonth.of(
        villages,
        rows(Problems.TABLE, "period"),
        rows(Submissions.TABLE, "file"),
        TestSettings.counties(SETTINGS),
        MONTH,
        SETTINGS);
  }
}
