package org.duzhan.measure;

import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Households;
import org.junit.jupiter.api.Test;

class TransitionTest {
  private final Dataset<Row> before =
      rows(
          Households.TABLE,
          """
          household_key | county_code | state    | persons
          a             | 522633      | 贫困     | 4
          b             | 522633      | 贫困     | 3
          c             | 522633      | 脱贫稳定 | 2
          d             | 522634      | 贫困     | 5
          """);
  private final Dataset<Row> now =
      rows(
          Households.TABLE,
          """
          household_key | county_code | state    | persons
          a             | 522633      | 脱贫稳定 | 4
          c             | 522633      | 贫困     | 2
          d             | 522634      | 贫困     | 5
          e             | 522634      | 非贫困   | 1
          """);

  @Test
  void countsWhoMovedWhoLeftAndWhoIsNewInEveryArea() {
    assertRows(
        Transition.of(Moves.of(before, now), "2020-01").filter("area_level != 'country'"),
        """
        area_level | area_code | from_state | to_state | households | persons | rate
        county     | 522633    | 贫困       | 脱贫稳定 | 1          | 4       | 0.5
        county     | 522633    | 贫困       | 离开     | 1          | 3       | 0.5
        county     | 522633    | 脱贫稳定   | 贫困     | 1          | 2       | 1.0
        county     | 522634    | 贫困       | 贫困     | 1          | 5       | 1.0
        county     | 522634    | 新增       | 非贫困   | 1          | 1       | -
        province   | 520000    | 贫困       | 脱贫稳定 | 1          | 4       | 0.3333333333333333
        province   | 520000    | 贫困       | 离开     | 1          | 3       | 0.3333333333333333
        province   | 520000    | 贫困       | 贫困     | 1          | 5       | 0.3333333333333333
        province   | 520000    | 脱贫稳定   | 贫困     | 1          | 2       | 1.0
        province   | 520000    | 新增       | 非贫困   | 1          | 1       | -
        """);
  }

  @Test
  void addsSharesOfAStateUpToOne() {
    assertRows(
        Transition.of(Moves.of(before, now), "2020-01")
            .filter("rate is not null")
            .groupBy("area_code", "from_state")
            .sum("rate")
            .selectExpr(
                "round(min(`sum(rate)`) over (), 12) as least", "round(`sum(rate)`, 12) as s")
            .select("s")
            .distinct(),
        """
        s
        1.0
        """);
  }
}
