package org.duzhan.report;

import java.util.Comparator;
import java.util.List;
import org.duzhan.measure.MonitoringMonth;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Highlight;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;
import org.duzhan.table.Field;

/** 监测帮扶: who is watched for falling back, by kind and cause. */
final class WatchSheet {
  private WatchSheet() {}

  static Sheet of(ReportInput input) {
    List<Field> figures =
        List.of(
            MonitoringMonth.HOUSEHOLDS,
            MonitoringMonth.PERSONS,
            MonitoringMonth.FOUND,
            MonitoringMonth.SUPPORTED,
            MonitoringMonth.SUPPORT_UNKNOWN,
            MonitoringMonth.UNSUPPORTED_LONG,
            MonitoringMonth.CLEARED,
            MonitoringMonth.CLEARED_UNMET,
            MonitoringMonth.NULL_REASON);
    KindSheet kinds = new KindSheet(input);
    return kinds.sheet(
        "监测帮扶",
        "不稳定脱贫户、边缘易致贫户监测和帮扶情况",
        List.of(
            Column.of("类型", 16),
            Column.of("返贫风险", 18),
            Column.of("监测户", "户", 10),
            Column.of("上月", "户", 10),
            Column.of("监测人口", "人", 10),
            Column.of("本月识别", "户", 9),
            Column.of("帮扶落实", "户", 9),
            Column.of("帮扶不明", "户", 9),
            Column.of("超期未帮扶", "户", 11).with(Highlight.ALARM),
            Column.of("本月消除", "户", 9),
            Column.of("其中保障未达标", "户", 11).with(Highlight.ALARM)),
        kinds.ordered(
            kinds.ofArea(
                input.areas().monitoring(), MonitoringMonth.AREA_LEVEL, MonitoringMonth.AREA_CODE),
            List.of(MonitoringMonth.KIND, MonitoringMonth.CAUSE),
            figures,
            Comparator.<AreaRows.Pair>comparingInt(
                    p -> Words.order(p.now().words(MonitoringMonth.KIND)))
                .thenComparing(p -> p.now().words(MonitoringMonth.KIND))
                .thenComparing(p -> !Words.isAll(p.now().words(MonitoringMonth.CAUSE)))
                .thenComparingLong(p -> -p.now().count(MonitoringMonth.HOUSEHOLDS))
                .thenComparing(p -> p.now().words(MonitoringMonth.CAUSE)),
            WatchSheet::watched),
        "没有监测对象的记录。",
        "本月消除为上月监测、本月不再监测的户，只计两月均报送的村；仍有保障未达标而消除的须核查。");
  }

  private static Line watched(AreaRows.Pair pair) {
    GoldRow now = pair.now();
    String kind = now.words(MonitoringMonth.KIND);
    return new Line(
        List.of(
            Cell.text(Words.of(kind)),
            Cell.text(Words.of(now.words(MonitoringMonth.CAUSE))),
            KindSheet.count(now, MonitoringMonth.HOUSEHOLDS),
            KindSheet.countBefore(pair.before(), MonitoringMonth.HOUSEHOLDS),
            KindSheet.count(now, MonitoringMonth.PERSONS),
            KindSheet.count(now, MonitoringMonth.FOUND),
            KindSheet.count(now, MonitoringMonth.SUPPORTED),
            KindSheet.count(now, MonitoringMonth.SUPPORT_UNKNOWN),
            KindSheet.count(now, MonitoringMonth.UNSUPPORTED_LONG),
            cleared(now, MonitoringMonth.CLEARED),
            cleared(now, MonitoringMonth.CLEARED_UNMET)),
        Words.isAll(kind) && Words.isAll(now.words(MonitoringMonth.CAUSE)));
  }

  private static Cell cleared(GoldRow row, Field field) {
    return Cell.number(Kind.COUNT, row.number(field), Reasons.sinceLastMonth(row));
  }
}
