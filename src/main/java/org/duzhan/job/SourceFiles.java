package org.duzhan.job;

import org.apache.spark.sql.Row;
import org.duzhan.job.Trace.CountingRow;
import org.duzhan.job.Trace.Source;
import org.duzhan.lake.Lake;
import org.jspecify.annotations.Nullable;

/** Rows that count, told with the names of the files they stand in. */
record SourceFiles(Ledger ledger) {
  private static final int SOURCE = 6;
  private static final int SOURCE_BEFORE = SOURCE + 3;

  static SourceFiles read(Lake lake) {
    return new SourceFiles(Ledger.read(lake));
  }

  /** A row of {@link CountingRows}. */
  CountingRow told(Row row) {
    return new CountingRow(
        row.getString(0),
        row.getString(1),
        text(row, 2),
        text(row, 3),
        new Amounts(number(row, 4), number(row, 5)),
        source(row, SOURCE),
        source(row, SOURCE_BEFORE));
  }

  /** Of three cells: submission, sheet and rows. */
  private Source source(Row row, int at) {
    String submission = text(row, at);
    return new Source(
        ledger.firstFileOf(submission).orElse(submission), text(row, at + 1), text(row, at + 2));
  }

  private static String text(Row row, int at) {
    return row.isNullAt(at) ? "" : row.getString(at);
  }

  private static @Nullable Double number(Row row, int at) {
    return row.isNullAt(at) ? null : row.getDouble(at);
  }
}
