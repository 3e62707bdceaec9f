package org.duzhan.measure;

import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.util.Map;
import org.duzhan.settings.Lines;
import org.duzhan.table.Households;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class MeasuredTest {
  private static final Lines LINES = TestSettings.defaults().lines();

  @Test
  void countsIncomeExactlyOnTheLineAsNotBelowIt() {
    var households =
        rows(
            Households.TABLE,
            """
            household_key | period  | province_code | persons | poverty_status | wage_income
            below         | 2019-12 | 520000        | 2       | 已脱贫         | 6435.99
            on            | 2019-12 | 520000        | 2       | 已脱贫         | 6436.00
            on2020        | 2020-01 | 520000        | 1       | 已脱贫         | 4000
            below2020     | 2020-01 | 520000        | 1       | 已脱贫         | 3999.99
            """);

    assertRows(
        Measured.of(households, LINES).selectExpr("household_key", "measured_poor is true as poor"),
        """
        household_key | poor
        below         | true
        on            | false
        on2020        | false
        below2020     | true
        """);
  }

  @Test
  void addsFourIncomesLessCostsAndKeepsLosses() {
    var households =
        rows(
            Households.TABLE,
            """
            household_key | period  | persons | poverty_status | wage_income | business_income | property_income | transfer_income | business_expense
            gain          | 2019-12 | 4       | 未脱贫         | 1000        | 2000            | 30              | 4               | 500.50
            loss          | 2019-12 | 1       | 未脱贫         | -           | 100             | -               | -               | 350
            unknown       | 2019-12 | 1       | 未脱贫         | -           | -               | -               | -               | -
            """);

    assertRows(
        Measured.of(households, LINES),
        """
        household_key | net_income | net_income_per_capita
        gain          | 2533.50    | 633.375
        loss          | -250.00    | -250.0
        unknown       | -          | -
        """);
  }

  @Test
  void countsEveryStatusThatIsNotYetExitedAsRegisteredPoorWhateverTheYear() {
    var households =
        rows(
            Households.TABLE,
            """
            household_key | period  | persons | poverty_status | exit_year | monitor_type
            a             | 2020-03 | 1       | 未脱贫         | -         | -
            b             | 2020-03 | 1       | 预脱贫         | -         | -
            c             | 2020-03 | 1       | 返贫           | 2016      | -
            d             | 2020-03 | 1       | 新致贫         | -         | -
            e             | 2020-03 | 1       | 已脱贫         | 2016      | -
            f             | 2020-03 | 1       | 已脱贫         | 2016      | 脱贫不稳定户
            g             | 2020-03 | 1       | 非建档立卡     | -         | 边缘易致贫户
            h             | 2020-03 | 1       | 非建档立卡     | -         | -
            """);

    assertRows(
        Measured.of(households, LINES),
        """
        household_key | registered_poor | state
        a             | true            | 贫困
        b             | true            | 贫困
        c             | true            | 贫困
        d             | true            | 贫困
        e             | false           | 脱贫稳定
        f             | false           | 脱贫监测
        g             | false           | 边缘
        h             | false           | 非贫困
        """);
  }

  @Test
  void saysUnknownWhereNothingTellsThatAHouseholdIsPoor() {
    var households =
        rows(
            Households.TABLE,
            """
            household_key | period  | persons | poverty_status | wage_income | out_of_school | uninsured | housing_grade | water_safe
            rich          | 2019-12 | 1       | 已脱贫         | 9000        | 0             | 0         | A             | true
            blank         | 2019-12 | 1       | 已脱贫         | 9000        | -             | 0         | A             | true
            school        | 2019-12 | 1       | 已脱贫         | 9000        | 1             | -         | -             | -
            housing       | 2019-12 | 1       | 已脱贫         | -           | 0             | 0         | D             | true
            water         | 2019-12 | 1       | 已脱贫         | 9000        | 0             | 0         | B             | false
            """);

    assertRows(
        Measured.of(households, LINES),
        """
        household_key | measured_poor
        rich          | false
        blank         | -
        school        | true
        housing       | true
        water         | true
        """);
  }

  @Test
  void callsWaterSafeOnlyIfNoneOfFourTestsFails() {
    var households =
        rows(
            Households.TABLE,
            """
            household_key | period  | persons | poverty_status | water_quantity | water_quality | water_access | water_supply
            safe          | 2019-12 | 1       | 已脱贫         | 达标           | 基本达标      | 达标         | 达标
            fails         | 2019-12 | 1       | 已脱贫         | 达标           | 不达标        | -            | -
            unknown       | 2019-12 | 1       | 已脱贫         | 达标           | 达标          | -            | 达标
            """);

    assertRows(
        Measured.of(households, LINES),
        """
        household_key | water_safe
        safe          | true
        fails         | false
        unknown       | -
        """);
  }

  @Test
  void letsOneFixedLineWinOverAllOthers() {
    var households =
        rows(
            Households.TABLE,
            """
            household_key | period  | persons | poverty_status | wage_income
            a             | 2019-12 | 1       | 已脱贫         | 4999
            b             | 1999-12 | 1       | 已脱贫         | 4999
            """);

    assertRows(
        Measured.of(households, TestSettings.with(Map.of("line.fixed", "5000")).lines()),
        """
        household_key | measured_poor
        a             | true
        b             | true
        """);
  }
}
