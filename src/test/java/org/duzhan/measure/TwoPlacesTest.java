package org.duzhan.measure;

import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Settings;
import org.duzhan.table.Households;
import org.duzhan.table.Villages;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

/** Two counties that report the same household, and villages that have nothing to do with it. */
class TwoPlacesTest {
  private static final Settings SETTINGS = TestSettings.defaults();

  /** In two places: a now, b then, c in both months. */
  private static final Dataset<Row> BEFORE =
      rows(
          Households.TABLE,
          """
          household_key | county_code | village_code | state    | persons | poverty_status
          a             | 522633      | 522633100201 | 脱贫稳定 | 1       | 已脱贫
          b             | 522633      | 522633100202 | 贫困     | 2       | 未脱贫
          b             | 522634      | 522634100201 | 贫困     | 2       | 未脱贫
          c             | 522633      | 522633100203 | 贫困     | 3       | 未脱贫
          c             | 522634      | 522634100201 | 贫困     | 4       | 未脱贫
          d             | 522633      | 522633100204 | 脱贫稳定 | 5       | 已脱贫
          """);

  private static final Dataset<Row> NOW =
      rows(
          Households.TABLE,
          """
          household_key | county_code | village_code | state    | persons | poverty_status
          a             | 522633      | 522633100201 | 贫困     | 1       | 返贫
          a             | 522634      | 522634100201 | 贫困     | 1       | 返贫
          b             | 522633      | 522633100202 | 贫困     | 2       | 未脱贫
          c             | 522633      | 522633100203 | 贫困     | 3       | 未脱贫
          c             | 522634      | 522634100201 | 贫困     | 4       | 未脱贫
          d             | 522633      | 522633100204 | 贫困     | 5       | 返贫
          """);

  @Test
  void countsWhereTheyStandAndSaysOfNoneWhatBecameOfIt() {
    assertRows(
        GivenMonth.transitions(GivenMonth.moves(BEFORE, NOW), "2020-02")
            .filter("area_level = 'county'"),
        """
        area_code | from_state | to_state | households | persons | rate
        522633    | 脱贫稳定   | 贫困     | 1          | 5       | 1.0
        522633    | 脱贫稳定   | 两处登记 | 1          | 1       | -
        522633    | 贫困       | 两处登记 | 2          | 5       | -
        522633    | 两处登记   | 贫困     | 3          | 6       | -
        522634    | 贫困       | 两处登记 | 2          | 6       | -
        522634    | 两处登记   | 贫困     | 2          | 5       | -
        """);
  }

  @Test
  void givesTheirVillagesNoIncidenceAndNoChangesAndSaysWhy() {
    Dataset<Row> villages = villages();

    assertRows(
        villages,
        """
        village_code | households | poor_persons | households_in_two_places | incidence | newly_returned_households | null_reason             | change_null_reason
        522633100201 | 1          | 1            | 1                        | -         | -                         | household_in_two_places | household_in_two_places
        522633100202 | 1          | 2            | 0                        | 0.02      | -                         | -                       | household_in_two_places
        522633100203 | 1          | 3            | 1                        | -         | -                         | household_in_two_places | household_in_two_places
        522633100204 | 1          | 5            | 0                        | 0.05      | 1                         | -                       | -
        522634100201 | 2          | 5            | 2                        | -         | -                         | household_in_two_places | household_in_two_places
        """);
    assertRows(
        TownshipMonth.of(WiderAreas.ofVillages(villages, "2020-02", SETTINGS)),
        """
        township_code | households_in_two_places | incidence | newly_returned_households | null_reason             | change_null_reason
        522633100     | 2                        | 0.035     | 1                         | -                       | -
        522634100     | 2                        | -         | -                         | household_in_two_places | household_in_two_places
        """);
  }

  /** The month before which there is nothing: the baseline too. */
  @Test
  void seesThemInTheFirstMonthAsWell() {
    Dataset<Row> nobody = BEFORE.limit(0);
    Dataset<Row> moves =
        Moves.told(Moves.ofFirst(nobody, NOW), GivenMonth.NO_SUCCESSION, "2019-12", "2020-01");

    assertRows(
        Change.ofVillages(moves),
        """
        village_code | households_in_two_places | newly_returned_households
        522633100201 | 1                        | -
        522633100202 | 0                        | -
        522633100203 | 1                        | -
        522633100204 | 0                        | -
        522634100201 | 2                        | -
        """);
  }

  @Test
  void keepsOfTwoMonthsThoseThatStandInOnePlaceInBoth() {
    assertRows(TwoPlaces.without(BEFORE, NOW), "household_key | village_code\nd | 522633100204");
  }

  private static Dataset<Row> villages() {
    return GivenMonth.villages(
        BEFORE,
        NOW,
        rows(
            Villages.TABLE,
            """
            village_code | rural_population
            522633100201 | 100
            522633100202 | 100
            522633100203 | 100
            522633100204 | 100
            522634100201 | 100
            """),
        GivenMonth.none(VillageMonth.TABLE),
        "2020-02",
        SETTINGS);
  }
}
