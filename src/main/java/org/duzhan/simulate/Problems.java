package org.duzhan.simulate;

import java.time.YearMonth;
import org.duzhan.simulate.Forms.ProblemRow;

/** The problems of a county's ledger in a month. */
final class Problems {
  private static final String[] SOURCES = {"中央专项巡视“回头看”", "2019年扶贫成效考核", "大排查"};
  private static final String[] KINDS = {"责任落实", "政策落实", "工作落实", "精准识别", "资金使用"};
  private static final String[] UNITS = {"县扶贫办", "县教育局", "县医保局", "县住建局", "县水利局"};

  private final long seed;
  private final SimCounty county;
  private final YearMonth period;
  private final int month;

  Problems(long seed, SimCounty county, YearMonth period, int month) {
    this.seed = seed;
    this.county = county;
    this.period = period;
    this.month = month;
  }

  int count() {
    return 6 + Chance.below(8, seed, 90, county.index());
  }

  ProblemRow row(int number) {
    boolean ofCounty = number % 4 == 0;
    String village =
        ofCounty ? "" : county.villages().get(number * 3 % county.villages().size()).code();
    int foundDay = 1 + Chance.below(28, seed, 91, county.index(), number);
    int takes = 1 + Chance.below(9, seed, 92, county.index(), number);
    boolean done = month >= takes;
    String rectified = done ? period.minusMonths(month - takes).atDay(15).toString() : "";
    boolean verified = month > takes;
    String status = verified ? "已核实" : done ? "已整改" : month == 0 ? "未整改" : "整改中";
    int due = 2 + Chance.below(6, seed, 93, county.index(), number);
    return new ProblemRow(
        "%s-%03d".formatted(county.code(), number + 1),
        period.toString(),
        county.code(),
        village,
        SOURCES[number % SOURCES.length],
        KINDS[Chance.below(KINDS.length, seed, 94, county.index(), number)],
        "第%d项问题，需限期整改".formatted(number + 1),
        UNITS[Chance.below(UNITS.length, seed, 95, county.index(), number)],
        "2019-11-%02d".formatted(foundDay),
        YearMonth.of(2019, 12).plusMonths(due).atEndOfMonth().toString(),
        status,
        rectified,
        verified ? period.minusMonths(month - takes - 1).atDay(10).toString() : "",
        Chance.of(seed, 96, county.index(), number) < 0.01);
  }
}
