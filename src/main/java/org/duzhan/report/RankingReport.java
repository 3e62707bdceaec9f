package org.duzhan.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.duzhan.report.NotesSheet.Term;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Report;
import org.duzhan.report.content.Sheet;
import org.duzhan.settings.Settings;

/** 督战排名: where the area stands, who lags, and why. */
public final class RankingReport {
  public static final String FILE = "ranking.xlsx";

  public static Report of(ReportInput input) {
    return of(input, Standing.of(input));
  }

  static Report of(ReportInput input, Standing standing) {
    List<Sheet> sheets = new ArrayList<>();
    sheets.add(SummarySheet.of(input, standing));
    if (!standing.provinces().isEmpty()) {
      sheets.add(ProvinceSheet.of(input, standing));
    }
    sheets.add(CountySheet.of(input, standing));
    if (standing.annexCounties().size() > 1) {
      sheets.add(ProgressSheet.of(input, standing));
    }
    sheets.add(VillageSheet.of(input, standing));
    sheets.add(NotesSheet.of(input, terms(input.settings())));
    return new Report(FILE, "督战排名 " + input.provenance().period(), dated(input), sheets);
  }

  /** The last day of the month: the same content gives the same bytes whenever it is written. */
  static LocalDate dated(ReportInput input) {
    return input.provenance().period().atEndOfMonth();
  }

  private static List<Term> terms(Settings settings) {
    List<Term> terms = new ArrayList<>();
    terms.add(
        new Term("排名方法", "本排名为本系统方法，无官方全国公式。得分0–100，为各风险因素得分之和，权重及理由见 conf/risk.conf；名次1为风险最高。"));
    terms.add(new Term("等级", "A 工作整体滞后，B 部分滞后，C 按进度推进（参照凉山州挂牌督战村分级做法）。"));
    terms.add(
        new Term(
            "基期与目标",
            "基期为%s，目标为%s前剩余贫困人口为零（国开发〔2020〕2号）。"
                .formatted(
                    Names.month(settings.supervision().baseline()),
                    settings.supervision().targetDate())));
    Indicators.ALL.forEach(i -> terms.add(new Term(i.caption(), i.definition())));
    terms.add(new Term("可测算村", "已报送户表，且村表登记的农业户籍人口不缺、不小于贫困人口的村；其余村没有发生率，不作零计。"));
    terms.add(
        new Term(
            "每月须减／实际月减",
            "每月须减 = 剩余贫困人口 ÷ 距目标日月数；实际月减 = 最近%d个月每月减少人数的中位数。"
                .formatted(settings.course().paceMonths())));
    terms.add(
        new Term(
            "进展",
            "已清零：剩余为零；按进度：实际月减 ÷ 每月须减 ≥ %s；滞后：≥ %s；严重滞后：低于此值。"
                .formatted(settings.course().onCourseAt(), settings.course().laggingAt())));
    terms.add(new Term("预计清零", "按实际月减推算剩余贫困人口降为零的月份；减少数不为正时无法清零。"));
    terms.add(
        new Term(
            "挂牌标准",
            "超千人：基期贫困人口超过%,d人；发生率：基期贫困发生率超过%s。均为严格大于。"
                .formatted(
                    settings.listing().personsAbove(),
                    percent(settings.listing().incidenceAbove()))));
    terms.add(new Term("95%区间", "贫困发生率的 Wilson 置信区间：村小则区间宽，避免小村因一户之差居首。"));
    return terms;
  }

  private static String percent(double share) {
    return Cell.number(Kind.SHARE, share, "").shown();
  }

  private RankingReport() {}
}
