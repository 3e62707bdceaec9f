package org.duzhan.job;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.job.FigureChecks.Check;
import org.duzhan.judge.FallRate;
import org.duzhan.judge.FallRateFaults;
import org.duzhan.lake.Lake;
import org.duzhan.measure.Grains;
import org.duzhan.measure.Transition;
import org.duzhan.measure.TransitionFaults;
import org.duzhan.table.Table;

/** What must hold of the transitions of households. */
final class TransitionChecks {
  private TransitionChecks() {}

  /**
   * All of them.
   *
   * @param interpreted the same lake, for tables of a row to each village or fewer
   * @param grains of all months
   */
  static List<Check> of(Lake lake, Lake interpreted, Dataset<Row> households, Grains grains) {
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check(
            "transition: as many households moved as stand, this month and the one before",
            TransitionFaults.of(lake.read(Transition.TABLE), households)));
    for (Table table : List.of(Transition.TABLE, Transition.SINCE_BASELINE)) {
      Dataset<Row> rows = interpreted.read(table);
      checks.add(
          new Check(
              "%s: the households that village_month has figures of".formatted(table.name()),
              TransitionFaults.otherThanVillages(rows, grains.villages())));
      checks.add(
          new Check(
              "%s: counties and villages added up".formatted(table.name()),
              TransitionFaults.notAddedUp(rows, grains)));
    }
    checks.add(
        new Check(
            "fall_rate: the households that transition has become poor",
            FallRateFaults.of(
                interpreted.read(FallRate.TABLE), interpreted.read(Transition.TABLE), grains)));
    return checks;
  }
}
