package org.duzhan.measure;

import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Settings;
import org.duzhan.table.Areas;
import org.duzhan.table.Households;
import org.duzhan.table.Villages;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

/** What villages are told of their households since last month, and since last year. */
class ChangeTest {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final String MONTH = "2020-02";

  private final Dataset<Row> before =
      rows(
          Households.TABLE,
          """
          household_key | period  | county_code | village_code | persons | poverty_status | monitor_type | work_in_county | welfare_posts | uninsured | housing_grade | water_safe | out_of_school | work_outside_province | work_outside_county
          a             | 2020-01 | 522633      | 522633100201 | 4       | 未脱贫         | -            | 1              | 0             | 1         | D             | true       | 0 | 0                     | 0
          b             | 2020-01 | 522633      | 522633100201 | 3       | 已脱贫         | 脱贫不稳定户 | 0              | 1             | 0         | A             | true       | 0 | 0                     | 0
          c             | 2020-01 | 522633      | 522633100201 | 2       | 非建档立卡     | -            | 2              | 0             | 0         | A             | true       | 0 | 0                     | 0
          d             | 2020-01 | 522633      | 522633100201 | 5       | 已脱贫         | -            | 0              | 0             | 0         | A             | true       | 0 | 0                     | 0
          e             | 2020-01 | 522633      | 522633100201 | 1       | 已脱贫         | -            | 0              | 0             | 0         | A             | true       | 0 | 0                     | 0
          h             | 2020-01 | 522633      | 522633100201 | 1       | 未脱贫         | -            | 0              | 0             | 0         | A             | true       | 0 | 0                     | 0
          """);
  private final Dataset<Row> now =
      rows(
          Households.TABLE,
          """
          household_key | period  | county_code | village_code | persons | poverty_status | monitor_type | work_in_county | welfare_posts | uninsured | housing_grade | water_safe | out_of_school | work_outside_province | work_outside_county
          a             | 2020-02 | 522633      | 522633100201 | 4       | 已脱贫         | -            | 3              | 1             | 0         | A             | true       | 0 | 0                     | 0
          b             | 2020-02 | 522633      | 522633100201 | 3       | 已脱贫         | -            | 0              | 0             | 1         | A             | true       | 0 | 0                     | 0
          c             | 2020-02 | 522633      | 522633100201 | 2       | 新致贫         | -            | 1              | 0             | 0         | A             | true       | 0 | 0                     | 0
          d             | 2020-02 | 522633      | 522633100201 | 5       | 返贫           | 脱贫不稳定户 | 1              | 0             | 0         | A             | false      | 0 | 0                     | 0
          f             | 2020-02 | 522633      | 522633100201 | 6       | 未脱贫         | -            | 9              | 9             | 0         | A             | true       | 0 | 0                     | 0
          g             | 2020-02 | 522633      | 522633100202 | 6       | 未脱贫         | -            | 9              | 9             | 0         | A             | true       | 0 | 0                     | 0
          h             | 2020-02 | 522633      | 522633100202 | 1       | 未脱贫         | -            | 0              | 0             | 0         | A             | true       | 0 | 0                     | 0
          """);
  private final Dataset<Row> register =
      rows(
          Villages.TABLE,
          """
          period  | village_code | rural_population | rural_households
          2020-01 | 522633100201 | 100              | 8
          2020-01 | 522633100202 | 100              | 8
          2020-01 | 522633100203 | 100              | 8
          """);

  @Test
  void countsWhatIsNewInHouseholdsThatWereThereBefore() {
    assertRows(
        villages().filter("village_code = '522633100201'"),
        """
        new_migrant_workers | new_registered_migrant_workers | new_welfare_posts | newly_met_households | newly_met_medical_households | newly_met_housing_households | newly_met_persons | newly_unmet_households | newly_exited_persons
        3                   | 3                              | 1                 | 1                    | 1                            | 1                             | 4                 | 2                      | 4
        """);
  }

  @Test
  void comparesNoHouseholdOfWhichACellIsBlankThenOrNow() {
    String households =
        """
        household_key | period | county_code | village_code | persons | poverty_status | work_in_county | work_outside_county | work_outside_province | welfare_posts | uninsured
        a             | %1$s   | 522633      | 522633100201 | 4       | 未脱贫         | %2$s           | -                   | 0                     | %2$s          | -
        b             | %1$s   | 522633      | 522633100202 | 4       | 未脱贫         | 1              | 0                   | %2$s                  | -             | %3$s
        """;

    assertRows(
        villages(
            rows(Households.TABLE, households.formatted("2020-01", "0", "1")),
            rows(Households.TABLE, households.formatted("2020-02", "1", "0"))),
        """
        village_code | migrant_workers | new_migrant_workers | new_registered_migrant_workers | new_welfare_posts | newly_met_medical_households | newly_met_medical_persons | newly_met_housing_persons | newly_met_households
        522633100201 | 1               | -                   | -                              | 1                 | -                            | -                         | -                         | -
        522633100202 | 2               | 1                   | 1                              | -                 | 1                            | 4                         | -                         | -
        522633100203 | -               | -                   | -                              | -                 | -                            | -                         | -                         | -
        """);
  }

