package org.duzhan.measure;

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
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;

/**
 * Households by their state last month and this, in all of {@link Grains}. Households that are no
 * longer there go to 离开 (death, removal, split or merge), so that the shares of a state add up to
 * 1; those that were not there before come from 新增 and have no share.
 *
 * <p>Households of a village that did not report this month neither stayed nor left: they go to
 * 未报送, and those of a village that did not report last month come from it, as rows of their own
 * that are part of no share. Shares are of households whose village reported both months, or that
 * are themselves seen in both.
 */
public final class Transition {
  public static final Field PERIOD = Households.PERIOD;
  public static final Field AREA_LEVEL = Grains.LEVEL;
  public static final Field AREA_CODE = Grains.CODE;
  public static final Field FROM_STATE =
      required(
          "from_state",
          TEXT,
          "",
          "上月状态",
          "State last month; 新增 if it was not there, 未报送 if its village was not, 两处登记 if it"
              + " stands in two places, then or now");
  public static final Field TO_STATE =
      required(
          "to_state",
          TEXT,
          "",
          "本月状态",
          "State this month; 离开 if it is not there, 未报送 if its village is not, 两处登记 if it"
              + " stands in two places, then or now");
  public static final Field HOUSEHOLDS = required("households", COUNT, "户", "户数", "Households");
  public static final Field PERSONS =
      required("persons", COUNT, "人", "人口", "Their persons, as of the month they were last seen");
  public static final Field RATE_OF =
      optional(
          "rate",
          RATE,
          "",
          "转移率",
          "households / households of from_state last month but those that go to 未报送 or 两处登记; null"
              + " of 新增, 未报送 and 两处登记");

  public static final String NEW = "新增";
  public static final String LEFT = "离开";

  /** From it come, and to it go, households of villages of which nothing is known then, or now. */
  public static final String NOT_SUBMITTED = "未报送";

  /** The same of households that stand in two places, then or now ({@link TwoPlaces}). */
  public static final String TWO_PLACES = "两处登记";

  public static final Table TABLE =
      Table.of(
              "transition",
              "area, from-state, to-state and month",
              List.of(PERIOD, AREA_LEVEL, AREA_CODE, FROM_STATE, TO_STATE),
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
          .skippingBy(AREA_LEVEL, AREA_CODE)
          .inFilesOf(5_000);

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

  private static final List<Field> COUNTED =
      List.of(Areas.COUNTY_CODE, Areas.VILLAGE_CODE, FROM_STATE, TO_STATE, HOUSEHOLDS, PERSONS);

  private Transition() {}

  /** Whether nobody knows from where households came, or where they went. */
  public static Column isUnknown(Field state) {
    return state.col().isin(NOT_SUBMITTED, TWO_PLACES);
  }

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
            "households / sum(households) over from_state without to_state 未报送 and 两处登记"));
  }

  /**
   * Transitions into a month.
   *
   * @param counts {@link #counts} into the month, with what {@link #standing} has of others
   */
  public static Dataset<Row> of(Dataset<Row> counts, Grains grains, String period) {
    return of(counts.withColumn(PERIOD.name(), lit(period)), grains);
  }

  /** The same into the months that counts are of. */
  static Dataset<Row> of(Dataset<Row> counts, Grains grains) {
    return TABLE.conform(
        withRates(
            grains
                .placed(counts)
                .groupBy(
                    PERIOD.col(),
                    AREA_LEVEL.col(),
                    AREA_CODE.col(),
                    FROM_STATE.col(),
                    TO_STATE.col())
                .agg(HOUSEHOLDS.from(sum(HOUSEHOLDS.col())), PERSONS.from(sum(PERSONS.col())))));
  }

  /**
   * Of moves, what {@link #of} takes.
   *
   * @param moves rows of {@link Moves} into the month
   */
  public static Dataset<Row> counts(Dataset<Row> moves, Column... more) {
    Stream<Column> counted = COUNTED.stream().map(Field::col);
    return moves.select(Stream.concat(counted, Stream.of(more)).toArray(Column[]::new));
  }

  /**
   * Of rows of this table, what {@link #of} takes. A county has households that are of no village
   * of now, so what it counts in is counted of its row, and of rows of villages what they count in.
   */
  public static Dataset<Row> standing(Dataset<Row> rows, Column... more) {
    return counts(
        rows.filter(AreaLevel.COUNTY.isLevel().or(AreaLevel.VILLAGE.isLevel()))
            .withColumn(Areas.COUNTY_CODE.name(), when(AreaLevel.COUNTY.isLevel(), AREA_CODE.col()))
            .withColumn(
                Areas.VILLAGE_CODE.name(), when(AreaLevel.VILLAGE.isLevel(), AREA_CODE.col())),
        more);
  }

  private static Dataset<Row> withRates(Dataset<Row> moves) {
    Column told = not(isUnknown(TO_STATE));
    Column before =
        sum(when(told, HOUSEHOLDS.col()))
            .over(
                Window.partitionBy(
                    PERIOD.col(), AREA_LEVEL.col(), AREA_CODE.col(), FROM_STATE.col()));
    Column rate = HOUSEHOLDS.col().cast(RATE).divide(before.cast(RATE));
    Column defined = told.and(not(FROM_STATE.col().isin(NEW, NOT_SUBMITTED, TWO_PLACES)));
    return moves.withColumn(RATE_OF.name(), RATE_OF.from(when(defined, rate)));
  }
}
