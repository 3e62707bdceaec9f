package org.duzhan.report.content;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One cell: a number, or words. A cell without a number whose kind has one is undefined, and its
 * text says why.
 *
 * @param number the unrounded value; null for words and where undefined
 * @param text the words, or the reason why there is no number
 * @param target the line that a click leads to; null for most cells
 */
public record Cell(Kind kind, @Nullable Double number, String text, @Nullable Target target) {
  private static final String DASH = "—";

  /**
   * A line of a sheet of the same report.
   *
   * @param line from 0
   */
  public record Target(String sheet, int line) {}

  private Cell(Kind kind, @Nullable Double number, String text) {
    this(kind, number, text, null);
  }

  /** Words; blank where there are none. */
  public static Cell text(Kind kind, @Nullable String text) {
    return new Cell(kind, null, text == null ? "" : text);
  }

  /** Words that lead to a line of another sheet. */
  public static Cell link(String text, String sheet, int line) {
    return new Cell(Kind.LINK, null, text, new Target(sheet, line));
  }

  public static Cell text(@Nullable String text) {
    return text(Kind.TEXT, text);
  }

  /** A number, or the reason why there is none. */
  public static Cell number(Kind kind, @Nullable Number value, String reason) {
    return value == null ? missing(kind, reason) : new Cell(kind, value.doubleValue(), "");
  }

  public static Cell count(long value) {
    return number(Kind.COUNT, value, "");
  }

  /** A day, or the reason why there is none. */
  public static Cell date(@Nullable LocalDate day, String reason) {
    return number(Kind.DATE, day == null ? null : day.toEpochDay(), reason);
  }

  /** Undefined, and why. */
  public static Cell missing(Kind kind, String reason) {
    return new Cell(kind, null, reason.isEmpty() ? DASH : DASH + " " + reason);
  }

  /** There is a number where one belongs. */
  public boolean isDefined() {
    return kind.isText() || number != null;
  }

  /** What a reader sees: rounded half up, after all arithmetic. */
  public String shown() {
    if (number == null) {
      return text;
    }
    double n = number;
    return switch (kind) {
      case TEXT, SENTENCE, LABEL, LINK, WRONG, KEY -> text;
      case COUNT -> decimal(n, "%,.0f", 0);
      case CHANGE -> n == 0 ? "0" : decimal(n, "%+,.0f", 0);
      case DECIMAL -> decimal(n, "%,.1f", 1);
      case MONEY -> decimal(n, "%,.2f", 2);
      case SHARE -> percent(n, 1);
      case INCIDENCE -> percent(n, 2);
      case INDEX -> decimal(n, "%.4f", 4);
      case POINTS -> points(n);
      case RANK -> decimal(n, "%.0f", 0);
      case MOVE -> n == 0 ? "→" : (n > 0 ? "↑" : "↓") + decimal(Math.abs(n), "%.0f", 0);
      case DATE -> LocalDate.ofEpochDay((long) n).toString();
    };
  }

  private static String points(double number) {
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0.00" : String.format(Locale.ROOT, "%+.2f", rounded);
  }

  private static String percent(double share, int places) {
    BigDecimal hundredfold = BigDecimal.valueOf(share).movePointRight(2);
    return hundredfold.setScale(places, RoundingMode.HALF_UP).toPlainString() + "%";
  }

  private static String decimal(double number, String format, int places) {
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(places, RoundingMode.HALF_UP);
    return String.format(Locale.ROOT, format, rounded);
  }
}
