package org.duzhan.measure;

import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** Small statistics as columns. */
final class Statistic {
  private Statistic() {}

  /**
   * Lower end of Wilson's interval for {@code cases} of {@code n}, at normal quantile {@code z};
   * null where they are not known.
   */
  static Column wilsonLow(Column cases, Column n, double z) {
    Column low = centre(cases, n, z).minus(half(cases, n, z));
    return when(low.isNotNull(), greatest(lit(0.0), low)); // greatest passes over null
  }

  /** Upper end of Wilson's interval. */
  static Column wilsonHigh(Column cases, Column n, double z) {
    Column high = centre(cases, n, z).plus(half(cases, n, z));
    return when(high.isNotNull(), least(lit(1.0), high));
  }

  private static Column centre(Column cases, Column n, double z) {
    return cases.plus(z * z / 2).divide(n.plus(z * z));
  }

  private static Column half(Column cases, Column n, double z) {
    Column spread = cases.multiply(n.minus(cases)).divide(n).plus(z * z / 4);
    return lit(z).multiply(sqrt(spread)).divide(n.plus(z * z));
  }
}
