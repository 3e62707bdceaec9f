package org.duzhan.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Highlight;
import org.duzhan.report.content.Kind;
import org.duzhan.table.Field;
import org.jspecify.annotations.Nullable;

/** Households that fell, as counted, with last month's and the change beside the households. */
final class FallColumns {
  static List<Column> after(Column... first) {
    return Stream.concat(
            Stream.of(first), FallCounts.FIGURES.stream().flatMap(FallColumns::columns))
        .toList();
  }

  private static Stream<Column> columns(Field figure) {
    Column column = Column.of(figure.caption(), figure.unit(), 11);
    Column now = figure.equals(FallCounts.WITHOUT_SUPPORT) ? column.with(Highlight.ALARM) : column;
    return isCompared(figure)
        ? Stream.of(now, Column.of("上月", "户", 8), Column.of("较上月", "户", 8).with(Highlight.RISE))
        : Stream.of(now);
  }

  /**
   * The cells of a line.
   *
   * @param now a figure this month; null where nothing was submitted
   * @param before a figure last month; null where there is none
   * @param reason why there is none last month
   */
  static Stream<Cell> cells(
      Function<Field, @Nullable Long> now, Function<Field, @Nullable Long> before, String reason) {
    // Of who fell in a month that came, nothing is unknown but whether it is new.
    String unknown =
        now.apply(FallCounts.RETURNED) == null ? Reasons.NOT_SUBMITTED : Reasons.NO_LAST_MONTH;
    return FallCounts.FIGURES.stream()
        .flatMap(figure -> cells(figure, now.apply(figure), unknown, before.apply(figure), reason));
  }

  private static Stream<Cell> cells(
      Field figure, @Nullable Long now, String unknown, @Nullable Long before, String reason) {
    Cell counted = Cell.number(Kind.COUNT, now, unknown);
    Long change = now == null || before == null ? null : now - before;
    return isCompared(figure)
        ? Stream.of(
            counted, Cell.number(Kind.COUNT, before, reason), Cell.number(Kind.CHANGE, change, ""))
        : Stream.of(counted);
  }

  /** Persons go with their households. */
  private static boolean isCompared(Field figure) {
    return figure.unit().equals("户");
  }

  private FallColumns() {}
}