  @Test
  void tellsWhoFellBackOfThoseWhoMight() {
    assertRows(
        villages().filter("village_code = '522633100201'"),
        """
        exited_before_households | newly_returned_households | newly_returned_persons | return_rate | never_registered_before_households | became_poor_households | became_poor_persons | newly_poor_rate
        2                        | 1                   | 5                | 0.5         | 1                                  | 1                     | 2                  | 1.0
        """);
  }

  @Test
  void countsWhatIsNoMoreLackedTogether() {
    assertRows(
        villages().filter("village_code = '522633100201'"),
        """
        newly_met_several_households | newly_met_several_persons | newly_met_all_households | newly_met_all_persons
        1                            | 4                         | 0                        | 0
        """);
  }

  @Test
  void tellsWhoBecamePoorByWhatItIsRegisteredAsNow() {
    String households =
        """
        household_key | period | county_code | village_code | persons | poverty_status | household_type
        a             | %1$s   | 522633      | 522633100201 | 4       | %2$s           | %3$s
        b             | %1$s   | 522633      | 522633100201 | 3       | %2$s           | %4$s
        c             | %1$s   | 522633      | 522633100201 | 2       | %2$s           | -
        d             | %1$s   | 522633      | 522633100201 | 2       | 非建档立卡     | -
        """;

    assertRows(
        villages(
                rows(Households.TABLE, households.formatted("2020-01", "非建档立卡", "-", "-")),
                rows(Households.TABLE, households.formatted("2020-02", "新致贫", "一般贫困户", "低保贫困户")))
            .filter("village_code = '522633100201'"),
        """
        became_poor_households | became_poor_general_households | became_poor_allowance_households | became_poor_destitute_households | became_poor_unknown_households | newly_poor_rate_general | newly_poor_rate_destitute
        3                      | 1                              | 1                                | 0                                | 1                              | 0.25                    | 0.0
        """);
  }

  @Test
  void findsARiskThatWasClearedWhileAGuaranteeFails() {
    assertRows(
        villages().filter("village_code = '522633100201'"),
        """
        newly_monitored_households | cleared_households | cleared_unmet_households
        1                          | 1                  | 1
        """);
  }

  @Test
  void saysNothingOfChangesInAVillageThatDidNotReportBeforeWhoeverMovedThere() {
    assertRows(
        villages().filter("village_code != '522633100201'"),
        """
        village_code | reported | migrant_workers | new_migrant_workers | newly_met_households | return_rate
        522633100202 | true     | 9               | -                   | -                    | -
        522633100203 | false    | -               | -                   | -                    | -
        """);
  }

  @Test
  void comparesMigrantWorkersWithLastYearsWhereBothAreKnown() {
    assertRows(
        villages(),
        """
        village_code | migrant_workers | compared_migrant_workers | last_year_migrant_workers | migrant_workers_of_last_year | compared_poor_persons | compared_baseline_poor_persons | poor_of_baseline
        522633100201 | 14              | 14                       | 10                        | 1.4                          | 13                    | 26                             | 0.5
        522633100202 | 9               | -                        | -                         | -                            | -                     | -                              | -
        522633100203 | -               | -                        | -                         | -                            | -                     | -                              | -
        """);
  }

  @Test
  void comparesACountyOverThoseOfItsVillagesThatAreKnownAtBothTimes() {
    assertRows(
        Catalogue.withRatios(
            RollUp.villages(villages(), List.of(Areas.COUNTY_CODE), Span.of(MONTH, SETTINGS))),
        """
        county_code | migrant_workers | compared_migrant_workers | last_year_migrant_workers | migrant_workers_of_last_year | poor_persons | compared_poor_persons | compared_baseline_poor_persons | poor_of_baseline
        522633      | 23              | 14                       | 10                        | 1.4                          | 20           | 13                    | 26                             | 0.5
        """);
  }

  @Test
  void holdsWhatWasReportedAgainstTheRegister() {
    assertRows(
        villages(),
        """
        village_code | register_villages | register_villages_reported | village_completeness | reported_rural_households | household_completeness
        522633100201 | 1                 | 1                          | 1.0                  | 5                         | 0.625
        522633100202 | 1                 | 1                          | 1.0                  | 2                         | 0.25
        522633100203 | 1                 | 0                          | 0.0                  | 0                         | 0.0
        """);
  }

  private Dataset<Row> villages() {
    return villages(before, now);
  }

  private Dataset<Row> villages(Dataset<Row> before, Dataset<Row> now) {
    Dataset<Row> baseline =
        rows(
            VillageMonth.TABLE,
            """
            period  | village_code | reported | poor_persons | migrant_workers
            2019-12 | 522633100201 | true     | 26           | 10
            2019-12 | 522633100202 | false    | -            | -
            """);
    return GivenMonth.villages(before, now, register, baseline, MONTH, SETTINGS);
  }
}
