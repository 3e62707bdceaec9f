package org.duzhan.simulate;

import java.time.YearMonth;

/**
 * How much of a county's work is done by when, in months of work: uneven from month to month, and
 * least in February 2020, when roads were closed against the epidemic.
 */
final class Pace {
  /** From January 2020 on; later years go on evenly. */
  private static final double[] YEAR_2020 = {
    1.0, 0.6, 0.85, 1.15, 1.1, 1.1, 1.05, 1.05, 1.05, 1.05, 1.0, 1.0
  };

  private static final double LEAST = 0.7;
  private static final double MOST = 1.3;

  private final double[] done;

  private Pace(double[] done) {
    this.done = done;
  }

  /** The pace of a county up to {@code month}, counted from the baseline. */
  static Pace of(long seed, int county, YearMonth baseline, int month) {
    double[] done = new double[month + 1];
    for (int i = 1; i <= month; i++) {
      double own = Chance.at(seed, county, i).between(LEAST, MOST, Question.MONTH_WORK);
      done[i] = done[i - 1] + own * season(baseline.plusMonths(i));
    }
    return new Pace(done);
  }

  private static double season(YearMonth month) {
    return month.getYear() == 2020 ? YEAR_2020[month.getMonthValue() - 1] : 1;
  }

  /** Months of work done by the last month. */
  double done() {
    return done[done.length - 1];
  }

  /** The first month by which so much is done; beyond the last month if it is not. */
  int monthOf(double work) {
    int month = 1;
    while (month < done.length && done[month] < work) {
      month++;
    }
    return month;
  }
}
