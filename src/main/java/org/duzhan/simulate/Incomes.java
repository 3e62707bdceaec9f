package org.duzhan.simulate;

/** A household's income of twelve months, by source; it follows what becomes of the household. */
final class Incomes {
  private static final double BEFORE_EXIT_AT_MOST = 3950;
  private static final int FEN = 100;

  private Incomes() {}

  /**
   * Fills in what the household earns.
   *
   * @param asOf the month whose income is stated: a county that copies states an earlier one
   */
  static void fill(Household h, Moment at, Chance chance, int asOf) {
    if (h.registeredPoor() && h.way < 0.5 && chance.of(Question.LOSS) < 0.004) {
      loss(h, chance);
      return;
    }
    double drift = 1 + 0.003 * (asOf - h.since) * chance.of(Question.DRIFT);
    boolean stays = asOf < at.month() && h.registeredPoor();
    spread(h, perPerson(h, at, chance, stays ? 0 : h.way) * drift, chance);
  }

  private static double perPerson(Household h, Moment at, Chance chance, double way) {
    double u = chance.of(Question.INCOME);
    double after = afterExit(h, chance);
    if (h.registeredPoor()) {
      double first = 1900 + 1300 * u;
      return Math.min(BEFORE_EXIT_AT_MOST, first + (after - first) * way * way * 0.8);
    }
    if (h.lowIncome) {
      return 2200 + 900 * u;
    }
    if (at.falsified() == Falsified.HEAPED) {
      return 3300 + 1600 * u;
    }
    return h.since > 0 || h.marginal ? after : 5600 + 9000 * u * u;
  }

  /** Little above the line, or well above it. */
  private static double afterExit(Household h, Chance chance) {
    double u = chance.of(Question.INCOME_AFTER);
    return h.marginal ? 4080 + 800 * u : 5150 + 2800 * u;
  }

  /** Shares an income out over its sources. */
  static void spread(Household h, double yuanPerPerson, Chance chance) {
    boolean whole = chance.of(Question.WHOLE_YUAN) < 0.6;
    long net = Math.round(yuanPerPerson * h.persons * (whole ? 1 : FEN)) * (whole ? FEN : 1);
    h.expense = yuan(net * chance.between(0, 0.12, Question.EXPENSE));
    double rent = chance.of(Question.PROPERTY);
    h.property = rent < 0.1 ? yuan(net * rent) / 10 * 10 : 0;
    h.transfer = yuan(net * (h.noLabour ? 0.6 : chance.between(0.08, 0.22, Question.TRANSFER)));
    long rest = net + h.expense - h.property - h.transfer;
    long wage = yuan(rest * chance.between(0.45, 0.75, Question.WAGE));
    boolean round = chance.of(Question.WAGE_ROUND) < 0.5;
    h.wage = h.workers == 0 ? 0 : round ? wage / 10_000 * 10_000 : wage;
    h.business = rest - h.wage;
    h.rigid = rigid(h, net, chance);
  }

  /** What must be spent; too much for some of those at the edge. */
  private static long rigid(Household h, long net, Chance chance) {
    double u = chance.of(Question.RIGID);
    boolean burdened = h.marginal && u < 0.2;
    return yuan(net * (burdened ? 0.65 + u : 0.3 * u));
  }

  /** A bad year: more was spent on crops or beasts than all brought in. */
  private static void loss(Household h, Chance chance) {
    h.transfer = (300 + chance.below(1200, Question.TRANSFER)) * (long) FEN;
    h.business = (1000 + chance.below(4000, Question.WAGE)) * (long) FEN;
    long lost = (200 + chance.below(1500, Question.INCOME)) * (long) FEN;
    h.expense = h.transfer + h.business + lost;
  }

  private static long yuan(double fen) {
    return Math.round(fen / FEN) * FEN;
  }
}
