package org.duzhan.report;

import java.util.Comparator;
import java.util.List;
import org.duzhan.judge.FallRate;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Highlight;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;

/** 返贫致贫: rates of falling back and of becoming poor, by cause and by state before. */
final class FallRateSheet {
  private FallRateSheet() {}

  static Sheet of(ReportInput input) {
    KindSheet kinds = new KindSheet(input);
    return kinds.sheet(
        "返贫致贫",
        "本月返贫率、致贫率（按成因和上月状态）",
        List.of(
            Column.of("类型", 8),
            Column.of("分类", 12),
            Column.of("类别", 20),
            Column.of("本月", "户", 10).with(Highlight.ALARM),
            Column.of("上月", "户", 10),
            Column.of("人口", "人", 10),
            Column.of("基数", "户", 12),
            Column.of("返贫致贫率", 12),
            Column.of("上月", 10)),
        kinds.ordered(
            kinds.ofArea(input.areas().falls(), FallRate.AREA_LEVEL, FallRate.AREA_CODE),
            List.of(FallRate.KIND, FallRate.DIMENSION, FallRate.VALUE),
            List.of(
                FallRate.HOUSEHOLDS,
                FallRate.PERSONS,
                FallRate.BASE_HOUSEHOLDS,
                FallRate.RATE_OF,
                FallRate.NULL_REASON),
            Comparator.<AreaRows.Pair>comparingInt(p -> Words.order(p.now().words(FallRate.KIND)))
                .thenComparingInt(p -> Words.order(p.now().words(FallRate.DIMENSION)))
                .thenComparingLong(p -> -p.now().count(FallRate.HOUSEHOLDS))
                .thenComparing(p -> p.now().words(FallRate.VALUE)),
            FallRateSheet::fallen),
        "没有报送。",
        "返贫率 = 上月已脱贫、本月为贫困的户 ÷ 上月已脱贫且本月仍在的户；致贫率以上月非建档立卡户为基数；只计两月均报送的村。一户可有多个成因，各成因之和可大于合计。");
  }

  private static Line fallen(AreaRows.Pair pair) {
    GoldRow now = pair.now();
    GoldRow before = pair.before();
    String dimension = now.words(FallRate.DIMENSION);
    String why = Reasons.inWords(now, FallRate.NULL_REASON);
    return new Line(
        List.of(
            Cell.text(Kind.LABEL, Words.of(now.words(FallRate.KIND))),
            Cell.text(Kind.LABEL, Words.of(dimension)),
            Cell.text(Words.of(now.words(FallRate.VALUE))),
            Cell.number(Kind.COUNT, now.number(FallRate.HOUSEHOLDS), why),
            KindSheet.countBefore(before, FallRate.HOUSEHOLDS),
            Cell.number(Kind.COUNT, now.number(FallRate.PERSONS), why),
            Cell.number(Kind.COUNT, now.number(FallRate.BASE_HOUSEHOLDS), why),
            Cell.number(Kind.INCIDENCE, now.number(FallRate.RATE_OF), why),
            Cell.number(Kind.INCIDENCE, before.number(FallRate.RATE_OF), "无上月")),
        Words.isAll(dimension));
  }
}
