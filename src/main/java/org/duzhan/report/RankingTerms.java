package org.duzhan.report;

import java.util.ArrayList;
import java.util.List;
import org.duzhan.report.NotesSheet.Term;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Kind;
import org.duzhan.settings.Ladder;
import org.duzhan.settings.RiskSettings;
import org.duzhan.settings.Settings;

/** What the terms of the ranking mean, with the settings they were made with. */
final class RankingTerms {
  static List<Term> of(Settings settings) {
    List<Term> terms = new ArrayList<>(ranking(settings.risk()));
    terms.add(
        new Term(
            "基期与目标",
            "基期为%s，目标为%s前剩余贫困人口为零（国开发〔2020〕2号）。"
                .formatted(
                    Names.month(settings.supervision().baseline()),
                    settings.supervision().targetDate())));
    Indicators.ALL.forEach(i -> terms.add(new Term(i.caption(), i.definition())));
    terms.addAll(progress(settings));
    terms.addAll(villages(settings));
    terms.addAll(factors("县级因素", settings.risk().county()));
    terms.addAll(factors("村级因素", settings.risk().village()));
    terms.addAll(ladder(settings.ladder()));
    return terms;
  }

  private static List<Term> ranking(RiskSettings risk) {
    return List.of(
        new Term("排名方法", "本排名为本系统方法，无官方全国公式。得分0–100：各风险因素得分之和占已知因素满分之和的比例；名次1为风险最高。因素、分值和理由见下。"),
        new Term(
            "等级",
            "A（%s分及以上）工作整体滞后，B（%s分及以上）部分滞后，C 按进度推进；参照凉山州挂牌督战村分级做法。"
                .formatted(decimal(risk.gradeA()), decimal(risk.gradeB()))));
  }

  private static List<Term> progress(Settings settings) {
    return List.of(
        new Term(
            "可比村",
            "基期和本月均已报送的村。脱贫进度、每月须减、实际月减、预计清零、进展均只按可比村计算，未报送的村不作减贫；村某月未报送的，以前后两次报送间的月均减少数计入该月。无可比村的，不作判断。"),
        new Term("每月须减", "可比村剩余贫困人口 ÷ 距目标日月数"),
        new Term("实际月减", "可比村最近%d个月每月减少人数的中位数".formatted(settings.course().paceMonths())),
        new Term(
            "进展",
            "已清零：剩余为零，且基期有贫困人口的村均已报送；按进度：实际月减 ÷ 每月须减 ≥ %s；滞后：≥ %s；严重滞后：低于此值。"
                .formatted(
                    decimal(settings.course().onCourseAt()),
                    decimal(settings.course().laggingAt()))),
        new Term("预计清零", "按实际月减推算可比村剩余贫困人口降为零的月份；减少数不为正时无法清零。"));
  }

  private static List<Term> villages(Settings settings) {
    return List.of(
        new Term("可测算村", "已报送户表，且村表登记的农业户籍人口不缺、不小于贫困人口的村；其余村没有发生率，不作零计。"),
        new Term(
            "挂牌标准",
            "超千人：基期贫困人口超过%,d人；发生率：基期贫困发生率超过%s。均为严格大于。"
                .formatted(
                    settings.listing().personsAbove(),
                    percent(settings.listing().incidenceAbove()))),
        new Term("95%区间", "贫困发生率的 Wilson 置信区间：村小则区间宽，避免小村因一户之差居首。"));
  }

  private static List<Term> factors(String level, List<RiskSettings.Factor> factors) {
    return factors.stream()
        .map(
            factor ->
                new Term(
                    level + "：" + factor.caption(),
                    "%s分：%s得0分，%s得满分，其间按比例。%s。"
                        .formatted(
                            decimal(factor.points()),
                            bound(factor, factor.from()),
                            bound(factor, factor.to()),
                            factor.reason())))
        .toList();
  }

  private static List<Term> ladder(Ladder ladder) {
    return ladder.facts().stream()
        .map(
            fact ->
                new Term(
                    "阶梯%d %s：%s"
                        .formatted(fact.rung(), Ladder.RUNGS.get(fact.rung() - 1), fact.caption()),
                    "%s。%s。".formatted(LadderLevel.thresholds(fact), fact.reason())))
        .toList();
  }

  private static String bound(RiskSettings.Factor factor, double value) {
    return factor.show().equals("share") ? percent(value) : decimal(value) + factor.unit();
  }

  private static String percent(double share) {
    return Cell.number(Kind.SHARE, share, "").shown();
  }

  /** Without a fraction where there is none. */
  private static String decimal(double value) {
    Kind kind = value == Math.rint(value) ? Kind.COUNT : Kind.DECIMAL;
    return Cell.number(kind, value, "").shown();
  }

  private RankingTerms() {}
}
