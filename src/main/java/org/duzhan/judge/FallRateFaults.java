package org.duzhan.judge;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.States;
import org.duzhan.measure.Transition;
import org.duzhan.table.Field;
import org.duzhan.table.Offenders;

/** Areas of which other households are told to have fallen than moved so. */
public final class FallRateFaults {
  private static final List<Field> KEY =
      List.of(FallRate.PERIOD, FallRate.AREA_LEVEL, FallRate.AREA_CODE, FallRate.KIND);
  private static final List<Field> AREA = KEY.subList(0, 3);
  private static final String MOVED = "moved";

  private FallRateFaults() {}

  /**
   * Of months that have rates. Of households in two places it is not told whether they fell, so
   * that their areas are left out.
   */
  public static Dataset<Row> of(Dataset<Row> rates, Dataset<Row> transitions) {
    Dataset<Row> unknown =
        transitions
            .filter(
                Transition.TO_STATE
                    .col()
                    .equalTo(Transition.TWO_PLACES)
                    .or(Transition.FROM_STATE.col().equalTo(Transition.TWO_PLACES)))
            .select(columns(AREA))
            .distinct();
    Dataset<Row> moved =
        transitions
            .filter(FallRate.kind().isNotNull())
            .filter(Transition.TO_STATE.col().equalTo(States.POOR))
            .join(
                rates.select(FallRate.PERIOD.col()).distinct(),
                names(AREA.subList(0, 1)),
                "left_semi")
            .withColumn(FallRate.KIND.name(), FallRate.kind())
            .groupBy(columns(KEY))
            .agg(sum(Transition.HOUSEHOLDS.col()).as(MOVED));
    Column fell = coalesce(FallRate.HOUSEHOLDS.col(), lit(0L));
    Column moves = coalesce(col(MOVED), lit(0L));
    return Offenders.of(
        rates
            .filter(FallRate.DIMENSION.col().equalTo(FallRate.ALL))
            .join(moved, names(KEY), "full_outer")
            .join(unknown, names(AREA), "left_anti")
            .filter(fell.notEqual(moves)),
        KEY,
        concat_ws(" ", fell, lit("fell,"), moves, lit("moved")));
  }

  private static Column[] columns(List<Field> fields) {
    return fields.stream().map(Field::col).toArray(Column[]::new);
  }

  private static String[] names(List<Field> fields) {
    return fields.stream().map(Field::name).toArray(String[]::new);
  }
}
