package org.duzhan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DecimalType;
import org.duzhan.settings.Settings;
import org.duzhan.table.Households;
import org.duzhan.table.Types;
import org.duzhan.table.Villages;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;
import org.duzhan.testkit.TextTables;
import org.junit.jupiter.api.Test;

/** What a village's households say of it: incomes, guarantees, work, relocation, monitoring. */
class FiguresOfHouseholdsTest {
  private static final Settings SETTINGS = TestSettings.defaults();

  /** Their digits are added up as fen: another scale would be another amount. */
  @Test
  void addsMoneyUpInFen() {
    List<Figure> amounts =
        Catalogue.from(Figure.Source.HOUSEHOLDS).stream()
            .filter(f -> f.field().type().equals(Types.MONEY_SUM))
            .toList();
    Dataset<Row> nobody = Spark.session().createDataFrame(List.of(), Households.TABLE.schema());

    assertThat(amounts)
        .isNotEmpty()
        .allSatisfy(
            f ->
                assertThat(nobody.select(f.value()).schema().apply(0).dataType())
                    .isInstanceOfSatisfying(
                        DecimalType.class,
                        type -> {
                          assertThat(type.scale()).isEqualTo(2);
                          assertThat(type.precision()).isLessThanOrEqualTo(18);
                        }));
  }

  @Test
  void tellsWhereIncomeComesFrom() {
    assertRows(
        village(
            """
            household_key | persons | wage_income | business_income | property_income | transfer_income | business_expense
            a             | 2       | 6000.10     | 3000            | 0.01            | 1000            | 1000
            b             | 3       | -           | -               | -               | 9000            | -
            c             | 1       | -           | -               | -               | -               | -
            """),
        """
        income_persons | income_poor_persons | income_headcount | net_income_sum | gross_income_sum | wage_income_sum | transfer_income_sum | mean_income        | transfer_share
        5              | 3                   | 0.6              | 18000.11       | 19000.11         | 6000.10         | 10000.00            | 3600.022           | 0.5263127423999124
        """);
  }

  @Test
  void countsGuaranteesEachAndTogetherOfPoorAndOthers() {
    assertRows(
        village(
            """
            household_key | persons | poverty_status | out_of_school | uninsured | housing_grade | water_safe
            a             | 2       | 未脱贫         | 1             | 2         | A             | true
            b             | 3       | 已脱贫         | 0             | 0         | C             | false
            c             | 4       | 非建档立卡     | 0             | 0         | A             | false
            d             | 5       | 非建档立卡     | 0             | 0         | B             | -
            """),
        """
        out_of_school_households | uninsured_households | unsafe_housing_persons | unsafe_water_persons | unmet_households | unmet_persons | unmet_several_households | poor_unmet_households | poor_uninsured_households | poor_unsafe_water_households | met_villages
        1                        | 1                    | 3                      | 7                    | 3                | 9             | 2                        | 1                     | 1                         | 0                            | 0
        """);
  }

  @Test
  void countsAVillageWhereNothingIsUnmet() {
    assertRows(
        village(
            """
            household_key | persons | out_of_school | uninsured | housing_grade | water_safe
            a             | 2       | 0             | 0         | B             | true
            """),
        "unmet_households | met_villages | met_unknown_villages\n0 | 1 | 0");
  }

  @Test
  void tellsUnmetMetAndUnknownApartForEachGuaranteeAndTogether() {
    assertRows(
        village(
            """
            household_key | persons | poverty_status | school_age | out_of_school | uninsured | housing_grade | water_safe
            a             | 1       | 未脱贫         | 1          | 1             | 1         | C             | false
            b             | 2       | 未脱贫         | 1          | -             | -         | -             | -
            c             | 4       | 已脱贫         | 0          | -             | 0         | A             | true
            d             | 8       | 已脱贫         | 1          | 1             | 0         | A             | -
            """),
        """
        out_of_school_households | out_of_school_unknown_households | out_of_school_unknown_persons | out_of_school_household_persons | unsafe_water_households | unsafe_water_unknown_households | unsafe_water_unknown_persons | unmet_households | unmet_unknown_households | unmet_unknown_persons | unmet_several_households | unmet_several_persons | unmet_several_unknown_persons | unmet_all_households | unmet_all_unknown_households | met_villages
        2                        | 1                                | 2                             | 9                               | 1                       | 2                               | 10                           | 2                | 1                        | 2                     | 1                        | 1                     | 10                            | 1                    | 1                            | 0
        """);
  }

