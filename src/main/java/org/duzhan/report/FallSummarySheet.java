package org.duzhan.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;

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
        FallColumns.after(Column.of("范围", 7), Column.of("省份", 8), Column.of("地区", 14)),
        lines,
        "未报送的县没有本月数据，不作零计。" + FallSheets.NEW_WHERE_KNOWN,
        3);
  }

  private static Line area(Place place, String level, boolean strong) {
    Stream<Cell> names =
        Stream.of(
            Cell.text(Kind.LABEL, level),
            Cell.text(Kind.LABEL, place.province()),
            Cell.text(place.name()));
    Stream<Cell> figures =
        FallColumns.cells(
            figure -> place.reported() ? FallCounts.of(place.falls(), figure) : null,
            figure -> place.reportedBefore() ? FallCounts.of(place.fallsBefore(), figure) : null,
            place.before().isAbsent() ? Reasons.NO_LAST_MONTH : Reasons.NOT_SUBMITTED);
    return FallSheets.line(names, figures, strong);
  }

  private FallSummarySheet() {}
}
