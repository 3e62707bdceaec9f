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
          area_level | area_code | from_state | to_state | households
          county     | 522633    | 脱贫稳定   | 脱贫稳定 | 96
          county     | 522633    | 脱贫稳定   | 贫困     | 2
          county     | 522633    | 脱贫稳定   | 离开     | 50
          county     | 522633    | 脱贫监测   | 贫困     | 1
          county     | 522633    | 脱贫监测   | 脱贫监测 | 1
          county     | 522633    | 非贫困     | 非贫困   | 10
          county     | 522633    | 贫困       | 贫困     | 7
          county     | 522633    | 新增       | 贫困     | 3
          """);

  private static final Grains GRAINS =
      new Grains(
          rows(
              VillageMonth.TABLE,
              """
              period  | village_code | listed | partner
              2020-02 | 522633100200 | false  | 某市
              2020-02 | 522632100200 | true   | 某市
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
            period  | area_level | area_code | kind     | dimension | households
            2020-02 | county     | 522633    | returned | all       | 3
            2020-02 | county     | 522634    | returned | all       | 1
            2020-02 | county     | 522635    | returned | all       | 1
            2020-02 | county     | 522634    | returned | cause     | 9
            """);
    Dataset<Row> moved =
        transitions
            .withColumn("period", lit("2020-02"))
            .unionByName(
                rows(
                    Transition.TABLE,
                    """
                    period  | area_level | area_code | from_state | to_state | households
                    2020-01 | county     | 522633    | 脱贫稳定   | 贫困     | 5
                    2020-02 | county     | 522635    | 脱贫稳定   | 两处登记 | 1
                    2020-02 | county     | 522636    | 边缘       | 贫困     | 2
                    """));

    assertRows(
        FallRateFaults.of(rates, moved),
        """
        offender
        2020-02 county 522634 returned 1 fell, 0 moved
        2020-02 county 522636 newly_poor 0 fell, 2 moved
        """);
  }

  @Test
  void givesTheShareThatFellByCauseAndByWhatTheyFellFrom() {
    Dataset<Row> fallen =
        backsliding(
            """
            household_key | county_code | kind     | persons | previous_state | causes
            a             | 522633      | returned | 4       | 脱贫稳定       | 因病,因残
            b             | 522633      | returned | 3       | 脱贫稳定       | 因病
            c             | 522633      | returned | 2       | 脱贫监测       | -
            d             | 522633      | at_risk  | 2       | 脱贫监测       | 因病
            e             | 522633      | returned | 9       | 贫困           | 因病
            """);

    assertRows(
        FallRate.of(fallen, transitions, GRAINS, "2020-02").filter("area_level = 'county'"),
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
        county_partner | 杭州市      | 因灾  | 1          | 4       | -               | -
        village    | 522633100200    | 因灾  | 1          | 4       | -               | -
        village    | 522632100200    | 因灾  | 1          | 3       | -               | -
        township   | 522633100       | 因灾  | 1          | 4       | -               | -
        township   | 522632100       | 因灾  | 1          | 3       | -               | -
        county     | 522633          | 因灾  | 1          | 4       | -               | -
        county     | 522632          | 因灾  | 1          | 3       | -               | -
        prefecture | 522600          | 因灾  | 2          | 7       | -               | -
        province   | 520000          | 因灾  | 2          | 7       | -               | -
        country    | 000000          | 因灾  | 2          | 7       | -               | -
        scope      | annex_counties  | 因灾  | 1          | 4       | -               | -
        scope      | listed_villages | 因灾  | 1          | 3       | -               | -
        partner    | 某市            | 因灾  | 2          | 7       | -               | -
        """);
  }

  /** Households, their causes parted by commas. */
  private static Dataset<Row> backsliding(String text) {
    return rows(Backsliding.TABLE, text.replace("causes", "probability_reason"))
        .withColumn("causes", functions.split(functions.col("probability_reason"), ","));
  }
}
