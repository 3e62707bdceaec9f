package org.duzhan.report.workbook;

/** How much room words take, in half-width characters: a spreadsheet does not measure for us. */
final class TextWidth {
  private static final int FIRST_WIDE = 0x2010;

  static int of(String text) {
    return text.codePoints().map(c -> c < FIRST_WIDE ? 1 : 2).sum();
  }

  /** Lines that a text takes in a column of {@code width}, broken anywhere. */
  static int lines(String text, int width) {
    return text.lines().mapToInt(line -> linesOfOne(of(line), width)).sum();
  }

  private static int linesOfOne(int length, int width) {
    // One character in hand where it breaks: a wide character does not split.
    int room = Math.max(1, width - 1);
    return length <= width ? 1 : (length + room - 1) / room;
  }

  private TextWidth() {}
}
