package org.duzhan.simulate;

import java.util.Arrays;

/** What a household lives in and on: guarantees, work, safety net, relocation and support. */
final class Needs {
  /** Share of the registered poor with a guarantee unmet at the baseline; it shrinks by months. */
  private static final double POOR_UNMET = 0.09;

  private static final double FALLEN_UNMET = 0.25;

  /** In a troubled village, share of all others who are poor in fact. */
  private static final double OTHERS_POOR = 0.06;

  private static final double MENDED_A_MONTH = 0.13;
  private static final double LEAST_LEFT = 0.1;

  /** Households with somebody working outside the province, from the baseline on. */
  private static final double[] AWAY = {0.46, 0.40, 0.27, 0.43, 0.50, 0.52};

  private final Household h;
  private final Moment at;
  private final Chance chance;

  private Needs(Household h, Moment at, Chance chance) {
    this.h = h;
    this.at = at;
    this.chance = chance;
  }

  static void fill(Household h, Moment at, Chance chance) {
    Needs needs = new Needs(h, at, chance);
    needs.guarantees();
    needs.work();
    needs.safetyNet();
    needs.relocation();
    needs.support();
  }

  private void guarantees() {
    h.schoolAge =
        h.persons >= 3 ? Math.min(h.persons - 2, chance.below(3, Question.SCHOOL_AGE)) : 0;
    h.housing = chance.of(Question.HOUSING) < 0.6 ? "A" : "B";
    Arrays.fill(h.water, "达标");
    int test = chance.below(16, Question.WATER);
    if (test < h.water.length) {
      h.water[test] = "基本达标";
    }
    if (chance.of(Question.TROUBLE) < trouble()) {
      unmet(chance.of(Question.TROUBLE_KIND));
    }
  }

  private double trouble() {
    double left = Math.max(LEAST_LEFT, 1 - MENDED_A_MONTH * at.month());
    if (h.registeredPoor()) {
      return h.fell.isEmpty() ? POOR_UNMET * left : FALLEN_UNMET;
    }
    return at.village().troubled() ? OTHERS_POOR * left : 0;
  }

  private void unmet(double u) {
    if (!h.registeredPoor() && u < 0.35) {
      h.lowIncome = true;
    } else if (u < 0.43 && h.schoolAge > 0) {
      h.outOfSchool = 1;
    } else if (u < 0.60) {
      h.uninsured = 1;
    } else if (u < 0.85) {
      h.housing = u < 0.78 ? "C" : "D";
    } else {
      h.water[chance.below(h.water.length, Question.WATER)] = "不达标";
    }
  }

  private void work() {
    h.noLabour = h.persons <= 2 && chance.of(Question.NO_LABOUR) < 0.35;
    double share = chance.between(0.3, 0.7, Question.WORKERS);
    h.workers = h.noLabour ? 0 : Math.max(1, (int) Math.round(h.persons * share));
    int free = h.workers;
    double away = AWAY[Math.min(at.month(), AWAY.length - 1)];
    boolean workLost = !h.fell.isEmpty() && h.riskCause.equals("务工就业不稳");
    h.outsideProvince = free > 0 && !workLost && chance.of(Question.AWAY) < away ? 1 : 0;
    free -= h.outsideProvince;
    double near = workLost ? 0 : away / 2;
    h.outsideCounty = free > 0 && chance.of(Question.AWAY_IN_PROVINCE) < near ? 1 : 0;
    free -= h.outsideCounty;
    h.inCounty = free > 0 && chance.of(Question.WORK_IN_COUNTY) < 0.4 ? 1 : 0;
    double posts = 0.10 + 0.01 * Math.min(at.month(), 8);
    h.posts = h.workers > 0 && chance.of(Question.POST) < posts ? 1 : 0;
  }

  private void safetyNet() {
    double u = chance.of(Question.SAFETY_NET);
    boolean missing = h.noLabour && u < 0.04 * Math.max(0, 1 - MENDED_A_MONTH * at.month());
    boolean needed = h.noLabour || !ofType().equals("无");
    h.safetyNet = missing || !needed ? "无" : ofType().equals("特困") ? "特困" : "低保";
  }

  private String ofType() {
    return switch (h.type) {
      case "低保贫困户" -> "低保";
      case "特困供养贫困户" -> "特困";
      default -> "无";
    };
  }

  private void relocation() {
    h.relocated = !h.type.isEmpty() && chance.of(Question.RELOCATED) < 0.15;
    double moved = 0.94 + 0.01 * Math.min(at.month(), 5);
    h.movedIn = h.relocated && chance.of(Question.MOVED_IN) < moved;
    h.followedUp = h.movedIn && chance.of(Question.FOLLOWED_UP) < moved - 0.03;
  }

  private void support() {
    double supported =
        h.registeredPoor()
            ? h.fell.isEmpty() ? 0.96 : 0.75
            : h.monitorType.isEmpty() ? 0.3 : 0.82 + 0.02 * Math.min(at.month(), 6);
    h.supported = chance.of(Question.SUPPORT) < supported;
  }
}
