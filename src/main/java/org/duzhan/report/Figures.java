package org.duzhan.report;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
import java.util.stream.Stream;
import org.duzhan.measure.Catalogue;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Figure;
import org.duzhan.measure.Rectification;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Kind;
import org.duzhan.table.Field;
import org.jspecify.annotations.Nullable;

/** Figures of a row, beside those of the month before; where there is none, the reason. */
final class Figures {
  private static final int POINTS_PER_SHARE = 100;
  private static final double LEAST_POINTS = 0.005;

  /**
   * What does not hang on which villages reported: ratios, and problems, for a county's ledger
   * stands until it sends another.
   */
  private static final Set<String> OF_NO_VILLAGE =
      Stream.of(
              Stream.of(CountyMonth.REPORTED_VILLAGES),
              Catalogue.ratios().stream().map(Figure::field),
              Rectification.FIGURES.stream().map(Figure::field))
          .flatMap(fields -> fields)
          .map(Field::name)
          .collect(toUnmodifiableSet());

  /** This month's figure. */
  static Cell now(GoldRow row, Kind kind, Field field) {
    return Cell.number(kind, row.number(field), Reasons.of(row, field));
  }

  /** Last month's figure. */
  static Cell before(GoldRow row, Kind kind, Field field) {
    return Cell.number(kind, row.number(field), reasonBefore(row, field));
  }

  /**
   * What changed since last month: counts as they are, where as many villages reported, for one
   * that is missing is no change; shares in percentage points.
   */
  static Cell change(GoldRow now, GoldRow before, Kind kind, Field field) {
    boolean share = kind == Kind.SHARE || kind == Kind.INCIDENCE;
    Kind shown = share ? Kind.POINTS : Kind.CHANGE;
    Number current = now.number(field);
    Number last = before.number(field);
    if (current == null) {
      return Cell.missing(shown, Reasons.of(now, field));
    }
    if (last == null) {
      return Cell.missing(shown, reasonBefore(before, field));
    }
    if (!share && !OF_NO_VILLAGE.contains(field.name()) && !reportAlike(now, before)) {
      return Cell.missing(shown, Reasons.OTHER_VILLAGES);
    }
    double change = current.doubleValue() - last.doubleValue();
    return Cell.number(shown, share ? points(change) : change, "");
  }

  /** Whether as many villages reported in both months. */
  static boolean reportAlike(GoldRow now, GoldRow before) {
    return now.count(CountyMonth.REPORTED_VILLAGES) == before.count(CountyMonth.REPORTED_VILLAGES);
  }

  /** A change too small to be shown is none: a sheet would show it as +0.00. */
  private static double points(double change) {
    double points = change * POINTS_PER_SHARE;
    return Math.abs(points) < LEAST_POINTS ? 0 : points;
  }

  /** 是, 否, or why it is not known. */
  static Cell yesNo(@Nullable Boolean value, String reason) {
    if (value == null) {
      return Cell.missing(Kind.LABEL, reason);
    }
    return Cell.text(Kind.LABEL, value ? "是" : "否");
  }

  private static String reasonBefore(GoldRow row, Field field) {
    return row.isAbsent() ? Reasons.NO_LAST_MONTH : Reasons.of(row, field);
  }

  private Figures() {}
}
