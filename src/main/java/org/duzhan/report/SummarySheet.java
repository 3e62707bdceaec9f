package org.duzhan.report;

import java.util.ArrayList;
import java.util.List;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Progress;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Highlight;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;
import org.duzhan.settings.Settings;
import org.duzhan.table.Field;

/**
 * 督战范围 (or the area): what a leader understands in a minute, then each figure beside the target.
 */
final class SummarySheet {
  static Sheet of(ReportInput input, Standing standing) {
    Place whole = standing.whole();
    String month = Names.month(input.provenance().period());
    List<Line> lines = new ArrayList<>();
    for (Indicator indicator : Indicators.ALL) {
      lines.add(line(indicator, whole, input.settings()));
    }
    lines.add(courses(standing));
    lines.addAll(villages(whole));
    return new Sheet(
        whole.name(),
        whole.name() + "脱贫攻坚挂牌督战排名（" + month + "）",
        Digest.headline(input, standing),
        input.provenance().line(),
        columns(input),
        lines,
        List.of("比率按未四舍五入的数值计算，仅在显示时四舍五入；“—”表示没有该数，其后为原因，不作零处理。"),
        List.of(),
        1);
  }

  private static List<Column> columns(ReportInput input) {
    return List.of(
        Column.of("指标", 22),
        Column.of("单位", 7),
        Column.of("本月", 14),
        Column.of("上月", 14),
        Column.of("较上月", 12),
        Column.of("目标\n（" + input.settings().supervision().targetDate() + "前）", 16),
        Column.of("达标", 10).with(Highlight.COURSE),
        Column.of("口径", 66));
  }

  private static Line line(Indicator indicator, Place place, Settings settings) {
    return line(indicator, place, indicator.target().apply(settings));
  }

  private static Line line(Indicator indicator, Place place, Target target) {
    Kind kind = indicator.kind();
    return Line.of(
        Cell.text(indicator.caption()),
        Cell.text(Kind.LABEL, unit(indicator)),
        Figures.now(place.now(), kind, indicator.field()),
        Figures.before(place.before(), kind, indicator.field()),
        Figures.change(place.now(), place.before(), kind, indicator.field()),
        target.cell(kind),
        target.verdict(place.now().number(indicator.field())),
        Cell.text(Kind.SENTENCE, indicator.definition()));
  }

  private static String unit(Indicator indicator) {
    return indicator.kind() == Kind.COUNT ? indicator.unit() : "%";
  }

  private static Line courses(Standing standing) {
    List<Place> annex = standing.annexCounties();
    long met = annex.stream().filter(c -> c.isOn(Progress.MET)).count();
    long metBefore =
        annex.stream().filter(c -> Progress.MET.equals(c.before().text(Progress.COURSE))).count();
    boolean known = annex.stream().anyMatch(c -> !c.before().isAbsent());
    return Line.of(
        Cell.text("贫困人口清零的挂牌县"),
        Cell.text(Kind.LABEL, "个"),
        Cell.count(met),
        Cell.number(Kind.COUNT, known ? metBefore : null, Reasons.NO_LAST_MONTH),
        Cell.number(Kind.CHANGE, known ? met - metBefore : null, Reasons.NO_LAST_MONTH),
        Cell.text(Kind.LABEL, String.valueOf(annex.size())),
        Cell.text(Kind.LABEL, met == annex.size() ? "达标" : "未达标"),
        Cell.text(Kind.SENTENCE, "剩余贫困人口为零的挂牌县个数；目标为范围内全部挂牌县"));
  }

  private static List<Line> villages(Place place) {
    return List.of(
        outOf(
            "达到出列条件的挂牌村",
            place,
            CountyMonth.EXITED_VILLAGES,
            CountyMonth.LISTED_VILLAGES,
            "发生率、漏评率、错退率、认可度全部达标的挂牌村；任一项未知即不计入"),
        outOf(
            "已报送户表的村", place, CountyMonth.REPORTED_VILLAGES, CountyMonth.VILLAGES, "本月有户表覆盖的行政村"));
  }

  private static Line outOf(String caption, Place place, Field part, Field all, String definition) {
    Number target = place.now().number(all);
    Target whole =
        target == null ? Target.NONE : new Target(Target.Test.EXACTLY, target.doubleValue());
    return line(Indicator.count(caption, "个", part, definition), place, whole);
  }

  private SummarySheet() {}
}
