package org.duzhan.report.workbook;

/** Words that a spreadsheet, or a CSV made from it, could take for a formula. */
final class Formulas {
  private static final String BEGINNINGS = "=+-@\t\r＝＋－＠";

  static boolean couldBegin(String text) {
    return !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0;
  }

  private Formulas() {}
}
