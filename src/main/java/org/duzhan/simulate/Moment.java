package org.duzhan.simulate;

import java.time.YearMonth;

/**
 * A village in a month.
 *
 * @param month counts from the baseline
 */
record Moment(SimCounty county, SimVillage village, YearMonth baseline, int month, Pace pace) {
  static Moment of(long seed, SimCounty county, SimVillage village, YearMonth baseline, int month) {
    return new Moment(
        county, village, baseline, month, Pace.of(seed, county.index(), baseline, month));
  }

  YearMonth period() {
    return baseline.plusMonths(month);
  }

  /** What the county makes of the village's figures. */
  Falsified falsified() {
    return village.falsified();
  }
}
