package org.duzhan.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Highlight;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;
import org.duzhan.table.Field;

/** 汇总: the area, its provinces and its counties; where nothing fell, 0. */
final class FallSummarySheet {
  static Sheet of(ReportInput input, Standing standing) {
    List<Line> lines = new ArrayList<>();
    lines.add(area(standing.whole(), "合计", true));
    if (standing.provinces().size() > 1) {
      standing.provinces().forEach(province -> lines.add(area(province, "省", true)));
    }
    standing
        .counties()
        .forEach(county -> lines.add(area(county, county.outside() ? "范围外" : "县", false)));
    return FallSheets.sheet(
        input,
        "汇总",
        "返贫监测汇总",
        columns(Column.of("范围", 7), Column.of("省份", 8), Column.of("地区", 14)),
        lines,
        "未报送的县没有本月数据，不作零计。",
        3);
  }

  /** As counted, with last month's and the change beside the households. */
  private static List<Column> columns(Column... first) {
    return Stream.concat(
            Stream.of(first),
            FallCounts.FIGURES.stream()
                .flatMap(
                    figure ->
                        figure.unit().equals("户")
                            ? Stream.of(
                                FallSheets.column(figure),
                                Column.of("上月", "户", 9),
                                Column.of("较上月", "户", 9).with(Highlight.RISE))
                            : Stream.of(FallSheets.column(figure))))
        .toList();
  }

  private static Line area(Place place, String level, boolean strong) {
    Stream<Cell> names =
        Stream.of(
            Cell.text(Kind.LABEL, level),
            Cell.text(Kind.LABEL, place.province()),
            Cell.text(place.name()));
    Stream<Cell> figures = FallCounts.FIGURES.stream().flatMap(figure -> beside(place, figure));
    return FallSheets.line(names, figures, strong);
  }

  private static Stream<Cell> beside(Place place, Field figure) {
    Long now = place.reported() ? place.falls().count(figure) : null;
    Long before = place.reportedBefore() ? place.fallsBefore().count(figure) : null;
    Cell counted = Cell.number(Kind.COUNT, now, Reasons.NOT_SUBMITTED);
    if (!figure.unit().equals("户")) {
      return Stream.of(counted);
    }
    Long change = now == null || before == null ? null : now - before;
    return Stream.of(
        counted,
        Cell.number(
            Kind.COUNT,
            before,
            place.before().isAbsent() ? Reasons.NO_LAST_MONTH : Reasons.NOT_SUBMITTED),
        Cell.number(Kind.CHANGE, change, ""));
  }

  private FallSummarySheet() {}
}
