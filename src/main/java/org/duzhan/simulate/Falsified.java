package org.duzhan.simulate;

/** How a village's figures are made up before the county sends them. */
enum Falsified {
  NO("", 0, ""),
  COPIED("copied", 1, "incomes of the month before are sent again month after month"),
  HEAPED("heaped", 0, "incomes of all who are not registered poor are put just above 5000 yuan"),
  ROUNDED("rounded", 0, "every income is put up to the next thousand yuan"),
  CLONED("cloned", 0, "a few households' incomes per person are used for all not registered poor"),
  EARLY_EXIT(
      "early_exit", 2, "half of the remaining poor are said to have exited just above 4000 yuan"),
  PADDED("padded", 1, "the register's population is put up by half to press incidence"),
  APPROVED("approved", 0, "every household visited is said to approve");

  private static final double CHANCE = 0.02;
  private static final int JUST_ABOVE_MONITORING_LINE = 5005;
  private static final int JUST_ABOVE_POVERTY_LINE = 4005;
  private static final long THOUSAND_YUAN = 100_000;
  private static final int MODELS = 6;

  private final String code;
  private final int from;
  private final String how;

  Falsified(String code, int from, String how) {
    this.code = code;
    this.from = from;
    this.how = how;
  }

  /** As planted in a village: mostly not at all. */
  static Falsified of(Chance village) {
    double u = village.of(Question.FALSIFIED);
    return u >= CHANCE ? NO : values()[1 + (int) (u / CHANCE * (values().length - 1))];
  }

  String code() {
    return code;
  }

  String how() {
    return how;
  }

  boolean isAtWork(int month) {
    return this != NO && month >= from;
  }

  /** The rural population that the county states. */
  int population(SimVillage village, int month) {
    boolean padded = this == PADDED && isAtWork(month);
    return padded ? village.population() * 3 / 2 : village.population();
  }

  /** Makes of a household what the county sends; its true figures are kept beside. */
  void apply(Household h, Moment at, Chance chance) {
    if (!isAtWork(at.month())) {
      return;
    }
    boolean poor = h.registeredPoor();
    switch (this) {
      case COPIED -> Incomes.fill(h, at, chance, h.since);
      case ROUNDED -> round(h);
      case HEAPED -> {
        if (!poor) {
          Incomes.spread(h, JUST_ABOVE_MONITORING_LINE + chance.below(20, Question.INCOME), chance);
        }
      }
      case CLONED -> {
        if (!poor) {
          Incomes.spread(h, 5600 + 800 * chance.below(MODELS, Question.INCOME), chance);
        }
      }
      case EARLY_EXIT -> {
        if (poor && h.fell.isEmpty() && chance.of(Question.EARLY_EXIT) < 0.5) {
          exit(h, at, chance);
        }
      }
      case NO, PADDED, APPROVED -> {}
    }
  }

  private static void exit(Household h, Moment at, Chance chance) {
    h.status = "已脱贫";
    h.exitYear = at.period().getYear();
    h.meetAllGuarantees();
    Incomes.spread(h, JUST_ABOVE_POVERTY_LINE + chance.below(60, Question.INCOME), chance);
  }

  private static void round(Household h) {
    h.wage = up(h.wage);
    h.business = up(h.business);
    h.property = up(h.property);
    h.transfer = up(h.transfer);
    h.expense = h.expense / THOUSAND_YUAN * THOUSAND_YUAN;
  }

  private static long up(long fen) {
    return -Math.floorDiv(-fen, THOUSAND_YUAN) * THOUSAND_YUAN;
  }
}
