package org.duzhan.measure;

import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;

/** What the catalogue says of a column, held to the rows that have it. */
final class FormulaOf {
  private FormulaOf() {}

  /** Rows in which a column is what its formula, an expression over the row, says. */
  static long holds(Field field, Dataset<Row> rows) {
    String formula =
        Catalogue.indicators().stream()
            .filter(indicator -> indicator.field().equals(field))
            .map(Indicator::formula)
            .findFirst()
            .orElseThrow();
    return rows.filter(expr(formula).eqNullSafe(field.col())).count();
  }
}
