package org.duzhan.report;

import java.util.List;
import org.duzhan.report.NotesSheet.Term;
import org.duzhan.report.content.Report;

/** 返贫监测: households that fell back, became poor or may do so: counts, never persons by name. */
public final class BackslidingReport {
  public static final String FILE = "backsliding.xlsx";

  private static final List<Term> TERMS =
      List.of(
          new Term("返贫户", "脱贫属性为返贫，或上月已脱贫而本月为贫困的户，不论脱贫年度。"),
          new Term("新致贫户", "脱贫属性为新致贫，或上月非建档立卡而本月为贫困的户。"),
          new Term("有风险户", "未列为贫困、但人均纯收入低于监测线，或刚性支出占纯收入比重过高，或已登记为监测对象（脱贫不稳定户、边缘易致贫户）的户。"),
          new Term("未落实帮扶", "上述户中未注明帮扶措施已落实的户；未填报视为未落实。"),
          new Term("本月新增", "上述户中上月不属同一类别的户。"),
          new Term("成因", "登记的风险类型、致贫原因及按数据判定的原因；一户可有多个成因，各成因之和可大于户数。"),
          new Term("概率", "返贫概率模型尚未纳入；本月只列已发生和符合监测标准的户，不作推测。"));

  public static Report of(ReportInput input) {
    return of(input, Standing.of(input));
  }

  static Report of(ReportInput input, Standing standing) {
    return new Report(
        FILE,
        "返贫监测 " + input.provenance().period(),
        RankingReport.dated(input),
        List.of(
            FallSummarySheet.of(input, standing),
            FallSheets.villages(input, standing),
            FallSheets.causes(input, standing),
            NotesSheet.of(input, TERMS)));
  }

  private BackslidingReport() {}
}
