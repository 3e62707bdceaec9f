package org.duzhan.ingest.reader;

/** White space of any width, as clerks leave it around a text. */
public final class Spaces {
  private Spaces() {}

  /** Without white space at both ends. */
  public static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** White space of any width, and signs that only steer how text is shown. */
  public static boolean isSpace(char c) {
    return c <= ' '
        || (c >= 0x7F
            && (Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.CONTROL));
  }
}
