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

  private static boolean isSpace(char c) {
    return c <= ' ' || c == '\u3000' || c == '\u00A0' || c == '\uFEFF' || c == '\u200B';
  }
}
