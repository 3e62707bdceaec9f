package org.duzhan.command;

/**
 * What stderr is shown on. The launcher asks the shell: Java cannot tell whether stderr alone is a
 * terminal.
 *
 * @param columns width of the terminal; 0 where there is none
 */
record Terminal(int columns) {
  private static final int USUAL = 80;

  static Terminal ofProcess() {
    String told = System.getProperty("duzhan.columns", "");
    if (told.isEmpty()) {
      return new Terminal(0);
    }
    int columns = told.matches("[0-9]{1,5}") ? Integer.parseInt(told) : 0;
    return new Terminal(columns == 0 ? USUAL : columns);
  }

  boolean exists() {
    return columns > 0;
  }

  /** As much of a line as fits; characters of two columns count as two. */
  String fit(String line) {
    int used = 0;
    int at = 0;
    while (at < line.length()) {
      int character = line.codePointAt(at);
      used += character < 0x2E80 ? 1 : 2;
      if (used >= columns) {
        return line.substring(0, at);
      }
      at += Character.charCount(character);
    }
    return line;
  }
}
