package org.duzhan.measure;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Types;

/**
 * Incidence of small villages drawn towards their county's: empirical Bayes with a beta prior, its
 * strength by moments over the county's villages (Morris 1983). What was surveyed in full is known:
 * the estimate goes to the direct value as the share surveyed goes to 1.
 */
final class Shrunk {
  private static final Field PRIOR =
      Field.optional("prior_incidence", Types.RATE, "", "先验发生率", "Incidence of the county");
  private static final Field BETWEEN =
      Field.optional("between_villages", Types.RATE, "", "村间方差", "Variance between villages");

  private Shrunk() {}

  /** Adds {@code as} to rows that have {@code cases} of {@code n}, of which {@code surveyed}. */
  static Dataset<Row> with(
      Dataset<Row> villages, Field as, Column cases, Column n, Column surveyed) {
    WindowSpec county = Window.partitionBy(Areas.COUNTY_CODE.col());
    Column known = cases.isNotNull().and(n.gt(0));
    Column weight = when(known, n.cast(Types.RATE));
    Column rate = when(known, cases.cast(Types.RATE)).divide(weight);
    Column all = sum(weight).over(county);
    Column prior = sum(when(known, cases.cast(Types.RATE))).over(county).divide(all);
    Dataset<Row> withPrior = villages.withColumn(PRIOR.name(), PRIOR.from(prior));
    Column spread =
        sum(weight.multiply(pow(rate.minus(PRIOR.col()), lit(2)))).over(county).divide(all);
    Column chance =
        PRIOR
            .col()
            .multiply(lit(1).minus(PRIOR.col()))
            .multiply(count(weight).over(county))
            .divide(all);
    Column between = spread.minus(chance);
    return withPrior
        .withColumn(BETWEEN.name(), BETWEEN.from(between))
        .withColumn(as.name(), as.from(estimate(rate, weight, cases, surveyed)))
        .drop(PRIOR.name(), BETWEEN.name());
  }

  private static Column estimate(Column rate, Column n, Column cases, Column surveyed) {
    Column prior = PRIOR.col();
    Column strength = prior.multiply(lit(1).minus(prior)).divide(BETWEEN.col()).minus(1);
    Column drawn =
        when(BETWEEN.col().gt(0), cases.plus(strength.multiply(prior)).divide(n.plus(strength)))
            .otherwise(prior);
    Column share = least(lit(1.0), surveyed.cast(Types.RATE).divide(n));
    return when(rate.isNotNull(), share.multiply(rate).plus(lit(1).minus(share).multiply(drawn)));
  }
}
