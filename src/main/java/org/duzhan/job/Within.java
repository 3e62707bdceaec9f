package org.duzhan.job;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.settings.UserError;

/**
 * An area and all that lies in it, by its code: of a code's two-digit ends, zeros stand for all.
 */
final class Within {
  private static final String CODE = "[1-9][0-9]{5}([0-9]{3}){0,2}";

  private Within() {}

  /** Refuses what is no code of an area. */
  static void check(String option, String code) {
    if (!code.equals(ProvinceMonth.COUNTRY) && !code.matches(CODE)) {
      throw new UserError(
          "%s %s: no code of an area (expected 6, 9 or 12 digits, e.g. 520000 or 522633)"
              .formatted(option, code));
    }
  }

  /** Whether a column names the area or one in it; the country is the row over all. */
  static Column of(String code, String column) {
    return code.equals(ProvinceMonth.COUNTRY)
        ? col(column).equalTo(code)
        : col(column).startsWith(code.length() == 6 ? code.replaceFirst("(00){1,2}$", "") : code);
  }
}
