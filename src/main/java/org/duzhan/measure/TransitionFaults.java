package org.duzhan.measure;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.duzhan.table.Types.RATE;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Offenders;

/** Areas whose households did not move as they stand, or not as those of their parts. */
public final class TransitionFaults {
  private static final String MOVED = "moved";
  private static final String STANDING = "standing";

  private static final String OF_PARTS = "parts_";
  private static final List<Field> FIGURES =
      List.of(Transition.HOUSEHOLDS, Transition.PERSONS, Transition.RATE_OF);

  private TransitionFaults() {}

  /**
   * Counties and states that not as many households came into, or left, as stand in them in the
   * month, and the month before.
   */
  public static Dataset<Row> of(Dataset<Row> transitions, Dataset<Row> households) {
    Dataset<Row> ofCounties =
        transitions
            .filter(AreaLevel.COUNTY.isLevel())
            .withColumnRenamed(Grains.CODE.name(), Areas.COUNTY_CODE.name());
    Dataset<Row> standing =
        households
            .groupBy(Households.PERIOD.col(), Areas.COUNTY_CODE.col(), Households.STATE.col())
            .agg(count(lit(1)).as(STANDING));
    Column before =
        date_format(
            add_months(to_date(concat(Households.PERIOD.col(), lit("-01"))), -1), "yyyy-MM");
    return unlike(moved(ofCounties, Transition.TO_STATE, Transition.LEFT), standing)
        .unionAll(
            unlike(
                moved(ofCounties, Transition.FROM_STATE, Transition.NEW)
                    .withColumn(Households.PERIOD.name(), before),
                standing));
  }

  /** Villages that not as many households came into, or stayed in, as they have. */
  public static Dataset<Row> otherThanVillages(Dataset<Row> transitions, Dataset<Row> villages) {
    List<Field> key = List.of(Households.PERIOD, Areas.VILLAGE_CODE);
    String[] names = {Households.PERIOD.name(), Areas.VILLAGE_CODE.name()};
    Dataset<Row> ofVillages =
        transitions
            .filter(AreaLevel.VILLAGE.isLevel())
            .withColumnRenamed(Grains.CODE.name(), Areas.VILLAGE_CODE.name());
    Dataset<Row> moved =
        ofVillages
            .filter(not(Transition.TO_STATE.col().equalTo(Transition.LEFT)))
            .filter(not(Transition.isUnknown(Transition.TO_STATE)))
            .groupBy(Households.PERIOD.col(), Areas.VILLAGE_CODE.col())
            .agg(sum(Transition.HOUSEHOLDS.col()).as(MOVED));
    Column have = coalesce(Headcount.HOUSEHOLDS.col(), lit(0L));
    Column moves = coalesce(col(MOVED), lit(0L));
    return Offenders.of(
        villages
            .select(Households.PERIOD.col(), Areas.VILLAGE_CODE.col(), Headcount.HOUSEHOLDS.col())
            .join(months(ofVillages), names[0], "left_semi")
            .join(moved, names, "full_outer")
            .filter(moves.notEqual(have)),
        key,
        concat_ws(" ", moves, lit("moved,"), have, lit("stand")));
  }

  /**
   * Areas above counties and above villages, scopes and partners, with other transitions than their
   * counties and villages add up to. Months that have no villages are from before there were.
   */
  public static Dataset<Row> notAddedUp(Dataset<Row> transitions, Grains grains) {
    Dataset<Row> ofMonths =
        transitions.join(
            months(transitions.filter(AreaLevel.VILLAGE.isLevel())),
            Households.PERIOD.name(),
            "left_semi");
    List<Field> key = Transition.TABLE.key();
    Dataset<Row> parts =
        Transition.of(Transition.standing(ofMonths, Households.PERIOD.col()), grains)
            .select(
                Stream.concat(
                        key.stream().map(Field::col),
                        FIGURES.stream().map(f -> f.col().as(OF_PARTS + f.name())))
                    .toArray(Column[]::new));
    return FigureFaults.naming(
        ofMonths.join(parts, key.stream().map(Field::name).toArray(String[]::new), "full_outer"),
        key.subList(1, key.size()),
        FIGURES,
        f -> f,
        f -> FigureFaults.differ(f.col().cast(RATE), col(OF_PARTS + f.name()).cast(RATE)));
  }

  private static Dataset<Row> months(Dataset<Row> transitions) {
    return transitions.select(Households.PERIOD.col()).distinct();
  }

  private static Dataset<Row> moved(Dataset<Row> transitions, Field state, String outside) {
    return transitions
        .filter(not(state.col().equalTo(outside)))
        .filter(not(Transition.isUnknown(state)))
        .groupBy(
            Households.PERIOD.col(),
            Areas.COUNTY_CODE.col(),
            state.col().as(Households.STATE.name()))
        .agg(sum(Transition.HOUSEHOLDS.col()).as(MOVED));
  }

  /** Of months that households moved in: states with other households than moved. */
  private static Dataset<Row> unlike(Dataset<Row> moved, Dataset<Row> standing) {
    String[] month = {Households.PERIOD.name()};
    String[] place = {Households.PERIOD.name(), Areas.COUNTY_CODE.name(), Households.STATE.name()};
    Column moves = coalesce(col(MOVED), lit(0L));
    Column stand = coalesce(col(STANDING), lit(0L));
    return Offenders.of(
        standing
            .join(moved.select(Households.PERIOD.col()).distinct(), month, "left_semi")
            .join(moved, place, "full_outer")
            .filter(moves.notEqual(stand)),
        List.of(Households.PERIOD, Areas.COUNTY_CODE, Households.STATE),
        concat_ws(" ", moves, lit("moved,"), stand, lit("stand")));
  }
}
