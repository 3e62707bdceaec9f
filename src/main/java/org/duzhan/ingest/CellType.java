package org.duzhan.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.duzhan.table.Types;
import org.jspecify.annotations.Nullable;

/**
 * The value of a cleaned cell, by the kind of its field, as Spark holds it; null if the text cannot
 * be one.
 */
final class CellType {
  /** Stands for no number. */
  static final long NONE = Long.MIN_VALUE;

  /** Sums of five amounts, and of a nation's counts, stay within their types. */
  private static final int YUAN_DIGITS = 11;

  private static final int COUNT_DIGITS = 9;
  private static final int PRECISION = 14;
  private static final int SCALE = 2;
  private static final int ISO_DAY_LENGTH = 10;
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.UTF_8);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.UTF_8);

  private CellType() {}

  /** The type that a kind is stored in. */
  static DataType of(Kind kind) {
    return switch (kind) {
      case COUNT -> Types.COUNT;
      case MONEY -> Types.MONEY;
      case NUMBER -> Types.RATE;
      case FLAG -> Types.FLAG;
      case DATE -> Types.DATE;
      case MONTH, CODE, TEXT, PERSONAL -> Types.TEXT;
    };
  }

  /** Whether values of a kind are held as {@link #number numbers}. */
  static boolean isNumber(Kind kind) {
    return switch (kind) {
      case COUNT, MONEY, FLAG, DATE -> true;
      case NUMBER, MONTH, CODE, TEXT, PERSONAL -> false;
    };
  }

  /** The value, or null if there is none or the text cannot be one. */
  static @Nullable Object read(Kind kind, byte[] bytes, int from, int length) {
    if (isNumber(kind)) {
      long number = number(kind, bytes, from, length);
      return number == NONE ? null : value(kind, number);
    }
    if (length == 0) {
      return null;
    }
    return kind == Kind.NUMBER ? real(bytes, from, length) : text(bytes, from, length);
  }

  /**
   * A count, fen, days since 1970, or 1 for yes and 0 for no; {@link #NONE} if there is none or the
   * text cannot be one.
   */
  static long number(Kind kind, byte[] bytes, int from, int length) {
    if (length == 0) {
      return NONE;
    }
    return switch (kind) {
      case COUNT -> count(bytes, from, length);
      case MONEY -> money(bytes, from, length);
      case FLAG -> flag(bytes, from, length);
      case DATE -> date(bytes, from, length);
      case NUMBER, MONTH, CODE, TEXT, PERSONAL ->
          throw new IllegalArgumentException(kind + " is no number");
    };
  }

  /** What a number stands for, as Spark holds it. */
  static Object value(Kind kind, long number) {
    return switch (kind) {
      case MONEY -> yuan(number);
      case FLAG -> number == 1;
      case DATE -> (int) number;
      default -> number;
    };
  }

  static Decimal yuan(long fen) {
    return Decimal.createUnsafe(fen, PRECISION, SCALE);
  }

  /** An error cell (#N/A, #DIV/0!) is no text. */
  private static @Nullable UTF8String text(byte[] bytes, int from, int length) {
    return bytes[from] == '#' ? null : slice(bytes, from, length);
  }

  private static long count(byte[] bytes, int from, int length) {
    int first = bytes[from] == '-' ? from + 1 : from;
    int to = from + length;
    if (first == to || to - first > COUNT_DIGITS) {
      return NONE;
    }
    long value = 0;
    for (int i = first; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      value = 10 * value + digit;
    }
    return first == from ? value : -value;
  }

  /** Digits with up to two decimals are read as they are; anything else by way of BigDecimal. */
  private static long money(byte[] bytes, int from, int length) {
    int first = bytes[from] == '-' ? from + 1 : from;
    int to = from + length;
    long fen = 0;
    int decimals = -1;
    for (int i = first; i < to; i++) {
      int digit = bytes[i] - '0';
      if (bytes[i] == '.' && decimals < 0) {
        decimals = 0;
      } else if (digit < 0 || digit > 9 || decimals == SCALE) {
        return rareMoney(bytes, from, length);
      } else {
        fen = 10 * fen + digit;
        decimals += decimals < 0 ? 0 : 1;
      }
    }
    boolean noDigit = to - first == (decimals < 0 ? 0 : 1);
    if (noDigit || to - first > YUAN_DIGITS) {
      return rareMoney(bytes, from, length);
    }
    for (int i = Math.max(decimals, 0); i < SCALE; i++) {
      fen *= 10;
    }
    return first == from ? fen : -fen;
  }

  private static long rareMoney(byte[] bytes, int from, int length) {
    try {
      BigDecimal yuan =
          new BigDecimal(new String(bytes, from, length, StandardCharsets.UTF_8))
              .setScale(SCALE, RoundingMode.HALF_UP);
      return yuan.precision() - SCALE > YUAN_DIGITS ? NONE : yuan.unscaledValue().longValueExact();
    } catch (NumberFormatException | ArithmeticException e) {
      return NONE;
    }
  }

  private static @Nullable Double real(byte[] bytes, int from, int length) {
    String text = new String(bytes, from, length, StandardCharsets.UTF_8);
    try {
      return new BigDecimal(text).doubleValue();
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static long flag(byte[] bytes, int from, int length) {
    return is(TRUE, bytes, from, length) ? 1 : is(FALSE, bytes, from, length) ? 0 : NONE;
  }

  private static boolean is(byte[] word, byte[] bytes, int from, int length) {
    return Arrays.equals(word, 0, word.length, bytes, from, from + length);
  }

  private static long date(byte[] bytes, int from, int length) {
    if (length != ISO_DAY_LENGTH || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
      return NONE;
    }
    int year = digits(bytes, from, from + 4);
    int month = digits(bytes, from + 5, from + 7);
    int day = digits(bytes, from + 8, from + 10);
    if (year < 0 || month < 0 || day < 0) {
      return NONE;
    }
    try {
      return LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException e) {
      return NONE;
    }
  }

  /** The number that some digits write; -1 if there is anything else among them. */
  private static int digits(byte[] bytes, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  private static UTF8String slice(byte[] bytes, int from, int length) {
    return UTF8String.fromAddress(bytes, Platform.BYTE_ARRAY_OFFSET + (long) from, length);
  }
}