  @Test
  void countsWhatIsUnmetOfThePoorAndOfOthersInHouseholdsAndPersons() {
    assertRows(
        village(
            """
            household_key | persons | poverty_status | out_of_school | uninsured | water_safe
            a             | 3       | 未脱贫         | 2             | -         | false
            b             | 5       | 非建档立卡     | 1             | 0         | -
            c             | 7       | 已脱贫         | 0             | 4         | -
            """),
        """
        poor_out_of_school_persons | not_poor_out_of_school_households | not_poor_out_of_school_persons | poor_uninsured_households | poor_uninsured_persons | not_poor_uninsured_persons | poor_unsafe_water_persons | not_poor_unsafe_water_households | poor_unmet_persons | not_poor_unmet_households | not_poor_unmet_persons | not_poor_households
        2                          | 1                                 | 1                              | -                         | -                      | 4                          | 3                         | -                                | 3                  | 2                         | 12                     | 2
        """);
  }

  @Test
  void knowsNoVillageToLackNothingWhereACellIsBlank() {
    assertRows(
        village("household_key | persons | water_safe\na | 2 | true"),
        """
        unmet_households | unmet_unknown_households | unsafe_water_households | unsafe_housing_households | met_villages | met_unknown_villages
        -                | 1                        | 0                       | -                         | -            | 1
        """);
  }

  @Test
  void splitsTheMultidimensionalIndexIntoItsParts() {
    assertRows(
        village(
            """
            household_key | persons | poverty_status | wage_income | out_of_school | uninsured | housing_grade | water_safe
            a             | 1       | 未脱贫         | 0           | 1             | 0         | A             | true
            b             | 1       | 未脱贫         | 9000        | 1             | 1         | D             | true
            c             | 1       | 已脱贫         | 9000        | 1             | 0         | A             | true
            d             | 1       | 已脱贫         | 9000        | 0             | 0         | A             | -
            """),
        """
        mpi_persons | mpi_poor_persons | mpi_headcount      | mpi_intensity | mpi_income_contribution | mpi_education_contribution | mpi_water_contribution
        3           | 2                | 0.6666666666666666 | 0.5           | 0.2                     | 0.4                        | 0.0
        """);
  }

  @Test
  void tellsWhoIsLeftWithoutWorkOrASafetyNet() {
    assertRows(
        village(
            """
            household_key | persons | poverty_status | workers | work_in_county | welfare_posts | no_labour | safety_net | relocated | moved_in | work_outside_province | work_outside_county
            a             | 2       | 未脱贫         | 1       | 1              | 0             | false     | 无         | true      | true | 0                     | 0
            b             | 3       | 已脱贫         | 2       | 0              | 0             | false     | 无         | true      | false | 0                     | 0
            c             | 3       | 非建档立卡     | 2       | 2              | 0             | false     | 无         | false     | - | 0                     | 0
            d             | 1       | 未脱贫         | 0       | 0              | 0             | true      | 低保       | true      | - | 0                     | 0
            e             | 1       | 未脱贫         | 0       | 0              | 0             | true      | 无         | false     | - | 0                     | 0
            f             | 1       | 未脱贫         | 0       | 0              | 0             | true      | 特困       | false     | - | 0                     | 0
            """),
        """
        migrant_workers | registered_migrant_workers | no_labour_allowance | no_labour_destitute | no_labour_uncovered | no_labour_coverage | relocated_households | relocated_not_moved_in | relocated_able | relocated_employed | relocated_unemployed | moved_in_rate
        3               | 1                          | 1                   | 1                   | 1                   | 0.6666666666666666 | 3                    | 1                      | 2              | 1                  | 1                    | 0.3333333333333333
        """);
  }

