package org.duzhan.simulate;

import java.time.YearMonth;

/**
 * What is to be simulated.
 *
 * @param first month, by default the baseline
 * @param months how many
 * @param households in all, each month
 * @param seed the same seed gives the same bytes
 * @param csvOnly all files as CSV in UTF-8, without habits: for benchmarks
 * @param threads files written at the same time
 */
public record SimulationPlan(
    YearMonth first, int months, int households, long seed, boolean csvOnly, int threads) {
  /** What makes the files what they are. */
  String text() {
    return "first,months,households,seed,csv_only\n%s,%d,%d,%d,%b\n"
        .formatted(first, months, households, seed, csvOnly);
  }
}
