package org.duzhan.simulate;

import java.time.YearMonth;
import java.util.List;

/** Which way a household goes: out of poverty, back into it, or along its edge. */
final class Fate {
  private static final List<String> POVERTY_CAUSES =
      List.of("因病", "因残", "因学", "因灾", "缺土地", "缺水", "缺技术", "缺劳力", "缺资金", "交通条件落后", "自身发展动力不足");
  private static final List<String> RISKS =
      List.of("因病", "因残", "因学", "因灾", "务工就业不稳", "产业失败", "意外事故");
  private static final String UNSTABLE = "脱贫不稳定户";
  private static final String MARGINAL = "边缘易致贫户";

  /** One household in so many falls in an ordinary month. */
  private static final double FALLS = 1 / 3000.0;

  /** January to August 2020 against an ordinary month: most fall in and after the epidemic. */
  private static final double[] FALL_SEASON = {1, 1.3, 2, 1.4, 1, 0.8, 0.6, 0.5};

  private static final int NEVER = Integer.MAX_VALUE;

  private final Household h;
  private final Moment at;
  private final Chance chance;

  private Fate(Household h, Moment at, Chance chance) {
    this.h = h;
    this.at = at;
    this.chance = chance;
  }

  static void tell(Household h, Moment at, int number, Chance chance) {
    Fate fate = new Fate(h, at, chance);
    SimVillage village = at.village();
    if (number < village.poor()) {
      fate.poorAtFirst();
    } else {
      fate.notPoorAtFirst(number < village.poor() + village.exited());
    }
  }

  private void poorAtFirst() {
    double work = at.village().months() * Math.pow(1 - chance.of(Question.EXIT), 0.9);
    int exit = at.pace().monthOf(work);
    boolean poor = exit > at.month();
    h.way = poor ? at.pace().done() / work : 1;
    h.povertyCause = chance.from(POVERTY_CAUSES, Question.POVERTY_CAUSE);
    h.type = type();
    if (poor) {
      h.status = h.way > 0.75 ? "预脱贫" : "未脱贫";
      return;
    }
    h.status = "已脱贫";
    h.since = exit;
    h.exitYear = at.baseline().plusMonths(exit).getYear();
    double u = chance.of(Question.MARGIN);
    h.marginal = u < 0.08;
    if (h.marginal && u > 0.01) {
      monitor(UNSTABLE, at.baseline().plusMonths(exit));
    }
  }

  private void notPoorAtFirst(boolean exited) {
    int fall = fallMonth();
    int back = fall == NEVER ? NEVER : fall + 3 + chance.below(4, Question.FALL_LASTS);
    h.type = exited ? type() : "";
    h.povertyCause = exited ? chance.from(POVERTY_CAUSES, Question.POVERTY_CAUSE) : "";
    if (at.month() < fall) {
      h.status = exited ? "已脱贫" : "非建档立卡";
      h.exitYear = exited ? 2014 + chance.below(6, Question.EXIT_YEAR) : 0;
      edge(exited);
    } else if (at.month() < back) {
      fallen(exited, fall);
    } else {
      recovered(back);
    }
  }

  private void fallen(boolean exited, int fall) {
    h.status = exited ? "返贫" : "新致贫";
    h.fell = exited ? "returned" : "newly_poor";
    h.since = fall;
    h.type = exited ? h.type : "一般贫困户";
    h.povertyCause = chance.from(POVERTY_CAUSES, Question.POVERTY_CAUSE);
    h.riskCause = chance.from(RISKS, Question.RISK_CAUSE);
    h.way = 0;
  }

  private void recovered(int back) {
    h.status = "已脱贫";
    h.since = back;
    h.exitYear = at.baseline().plusMonths(back).getYear();
    h.type = h.type.isEmpty() ? "一般贫困户" : h.type;
    h.povertyCause = chance.from(POVERTY_CAUSES, Question.POVERTY_CAUSE);
    h.marginal = true;
    monitor(UNSTABLE, at.baseline().plusMonths(back));
  }

  /** Under monitoring since before, since lately, or at risk and not yet seen. */
  private void edge(boolean exited) {
    double u = chance.of(Question.MONITORED);
    String type = exited ? UNSTABLE : MARGINAL;
    int lately = 1 + (int) ((u - 0.045) / 0.002);
    if (u < 0.045) {
      monitor(type, YearMonth.of(2019, 1 + (int) (u / 0.045 * 12)));
    } else if (u < 0.053 && at.month() >= lately) {
      monitor(type, at.baseline().plusMonths(lately));
      h.since = lately;
    }
    h.marginal = !h.monitorType.isEmpty() || (u >= 0.053 && u < 0.057);
  }

  private void monitor(String type, YearMonth since) {
    h.monitorType = type;
    h.riskCause = chance.from(RISKS, Question.RISK_CAUSE);
    h.monitoredSince = since.atDay(1 + chance.below(28, Question.DAY)).toString();
  }

  /** Never in the baseline month, and not after August 2020. */
  private int fallMonth() {
    double u = chance.of(Question.FALL) / (FALLS * at.county().fallRate());
    for (int i = 0; i < FALL_SEASON.length; i++) {
      u -= FALL_SEASON[i];
      if (u < 0) {
        return i + 1;
      }
    }
    return NEVER;
  }

  private String type() {
    double u = chance.of(Question.TYPE);
    return u < 0.7 ? "一般贫困户" : u < 0.93 ? "低保贫困户" : "特困供养贫困户";
  }
}
