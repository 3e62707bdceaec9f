package org.duzhan.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.duzhan.lake.Lake;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;

/** What the tables of figures say of a month, as an origin has them: read without Spark. */
record MonthFigures(Lake lake, Origin origin, String period) {
  /** Shows columns of all rows of the month. */
  void rows(Table table, List<Field> columns, Consumer<Row> show) {
    rows(table, Map.of(), columns, show);
  }

  /** Shows columns of the rows of the month that have these values. */
  void rows(Table table, Map<Field, String> where, List<Field> columns, Consumer<Row> show) {
    Map<Field, String> ofMonth = new HashMap<>(where);
    ofMonth.put(Households.PERIOD, period);
    lake.rows(table, origin.version(table), ofMonth, columns, show);
  }

  /** Whether a table had a column then; figures are added to the catalogue. */
  boolean has(Table table, Field column) {
    return origin.version(table) == Lake.NONE
        || lake.columns(table, origin.version(table)).contains(column.name());
  }
}
