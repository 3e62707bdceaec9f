package org.duzhan.report;

import java.util.List;
import org.duzhan.judge.CountyRisk;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Progress;
import org.duzhan.measure.Register;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Highlight;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;
import org.duzhan.table.Field;

/** 县: the counties of annex 1 by rank, then every other county seen. */
final class CountySheet {
  static Sheet of(ReportInput input, Standing standing) {
    return new Sheet(
        "县",
        "县级排名（" + Names.month(input.provenance().period()) + "）",
        List.of("名次1为风险最高；↑表示名次前移（风险上升），↓表示名次后移（风险下降）。"),
        input.provenance().line(),
        columns(),
        standing.counties().stream().map(CountySheet::line).toList(),
        List.of("先列挂牌县，再列数据中出现的其他县；其他县无附件1任务，仅供参考。"),
        List.of(),
        4);
  }

  private static List<Column> columns() {
    return List.of(
        Column.of("名次", 6),
        Column.of("升降", 6).with(Highlight.RISE),
        Column.of("省份", 7),
        Column.of("县", 13),
        Column.of("范围", 8),
        Column.of("得分", 7).with(Highlight.HEAT),
        Column.of("等级", 6).with(Highlight.GRADE),
        Column.of("剩余贫困人口", "人", 10),
        Column.of("上月", "人", 9),
        Column.of("较上月", "人", 9).with(Highlight.RISE),
        Column.of("基期", "人", 9),
        Column.of("进度", "目标100%", 11).with(Highlight.PROGRESS),
        Column.of("贫困发生率", 9).with(Highlight.HEAT),
        Column.of("上月", 9),
        Column.of("每月须减", "人", 9),
        Column.of("实际月减", "人", 9),
        Column.of("预计清零", 10),
        Column.of("进展", 9).with(Highlight.COURSE),
        Column.of("挂牌村", "个", 7),
        Column.of("达到出列", "村", 7),
        Column.of("未报送村", "个", 7).with(Highlight.ALARM),
        Column.of("按时报送", 8),
        Column.of("说明", 40));
  }

  private static Line line(Place county) {
    GoldRow now = county.now();
    GoldRow before = county.before();
    GoldRow risk = county.risk();
    return Line.of(
        ranked(risk, Kind.RANK, CountyRisk.RANK),
        Ranks.move(risk, CountyRisk.RANK, CountyRisk.PREVIOUS_RANK),
        Cell.text(Kind.LABEL, county.province()),
        Cell.text(county.name()),
        Cell.text(Kind.LABEL, extent(county)),
        ranked(risk, Kind.DECIMAL, CountyRisk.SCORE),
        Ranks.grade(risk, CountyRisk.GRADE),
        Figures.now(now, Kind.COUNT, Progress.REMAINING_POOR_PERSONS),
        Figures.before(before, Kind.COUNT, Progress.REMAINING_POOR_PERSONS),
        Figures.change(now, before, Kind.COUNT, Progress.REMAINING_POOR_PERSONS),
        Figures.now(now, Kind.COUNT, Progress.BASELINE_POOR_PERSONS),
        Figures.now(now, Kind.SHARE, Progress.PROGRESS),
        Figures.now(now, Kind.INCIDENCE, Register.INCIDENCE),
        Figures.before(before, Kind.INCIDENCE, Register.INCIDENCE),
        Figures.now(now, Kind.DECIMAL, Progress.REQUIRED_PACE),
        Figures.now(now, Kind.DECIMAL, Progress.OBSERVED_PACE),
        projected(now),
        course(now),
        Figures.now(now, Kind.COUNT, CountyMonth.LISTED_VILLAGES),
        Figures.now(now, Kind.COUNT, CountyMonth.EXITED_VILLAGES),
        Cell.count(now.count(CountyMonth.VILLAGES) - now.count(CountyMonth.REPORTED_VILLAGES)),
        Figures.yesNo(now.flag(CountyMonth.TIMELY), Reasons.NOT_SUBMITTED),
        Cell.text(Kind.SENTENCE, risk.text(CountyRisk.EXPLANATION)));
  }

  private static Cell ranked(GoldRow risk, Kind kind, Field field) {
    return Cell.number(kind, risk.number(field), Ranks.UNRANKED);
  }

  private static String extent(Place county) {
    if (county.annex()) {
      return "挂牌县";
    }
    return county.outside() ? "范围外" : "其他县";
  }

  private static Cell projected(GoldRow now) {
    String month = now.text(Progress.PROJECTED_ZERO);
    boolean known = now.number(Progress.OBSERVED_PACE) != null;
    return month == null
        ? Cell.missing(Kind.LABEL, known ? "无法清零" : "")
        : Cell.text(Kind.LABEL, month);
  }

  private static Cell course(GoldRow now) {
    String course = Names.course(now.text(Progress.COURSE));
    return course == null
        ? Cell.missing(Kind.LABEL, Reasons.of(now, Progress.COURSE))
        : Cell.text(Kind.LABEL, course);
  }

  private CountySheet() {}
}
