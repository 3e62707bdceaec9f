package org.duzhan.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.duzhan.judge.CountyRisk;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Progress;
import org.duzhan.measure.Register;
import org.duzhan.measure.SinceBaseline;
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
        List.of("名次1为风险最高；↑表示名次前移（风险上升），↓表示名次后移（风险下降）。" + amongAll(input)),
        input.provenance().line(),
        columns(Target.incidence(input.settings())),
        standing.counties().stream().map(CountySheet::line).toList(),
        notes(standing),
        List.of(),
        4);
  }

  /** A part of the country has gaps in its ranks. */
  private static String amongAll(ReportInput input) {
    boolean whole = input.scope().level() == Scope.Level.COUNTRY;
    return whole ? "" : "名次在督战范围内全部挂牌县中排定，本表只列其中一部分，故名次可不连续。";
  }

  private static List<String> notes(Standing standing) {
    List<String> notes = new ArrayList<>();
    notes.add("先列挂牌县，再列数据中出现的其他县；其他县无附件1任务，不排名次，仅供参考。达到出列的目标为全部挂牌村。");
    if (!standing.silent().isEmpty()) {
      String names =
          standing.silent().stream().map(c -> c.province() + c.name()).collect(joining("、"));
      notes.add("范围外的县，以前报送过、本月未报送，不列入本表，也不计入任何合计：" + names + "。");
    }
    return notes;
  }

  private static List<Column> columns(Target incidence) {
    return List.of(
        Column.of("名次", 6),
        Column.of("升降", 6).with(Highlight.RISE),
        Column.of("省份", 6),
        Column.of("县", 11),
        Column.of("范围", 7),
        Column.of("得分", 7).with(Highlight.HEAT),
        Column.of("上月", 7),
        Column.of("等级", 6).with(Highlight.GRADE),
        Column.of("剩余贫困人口", "人，目标0", 10),
        Column.of("上月", "人", 9),
        Column.of("较上月", "人", 9).with(Highlight.RISE),
        Column.of("基期", "人", 8),
        Column.of("进度", "目标100%", 11).with(Highlight.PROGRESS),
        Column.of("上月", 7),
        Column.of("贫困发生率", incidence.heading(), 11).with(Highlight.HEAT),
        Column.of("上月", 7),
        Column.of("每月须减", "人", 8),
        Column.of("实际月减", "人", 8),
        Column.of("预计清零", 10),
        Column.of("进展", 9).with(Highlight.COURSE),
        Column.of("挂牌村", "个", 7),
        Column.of("达到出列", "村", 7),
        Column.of("上月", "村", 6),
        Column.of("未报送村", "个", 7).with(Highlight.ALARM),
        Column.of("按时报送", 6),
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
        scoreBefore(county),
        Ranks.grade(risk, CountyRisk.GRADE),
        Figures.now(now, Kind.COUNT, Progress.REMAINING_POOR_PERSONS),
        Figures.before(before, Kind.COUNT, Progress.REMAINING_POOR_PERSONS),
        Figures.change(now, before, Kind.COUNT, Progress.REMAINING_POOR_PERSONS),
        Figures.now(now, Kind.COUNT, SinceBaseline.BASELINE_POOR_PERSONS),
        Figures.now(now, Kind.SHARE, Progress.PROGRESS),
        Figures.before(before, Kind.SHARE, Progress.PROGRESS),
        Figures.now(now, Kind.INCIDENCE, Register.INCIDENCE),
        Figures.before(before, Kind.INCIDENCE, Register.INCIDENCE),
        Figures.now(now, Kind.DECIMAL, Progress.REQUIRED_PACE),
        Figures.now(now, Kind.DECIMAL, Progress.OBSERVED_PACE),
        projected(now),
        course(now),
        Figures.now(now, Kind.COUNT, CountyMonth.LISTED_VILLAGES),
        Figures.now(now, Kind.COUNT, CountyMonth.EXITED_VILLAGES),
        Figures.before(before, Kind.COUNT, CountyMonth.EXITED_VILLAGES),
        Cell.count(now.count(CountyMonth.VILLAGES) - now.count(CountyMonth.REPORTED_VILLAGES)),
        Figures.yesNo(now.flag(CountyMonth.TIMELY), Reasons.NOT_SUBMITTED),
        Cell.text(Kind.SENTENCE, risk.text(CountyRisk.EXPLANATION)));
  }

  private static Cell ranked(GoldRow risk, Kind kind, Field field) {
    return Cell.number(kind, risk.number(field), Ranks.UNRANKED);
  }

  private static Cell scoreBefore(Place county) {
    String reason = county.before().isAbsent() ? Reasons.NO_LAST_MONTH : Reasons.NOT_SUBMITTED;
    return Cell.number(Kind.DECIMAL, county.riskBefore().number(CountyRisk.SCORE), reason);
  }

  private static String extent(Place county) {
    if (county.annex()) {
      return "挂牌县";
    }
    return county.outside() ? "范围外" : "其他县";
  }

  private static Cell projected(GoldRow now) {
    String month = now.text(Progress.PROJECTED_ZERO);
    return month == null
        ? Cell.missing(Kind.LABEL, Reasons.of(now, Progress.PROJECTED_ZERO))
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
