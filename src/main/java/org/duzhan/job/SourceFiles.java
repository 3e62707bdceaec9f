package org.duzhan.job;

import org.apache.spark.sql.Row;
import org.duzhan.job.Trace.CountingRow;
import org.duzhan.lake.Lake;
import org.jspecify.annotations.Nullable;

/** Rows that count, told with the names of the files they stand in. */
record SourceFiles(Ledger ledger) {
  static SourceFiles read(Lake lake) {
    return new SourceFiles(Ledger.read(lake));
  }

  /** A row of {@link CountingRows}. */
  CountingRow told(Row row) {
    String submission = text(row, 6);
    return new CountingRow(
        row.getString(0),
        row.getString(1),
        text(row, 2),
        text(row, 3),
        new Amounts(number(row, 4), number(row, 5)),
        ledger.firstFileOf(submission).orElse(submission),
        text(row, 7),
        text(row, 8));
  }

  private static String text(Row row, int at) {
    return row.isNullAt(at) ? "" : row.getString(at);
  }

  private static @Nullable Double number(Row row, int at) {
    return row.isNullAt(at) ? null : row.getDouble(at);
  }
}
