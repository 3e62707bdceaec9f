package org.duzhan.report;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;
import org.duzhan.judge.VillageRisk;
import org.duzhan.measure.Estimates;
import org.duzhan.measure.ExitStandard;
import org.duzhan.measure.Headcount;
import org.duzhan.measure.Rectification;
import org.duzhan.measure.Register;
import org.duzhan.measure.VillageMonth;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Highlight;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;
import org.duzhan.settings.Settings;
import org.duzhan.table.Field;

/** 村: every listed village, and every other of grade A, by rank. */
final class VillageSheet {
  static Sheet of(ReportInput input, Standing standing) {
    VillageRows all = VillageRows.of(input);
    VillageRows shown = all.shown();
    VillageRows.Counts counts = all.counts();
    Settings settings = input.settings();
    Map<String, String> counties = standing.countyNames();
    return new Sheet(
        "村",
        "挂牌村及高风险村排名（" + Names.month(input.provenance().period()) + "）",
        List.of(
            "列出全部挂牌村，以及其他村中等级为A的村。名次1为风险最高；↑表示名次前移（风险上升）。", "名次在全部已报送的村中排定；未列入本表的村也占名次，故本表名次可不连续。"),
        input.provenance().line(),
        columns(Target.incidence(settings)),
        () -> lines(settings, counties, shown.inOrder()),
        List.of(
            "本表列出%,d个村；另有%,d个非挂牌且等级不为A的村未列出，其数已计入县、省和督战范围的合计。"
                .formatted(counts.shown(), counts.left())),
        List.of(),
        5);
  }

  private static Iterator<Line> lines(
      Settings settings, Map<String, String> counties, Iterator<Row> rows) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), false)
        .map(row -> line(settings, counties, GoldRow.of(row)))
        .iterator();
  }

  private static List<Column> columns(Target incidence) {
    return List.of(
        Column.of("名次", 7),
        Column.of("升降", 7).with(Highlight.RISE),
        Column.of("省份", 7),
        Column.of("县", 12),
        Column.of("村", 14),
        Column.of("乡镇", 12),
        Column.of("挂牌标准", 10),
        Column.of("得分", 7).with(Highlight.HEAT),
        Column.of("等级", 6).with(Highlight.GRADE),
        Column.of("贫困人口", "人，目标0", 10),
        Column.of("上月", "人", 9),
        Column.of("较上月", "人", 9).with(Highlight.RISE),
        Column.of("贫困发生率", incidence.heading(), 11).with(Highlight.HEAT),
        Column.of("上月", 9),
        Column.of("95%区间", 15),
        Column.of("综合发生率", 9),
        Column.of("逾期问题", "项", 7).with(Highlight.ALARM),
        Column.of("达到出列", 8),
        Column.of("协作帮扶单位", 16),
        Column.of("说明", 40));
  }

  private static Line line(Settings settings, Map<String, String> counties, GoldRow village) {
    String county = village.words(VillageMonth.COUNTY_CODE);
    String name = village.text(VillageMonth.VILLAGE);
    return Line.of(
        Cell.number(Kind.RANK, village.number(VillageRisk.RANK), Ranks.UNRANKED),
        Ranks.move(village, VillageRisk.RANK, VillageRisk.PREVIOUS_RANK),
        Cell.text(Kind.LABEL, Names.province(settings, village.words(VillageMonth.PROVINCE_CODE))),
        Cell.text(counties.getOrDefault(county, county)),
        Cell.text(name == null ? village.words(VillageMonth.VILLAGE_CODE) : name),
        Cell.text(village.text(VillageMonth.TOWNSHIP)),
        Cell.text(Kind.LABEL, criterion(village)),
        Cell.number(Kind.DECIMAL, village.number(VillageRisk.SCORE), ""),
        Ranks.grade(village, VillageRisk.GRADE),
        Figures.now(village, Kind.COUNT, Headcount.POOR_PERSONS),
        before(village, Kind.COUNT, VillageRows.POOR_BEFORE),
        change(village),
        Figures.now(village, Kind.INCIDENCE, Register.INCIDENCE),
        before(village, Kind.INCIDENCE, VillageRows.INCIDENCE_BEFORE),
        interval(village),
        Figures.now(village, Kind.INCIDENCE, Register.COMPREHENSIVE_INCIDENCE),
        Figures.now(village, Kind.COUNT, Rectification.PROBLEMS_OVERDUE),
        Figures.yesNo(village.flag(ExitStandard.EXIT_READY), "未知"),
        Cell.text(village.text(VillageMonth.PARTNER)),
        Cell.text(Kind.SENTENCE, village.text(VillageRisk.EXPLANATION)));
  }

  private static String criterion(GoldRow village) {
    Boolean listed = village.flag(VillageMonth.LISTED);
    String stated = listed == null ? "不明" : listed ? "挂牌" : "非挂牌";
    return Names.criterion(village.words(VillageMonth.CRITERION), stated);
  }

  private static Cell before(GoldRow village, Kind kind, Field field) {
    return Cell.number(kind, village.number(field), Reasons.NO_LAST_MONTH);
  }

  private static Cell change(GoldRow village) {
    Number now = village.number(Headcount.POOR_PERSONS);
    Number before = village.number(VillageRows.POOR_BEFORE);
    if (now == null || before == null) {
      return Cell.missing(Kind.CHANGE, "");
    }
    return Cell.number(Kind.CHANGE, now.longValue() - before.longValue(), "");
  }

  private static Cell interval(GoldRow village) {
    Number low = village.number(Estimates.INCIDENCE_LOW);
    Number high = village.number(Estimates.INCIDENCE_HIGH);
    if (low == null || high == null) {
      return Cell.missing(Kind.LABEL, "");
    }
    String from = Cell.number(Kind.SHARE, low, "").shown();
    return Cell.text(Kind.LABEL, from + "–" + Cell.number(Kind.SHARE, high, "").shown());
  }

  private VillageSheet() {}
}
