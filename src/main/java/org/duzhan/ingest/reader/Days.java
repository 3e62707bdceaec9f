package org.duzhan.ingest.reader;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Days as spreadsheets keep them: numbers, counted from 1900 or 1904. */
final class Days {
  /** Formats with a day or a month that need no code; 27 to 58 are Chinese ones. */
  private static final Set<Integer> BUILT_IN =
      Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58);

  private static final LocalDate ZERO_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate ZERO_1904 = LocalDate.of(1904, 1, 1);

  /** Beyond it, about the year 2200, a number is a code. */
  private static final int LAST = 110_000;

  /** The day that 1900 is said to have had, and had not. */
  private static final int NO_LEAP_DAY = 60;

  private static final int SECONDS_A_DAY = 86_400;

  private Days() {}

  /** Whether a number format shows a day. */
  static boolean shownBy(int format, @Nullable String code) {
    if (code == null) {
      return BUILT_IN.contains(format);
    }
    String first = code.split(";", 2)[0];
    String signs = first.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.", "");
    return signs.matches("(?s).*[yYdD].*");
  }

  /** The day of a number, with its time where it has one; null where no such day can be meant. */
  static @Nullable String iso(double number, boolean from1904) {
    if (number < 1 || number > LAST || (!from1904 && (int) number == NO_LEAP_DAY)) {
      return null;
    }
    long seconds = Math.round(number * SECONDS_A_DAY);
    long days = seconds / SECONDS_A_DAY;
    LocalDate zero = from1904 ? ZERO_1904 : ZERO_1900;
    LocalDate day = zero.plusDays(!from1904 && days < NO_LEAP_DAY ? days + 1 : days);
    LocalTime time = LocalTime.ofSecondOfDay(seconds % SECONDS_A_DAY);
    return time.equals(LocalTime.MIDNIGHT) ? day.toString() : day + " " + time;
  }

  /** A day as ISO writes it in full, without the midnight. */
  static String plain(String iso) {
    return iso.replaceFirst("T(00:00(:00(\\.0+)?)?)?Z?$", "").replace('T', ' ');
  }
}
