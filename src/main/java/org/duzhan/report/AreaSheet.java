package org.duzhan.report;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.ScopeMonth;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;
import org.duzhan.table.Field;

/** A sheet with a line to each area of a kind, and the main figures as columns. */
final class AreaSheet {
  private AreaSheet() {}

  /** What tells an area apart, ahead of its figures. */
  record About(
      List<Field> key,
      List<Field> more,
      List<Column> columns,
      Function<GoldRow, List<Cell>> cells,
      int frozen) {}

  static Sheet of(
      ReportInput input, String name, String title, Dataset<Row> rows, About about, String note) {
    String month = input.provenance().period().toString();
    List<Field> fields =
        AreaRows.with(MainFigure.fields(), Reasons.COLUMNS, about.more().toArray(Field[]::new));
    return new Sheet(
        name,
        title + "（" + Names.month(input.provenance().period()) + "）",
        List.of(),
        input.provenance().line(),
        Stream.concat(
                about.columns().stream(),
                MainFigure.columns(Target.incidence(input.settings())).stream())
            .toList(),
        () ->
            inOrder(AreaRows.beside(rows, month, about.key(), fields), about)
                .map(pair -> line(pair, about))
                .iterator(),
        List.of(note, "“—”表示没有该数，其后为原因，不作零处理；人数、户数只在两月报送村数相同时比较。"),
        List.of(),
        about.frozen());
  }

  /** Wholes are few: each before its parts. Others come by their key. */
  private static Stream<AreaRows.Pair> inOrder(Stream<AreaRows.Pair> pairs, About about) {
    return about.key().equals(ScopeMonth.KEY)
        ? pairs.sorted(comparingInt(p -> Names.orderOf(p.now().words(ScopeMonth.SCOPE))))
        : pairs;
  }

  private static Line line(AreaRows.Pair pair, About about) {
    return new Line(
        Stream.concat(
                about.cells().apply(pair.now()).stream(),
                MainFigure.cells(pair.now(), pair.before()).stream())
            .toList(),
        false);
  }
}
