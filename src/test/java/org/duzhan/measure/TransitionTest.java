package org.duzhan.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.time.YearMonth;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.VillageChanges;
import org.duzhan.table.Households;
import org.junit.jupiter.api.Test;

class TransitionTest {
  private final Dataset<Row> before =
      rows(
          Households.TABLE,
          """
          household_key | county_code | village_code | state    | persons
          a             | 522633      | 522633100200 | 贫困     | 4
          b             | 522633      | 522633100200 | 贫困     | 3
          c             | 522633      | 522633100200 | 脱贫稳定 | 2
          d             | 522634      | 522634100200 | 贫困     | 5
          """);
  private final Dataset<Row> now =
      rows(
          Households.TABLE,
          """
          household_key | county_code | village_code | state    | persons
          a             | 522633      | 522633100200 | 脱贫稳定 | 4
          c             | 522633      | 522633100200 | 贫困     | 2
          d             | 522634      | 522634100200 | 贫困     | 5
          e             | 522634      | 522634100200 | 非贫困   | 1
          """);

  @Test
  void countsWhoMovedWhoLeftAndWhoIsNewInEveryArea() {
    assertRows(
        of(before, now).filter("area_level in ('county', 'province')"),
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

  /** Village 201 is missing now, 202 was before; f moved from the one to the next and is seen. */
  @Test
  void takesNobodyOfAVillageThatDidNotReportForNewOrGone() {
    Dataset<Row> then =
        before.unionByName(
            rows(
                Households.TABLE,
                """
                household_key | county_code | village_code | state | persons
                f             | 522633      | 522633100201 | 贫困  | 1
                g             | 522633      | 522633100201 | 贫困  | 6
                h             | 522633      | 522633100201 | 边缘  | 7
                """));
    Dataset<Row> today =
        now.unionByName(
            rows(
                Households.TABLE,
                """
                household_key | county_code | village_code | state  | persons
                f             | 522633      | 522633100200 | 贫困   | 1
                i             | 522633      | 522633100202 | 非贫困 | 2
                j             | 522633      | 522633100200 | 非贫困 | 3
                """));

    assertRows(
        of(then, today).filter("area_code = '522633'"),
        """
        from_state | to_state | households | persons | rate
        贫困       | 脱贫稳定 | 1          | 4       | 0.3333333333333333
        贫困       | 贫困     | 1          | 1       | 0.3333333333333333
        贫困       | 离开     | 1          | 3       | 0.3333333333333333
        贫困       | 未报送   | 1          | 6       | -
        边缘       | 未报送   | 1          | 7       | -
        脱贫稳定   | 贫困     | 1          | 2       | 1.0
        新增       | 非贫困   | 1          | 3       | -
        未报送     | 非贫困   | 1          | 2       | -
        """);
    assertRows(TransitionFaults.of(of(then, today), standing(then, today)), "offender\n");
  }

  @Test
  void knowsAVillageUnderTheCodeItGoesByNow() {
    VillageChanges changes =
        new VillageChanges(
            List.of(
                change("522633100200", "522633100210"),
                change("522634100200", "522634100210"),
                change("522634100200", "522634100211"),
                change("522635100200", "-")));
    Dataset<Row> then =
        before.unionByName(
            rows(
                Households.TABLE,
                """
                household_key | county_code | village_code | state | persons
                k             | 522635      | 522635100200 | 贫困  | 1
                """));
    Dataset<Row> today =
        rows(
            Households.TABLE,
            """
            household_key | county_code | village_code | state  | persons
            a             | 522633      | 522633100210 | 贫困   | 4
            m             | 522633      | 522633100210 | 非贫困 | 3
            n             | 522634      | 522634100211 | 非贫困 | 5
            """);
    Succession succession = GivenMonth.succession(changes, "2020-02");

    assertRows(
        GivenMonth.transitions(
                Moves.told(Moves.of(then, today), succession, "2020-01", "2020-02"), "2020-02")
            .filter("area_level = 'county'"),
        """
        area_code | from_state | to_state | households
        522633    | 贫困       | 贫困     | 1
        522633    | 贫困       | 离开     | 1
        522633    | 脱贫稳定   | 离开     | 1
        522633    | 新增       | 非贫困   | 1
        522634    | 贫困       | 离开     | 1
        522634    | 新增       | 非贫困   | 1
        522635    | 贫困       | 离开     | 1
        """);
  }

  private final Dataset<Row> villages =
      rows(
          VillageMonth.TABLE,
          """
          period  | village_code | listed | criterion | partner | households
          2020-01 | 522633100200 | true   | persons   | 某市    | 2
          2020-01 | 522634100200 | true   | -         | 某市    | 2
          2019-12 | 522634100200 | true   | incidence | 某部    | 2
          """);

  @Test
  void countsThemForVillagesAndWhatTheseAreInTheMonth() {
    assertRows(
        grouped().filter("from_state = '贫困' and area_level not in ('county', 'province')"),
        """
        area_level | area_code        | to_state | households | persons | rate
        village    | 522633100200     | 脱贫稳定 | 1          | 4       | 0.5
        village    | 522633100200     | 离开     | 1          | 3       | 0.5
        village    | 522634100200     | 贫困     | 1          | 5       | 1.0
        township   | 522633100        | 脱贫稳定 | 1          | 4       | 0.5
        township   | 522633100        | 离开     | 1          | 3       | 0.5
        township   | 522634100        | 贫困     | 1          | 5       | 1.0
        prefecture | 522600           | 脱贫稳定 | 1          | 4       | 0.3333333333333333
        prefecture | 522600           | 离开     | 1          | 3       | 0.3333333333333333
        prefecture | 522600           | 贫困     | 1          | 5       | 0.3333333333333333
        country    | 000000           | 脱贫稳定 | 1          | 4       | 0.3333333333333333
        country    | 000000           | 离开     | 1          | 3       | 0.3333333333333333
        country    | 000000           | 贫困     | 1          | 5       | 0.3333333333333333
        scope      | annex_counties   | 贫困     | 1          | 5       | 1.0
        scope      | listed_villages  | 脱贫稳定 | 1          | 4       | 0.3333333333333333
        scope      | listed_villages  | 离开     | 1          | 3       | 0.3333333333333333
        scope      | listed_villages  | 贫困     | 1          | 5       | 0.3333333333333333
        scope      | listed_by_persons | 脱贫稳定 | 1         | 4       | 0.5
        scope      | listed_by_persons | 离开    | 1          | 3       | 0.5
        partner    | 某市             | 脱贫稳定 | 1          | 4       | 0.3333333333333333
        partner    | 某市             | 离开     | 1          | 3       | 0.3333333333333333
        partner    | 某市             | 贫困     | 1          | 5       | 0.3333333333333333
        """);
  }

  @Test
  void findsWhatDoesNotAddUpOrIsNotOfItsVillages() {
    Dataset<Row> sound = grouped();
    Column more = when(expr("area_code in ('某市', '522634100200')"), 1).otherwise(0);
    Dataset<Row> broken =
        sound.withColumn("households", col("households").plus(more)).filter("from_state = '贫困'");

    assertRows(TransitionFaults.notAddedUp(sound, grains()), "offender\n");
    assertRows(TransitionFaults.otherThanVillages(sound, villages.limit(2)), "offender\n");
    assertRows(
        TransitionFaults.notAddedUp(broken, grains()).filter("offender like '%partner%'"),
        """
        offender
        2020-01 partner 某市 贫困 脱贫稳定 households,rate
        2020-01 partner 某市 贫困 离开 households,rate
        2020-01 partner 某市 贫困 贫困 rate
        """);
    assertRows(
        TransitionFaults.otherThanVillages(broken, villages.limit(2)),
        """
        offender
        2020-01 522633100200 1 moved, 2 stand
        """);
  }

  /** b's village was split, so it left its county and no village of today. */
  @Test
  void addsUpStandingCountiesAndVillagesToWhatTheirMovesCameTo() {
    Dataset<Row> moves =
        GivenMonth.moves(before, now)
            .withColumn("village_code", when(expr("to_state != '离开'"), col("village_code")));
    Dataset<Row> whole = Transition.of(Transition.counts(moves), grains(), "2020-01");
    Dataset<Row> made = moves.filter("county_code = '522634'");
    Dataset<Row> others = whole.filter("area_code like '522633%'");

    Dataset<Row> again =
        Transition.of(
            Transition.counts(made).unionAll(Transition.standing(others)), grains(), "2020-01");

    assertThat(again.exceptAll(whole).count()).isZero();
    assertThat(whole.exceptAll(again).count()).isZero();
    assertThat(whole.filter("area_code = '522633100200' and to_state = '离开'").count()).isZero();
  }

  private Grains grains() {
    return GivenMonth.grains(villages, "522634");
  }

  private Dataset<Row> grouped() {
    Dataset<Row> moves = GivenMonth.moves(before, now);
    return Transition.of(Transition.counts(moves), grains(), "2020-01");
  }

  @Test
  void addsSharesOfAStateUpToOne() {
    assertRows(
        of(before, now)
            .filter("rate is not null")
            .groupBy("area_level", "area_code", "from_state")
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

  private static VillageChanges.Change change(String from, String to) {
    return new VillageChanges.Change(YearMonth.of(2020, 2), from, to);
  }

  private static Dataset<Row> standing(Dataset<Row> then, Dataset<Row> today) {
    return then.withColumn("period", lit("2019-12"))
        .unionByName(today.withColumn("period", lit("2020-01")));
  }

  private static Dataset<Row> of(Dataset<Row> before, Dataset<Row> now) {
    return GivenMonth.transitions(GivenMonth.moves(before, now), "2020-01");
  }
}
