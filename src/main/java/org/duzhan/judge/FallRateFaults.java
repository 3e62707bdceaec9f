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
import org.duzhan.measure.Change;
import org.duzhan.measure.Grains;
import org.duzhan.measure.States;
import org.duzhan.measure.Transition;
import org.duzhan.measure.VillageMonth;
import org.duzhan.table.Field;
import org.duzhan.table.Offenders;

/** Areas of which other households are told to have fallen than moved so. */
public final class FallRateFaults {
  private static final List<Field> KEY =
      List.of(FallRate.PERIOD, FallRate.AREA_LEVEL, FallRate.AREA_CODE, FallRate.KIND);
  private static final String MOVED = "moved";

  private FallRateFaults() {}

  /**
   * Of months that have rates, by moves in villages of which anything is counted since last month.
   *
   * @param grains of all months
   */
  public static Dataset<Row> of(Dataset<Row> rates, Dataset<Row> transitions, Grains grains) {
    Dataset<Row> compared =
        grains
            .villages()
            .filter(VillageMonth.REPORTED.col().and(Change.NULL_REASON.col().isNull()));
    Dataset<Row> becamePoor =
        FallRate.moves(transitions)
            .filter(Transition.TO_STATE.col().equalTo(States.POOR))
            .join(
                compared, names(List.of(FallRate.PERIOD, VillageMonth.VILLAGE_CODE)), "left_semi");
    Dataset<Row> moved =
        grains
            .placed(becamePoor)
            .join(
                rates.select(FallRate.PERIOD.col()).distinct(), FallRate.PERIOD.name(), "left_semi")
            .groupBy(columns(KEY))
            .agg(sum(Transition.HOUSEHOLDS.col()).as(MOVED));
    Column fell = coalesce(FallRate.HOUSEHOLDS.col(), lit(0L));
    Column moves = coalesce(col(MOVED), lit(0L));
    return Offenders.of(
        rates
            .filter(FallRate.DIMENSION.col().equalTo(FallRate.ALL))
            .join(moved, names(KEY), "full_outer")
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
