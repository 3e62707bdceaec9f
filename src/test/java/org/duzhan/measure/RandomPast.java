package org.duzhan.measure;

import java.util.List;

/** What was reported of the months before the one that a random country's figures are of. */
enum RandomPast {
  BASELINE_BEFORE(RandomCountry.BEFORE),
  THREE_MONTHS(RandomCountry.FIRST),
  /** The month between is missing. */
  NOTHING_BEFORE(RandomCountry.FIRST),
  ONE_COUNTY_BEFORE(RandomCountry.FIRST),
  NOTHING_AT_BASELINE(RandomCountry.FIRST),
  BASELINE_NOW(RandomCountry.MONTH);

  private final String baseline;

  RandomPast(String baseline) {
    this.baseline = baseline;
  }

  static RandomPast of(long seed) {
    return values()[Math.floorMod(seed - 1, values().length)];
  }

  String baseline() {
    return baseline;
  }

  boolean hasFirst() {
    return baseline.equals(RandomCountry.FIRST);
  }

  /** From the baseline to the month itself. */
  List<String> months() {
    return List.of(RandomCountry.FIRST, RandomCountry.BEFORE, RandomCountry.MONTH).stream()
        .filter(month -> month.compareTo(baseline) >= 0)
        .toList();
  }
}
