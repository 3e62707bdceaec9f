package org.duzhan.judge;

import static org.duzhan.testkit.TextTables.assertRows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.Measured;
import org.duzhan.measure.TwoPlaces;
import org.duzhan.settings.Settings;
import org.duzhan.table.Households;
import org.duzhan.testkit.TestSettings;
import org.duzhan.testkit.TextTables;
import org.junit.jupiter.api.Test;

class BackslidingTest {
  private static final Settings SETTINGS = TestSettings.defaults();

  @Test
  void returnsWhoeverExitedAndIsPoorNowWhateverTheYearOfExit() {
    Dataset<Row> fallen =
        fallen(
            """
            household_key | poverty_status | exit_year | monitor_type
            recent        | 已脱贫          | 2019      | -
            long_ago      | 已脱贫          | 2014      | 脱贫不稳定户
            """,
            """
            household_key | poverty_status | exit_year
            recent        | 返贫            | -
            long_ago      | 未脱贫          | 2014
            no_month_ago  | 返贫            | 2016
            """);

    assertRows(
        fallen,
        """
        household_key | kind     | previous_state | probability | probability_reason
        recent        | returned | 脱贫稳定        | 1.0         | -
        long_ago      | returned | 脱贫监测        | 1.0         | -
        no_month_ago  | returned | -              | 1.0         | -
        """);
  }

  @Test
  void becomesPoorOnlyIfNeverRegisteredBefore() {
    Dataset<Row> fallen =
        fallen(
            """
            household_key | poverty_status | monitor_type
            marginal      | 非建档立卡       | 边缘易致贫户
            plain         | 非建档立卡       | -
            still_poor    | 未脱贫          | -
            before_exit   | 预脱贫          | -
            """,
            """
            household_key | poverty_status
            marginal      | 未脱贫
            plain         | 新致贫
            still_poor    | 未脱贫
            before_exit   | 未脱贫
            newcomer      | 未脱贫
            new_and_said  | 新致贫
            """);

    assertRows(
        fallen,
        """
        household_key | kind
        marginal      | newly_poor
        plain         | newly_poor
        new_and_said  | newly_poor
        """);
  }

  @Test
  void isAtRiskOnlyStrictlyBelowTheMonitoringLine() {
    Dataset<Row> fallen =
        fallen(
            NOBODY,
            """
            household_key | persons | poverty_status | wage_income
            at_the_line   | 4       | 已脱贫          | 20000.00
            a_fen_below   | 4       | 已脱贫          | 19999.99
            never_listed  | 3       | 非建档立卡       | 14999.99
            unknown       | 4       | 已脱贫          | -
            negative      | 1       | 非建档立卡       | -300
            poor_already  | 4       | 未脱贫          | 100
            """);

    assertRows(
        fallen,
        """
        household_key | kind    | probability | probability_reason | causes
        a_fen_below   | at_risk | -           | not_modelled       | [收入低于监测线]
        never_listed  | at_risk | -           | not_modelled       | [收入低于监测线]
        negative      | at_risk | -           | not_modelled       | [收入低于监测线]
        """);
  }

  @Test
  void isAtRiskOnlyIfSpendingIsStrictlyAboveItsShareOfIncome() {
    Dataset<Row> fallen =
        fallen(
            NOBODY,
            """
            household_key | persons | poverty_status | wage_income | rigid_expense
            at_the_share  | 1       | 已脱贫          | 10000.00    | 6000.00
            above         | 1       | 已脱贫          | 10000.00    | 6000.01
            unknown       | 1       | 已脱贫          | 10000.00    | -
            """);

    assertRows(
        fallen,
        """
        household_key | kind    | causes
        above         | at_risk | [刚性支出过高]
        """);
  }

