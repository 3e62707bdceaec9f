package org.duzhan.report.content;

/**
 * How a cell is read. Each kind knows the spreadsheet format that shows its number; {@link
 * Cell#shown()} says the same in text.
 */
public enum Kind {
  /** Words, on the left. */
  TEXT("@"),
  /** A sentence, broken into lines where its column ends. */
  SENTENCE("@"),
  /** One of a few words or codes, in the middle. */
  LABEL("@"),
  /** Words that lead somewhere when they are clicked. */
  LINK("@"),
  /** Words that are to be mended. */
  WRONG("@"),
  /** A long name for machines, on one line however narrow its column. */
  KEY("@"),
  /** Persons, households, villages: whole. */
  COUNT("#,##0"),
  /** A difference of counts, with its sign. */
  CHANGE("+#,##0;-#,##0;0"),
  /** A statistic with one decimal. */
  DECIMAL("#,##0.0"),
  /** Yuan, to the fen. */
  MONEY("#,##0.00"),
  /** A share, in per cent. */
  SHARE("0.0%"),
  /** An incidence: a share small enough to need two decimals. */
  INCIDENCE("0.00%"),
  /** An index between 0 and 1, such as Gini's. */
  INDEX("0.0000"),
  /** A difference of shares, in percentage points, with its sign. */
  POINTS("+0.00;-0.00;0.00"),
  /** A place in a ranking, from 1. */
  RANK("0"),
  /** Places gained towards rank 1 (up) or lost (down). */
  MOVE("\"↑\"0;\"↓\"0;\"→\""),
  /** A day; its number counts days from 1970-01-01. */
  DATE("yyyy\\-mm\\-dd");

  private final String format;

  Kind(String format) {
    this.format = format;
  }

  /** The spreadsheet's number format. */
  public String format() {
    return format;
  }

  /** Read as words, not as a number. */
  public boolean isText() {
    return format.equals("@");
  }
}
