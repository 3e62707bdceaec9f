package org.duzhan.report.workbook;

import org.duzhan.report.content.Kind;

/** Days as a spreadsheet counts them. */
final class Dates {
  /** 1970-01-01, counted from 1899-12-30. */
  private static final int EPOCH = 25_569;

  static int shift(Kind kind) {
    return kind == Kind.DATE ? EPOCH : 0;
  }

  private Dates() {}
}
