package org.duzhan.measure;

import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;
import static org.duzhan.table.Types.TEXT;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;

/**
 * Households by their state last month and this: per county, province and country. Households that
 * are no longer there go to 离开 (death, removal, split or merge), so that the shares of a state add
 * up to 1; those that were not there before come from 新增 and have no share.
 *
 * <p>Households of a village that did not report this month neither stayed nor left: they go to
 * 未报送, and those of a village that did not report last month come from it, as rows of their own
 * that are part of no share. Shares are of households whose village reported both months, or that
 * are themselves seen in both.
 */
public final class Transition {
  public static final Field PERIOD = Households.PERIOD;
  public static final Field AREA_LEVEL =
      required("area_level", TEXT, "", "层级", "county, province or country");
  public static final Field AREA_CODE =
      required("area_code", TEXT, "", "地区代码", "6 digits; 000000 for the country");
  public static final Field FROM_STATE =
      required(
          "from_state",
          TEXT,
          "",
          "上月状态",
          "State last month; 新增 if it was not there, 未报送 if its village was not");
  public static final Field TO_STATE =
      required(
          "to_state",
          TEXT,
          "",
          "本月状态",
          "State this month; 离开 if it is not there, 未报送 if its village is not");
  public static final Field HOUSEHOLDS = required("households", COUNT, "户", "户数", "Households");
  public static final Field PERSONS =
      required("persons", COUNT, "人", "人口", "Their persons, as of the month they were last seen");
  public static final Field RATE_OF =
      optional(
          "rate",
          RATE,
          "",
          "转移率",
          "households / households of from_state last month but those that go to 未报送; null of 新增"
              + " and 未报送");

  public static final String NEW = "新增";
  public static final String LEFT = "离开";

  /** From it come, and to it go, households of villages of which nothing is known then, or now. */
  public static final String NOT_SUBMITTED = "未报送";

  public static final Table TABLE =
      Table.of(
              "transition",
              "area, from-state, to-state and month",
              List.of(PERIOD, AREA_CODE, FROM_STATE, TO_STATE),
              List.of(
                  PERIOD,
                  AREA_LEVEL,
                  AREA_CODE,
                  FROM_STATE,
                  TO_STATE,
                  HOUSEHOLDS,
                  PERSONS,
                  RATE_OF))
          .partitionedBy(PERIOD)
          .skippingBy(AREA_CODE);

  /** The same from the baseline month to each, rows of a month as above. */
  public static final Table SINCE_BASELINE =
      new Table(
          "transition_since_baseline",
          "area, state at the baseline, state now and month",
          TABLE.key(),
          TABLE.partitions(),
          TABLE.skipping(),
          TABLE.distinct(),
          TABLE.fields(),
          TABLE.rowsPerFile());

  static final String OF_COUNTY = AreaLevel.COUNTY.label();

  private static final String AREA = "area";

  private Transition() {}

  /** Its figures for the catalogue. */
  static List<Indicator> indicators() {
    return List.of(
        Indicator.counted(
            Sentence.MONITORING, HOUSEHOLDS, "count(*) of household_key in both months or one"),
        Indicator.counted(
            Sentence.MONITORING, PERSONS, "sum(coalesce(now.persons, before.persons))"),
        Indicator.anew(
            Sentence.MONITORING,
            RATE_OF,
            "households / sum(households) over from_state without to_state 未报送"));
  }

  /**
   * Transitions into a month.
   *
   * @param moves rows of {@link Moves} into the month
   */
  public static Dataset<Row> of(Dataset<Row> moves, String period) {
    Dataset<Row> ofCounties =
        moves
            .groupBy(Households.COUNTY_CODE.col(), FROM_STATE.col(), TO_STATE.col())
            .agg(HOUSEHOLDS.from(sum(HOUSEHOLDS.col())), PERSONS.from(sum(PERSONS.col())));
    return TABLE.conform(withRates(overAreas(ofCounties)).withColumn(PERIOD.name(), lit(period)));
  }

  /** Of moves, what {@link #of} takes. */
  public static Dataset<Row> counts(Dataset<Row> moves) {
    return moves.select(
        Households.COUNTY_CODE.col(),
        FROM_STATE.col(),
        TO_STATE.col(),
        HOUSEHOLDS.col(),
        PERSONS.col());
  }

  /** The counts of counties in rows of this table, as {@link #counts} has them. */
  public static Dataset<Row> ofCounties(Dataset<Row> rows) {
    return counts(
        rows.filter(AREA_LEVEL.col().equalTo(OF_COUNTY))
            .withColumn(Households.COUNTY_CODE.name(), AREA_CODE.col()));
  }

  /** County counts added up over provinces and the country. */
  private static Dataset<Row> overAreas(Dataset<Row> ofCounties) {
    return ofCounties
        .withColumn(AREA, explode(areasOf(Households.COUNTY_CODE.col())))
        .select(AREA + ".*", FROM_STATE.name(), TO_STATE.name(), HOUSEHOLDS.name(), PERSONS.name())
        .groupBy(AREA_LEVEL.col(), AREA_CODE.col(), FROM_STATE.col(), TO_STATE.col())
        .agg(HOUSEHOLDS.from(sum(HOUSEHOLDS.col())), PERSONS.from(sum(PERSONS.col())));
  }

  /** The areas of this table that a county lies in: structs of level and code. */
  public static Column areasOf(Column county) {
    return AreaLevel.areas(county, AreaLevel.COUNTY, AreaLevel.PROVINCE, AreaLevel.COUNTRY);
  }

  private static Dataset<Row> withRates(Dataset<Row> moves) {
    Column told = not(TO_STATE.col().equalTo(NOT_SUBMITTED));
    Column before =
        sum(when(told, HOUSEHOLDS.col()))
            .over(Window.partitionBy(AREA_LEVEL.col(), AREA_CODE.col(), FROM_STATE.col()));
    Column rate = HOUSEHOLDS.col().cast(RATE).divide(before.cast(RATE));
    Column defined = told.and(not(FROM_STATE.col().isin(NEW, NOT_SUBMITTED)));
    return moves.withColumn(RATE_OF.name(), RATE_OF.from(when(defined, rate)));
  }
}
