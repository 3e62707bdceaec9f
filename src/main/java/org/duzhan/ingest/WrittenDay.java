package org.duzhan.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days and months as people write them, and as spreadsheets count them. What can be read in two
 * ways (1/4/2020, 4月1日, 2020.1) is none.
 */
final class WrittenDay {
  private static final String TIME =
      "(?:[ T]*(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?)?";
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})[日号]?" + TIME);
  private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:\\.0+)?");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})(?:月份?)?");
  private static final Pattern MONTH_DIGITS = Pattern.compile("(\\d{4})(\\d{2})(?:\\.0+)?");

  /** January, or October as a number that has lost its zero. */
  private static final Pattern TWO_MONTHS = Pattern.compile("\\d{4}\\.1");

  private static final Pattern ENGLISH =
      Pattern.compile("(?:(\\d{1,2})-)?([A-Z][a-z]{2})-(?:20)?(\\d{2})");
  private static final List<String> ENGLISH_MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final Pattern CHINESE =
      Pattern.compile("([〇零○O一二三四五六七八九]{4})年([〇零一二三四五六七八九十]{1,3})月(?:份|([一二三四五六七八九十]{1,3})[日号])?");
  private static final Pattern SERIAL = Pattern.compile("(\\d{5})(?:\\.\\d+)?");
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  private WrittenDay() {}

  /** The day; a month alone stands for its first or its last day. */
  static Optional<LocalDate> day(String text, boolean lastOfMonth) {
    String plain = arabic(text);
    Optional<LocalDate> day = dayAlone(plain);
    return day.isPresent()
        ? day
        : monthAlone(plain).map(m -> lastOfMonth ? m.atEndOfMonth() : m.atDay(1));
  }

  /** The month; also that of a day. */
  static Optional<YearMonth> month(String text) {
    String plain = arabic(text);
    Optional<YearMonth> month = monthAlone(plain);
    return month.isPresent() ? month : dayAlone(plain).map(YearMonth::from);
  }

  private static Optional<LocalDate> dayAlone(String text) {
    Matcher english = ENGLISH.matcher(text);
    if (english.matches()) {
      return english.group(1) == null
          ? Optional.empty()
          : date("20" + english.group(3), month(english), english.group(1));
    }
    for (Pattern pattern : List.of(DAY, DIGITS)) {
      Matcher parts = pattern.matcher(text);
      if (parts.matches()) {
        return date(parts.group(1), parts.group(2), parts.group(3));
      }
    }
    return serial(text);
  }

  private static Optional<YearMonth> monthAlone(String text) {
    Matcher english = ENGLISH.matcher(text);
    if (english.matches() && english.group(1) == null) {
      return date("20" + english.group(3), month(english), "1").map(YearMonth::from);
    }
    for (Pattern pattern : List.of(MONTH, MONTH_DIGITS)) {
      Matcher parts = pattern.matcher(text);
      if (parts.matches() && !TWO_MONTHS.matcher(text).matches()) {
        return date(parts.group(1), parts.group(2), "1").map(YearMonth::from);
      }
    }
    return Optional.empty();
  }

  private static String arabic(String text) {
    Matcher parts = CHINESE.matcher(text);
    if (!parts.matches()) {
      return text;
    }
    String year = ChineseNumeral.digits(parts.group(1).replace('O', '〇'));
    String month = year + "-" + ChineseNumeral.value(parts.group(2)).orElse(0);
    return parts.group(3) == null
        ? month
        : month + "-" + ChineseNumeral.value(parts.group(3)).orElse(0);
  }

  /**
   * A day as spreadsheets count them, 1900 system. Five digits that begin with a year of ours are
   * none: 20204 is the April of a hasty hand, not 1955.
   */
  private static Optional<LocalDate> serial(String text) {
    Matcher days = SERIAL.matcher(text);
    if (!days.matches() || text.matches("20[0-2].*")) {
      return Optional.empty();
    }
    return Optional.of(SERIAL_ZERO.plusDays(Long.parseLong(days.group(1))))
        .filter(d -> d.getYear() < 2100);
  }

  private static String month(Matcher english) {
    String name = english.group(2);
    return String.valueOf(ENGLISH_MONTHS.indexOf(name) + 1);
  }

  private static Optional<LocalDate> date(String year, String month, String day) {
    try {
      LocalDate date =
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
      return Optional.of(date).filter(d -> d.getYear() >= 1900 && d.getYear() < 2100);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
