package org.duzhan.judge;

import static org.apache.spark.sql.functions.lit;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.duzhan.measure.Grains;
import org.duzhan.measure.Transition;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.Partners;
import org.junit.jupiter.api.Test;

class FallRateTest {
  private final Dataset<Row> transitions =
      rows(
          Transition.TABLE,
          """
          period  | area_level | area_code    | from_state | to_state | households
          2020-02 | village    | 522633100200 | 脱贫稳定   | 脱贫稳定 | 96
          2020-02 | village    | 522633100200 | 脱贫稳定   | 贫困     | 2
          2020-02 | village    | 522633100200 | 脱贫稳定   | 离开     | 50
          2020-02 | village    | 522633100200 | 脱贫监测   | 贫困     | 1
          2020-02 | village    | 522633100200 | 脱贫监测   | 脱贫监测 | 1
          2020-02 | village    | 522633100200 | 非贫困     | 非贫困   | 10
          2020-02 | village    | 522633100200 | 贫困       | 贫困     | 7
          2020-02 | village    | 522633100200 | 新增       | 贫困     | 3
          2020-02 | village    | 522633100201 | 脱贫稳定   | 贫困     | 1
          2020-02 | county     | 522633       | 脱贫稳定   | 贫困     | 3
          """);

  private static final Grains GRAINS =
      new Grains(
          rows(
              VillageMonth.TABLE,
              """
              period  | county_code | village_code | reported | listed | partner | change_null_reason
              2020-02 | 522633      | 522633100200 | true     | false  | 某市    | -
              2020-02 | 522633      | 522633100201 | true     | false  | -       | not_submitted_before
              2020-02 | 522632      | 522632100200 | true     | true   | 某市    | -
              2020-02 | 522631      | 522631100200 | true     | false  | -       | no_month_before
              """),
          List.of("522633"),
          List.of("520000"),
          new Partners(Map.of("522633", Set.of("杭州市"))));

  @Test
  void findsAreasOfWhichOthersFellThanMoved() {
    Dataset<Row> rates =
        rows(
            FallRate.TABLE,
            """
            period  | area_level     | area_code       | kind     | dimension | households
            2020-02 | county         | 522633          | returned | all       | 3
            2020-02 | village        | 522633100200    | returned | all       | 3
            2020-02 | township       | 522633100       | returned | all       | 3
            2020-02 | prefecture     | 522600          | returned | all       | 3
            2020-02 | province       | 520000          | returned | all       | 3
            2020-02 | country        | 000000          | returned | all       | 3
            2020-02 | scope          | annex_counties  | returned | all       | 2
            2020-02 | county_partner | 杭州市          | returned | all       | 3
            2020-02 | county         | 522634          | returned | all       | 1
            2020-02 | county         | 522634          | returned | cause     | 9
            2020-02 | county         | 522631          | returned | all       | -
            """);
    Dataset<Row> moved =
        transitions.unionByName(
            rows(
                Transition.TABLE,
                """
                    period  | area_level | area_code    | from_state | to_state | households
                    2020-01 | village    | 522633100200 | 脱贫稳定   | 贫困     | 5
                    2020-02 | village    | 522633100200 | 脱贫稳定   | 两处登记 | 1
                    2020-02 | village    | 522631100200 | 边缘       | 贫困     | 2
                    """));

    assertRows(
        FallRateFaults.of(rates, moved, GRAINS),
        """
        offender
        2020-02 county 522634 returned 1 fell, 0 moved
        2020-02 partner 某市 returned 0 fell, 3 moved
        2020-02 scope annex_counties returned 2 fell, 3 moved
        """);
  }

