package org.duzhan.report;

import org.duzhan.measure.CountyMonth;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Kind;
import org.duzhan.table.Field;
import org.jspecify.annotations.Nullable;

/** Figures of a row, beside those of the month before; where there is none, the reason. */
final class Figures {
  static final String NOT_SUBMITTED = "未报送";
  static final String NO_LAST_MONTH = "无上月";
  private static final int POINTS_PER_SHARE = 100;

  /** This month's figure. */
  static Cell now(GoldRow row, Kind kind, Field field) {
    return Cell.number(kind, row.number(field), reason(row));
  }

  /** Last month's figure. */
  static Cell before(GoldRow row, Kind kind, Field field) {
    return Cell.number(kind, row.number(field), row.isAbsent() ? NO_LAST_MONTH : reason(row));
  }

  /** What changed since last month: counts as they are, shares in percentage points. */
  static Cell change(GoldRow now, GoldRow before, Kind kind, Field field) {
    boolean share = kind == Kind.SHARE || kind == Kind.INCIDENCE;
    Kind shown = share ? Kind.POINTS : Kind.CHANGE;
    Number current = now.number(field);
    Number last = before.number(field);
    if (current == null) {
      return Cell.missing(shown, reason(now));
    }
    if (last == null) {
      return Cell.missing(shown, before.isAbsent() ? NO_LAST_MONTH : reason(before));
    }
    double change = current.doubleValue() - last.doubleValue();
    return Cell.number(shown, share ? change * POINTS_PER_SHARE : change, "");
  }

  /** 是, 否, or why it is not known. */
  static Cell yesNo(@Nullable Boolean value, String reason) {
    if (value == null) {
      return Cell.missing(Kind.LABEL, reason);
    }
    return Cell.text(Kind.LABEL, value ? "是" : "否");
  }

  /** Why a figure of the row is undefined. */
  static String reason(GoldRow row) {
    if (row.isAbsent()) {
      return NOT_SUBMITTED;
    }
    String code = row.text(CountyMonth.NULL_REASON);
    if (code == null) {
      return "未填报";
    }
    return switch (code) {
      case "not_submitted" -> NOT_SUBMITTED;
      case "no_rural_population" -> "无分母";
      case "population_below_poor" -> "分母过小";
      case "no_baseline_poor", "no_baseline" -> "无基期";
      default -> code;
    };
  }

  private Figures() {}
}
