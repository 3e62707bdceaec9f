package org.duzhan.ingest;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duzhan.ingest.reader.Spaces;

/**
 * Cleans the text of a cell to one way of writing, by kind. What cannot be recognised stays as it
 * is: it fails later, by name, with its own text.
 */
final class Cleaner {
  private static final Set<String> YES = Set.of("是", "有", "1", "√", "true", "TRUE", "Y", "y", "已");
  private static final Set<String> NO =
      Set.of("否", "无", "0", "×", "false", "FALSE", "N", "n", "未", "没有", "不是", "✗", "x", "X");
  private static final Pattern DAY =
      Pattern.compile(
          "(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[ T]00?:00(?::00)?(?:\\.0+)?)?");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})月?");
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d*\\.?\\d+(?:[eE][-+]?\\d+)?");
  private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  private Cleaner() {}

  static String clean(String raw, Kind kind, Map<String, String> values) {
    String text = trim(raw);
    if (text.isEmpty()) {
      return text;
    }
    return switch (kind) {
      case TEXT -> {
        String plain = halfWidth(text);
        yield values.getOrDefault(plain, plain);
      }
      case CODE, PERSONAL -> code(halfWidth(text));
      case COUNT -> count(number(text));
      case MONEY -> number(text);
      case FLAG -> flag(halfWidth(text));
      case DATE -> day(halfWidth(text));
      case MONTH -> month(halfWidth(text));
    };
  }

  /** Without white space of any width at both ends. */
  static String trim(String text) {
    return Spaces.trim(text);
  }

  static char halfWidth(char c) {
    if (c >= '\uFF01' && c <= '\uFF5E') {
      return (char) (c - 0xFEE0);
    }
    return c == '\u3000' || c == '\u00A0' ? ' ' : c;
  }

  static String halfWidth(String text) {
    StringBuilder plain = null;
    for (int i = 0; i < text.length(); i++) {
      char c = halfWidth(text.charAt(i));
      if (plain == null && c != text.charAt(i)) {
        plain = new StringBuilder(text);
      }
      if (plain != null) {
        plain.setCharAt(i, c);
      }
    }
    return plain == null ? text : plain.toString();
  }

  /** A code stored as a number keeps its digits: 522633100201.0 and 5.22633100201E11 alike. */
  private static String code(String text) {
    String plain = text.startsWith("'") ? text.substring(1) : text;
    boolean asNumber = plain.indexOf('.') > 0 || plain.indexOf('E') > 0;
    return asNumber && NUMBER.matcher(plain).matches() ? whole(plain) : plain;
  }

  private static String number(String text) {
    String plain = halfWidth(text);
    return plain.indexOf(',') < 0 ? plain : plain.replace(",", "");
  }

  private static String count(String number) {
    boolean fraction = number.indexOf('.') >= 0 || number.indexOf('E') >= 0;
    return fraction && NUMBER.matcher(number).matches() ? whole(number) : number;
  }

  /** Digits without a fraction, if there is none; else the text as it is. */
  private static String whole(String number) {
    try {
      BigDecimal value = new BigDecimal(number);
      return value.precision() - value.scale() > 40 ? number : value.toBigIntegerExact().toString();
    } catch (ArithmeticException | NumberFormatException e) {
      return number;
    }
  }

  private static String flag(String text) {
    if (YES.contains(text)) {
      return "true";
    }
    return NO.contains(text) || text.equals("1.0") || text.equals("0.0")
        ? String.valueOf(text.equals("1.0"))
        : text;
  }

  private static String day(String text) {
    Matcher parts = DAY.matcher(text);
    if (parts.matches()) {
      return date(text, parts.group(1), parts.group(2), parts.group(3));
    }
    String digits = count(text);
    if (digits.length() == 8 && digits.chars().allMatch(Character::isDigit)) {
      return date(text, digits.substring(0, 4), digits.substring(4, 6), digits.substring(6));
    }
    return serial(text);
  }

  private static String month(String text) {
    Matcher parts = MONTH.matcher(text);
    if (parts.matches()) {
      String day = date(text, parts.group(1), parts.group(2), "1");
      return ISO_DAY.matcher(day).matches() ? day.substring(0, 7) : text;
    }
    String digits = count(text);
    if (digits.length() == 6 && digits.chars().allMatch(Character::isDigit)) {
      return month(digits.substring(0, 4) + "-" + digits.substring(4));
    }
    String day = day(text);
    return ISO_DAY.matcher(day).matches() ? day.substring(0, 7) : text;
  }

  /** A day as spreadsheets count them, 1900 system: only between 1954 and 2119. */
  private static String serial(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return text;
    }
    double days = Double.parseDouble(text);
    return days >= 20_000 && days < 80_000 ? SERIAL_ZERO.plusDays((long) days).toString() : text;
  }

  private static String date(String ifNone, String year, String month, String day) {
    try {
      return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
          .toString();
    } catch (DateTimeException e) {
      return ifNone;
    }
  }
}
