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

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Offenders;

/** Counties whose households did not move as they stand. */
public final class TransitionFaults {
  private static final String MOVED = "moved";
  private static final String STANDING = "standing";

  private TransitionFaults() {}

  /**
   * Counties and states that not as many households came into, or left, as stand in them in the
   * month, and the month before.
   */
  public static Dataset<Row> of(Dataset<Row> transitions, Dataset<Row> households) {
    Dataset<Row> ofCounties =
        transitions
            .filter(Transition.AREA_LEVEL.col().equalTo(Transition.OF_COUNTY))
            .withColumnRenamed(Transition.AREA_CODE.name(), Areas.COUNTY_CODE.name());
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

  private static Dataset<Row> moved(Dataset<Row> transitions, Field state, String outside) {
    return transitions
        .filter(not(state.col().isin(outside, Transition.NOT_SUBMITTED)))
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
