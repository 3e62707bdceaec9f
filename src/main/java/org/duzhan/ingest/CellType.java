package org.duzhan.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
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
  /** Sums of five amounts, and of a nation's counts, stay within their types. */
  private static final int YUAN_DIGITS = 11;

  private static final int COUNT_DIGITS = 9;
  private static final int PRECISION = 14;
  private static final int SCALE = 2;
  private static final int ISO_DAY_LENGTH = 10;
  private static final UTF8String TRUE = UTF8String.fromString("true");
  private static final UTF8String FALSE = UTF8String.fromString("false");

  private CellType() {}

  /** The type that a kind is stored in. */
  static DataType of(Kind kind) {
    return switch (kind) {
      case COUNT -> Types.COUNT;
      case MONEY -> Types.MONEY;
      case SHARE, NUMBER -> Types.RATE;
      case FLAG -> Types.FLAG;
      case DATE -> Types.DATE;
      case MONTH, CODE, TEXT, PERSONAL -> Types.TEXT;
    };
  }

  /** The value, or null if there is none or the text cannot be one. */
  static @Nullable Object read(Kind kind, byte[] bytes, int from, int length) {
    if (length == 0) {
      return null;
    }
    return switch (kind) {
      case COUNT -> count(bytes, from, length);
      case MONEY -> money(bytes, from, length);
      case SHARE, NUMBER -> share(bytes, from, length);
      case FLAG -> flag(bytes, from, length);
      case DATE -> date(bytes, from, length);
      case MONTH, CODE, TEXT, PERSONAL -> text(bytes, from, length);
    };
  }

  /** An error cell (#N/A, #DIV/0!) is no text. */
  private static @Nullable UTF8String text(byte[] bytes, int from, int length) {
    return bytes[from] == '#' ? null : slice(bytes, from, length);
  }

  private static @Nullable Long count(byte[] bytes, int from, int length) {
    int first = bytes[from] == '-' ? from + 1 : from;
    int to = from + length;
    if (first == to || to - first > COUNT_DIGITS) {
      return null;
    }
    long value = 0;
    for (int i = first; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      value = 10 * value + digit;
    }
    return first == from ? value : -value;
  }

  /** Digits with up to two decimals are read as they are; anything else by way of BigDecimal. */
  private static @Nullable Decimal money(byte[] bytes, int from, int length) {
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
    return Decimal.createUnsafe(first == from ? fen : -fen, PRECISION, SCALE);
  }

  private static @Nullable Decimal rareMoney(byte[] bytes, int from, int length) {
    try {
      BigDecimal yuan =
          new BigDecimal(new String(bytes, from, length, StandardCharsets.UTF_8))
              .setScale(SCALE, RoundingMode.HALF_UP);
      return yuan.precision() - SCALE > YUAN_DIGITS ? null : Decimal.apply(yuan, PRECISION, SCALE);
    } catch (NumberFormatException | ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable Double share(byte[] bytes, int from, int length) {
    String text = new String(bytes, from, length, StandardCharsets.UTF_8);
    try {
      return new BigDecimal(text).doubleValue();
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Boolean flag(byte[] bytes, int from, int length) {
    UTF8String text = slice(bytes, from, length);
    return text.equals(TRUE) ? Boolean.TRUE : text.equals(FALSE) ? Boolean.FALSE : null;
  }

  private static @Nullable Integer date(byte[] bytes, int from, int length) {
    if (length != ISO_DAY_LENGTH) {
      return null;
    }
    try {
      String day = new String(bytes, from, length, StandardCharsets.UTF_8);
      return (int) LocalDate.parse(day).toEpochDay();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static UTF8String slice(byte[] bytes, int from, int length) {
    return UTF8String.fromAddress(bytes, Platform.BYTE_ARRAY_OFFSET + (long) from, length);
  }
}
