package org.duzhan.ingest;

/** Sees a file's rows in order, sheet by sheet. */
interface RowVisitor {
  /** A sheet begins; a CSV file is one sheet without a name. */
  void sheet(String name);

  /**
   * A row of the sheet.
   *
   * @param number from 1, as a spreadsheet shows it; the line of the file for CSV
   * @param cells valid during the call only
   */
  void row(long number, CellRow cells);
}