  @Test
  void isAtRiskIfTheCountyMonitorsItThoughFiguresLookWell() {
    Dataset<Row> fallen =
        fallen(
            NOBODY,
            """
            household_key | poverty_status | monitor_type | wage_income | risk_cause
            monitored     | 已脱贫          | 脱贫不稳定户   | 90000       | 因病
            not_monitored | 已脱贫          | -            | 90000       | -
            """);

    assertRows(
        fallen,
        """
        household_key | kind    | monitored | causes
        monitored     | at_risk | true      | [因病]
        """);
  }

  @Test
  void namesEveryCauseOnceAsRegisteredFirst() {
    Dataset<Row> fallen =
        fallen(
            """
            household_key | poverty_status | work_outside_province | work_outside_county
            ill           | 已脱贫          | 1                     | 1
            """,
            """
            household_key | persons | poverty_status | risk_cause | poverty_cause | wage_income | rigid_expense | out_of_school | uninsured | housing_grade | water_safe | work_outside_province | work_outside_county
            ill           | 2       | 返贫            | 因病        | 因病           | 900         | 800           | 1             | 1         | D             | false      | 1                     | 0
            """);

    assertRows(
        fallen,
        """
        household_key | causes
        ill           | [因病, 收入低于监测线, 刚性支出过高, 失学辍学, 未参加医保, 住房不安全, 饮水不安全, 外出务工减少]
        """);
  }

  @Test
  void keepsOldPovertyCausesOutOfTodaysRisk() {
    Dataset<Row> fallen =
        fallen(
            NOBODY,
            """
            household_key | poverty_status | monitor_type | poverty_cause
            exited        | 已脱贫          | 脱贫不稳定户   | 因学
            """);

    assertRows(
        fallen,
        """
        household_key | causes
        exited        | []
        """);
  }

  @Test
  void doesNotTakeABlankForAWorkerComeHome() {
    Dataset<Row> fallen =
        fallen(
            """
            household_key | poverty_status | work_outside_province | work_outside_county
            blank_now     | 已脱贫          | 1                     | 1
            half_blank    | 已脱贫          | 1                     | 1
            came_home     | 已脱贫          | 1                     | 1
            """,
            """
            household_key | poverty_status | monitor_type | work_outside_province | work_outside_county
            blank_now     | 已脱贫          | 脱贫不稳定户   | -                     | -
            half_blank    | 已脱贫          | 脱贫不稳定户   | -                     | 1
            came_home     | 已脱贫          | 脱贫不稳定户   | 1                     | 0
            """);

    assertRows(
        fallen,
        """
        household_key | causes
        blank_now     | []
        half_blank    | []
        came_home     | [外出务工减少]
        """);
  }

  @Test
  void doesNotCallItABurdenWhereNothingIsSpent() {
    Dataset<Row> fallen =
        fallen(
            NOBODY,
            """
            household_key | persons | poverty_status | business_income | business_expense | rigid_expense
            lost_harvest  | 1       | 已脱贫          | 100             | 600              | 0
            lost_and_ill  | 1       | 已脱贫          | 100             | 600              | 50
            """);

    assertRows(
        fallen,
        """
        household_key | causes
        lost_harvest  | [收入低于监测线]
        lost_and_ill  | [收入低于监测线, 刚性支出过高]
        """);
  }

  @Test
  void continuesOnlyWhatWasOfTheSameKindLastMonth() {
    Dataset<Row> fallen =
        fallen(
            """
            household_key | poverty_status | monitor_type
            still_back    | 返贫            | -
            now_back      | 已脱贫          | 脱贫不稳定户
            other_kind    | 新致贫          | -
            still_at_risk | 已脱贫          | 脱贫不稳定户
            now_at_risk   | 已脱贫          | -
            """,
            """
            household_key | poverty_status | monitor_type
            still_back    | 返贫            | -
            now_back      | 返贫            | -
            other_kind    | 返贫            | -
            still_at_risk | 已脱贫          | 脱贫不稳定户
            now_at_risk   | 已脱贫          | 脱贫不稳定户
            first_seen    | 返贫            | -
            """);

    assertRows(
        fallen,
        """
        household_key | kind     | continued
        still_back    | returned | true
        now_back      | returned | false
        other_kind    | returned | false
        still_at_risk | at_risk  | true
        now_at_risk   | at_risk  | false
        first_seen    | returned | false
        """);
  }

