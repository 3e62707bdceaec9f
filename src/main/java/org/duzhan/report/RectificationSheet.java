package org.duzhan.report;

import java.util.Comparator;
import java.util.List;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.ProblemMonth;
import org.duzhan.measure.Rectification;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Highlight;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;
import org.duzhan.table.Field;

/** 问题整改: problems by source, kind and unit. */
final class RectificationSheet {
  private RectificationSheet() {}

  static Sheet of(ReportInput input) {
    List<Field> key = List.of(ProblemMonth.DIMENSION, ProblemMonth.VALUE);
    KindSheet kinds = new KindSheet(input);
    return kinds.sheet(
        "问题整改",
        "问题整改情况（按来源、类别、责任单位）",
        List.of(
            Column.of("分类", 9),
            Column.of("来源、类别或单位", 28),
            Column.of("发现", "项", 9),
            Column.of("上月", "项", 9),
            Column.of("已整改", "项", 9),
            Column.of("上月", "项", 9),
            Column.of("其中已核实", "项", 10),
            Column.of("整改中", "项", 9),
            Column.of("逾期未整改", "项", 10).with(Highlight.ALARM),
            Column.of("上月", "项", 9),
            Column.of("本月新发现", "项", 10),
            Column.of("整改反弹", "项", 9).with(Highlight.ALARM),
            Column.of("弄虚作假", "项", 9).with(Highlight.ALARM),
            Column.of("整改用时中位数", "天", 12),
            Column.of("未整改时长中位数", "天", 12),
            Column.of("最长逾期", "天", 9)),
        kinds.ordered(
            kinds.ofArea(input.areas().problems(), AreaLevel.LEVEL, AreaLevel.CODE),
            key,
            ProblemMonth.FIGURES,
            Comparator.<AreaRows.Pair>comparingInt(
                    p -> Words.order(p.now().words(ProblemMonth.DIMENSION)))
                .thenComparingLong(p -> -p.now().count(Rectification.PROBLEMS_FOUND))
                .thenComparing(p -> p.now().words(ProblemMonth.VALUE)),
            RectificationSheet::problem),
        "没有报送问题台账，或台账中没有问题；两者的区别见“督战内容”表“发现问题数”一行：0 为报送而没有问题。",
        "中位数不能相加，每行各自计算；所需日期不全的不计。责任单位、来源、类别以台账所填为准。");
  }

  private static Line problem(AreaRows.Pair pair) {
    GoldRow now = pair.now();
    GoldRow before = pair.before();
    String dimension = now.words(ProblemMonth.DIMENSION);
    return new Line(
        List.of(
            Cell.text(Kind.LABEL, Words.of(dimension)),
            Cell.text(now.text(ProblemMonth.VALUE)),
            KindSheet.count(now, Rectification.PROBLEMS_FOUND),
            KindSheet.countBefore(before, Rectification.PROBLEMS_FOUND),
            KindSheet.count(now, Rectification.PROBLEMS_RECTIFIED),
            KindSheet.countBefore(before, Rectification.PROBLEMS_RECTIFIED),
            KindSheet.count(now, Rectification.PROBLEMS_VERIFIED),
            KindSheet.count(now, Rectification.PROBLEMS_IN_PROGRESS),
            KindSheet.count(now, Rectification.PROBLEMS_OVERDUE),
            KindSheet.countBefore(before, Rectification.PROBLEMS_OVERDUE),
            KindSheet.count(now, ProblemMonth.PROBLEMS_NEW),
            KindSheet.count(now, ProblemMonth.PROBLEMS_REOPENED),
            KindSheet.count(now, Rectification.PROBLEMS_FALSIFIED),
            Cell.number(Kind.DECIMAL, now.number(ProblemMonth.MEDIAN_DAYS_TO_RECTIFY), "无日期"),
            Cell.number(Kind.DECIMAL, now.number(ProblemMonth.MEDIAN_DAYS_OPEN), "无未整改"),
            Cell.number(Kind.COUNT, now.number(ProblemMonth.LONGEST_OVERDUE_DAYS), "无逾期")),
        Words.isAll(dimension));
  }
}
