package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.duzhan.table.Areas;
import org.duzhan.table.Problems;

/** Problems of counties that are no village's own: they are added to those of the villages. */
final class OwnProblems {
  private OwnProblems() {}

  /** Problems of a county and none of its villages; null where it never sent a ledger. */
  static Dataset<Row> with(
      Dataset<Row> added, Dataset<Row> ledger, Dataset<Row> senders, String period) {
    Dataset<Row> own =
        Rectification.by(
            Areas.COUNTY_CODE, ledger.filter(Problems.VILLAGE_CODE.col().isNull()), period);
    List<Column> renamed = new ArrayList<>(List.of(Areas.COUNTY_CODE.col()));
    Map<String, Column> both = new HashMap<>();
    both.put(RollUp.LEDGER_COUNTIES.name(), RollUp.LEDGER_COUNTIES.from(Rectification.isSent()));
    for (Figure figure : Rectification.FIGURES) {
      renamed.add(figure.field().col().as(ownName(figure)));
      both.put(
          figure.field().name(),
          when(
              Rectification.isSent(),
              coalesce(figure.field().col(), lit(0L))
                  .plus(coalesce(functions.col(ownName(figure)), lit(0L)))));
    }
    return added
        .join(
            own.select(renamed.toArray(Column[]::new)),
            new String[] {Areas.COUNTY_CODE.name()},
            "left_outer")
        .join(senders, new String[] {Areas.COUNTY_CODE.name()}, "left_outer")
        .withColumns(both)
        .drop(Rectification.FIGURES.stream().map(OwnProblems::ownName).toArray(String[]::new))
        .drop(Rectification.SENT);
  }

  private static String ownName(Figure figure) {
    return "own_" + figure.field().name();
  }
}
