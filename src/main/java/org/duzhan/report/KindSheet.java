package org.duzhan.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;
import org.duzhan.table.Field;

/** A sheet of the area as a whole with a line to each kind, source or cause. */
final class KindSheet {
  private final ReportInput input;
  private final String month;

  KindSheet(ReportInput input) {
    this.input = input;
    this.month = input.provenance().period().toString();
  }

  List<Line> ordered(
      Dataset<Row> rows,
      List<Field> key,
      List<Field> figures,
      Comparator<AreaRows.Pair> order,
      Function<AreaRows.Pair, Line> line) {
    List<AreaRows.Pair> pairs =
        new ArrayList<>(AreaRows.beside(rows, month, key, figures).toList());
    pairs.sort(order);
    return pairs.stream().map(line).toList();
  }

  /** Rows of the area itself, at its own level: a code may stand at several. */
  Dataset<Row> ofArea(Dataset<Row> rows, Field level, Field code) {
    String area = input.scope().code().orElse(ProvinceMonth.COUNTRY);
    AreaLevel of = AreaLevel.valueOf(input.scope().level().name());
    return rows.filter(level.col().equalTo(of.label()).and(code.col().equalTo(area)));
  }

  Sheet sheet(
      String name, String title, List<Column> columns, List<Line> lines, String none, String note) {
    return new Sheet(
        name,
        Names.area(input.settings(), input.scope())
            + title
            + "（"
            + Names.month(input.provenance().period())
            + "）",
        lines.isEmpty() ? List.of("本月没有该项记录：" + none) : List.of(),
        input.provenance().line(),
        columns,
        lines,
        List.of(note),
        List.of(),
        2);
  }

  static Cell count(GoldRow row, Field field) {
    return Cell.number(Kind.COUNT, row.number(field), "未填报");
  }

  static Cell countBefore(GoldRow row, Field field) {
    return Cell.number(Kind.COUNT, row.number(field), "上月无");
  }
}
