package org.duzhan.ingest;

import org.duzhan.ingest.reader.CellRow;

/** Takes the data rows that were found on a file's sheets. */
interface RowSink {
  /**
   * A data row under {@code headings}.
   *
   * @param sheet name of its sheet; empty for CSV
   * @param number from 1, as a spreadsheet shows it
   */
  void row(Headings headings, String sheet, long number, CellRow cells);

  /** A row under {@code headings} that was set aside, and as what. */
  default void aside(Headings headings, String sheet, long number, RowNature nature) {}
}
