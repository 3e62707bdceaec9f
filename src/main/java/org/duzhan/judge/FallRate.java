package org.duzhan.judge;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;
import static org.duzhan.table.Types.TEXT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.Change;
import org.duzhan.measure.Grains;
import org.duzhan.measure.Indicator;
import org.duzhan.measure.Sentence;
import org.duzhan.measure.States;
import org.duzhan.measure.Transition;
import org.duzhan.measure.VillageMonth;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/**
 * 返贫率 and 致贫率 of a month: households that fell since last month, over those that might have, by
 * cause and by the state they fell from, in all of {@link Grains}.
 *
 * <ul>
 *   <li>returned: exited last month, poor now; newly_poor: never registered last month, poor now.
 *   <li>The denominator is households of these states last month that are still there: of the one
 *       state where the dimension is {@code previous_state}. Households seen in one of the months
 *       only, or in two places in one, are on neither side; nor are those of a village of which
 *       nothing is counted since last month ({@link Change#NULL_REASON}).
 *   <li>An area that reported has a row {@code all} of each kind: all null, with the reason, where
 *       of none of its villages anything is counted.
 *   <li>A household with several causes counts under each, so causes add up to more than {@code
 *       all}.
 * </ul>
 */
public final class FallRate {
  public static final Field PERIOD = Backsliding.PERIOD;
  public static final Field AREA_LEVEL = Transition.AREA_LEVEL;
  public static final Field AREA_CODE = Transition.AREA_CODE;
  public static final Field KIND = required("kind", TEXT, "", "类型", "returned or newly_poor");
  public static final Field DIMENSION =
      required("dimension", TEXT, "", "分类", "all, cause or previous_state");
  public static final Field VALUE =
      required("value", TEXT, "", "类别", "The cause, or the state last month; all");
  public static final Field HOUSEHOLDS =
      optional("households", COUNT, "户", "户数", "Households that fell");
  public static final Field PERSONS = optional("persons", COUNT, "人", "人口", "Their persons");
  public static final Field BASE_HOUSEHOLDS =
      optional("base_households", COUNT, "户", "基数", "Households that might have fallen");
  public static final Field RATE_OF =
      optional("rate", RATE, "", "返贫致贫率", "households / base_households");

  public static final Field NULL_REASON =
      optional(
          "null_reason",
          TEXT,
          "",
          "空值原因",
          "As change_null_reason: all is null; no_base (nobody might have fallen): the rate is");

  private static final List<Field> KEY = List.of(AREA_LEVEL, AREA_CODE, KIND, DIMENSION, VALUE);

  public static final Table TABLE =
      Table.of(
              "fall_rate",
              "area, kind, cause or state before, and month",
              Stream.concat(Stream.of(PERIOD), KEY.stream()).toList(),
              List.of(
                  PERIOD,
                  AREA_LEVEL,
                  AREA_CODE,
                  KIND,
                  DIMENSION,
                  VALUE,
                  HOUSEHOLDS,
                  PERSONS,
                  BASE_HOUSEHOLDS,
                  RATE_OF,
                  NULL_REASON))
          .partitionedBy(PERIOD)
          .skippingBy(AREA_CODE);

  public static final String ALL = "all";

  /** {@link #NULL_REASON} of an area in which nobody might have fallen. */
  public static final String NO_BASE = "no_base";

  private static final String COMPARED = "compared_villages";
  private static final String BY_CAUSE = "cause";
  private static final String BY_STATE = "previous_state";
  private static final String NO_CAUSE = "未填";
  private static final String CLASS = "class";

  private static final String COUNTED =
      ", of villages whose change_null_reason is null; null where there is none";

  /** Of whom it is a share: of all for a cause. */
  private static final String OF_DIMENSION = "of_dimension";

  private static final String OF_VALUE = "of_value";

  private FallRate() {}

