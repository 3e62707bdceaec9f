package org.duzhan.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.util.List;
import org.apache.spark.sql.Column;
import org.duzhan.table.Field;

/**
 * What is told of the poorest so many in a hundred persons: the smallest income at which the
 * population with this income or less reaches that share of all; or, where {@code isShare}, what of
 * all income is theirs.
 *
 * @param percent of the population
 * @param field the column that tells it
 * @param isShare whether it tells a share of income
 */
record Quantile(int percent, Field field, boolean isShare) {
  static final List<Quantile> ALL =
      List.of(
          new Quantile(10, Distribution.P10, false),
          new Quantile(25, Distribution.P25, false),
          new Quantile(50, Distribution.P50, false),
          new Quantile(75, Distribution.P75, false),
          new Quantile(90, Distribution.P90, false),
          new Quantile(20, Distribution.LOWEST_20_SHARE, true),
          new Quantile(40, Distribution.LOWEST_40_SHARE, true));

  /** Sums of sampling weights differ in the last digits by the order they are added up in. */
  private static final double ROUNDING = 1e-12;

  /** How many persons of {@code population} these are; enough of them to find an income by. */
  Column persons(Column population) {
    Column exactly = population.multiply(lit(percent)).divide(lit(100));
    return isShare ? exactly : exactly.multiply(1 - ROUNDING);
  }

  /**
   * Of the parts of an area, of which one holds it.
   *
   * @param incomeBelow Σ wy of the parts below
   */
  Column overParts(Column incomeBelow) {
    Column found = col(field.name());
    return max(isShare ? found.plus(incomeBelow) : found).as(field.name());
  }
}
