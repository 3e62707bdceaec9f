package org.duzhan.simulate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.duzhan.simulate.Forms.ProblemRow;

/** The problems found in a county, and how far each is mended. */
final class Problems {
  /** What is found where, and whose it is to mend. */
  private record Finding(String kind, String unit, String wording) {}

  private static final String[] SOURCES = {"中央脱贫攻坚专项巡视“回头看”", "2019年扶贫成效考核", "各地“大排查”"};
  private static final List<Finding> FINDINGS =
      List.of(
          new Finding("义务教育", "县教育局", "适龄儿童未返校就读，控辍保学台账未更新"),
          new Finding("基本医疗", "县医保局", "个别人员未缴纳2020年度城乡居民医保费"),
          new Finding("住房安全", "县住建局", "危房改造尚未竣工验收，农户仍住旧房"),
          new Finding("饮水安全", "县水利局", "枯水期供水不足，管护责任人未落实"),
          new Finding("易地搬迁", "县发展改革局", "搬迁户未实际入住，后续产业未覆盖"),
          new Finding("就业扶贫", "县人社局", "公益岗位人员未到岗，补贴未按月发放"),
          new Finding("兜底保障", "县民政局", "无劳动能力家庭未纳入低保"),
          new Finding("精准识别", "县扶贫办", "系统信息与入户核查不一致"),
          new Finding("责任落实", "县纪委监委", "驻村工作队在岗天数不足"),
          new Finding("资金使用", "县财政局", "扶贫项目资金支出进度滞后"));
  private static final Finding FALSIFIED = new Finding("弄虚作假", "县纪委监委", "报送数据与入户核查不符，涉嫌弄虚作假");

  /** Months after the baseline in which problems are found; below 0, before it. */
  private static final int[] FOUND = {-3, -2, -2, -1, -1, -1, -1, 0, 1, 2, 3, 4};

  /** Share of the rectified problems that stand open again a month later. */
  private static final double COMING_BACK = 0.05;

  private final long seed;
  private final SimCounty county;
  private final YearMonth first;

  Problems(long seed, SimCounty county, YearMonth first) {
    this.seed = seed;
    this.county = county;
    this.first = first;
  }

  /** All that are found by a month, as they stand then. */
  List<ProblemRow> by(int month) {
    int count = 8 + Chance.at(seed, county.index()).below(10, Question.FOUND);
    return IntStream.range(0, count)
        .filter(number -> found(chance(number)) <= month)
        .mapToObj(number -> row(number, month))
        .toList();
  }

  /** A problem of no number given yet, sound in all else. */
  ProblemRow spare(int month) {
    return row(999, month);
  }

  private Chance chance(int number) {
    return Chance.at(seed, county.index(), number, -1);
  }

  private static int found(Chance chance) {
    return FOUND[chance.below(FOUND.length, Question.FOUND)];
  }

  private ProblemRow row(int number, int month) {
    Chance chance = chance(number);
    SimVillage village = village(number, chance);
    boolean ofCounty = number % 4 == 0;
    boolean falsified = !ofCounty && village.falsified() != Falsified.NO;
    Finding finding = falsified ? FALSIFIED : chance.from(FINDINGS, Question.KIND);
    int found = Math.min(month, found(chance));
    int done = Math.max(0, found + 1) + chance.below(6, Question.TAKES);
    if (done < month && chance.of(Question.COMES_BACK) < COMING_BACK) {
      done = Integer.MAX_VALUE;
    }
    String status = done < month ? "已核实" : done == month ? "已整改" : found == month ? "未整改" : "整改中";
    return new ProblemRow(
        "%s-%03d".formatted(county.code(), number + 1),
        first.plusMonths(month).toString(),
        county.code(),
        ofCounty ? "" : village.code(),
        SOURCES[number % SOURCES.length],
        finding.kind(),
        finding.wording(),
        finding.unit(),
        day(found, 1 + chance.below(28, Question.DAY)),
        last(Math.max(1, found + 2 + chance.below(4, Question.DUE))),
        status,
        done <= month ? day(done, 15) : "",
        done < month ? day(done + 1, 10) : "",
        falsified);
  }

  /** A village of false figures is found out now and then; else any village. */
  private SimVillage village(int number, Chance chance) {
    List<SimVillage> all = county.villages();
    if (number % 8 == 5) {
      for (SimVillage village : all) {
        if (village.falsified() != Falsified.NO) {
          return village;
        }
      }
    }
    return chance.from(all, Question.POPULATION);
  }

  private String day(int month, int day) {
    return first.plusMonths(month).atDay(day).toString();
  }

  private String last(int month) {
    LocalDate end = first.plusMonths(month).atEndOfMonth();
    return end.toString();
  }
}
