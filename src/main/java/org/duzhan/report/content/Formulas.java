package org.duzhan.report.content;

/** Words that a spreadsheet, or a CSV made from it, could take for a formula. */
public final class Formulas {
  private static final String BEGINNINGS = "=+-@\t\r＝＋－＠";

  public static boolean couldBegin(String text) {
    return !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0;
  }

  private Formulas() {}
}
