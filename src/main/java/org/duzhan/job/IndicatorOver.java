package org.duzhan.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.duzhan.job.IndicatorTrace.Over;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.ListingCheck;
import org.duzhan.table.Field;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;

/** The rows that a figure is taken over which no rows add up to: what its formula names of them. */
record IndicatorOver(DescribedFigure figure, Traced traced) {
  private static final Grain FILES =
      new Grain(Submissions.TABLE, Submissions.FILE, Submissions.FILE, List.of());
  private static final Set<Object> NOTHING = Set.of(false, 0.0, "");

  /**
   * Of the first table below that has such rows: parts of an area, its villages, its files.
   *
   * @param table that the figure stands in; of one that is of no areas nothing is told
   */
  List<Over> read(Table table, MonthFigures month) {
    if (!FigureIndex.ofEveryArea().contains(table) && !table.equals(ListingCheck.TABLE)) {
      return List.of();
    }
    FormulaColumns formula = FormulaColumns.of(figure);
    return below()
        .filter(rows -> !formula.below(rows.grain().table()).isEmpty())
        .map(rows -> read(rows, formula, month))
        .filter(over -> !over.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private Stream<Traced.Rows> below() {
    Stream<Traced.Rows> parts =
        traced.rows().stream().map(rows -> rows.only(row -> !isOwn(rows.grain(), row)));
    return traced instanceof TracedArea area
        ? Stream.of(parts, Stream.of(area.villages()), files(area)).flatMap(all -> all)
        : parts;
  }

  private boolean isOwn(Grain grain, Row row) {
    return grain.table().equals(traced.table()) && grain.codeOf(row).equals(traced.code());
  }

  private static Stream<Traced.Rows> files(TracedArea area) {
    return area.area().level() == AreaLevel.COUNTY
        ? Stream.of(
            new Traced.Rows(FILES, Map.of(Submissions.COUNTY_CODE, area.code()), row -> true))
        : Stream.empty();
  }

  private static List<Over> read(Traced.Rows rows, FormulaColumns formula, MonthFigures month) {
    Grain grain = rows.grain();
    MonthFigures known =
        new MonthFigures(
            month.lake(), month.origin().knowing(month.lake(), grain.table()), month.period());
    List<Field> columns =
        formula.below(grain.table()).stream().filter(c -> known.has(grain.table(), c)).toList();
    List<Over> over = new ArrayList<>();
    known.rows(
        grain.table(),
        rows.where(),
        Stream.of(List.of(grain.code(), grain.name()), grain.more(), columns)
            .flatMap(List::stream)
            .distinct()
            .toList(),
        row -> {
          if (rows.which().test(row)) {
            over.add(over(grain, row, columns));
          }
        });
    over.removeIf(row -> !saysAnything(row));
    over.sort(Comparator.comparing(Over::code));
    return over;
  }

  private static Over over(Grain grain, Row row, List<Field> columns) {
    String name = row.getAs(grain.name().name());
    return new Over(
        grain.table().name(),
        grain.codeOf(row),
        name == null || grain.name().equals(grain.code()) ? "" : name,
        FormulaColumns.values(row, columns));
  }

  /**
   * Villages that are neither listed nor exited say nothing of how many listed ones have exited.
   */
  private static boolean saysAnything(Over row) {
    return row.columns().values().stream()
        .anyMatch(value -> value != null && !NOTHING.contains(value));
  }
}
