package org.duzhan.report.content;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Cells as a line of CSV (RFC 4180) in which no words are taken for a formula. */
public final class CsvLine {
  private static final String NO_FORMULA = "'";

  private CsvLine() {}

  /** The line, with its end. Numbers may be negative: they are what they are. */
  public static String of(List<String> cells) {
    return cells.stream().map(CsvLine::cell).collect(joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    String words = Formulas.couldBegin(text) && !isNumber(text) ? NO_FORMULA + text : text;
    boolean plain = words.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? words : '"' + words.replace("\"", "\"\"") + '"';
  }

  private static boolean isNumber(String text) {
    return text.matches("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");
  }
}