  /** Its figures for the catalogue. */
  public static List<Indicator> indicators() {
    return List.of(
        Indicator.counted(
                Sentence.MONITORING,
                HOUSEHOLDS,
                "count(*)" + COUNTED,
                Change.RETURNED_HOUSEHOLDS,
                Change.NEWLY_POOR_HOUSEHOLDS)
            .nullBy(NULL_REASON),
        Indicator.counted(
                Sentence.MONITORING,
                PERSONS,
                "sum(persons)" + COUNTED,
                Change.RETURNED_PERSONS,
                Change.NEWLY_POOR_PERSONS)
            .nullBy(NULL_REASON),
        Indicator.counted(
                Sentence.MONITORING,
                BASE_HOUSEHOLDS,
                "sum(transition.households) of the kind's from_state without to_state 离开, 未报送 and 两处登记"
                    + COUNTED,
                Change.EXITED_BEFORE_HOUSEHOLDS,
                Change.NEVER_REGISTERED_BEFORE_HOUSEHOLDS)
            .nullBy(NULL_REASON),
        Indicator.anew(
                Sentence.MONITORING,
                RATE_OF,
                "households / base_households",
                Change.RETURN_RATE,
                Change.NEWLY_POOR_RATE)
            .nullBy(NULL_REASON));
  }

  /**
   * The rates of a month.
   *
   * @param backsliding rows of {@link Backsliding} of the month
   * @param transitions rows of {@link Transition} of the month
   */
  public static Dataset<Row> of(
      Dataset<Row> backsliding, Dataset<Row> transitions, Grains grains, String period) {
    Dataset<Row> villages =
        grains
            .villages()
            .filter(VillageMonth.REPORTED.col())
            .select(
                VillageMonth.PERIOD.col(),
                VillageMonth.COUNTY_CODE.col(),
                VillageMonth.VILLAGE_CODE.col(),
                Change.NULL_REASON.col());
    Dataset<Row> compared =
        villages.filter(Change.NULL_REASON.col().isNull()).select(VillageMonth.VILLAGE_CODE.col());
    String[] key = {
      AREA_LEVEL.name(), AREA_CODE.name(), KIND.name(), OF_DIMENSION, OF_VALUE,
    };
    Dataset<Row> all =
        fallen(within(compared, backsliding), grains)
            .join(base(within(compared, moves(transitions)), grains), key, "full_outer")
            .withColumn(DIMENSION.name(), coalesce(DIMENSION.col(), col(OF_DIMENSION)))
            .withColumn(VALUE.name(), coalesce(VALUE.col(), col(OF_VALUE)))
            .drop(OF_DIMENSION, OF_VALUE)
            .join(areas(villages, grains), names(KEY), "full_outer");
    Column known = coalesce(col(COMPARED).gt(0), lit(true));
    Column rate = HOUSEHOLDS.col().cast(RATE).divide(BASE_HOUSEHOLDS.col().cast(RATE));
    Map<String, Column> counts = new HashMap<>();
    for (Field count : List.of(HOUSEHOLDS, PERSONS, BASE_HOUSEHOLDS)) {
      counts.put(count.name(), when(known, coalesce(count.col(), lit(0L))));
    }
    Column hasBase = BASE_HOUSEHOLDS.col().gt(0);
    Column noBase = when(BASE_HOUSEHOLDS.col().equalTo(0), lit(NO_BASE));
    return TABLE.conform(
        all.withColumns(counts)
            .withColumns(
                Map.of(
                    RATE_OF.name(), RATE_OF.from(when(hasBase, rate)),
                    NULL_REASON.name(),
                        NULL_REASON.from(
                            when(not(known), Change.NULL_REASON.col()).otherwise(noBase)),
                    PERIOD.name(), lit(period)))
            .drop(COMPARED, Change.NULL_REASON.name()));
  }

  private static Dataset<Row> within(Dataset<Row> villages, Dataset<Row> rows) {
    return rows.join(villages, VillageMonth.VILLAGE_CODE.name(), "left_semi");
  }

  /** Both kinds of every area that reported, with of how many villages it is known who fell. */
  private static Dataset<Row> areas(Dataset<Row> villages, Grains grains) {
    return grains
        .placed(villages)
        .groupBy(AREA_LEVEL.col(), AREA_CODE.col())
        .agg(count_if(Change.NULL_REASON.col().isNull()).as(COMPARED), Change.mostTelling())
        .withColumns(
            Map.of(
                KIND.name(),
                explode(array(lit(Backsliding.RETURNED), lit(Backsliding.NEWLY_POOR))),
                DIMENSION.name(),
                lit(ALL),
                VALUE.name(),
                lit(ALL)));
  }

