package org.duzhan.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.duzhan.measure.Progress;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Chart;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Highlight;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;

/** 进度图: progress of each annex county, slowest first, beside the straight line to the target. */
final class ProgressSheet {
  static Sheet of(ReportInput input, Standing standing) {
    double elapsed = input.settings().supervision().elapsed(input.provenance().period());
    Cell expected = Cell.number(Kind.SHARE, elapsed, "");
    List<Line> lines = new ArrayList<>();
    standing.annexCounties().stream()
        .sorted(Comparator.comparingDouble(ProgressSheet::progress))
        .forEach(
            county ->
                lines.add(
                    Line.of(
                        Cell.text(county.name()),
                        Figures.now(county.now(), Kind.SHARE, Progress.PROGRESS),
                        expected,
                        Cell.number(Kind.SHARE, 1, ""))));
    return new Sheet(
        "进度图",
        "挂牌县脱贫进度（" + Names.month(input.provenance().period()) + "）",
        List.of(),
        input.provenance().line(),
        List.of(
            Column.of("县", 14),
            Column.of("进度", 9).with(Highlight.PROGRESS),
            Column.of("应达进度", 9),
            Column.of("目标", 9)),
        lines,
        List.of("应达进度：自基期至目标日按月均匀减少时，本月应达到的进度。"),
        lines.isEmpty() ? List.of() : List.of(chart(lines.size())),
        1);
  }

  private static double progress(Place county) {
    Number progress = county.now().number(Progress.PROGRESS);
    return progress == null ? Double.NEGATIVE_INFINITY : progress.doubleValue();
  }

  private static Chart chart(int counties) {
    return new Chart(
        "挂牌县脱贫进度（由低到高）",
        Chart.Place.RIGHT,
        0,
        counties,
        0,
        List.of(
            new Chart.Series("进度", 1, false, "2F5597"),
            new Chart.Series("应达进度", 2, true, "ED7D31"),
            new Chart.Series("目标", 3, true, "C00000")),
        Kind.SHARE);
  }

  private ProgressSheet() {}
}
