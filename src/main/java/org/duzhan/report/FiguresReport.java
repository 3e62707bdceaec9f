package org.duzhan.report;

import java.util.ArrayList;
import java.util.List;
import org.duzhan.report.NotesSheet.Term;
import org.duzhan.report.content.Report;
import org.duzhan.report.content.Sheet;

/** 督战内容: the figures of every sentence of the notice, then areas, kinds and moves. */
public final class FiguresReport {
  public static final String FILE = "figures.xlsx";

  private static final List<Term> TERMS =
      List.of(
          new Term("督战内容", "逐句对应国开发〔2020〕2号文件的二、三（一）至（五）、四（二）；帮扶单位表对应四（一），地市、乡镇表对应四（二）。"),
          new Term("挂牌县整体", "附件1的挂牌县全部村的合计，不只是其中的挂牌村。"),
          new Term("挂牌村整体", "全部挂牌村的合计，以县报村表为准，未填报的以基期数据认定；可在挂牌县以外。"),
          new Term("较上月", "人数、户数、个数只在两月报送村数相同时相减；比率为百分点之差。"),
          new Term("其中", "“其中”一类的指标属于其上最近的不带“其中”的指标。"),
          new Term("情况不明", "户表该项为空的户：既不算达标，也不算未达标，单列。"),
          new Term("可比村", "基期和本月均已报送的村；减贫进度、占基期比例、占上年比例只按可比村计算。"),
          new Term("减贫进度", "可比村：（基期贫困人口 − 本月贫困人口）÷ 基期贫困人口；可为负。"),
          new Term("按时报送率", "截止日前报送户表的挂牌县 ÷ 应报送的挂牌县（附件1，固定不变）。"),
          new Term("名单", "挂牌县、挂牌村与附件的核对见 ranking.xlsx 的“名单核对”。"));

  public static Report of(ReportInput input) {
    return of(input, Standing.of(input));
  }

  static Report of(ReportInput input, Standing standing) {
    AreaSheets areas = new AreaSheets(input);
    Scope.Level level = input.scope().level();
    List<Sheet> sheets = new ArrayList<>();
    sheets.add(SentenceSheet.of(input, standing));
    if (level == Scope.Level.COUNTRY || level == Scope.Level.PROVINCE) {
      sheets.add(areas.scopes());
    }
    if (level != Scope.Level.COUNTY) {
      sheets.add(areas.prefectures());
    }
    sheets.add(areas.townships(standing));
    sheets.add(areas.partners());
    sheets.add(areas.countyPartners());
    sheets.add(RectificationSheet.of(input));
    sheets.add(WatchSheet.of(input));
    sheets.add(MoveSheet.of(input));
    sheets.add(FallRateSheet.of(input));
    sheets.add(IncomeSheet.of(input));
    sheets.add(NotesSheet.of(input, TERMS));
    return new Report(
        FILE, "督战内容 " + input.provenance().period(), RankingReport.dated(input), sheets);
  }

  private FiguresReport() {}
}