  private static Dataset<Row> fallen(Dataset<Row> backsliding, Grains grains) {
    Column causes = coalesce(Backsliding.CAUSES.col(), array());
    Column named = when(size(causes).gt(0), causes).otherwise(array(lit(NO_CAUSE)));
    Column classes =
        flatten(
            array(
                array(
                    aClass(lit(ALL), lit(ALL)),
                    aClass(lit(BY_STATE), Backsliding.PREVIOUS_STATE.col())),
                transform(named, cause -> aClass(lit(BY_CAUSE), cause))));
    Dataset<Row> ofVillages =
        backsliding
            .filter(Backsliding.KIND.col().notEqual(Backsliding.AT_RISK))
            .filter(didFall())
            .withColumn(CLASS, explode(classes))
            .select("*", CLASS + ".*")
            .groupBy(
                PERIOD.col(),
                Backsliding.COUNTY_CODE.col(),
                Backsliding.VILLAGE_CODE.col(),
                KIND.col(),
                DIMENSION.col(),
                VALUE.col())
            .agg(HOUSEHOLDS.from(count(lit(1))), PERSONS.from(sum(Backsliding.PERSONS.col())));
    Column isCause = DIMENSION.col().equalTo(BY_CAUSE);
    return grains
        .placed(ofVillages)
        .withColumn(OF_DIMENSION, when(isCause, lit(ALL)).otherwise(DIMENSION.col()))
        .withColumn(OF_VALUE, when(isCause, lit(ALL)).otherwise(VALUE.col()))
        .groupBy(
            AREA_LEVEL.col(),
            AREA_CODE.col(),
            KIND.col(),
            DIMENSION.col(),
            VALUE.col(),
            col(OF_DIMENSION),
            col(OF_VALUE))
        .agg(HOUSEHOLDS.from(sum(HOUSEHOLDS.col())), PERSONS.from(sum(PERSONS.col())));
  }

  /** By its state last month: one registered as returned long ago did not fall this month. */
  private static Column didFall() {
    Column returned = Backsliding.KIND.col().equalTo(Backsliding.RETURNED);
    Column before = Backsliding.PREVIOUS_STATE.col();
    return when(returned, before.isin(States.UNSTABLE, States.STABLE))
        .otherwise(before.isin(States.MARGINAL, States.NOT_POOR));
  }

  /** Moves in villages of those that might fall, by the kind of fall it would be. */
  static Dataset<Row> moves(Dataset<Row> transitions) {
    return transitions
        .filter(AREA_LEVEL.col().equalTo(AreaLevel.VILLAGE.label()))
        .filter(kind().isNotNull())
        .select(
            PERIOD.col(),
            Backsliding.COUNTY_CODE.from(Areas.countyOf(AREA_CODE.col())),
            Backsliding.VILLAGE_CODE.from(AREA_CODE.col()),
            KIND.from(kind()),
            Transition.FROM_STATE.col(),
            Transition.TO_STATE.col(),
            Transition.HOUSEHOLDS.col());
  }

  private static Dataset<Row> base(Dataset<Row> moves, Grains grains) {
    Column from = Transition.FROM_STATE.col();
    Column classes = array(aClass(lit(ALL), lit(ALL)), aClass(lit(BY_STATE), from));
    Dataset<Row> stayed =
        moves
            .filter(not(Transition.TO_STATE.col().equalTo(Transition.LEFT)))
            .filter(not(Transition.isUnknown(Transition.TO_STATE)))
            .withColumn(CLASS, explode(classes));
    return grains
        .placed(stayed)
        .groupBy(
            AREA_LEVEL.col(),
            AREA_CODE.col(),
            KIND.col(),
            col(CLASS).getField(DIMENSION.name()).as(OF_DIMENSION),
            col(CLASS).getField(VALUE.name()).as(OF_VALUE))
        .agg(BASE_HOUSEHOLDS.from(sum(Transition.HOUSEHOLDS.col())));
  }

  /** The kind of fall that becoming poor is, by the state before; null if it was poor or new. */
  private static Column kind() {
    Column from = Transition.FROM_STATE.col();
    return when(from.isin(States.UNSTABLE, States.STABLE), lit(Backsliding.RETURNED))
        .when(from.isin(States.MARGINAL, States.NOT_POOR), lit(Backsliding.NEWLY_POOR));
  }

  private static String[] names(List<Field> fields) {
    return fields.stream().map(Field::name).toArray(String[]::new);
  }

  private static Column aClass(Column dimension, Column value) {
    return struct(dimension.as(DIMENSION.name()), value.as(VALUE.name()));
  }
}
