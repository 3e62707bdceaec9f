package org.duzhan.ingest.reader;

/**
 * Tells a quote too many from a cell of several lines. Line breaks inside quotes are lawful, and so
 * are separators; rows are not. Of a cell that reaches over the end of its line the line below is
 * looked at by itself: it is a row if it has just as many cells as the row before, and the line
 * above by itself has as many; or if it begins as the row does (2020-04, WT-0012) and has about as
 * many.
 */
final class StrayQuotes {
  /** Fewer cells say too little: words of a sentence stand between commas too. */
  private static final int LEAST_CELLS = 4;

  private static final int LEAST_PARTS = 2;
  private static final int LEAST_CHARACTERS = 4;

  private final byte[] data;
  private final byte separator;
  private final int usual;

  /**
   * Quotes of a text.
   *
   * @param usual cells of the row before
   */
  StrayQuotes(byte[] data, byte separator, int usual) {
    this.data = data;
    this.separator = separator;
    this.usual = usual;
  }

  /** Whether rows have so many cells that their number tells something. */
  static boolean isLong(int cells) {
    return cells >= LEAST_CELLS;
  }

  /** Whether so many separators, inside quotes below a line break, may part cells of a row. */
  static boolean areParts(int separators) {
    return separators >= LEAST_PARTS;
  }

  /**
   * Whether quotes that reach over a line break are stray.
   *
   * @param first where the row's first cell begins
   * @param ofLine separators of the row's line by itself
   * @param below where the line inside begins
   * @param end where that ends, inside the quotes or not
   */
  boolean areStray(int first, int ofLine, int below, int end) {
    int inside = separators(below, end);
    boolean whole = inside == usual - 1 && ofLine == usual - 1;
    return whole || (2 * inside >= usual && beginsAlike(first, below, end));
  }

  /** Those of a line by itself: a quote that is not closed on it is text. */
  int separators(int from, int end) {
    int found = 0;
    boolean begins = true;
    for (int at = from; at < end; at++) {
      int close = begins && data[at] == '"' ? closing(at + 1, end) : -1;
      at = Math.max(at, close);
      begins = close < 0 && data[at] == separator;
      found += begins ? 1 : 0;
    }
    return found;
  }

  private int closing(int from, int end) {
    for (int at = from; at < end; at++) {
      boolean doubled = data[at] == '"' && at + 1 < end && data[at + 1] == '"';
      if (data[at] == '"' && !doubled) {
        return at;
      }
      at += doubled ? 1 : 0;
    }
    return -1;
  }

  /** Whether two cells are of one shape, as codes and months are; a number alone says nothing. */
  private boolean beginsAlike(int first, int below, int end) {
    int from = below < end && data[below] == '"' ? below + 1 : below;
    int length = 0;
    boolean digits = false;
    while (from + length < end
        && !endsCell(data[from + length])
        && shape(data[first + length]) == shape(data[from + length])) {
      digits |= shape(data[from + length]) == '0';
      length++;
    }
    return digits
        && length >= LEAST_CHARACTERS
        && from + length < end
        && endsCell(data[from + length])
        && endsCell(data[first + length]);
  }

  private boolean endsCell(byte b) {
    return b == separator || b == '"';
  }

  private static int shape(byte b) {
    if (b >= '0' && b <= '9') {
      return '0';
    }
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') ? 'a' : b;
  }
}