  @Test
  void takesABlankForNeitherAtWorkNorOutOfWorkAndForNeitherCoveredNorUncovered() {
    assertRows(
        village(
            """
            household_key | persons | workers | work_outside_province | work_outside_county | work_in_county | welfare_posts | no_labour | safety_net | relocated | moved_in
            a             | 2       | 1       | 0                     | 0                   | 0              | -             | false     | -          | true      | -
            b             | 3       | 2       | -                     | 2                   | -              | -             | false     | -          | true      | true
            c             | 3       | 1       | 0                     | 0                   | 0              | 0             | false     | -          | true      | false
            d             | 1       | -       | -                     | -                   | -              | -             | true      | -          | true      | false
            e             | 1       | 0       | 0                     | 0                   | 0              | 1             | true      | 低保       | -         | -
            f             | 1       | 0       | 0                     | 0                   | 0              | 0             | -         | 特困       | false     | -
            """),
        """
        workers | workers_unknown_households | migrant_workers | migrant_work_unknown_households | welfare_posts | welfare_posts_unknown_households | no_labour_households | no_labour_unknown_households | no_labour_covered | no_labour_uncovered | no_labour_net_unknown | no_labour_coverage | relocated_moved_in_unknown | relocated_able | relocated_able_unknown | relocated_employed | relocated_unemployed | relocated_employment_unknown | relocated_employed_rate
        4       | 1                          | 2               | 2                               | 1             | 3                                | 2                    | 1                            | 1                 | 0                   | 1                     | 1.0                | 1                          | 3              | 1                      | 1                  | 1                    | 1                            | 0.5
        """);
  }

  @Test
  void knowsNothingOfAVillageWhoseCellsAreAllBlankAndZeroWhereNobodyCouldCount() {
    assertRows(
        village(
            """
            household_key | persons | no_labour | relocated
            a             | 2       | true      | false
            b             | 2       | false     | false
            """),
        """
        migrant_workers | registered_migrant_workers | welfare_posts | workers | no_labour_households | no_labour_covered | no_labour_uncovered | no_labour_net_unknown | no_labour_coverage | relocated_households | relocated_moved_in | relocated_employed
        -               | -                          | -             | -       | 1                    | -                 | -                   | 1                     | -                  | 0                    | 0                  | 0
        """);
  }

  @Test
  void findsRisksThatWereLeftWithoutSupportForOverAMonth() {
    assertRows(
        village(
            """
            household_key | persons | poverty_status | monitor_type | monitored_since | support_in_place
            a             | 2       | 已脱贫         | 脱贫不稳定户 | 2019-11-30      | false
            b             | 3       | 已脱贫         | 脱贫不稳定户 | 2019-12-01      | false
            c             | 4       | 非建档立卡     | 边缘易致贫户 | 2019-01-01      | true
            d             | 11      | 未脱贫         | -            | -               | -
            """),
        """
        monitored_households | monitored_supported | monitored_unsupported_long | monitored_persons | registered_persons | monitored_scale
        3                    | 1                   | 1                          | 9                 | 16                 | 0.5625
        """);
  }

  private static Dataset<Row> village(String households) {
    String placed =
        TextTables.with(
            households,
            Map.of("period", "2019-12", "village_code", "522633100201", "poverty_status", "已脱贫"));
    return GivenMonth.villages(
        rows(Households.TABLE, placed),
        rows(
            Villages.TABLE,
            "period | village_code | rural_population\n2019-12 | 522633100201 | 100"),
        "2019-12",
        SETTINGS);
  }
}
