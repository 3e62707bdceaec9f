package org.duzhan.ingest.reader;

/** Sees a file's rows in order, sheet by sheet. */
public interface RowVisitor {
  /** A sheet begins, hidden or not; a text file is one sheet without a name. */
  void sheet(String name);

  /**
   * A row of the sheet. Numbers stand as they are stored, not as they are shown: a long code keeps
   * its digits. Days are ISO days, whichever system the workbook counts them in.
   *
   * @param number from 1, as a spreadsheet shows it, ascending; the line of the file for text
   * @param cells valid during the call only
   */
  void row(long number, CellRow cells);
}