  @Test
  void givesTheShareThatFellByCauseAndByWhatTheyFellFrom() {
    Dataset<Row> fallen =
        backsliding(
            """
            household_key | county_code | village_code | kind     | persons | previous_state | causes
            a             | 522633      | 522633100200 | returned | 4       | 脱贫稳定       | 因病,因残
            b             | 522633      | 522633100200 | returned | 3       | 脱贫稳定       | 因病
            c             | 522633      | 522633100200 | returned | 2       | 脱贫监测       | -
            d             | 522633      | 522633100200 | at_risk  | 2       | 脱贫监测       | 因病
            e             | 522633      | 522633100200 | returned | 9       | 贫困           | 因病
            moved         | 522633      | 522633100201 | returned | 5       | 脱贫稳定       | 因病
            """);

    assertRows(
        FallRate.of(fallen, transitions, GRAINS, "2020-02")
            .filter("area_level = 'county' and area_code = '522633'"),
        """
        kind       | dimension      | value    | households | persons | base_households | rate
        returned   | all            | all      | 3          | 9       | 100             | 0.03
        returned   | previous_state | 脱贫稳定 | 2          | 7       | 98              | 0.02040816326530612
        returned   | previous_state | 脱贫监测 | 1          | 2       | 2               | 0.5
        returned   | cause          | 因病     | 2          | 7       | 100             | 0.02
        returned   | cause          | 因残     | 1          | 4       | 100             | 0.01
        returned   | cause          | 未填     | 1          | 2       | 100             | 0.01
        newly_poor | all            | all      | 0          | 0       | 10              | 0.0
        newly_poor | previous_state | 非贫困   | 0          | 0       | 10              | 0.0
        """);
  }

  @Test
  void saysWhyNobodyIsKnownToHaveFallen() {
    assertRows(
        FallRate.of(backsliding(NOBODY), transitions, GRAINS, "2020-02")
            .filter("area_level = 'county' and area_code <> '522633'"),
        """
        area_code | kind       | dimension | households | persons | base_households | rate | null_reason
        522631    | returned   | all       | -          | -       | -               | -    | no_month_before
        522631    | newly_poor | all       | -          | -       | -               | -    | no_month_before
        522632    | returned   | all       | 0          | 0       | 0               | -    | no_base
        522632    | newly_poor | all       | 0          | 0       | 0               | -    | no_base
        """);
  }

  @Test
  void addsThemUpOverAllThatTheyCountIn() {
    Dataset<Row> fallen =
        backsliding(
            """
            household_key | county_code | village_code | kind       | persons | previous_state | causes
            a             | 522633      | 522633100200 | newly_poor | 4       | 边缘           | 因灾
            b             | 522632      | 522632100200 | newly_poor | 3       | 边缘           | 因灾
            """);

    assertRows(
        FallRate.of(fallen, transitions.limit(0), GRAINS, "2020-02").filter("dimension = 'cause'"),
        """
        area_level | area_code       | value | households | persons | base_households | rate
        county_partner | 杭州市      | 因灾  | 1          | 4       | 0               | -
        village    | 522633100200    | 因灾  | 1          | 4       | 0               | -
        village    | 522632100200    | 因灾  | 1          | 3       | 0               | -
        township   | 522633100       | 因灾  | 1          | 4       | 0               | -
        township   | 522632100       | 因灾  | 1          | 3       | 0               | -
        county     | 522633          | 因灾  | 1          | 4       | 0               | -
        county     | 522632          | 因灾  | 1          | 3       | 0               | -
        prefecture | 522600          | 因灾  | 2          | 7       | 0               | -
        province   | 520000          | 因灾  | 2          | 7       | 0               | -
        country    | 000000          | 因灾  | 2          | 7       | 0               | -
        scope      | annex_counties  | 因灾  | 1          | 4       | 0               | -
        scope      | listed_villages | 因灾  | 1          | 3       | 0               | -
        partner    | 某市            | 因灾  | 2          | 7       | 0               | -
        """);
  }

  private static final String NOBODY =
      "household_key | county_code | village_code | kind | persons | previous_state | causes";

  /** Households, their causes parted by commas. */
  private static Dataset<Row> backsliding(String text) {
    return rows(Backsliding.TABLE, text.replace("causes", "probability_reason"))
        .withColumn("period", lit("2020-02"))
        .withColumn("causes", functions.split(functions.col("probability_reason"), ","));
  }
}