  @Test
  void doesNotSayWhatIsNewInAVillageThatDidNotReportLastMonth() {
    String now =
        """
        household_key | poverty_status
        back          | 返贫
        """;

    assertRows(fallen(NOBODY, now), "household_key | continued\nback | -");
    assertRows(
        fallen("household_key | poverty_status\nneighbour | 已脱贫", now),
        "household_key | continued\nback | false");
  }

  @Test
  void doesNotSayWhatIsNewOfAHouseholdThatStoodInTwoPlacesThenOrDoesNow() {
    assertRows(
        fallen(
            """
            household_key | poverty_status | monitor_type
            then          | 返贫           | -
            then          | 返贫           | -
            now           | 已脱贫         | 脱贫不稳定户
            one           | 返贫           | -
            """,
            """
            household_key | poverty_status | monitor_type
            then          | 返贫           | -
            now           | 已脱贫         | 脱贫不稳定户
            now           | 已脱贫         | 脱贫不稳定户
            one           | 返贫           | -
            """),
        """
        household_key | kind     | previous_state | continued
        then          | returned | -              | -
        now           | at_risk  | -              | -
        now           | at_risk  | -              | -
        one           | returned | 贫困           | true
        """);
  }

  @Test
  void putsTheFallenWithoutSupportFirst() {
    Dataset<Row> fallen =
        fallen(
            NOBODY,
            """
            household_key | persons | poverty_status | wage_income | monitor_type | support_in_place
            unhelped      | 1       | 返贫            | 100         | -            | false
            unknown_help  | 1       | 新致贫          | 100         | -            | -
            helped        | 1       | 返贫            | 100         | -            | true
            risk_unhelped | 1       | 已脱贫          | 100         | 脱贫不稳定户   | false
            risk_unseen   | 1       | 已脱贫          | 100         | -            | true
            risk_helped   | 1       | 已脱贫          | 100         | 脱贫不稳定户   | true
            """);

    assertRows(
        fallen,
        """
        household_key | priority | support_in_place
        unhelped      | 1        | false
        unknown_help  | 1        | -
        helped        | 2        | true
        risk_unhelped | 3        | false
        risk_unseen   | 4        | true
        risk_helped   | 5        | true
        """);
  }

  @Test
  void leavesOutWhoIsWellAndWhoIsGone() {
    Dataset<Row> fallen =
        fallen(
            """
            household_key | poverty_status
            gone          | 返贫
            recovered     | 返贫
            """,
            """
            household_key | poverty_status
            recovered     | 已脱贫
            """);

    assertRows(fallen, "household_key | kind");
  }

  private static final String NOBODY = "household_key | poverty_status";

  private static Dataset<Row> fallen(String before, String now) {
    Dataset<Row> previous = month("2020-02", before);
    Dataset<Row> current = month("2020-03", now);
    return Backsliding.of(
        TwoPlaces.told(previous, current),
        previous,
        current,
        SETTINGS.lines(),
        SETTINGS.monitoring());
  }

  private static Dataset<Row> month(String period, String text) {
    boolean counted = text.lines().findFirst().orElse("").contains("persons");
    String place =
        "period | province_code | county_code | village_code" + (counted ? "" : " | persons");
    String value = period + " | 510000 | 513429 | 513429100201" + (counted ? "" : " | 2");
    StringBuilder placed = new StringBuilder();
    text.lines()
        .forEach(
            l ->
                placed
                    .append(placed.isEmpty() ? place : value)
                    .append(" | ")
                    .append(l)
                    .append('\n'));
    return Measured.of(TextTables.rows(Households.TABLE, placed.toString()), SETTINGS.lines());
  }
}
