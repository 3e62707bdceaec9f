package org.duzhan.measure;

import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * Quantiles of a beta distribution as columns, by the cube root of a ratio of two chi-squares,
 * which is nearly normal (Paulson 1942). Where a distribution says next to nothing, both parameters
 * below one half or so, they are 0 and 1.
 */
final class BetaQuantile {
  private static final double NINE = 9;

  private BetaQuantile() {}

  /** The quantile of beta ({@code a}, {@code b}) at the normal quantile {@code z}. */
  static Column of(Column a, Column b, double z) {
    return when(a.leq(b), ofRare(a, b, z)).otherwise(lit(1.0).minus(ofRare(b, a, -z)));
  }

  /** With {@code a} the smaller. */
  private static Column ofRare(Column a, Column b, double z) {
    Column p = lit(1.0).divide(a.multiply(NINE));
    Column r = lit(1.0).divide(b.multiply(NINE));
    Column wide = pow(lit(1.0).minus(r), lit(2)).minus(r.multiply(z * z));
    Column spread =
        p.multiply(pow(lit(1.0).minus(r), lit(2)))
            .plus(r.multiply(pow(lit(1.0).minus(p), lit(2))))
            .minus(p.multiply(r).multiply(z * z));
    Column root =
        lit(1.0)
            .minus(p)
            .multiply(lit(1.0).minus(r))
            .plus(sqrt(greatest(spread, lit(0.0))).multiply(z))
            .divide(wide);
    Column ratio = pow(greatest(root, lit(0.0)), lit(3));
    Column quantile = a.multiply(ratio).divide(a.multiply(ratio).plus(b));
    return when(a.leq(0), lit(0.0))
        .when(r.lt(1).and(wide.gt(0)), quantile)
        .otherwise(lit(z < 0 ? 0.0 : 1.0));
  }
}
