package org.duzhan.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Types.RATE;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.duzhan.table.Areas;

/**
 * Incidence of small villages drawn towards their county's: empirical Bayes, beta-binomial, with a
 * beta prior for each county by moments over its villages (Morris 1983).
 *
 * <ul>
 *   <li>Whole households are poor or not: they are the trials, a village's persons over the persons
 *       of a household in its county.
 *   <li>Prior: mean π = poor over surveyed persons of the county; variance between villages = that
 *       of their rates about π, weighted by trials, less what chance gives, not below 0, and the
 *       variance of π itself.
 *   <li>Who was surveyed is known. Those who were not are as poor as those who were: their rate μ
 *       is the posterior's mean. Estimate = (poor + unsurveyed × μ) / population. Where all were
 *       surveyed it is the direct value.
 *   <li>Interval: quantiles of the beta-binomial of the unsurveyed households, taken as a beta of
 *       the same mean and variance, and half a household to either side, as there is none in part.
 * </ul>
 */
final class Shrunk {
  private static final String TRIALS = "shrunk_trials";
  private static final String POOR = "shrunk_poor";
  private static final String UNSURVEYED = "shrunk_unsurveyed";
  private static final String PRIOR = "shrunk_prior";
  private static final String ALL_TRIALS = "shrunk_all_trials";
  private static final String STRENGTH = "shrunk_strength";
  private static final String RATE_OF_OTHERS = "shrunk_rate";
  private static final String PRECISION = "shrunk_precision";

  /** A prior as good as none. */
  private static final double LEAST_STRENGTH = 0.01;

  private static final double HALF_A_HOUSEHOLD = 0.5;

  private Shrunk() {}

  /**
   * A village's own figures.
   *
   * @param cases poor persons; null where the incidence is not defined
   * @param population of whom they are
   * @param surveyed persons of known status
   * @param households of these
   */
  record Village(Column cases, Column population, Column surveyed, Column households) {
    Column isKnown() {
      return cases.isNotNull().and(population.gt(0)).and(surveyed.gt(0));
    }
  }

  /** Adds the estimate and its interval at the normal quantile {@code z}. */
  static Dataset<Row> with(Dataset<Row> villages, Village village, double z) {
    Column known = village.isKnown();
    Column left = greatest(lit(0.0), village.population.minus(village.surveyed));
    Column direct = when(known, village.cases.divide(village.population));
    return withOthers(withPrior(villages, village))
        .withColumns(
            Map.of(
                Estimates.INCIDENCE_SHRUNK.name(),
                when(left.gt(0), among(village, left, col(RATE_OF_OTHERS))).otherwise(direct),
                Estimates.INCIDENCE_SHRUNK_LOW.name(),
                when(left.gt(0), among(village, left, end(-z))).otherwise(direct),
                Estimates.INCIDENCE_SHRUNK_HIGH.name(),
                when(left.gt(0), among(village, left, end(z))).otherwise(direct)))
        .drop(TRIALS, POOR, UNSURVEYED, PRIOR, ALL_TRIALS, STRENGTH, RATE_OF_OTHERS, PRECISION);
  }

  /** In the county's households: trials, poor and unsurveyed; the prior's mean and strength. */
  private static Dataset<Row> withPrior(Dataset<Row> villages, Village village) {
    WindowSpec county = Window.partitionBy(Areas.COUNTY_CODE.col());
    Column known = village.isKnown();
    Column persons = sum(when(known, village.surveyed)).over(county);
    Column households = sum(when(known, village.households)).over(county).cast(RATE);
    Column size = persons.divide(households);
    Column left = greatest(lit(0.0), village.population.minus(village.surveyed));
    Dataset<Row> counted =
        villages.withColumns(
            Map.of(
                TRIALS, when(known, village.surveyed.divide(size)),
                POOR, when(known, village.cases.divide(size)),
                UNSURVEYED, when(known, left.divide(size)),
                PRIOR, sum(when(known, village.cases)).over(county).divide(persons),
                ALL_TRIALS, households));
    return counted.withColumn(STRENGTH, strength(county));
  }

  /** 1 / (variance of a village's rate / π (1 − π)) − 1. */
  private static Column strength(WindowSpec county) {
    Column prior = col(PRIOR);
    Column rate = col(POOR).divide(col(TRIALS));
    Column trials = col(ALL_TRIALS);
    Column ofOne = prior.multiply(lit(1.0).minus(prior));
    Column spread =
        sum(col(TRIALS).multiply(pow(rate.minus(prior), lit(2)))).over(county).divide(trials);
    Column chance = ofOne.multiply(count(col(TRIALS)).over(county)).divide(trials);
    Column between =
        when(ofOne.gt(0), greatest(lit(0.0), spread.minus(chance)).divide(ofOne))
            .otherwise(lit(0.0));
    return greatest(
        lit(LEAST_STRENGTH), lit(1.0).divide(between.plus(lit(1.0).divide(trials))).minus(1));
  }

  /**
   * Of those not surveyed: the mean of their rate, and the sum of the parameters of the beta that
   * has its variance too, μ (1 − μ) (T + M) / (M (T + 1)) with T = trials + strength, M households.
   */
  private static Dataset<Row> withOthers(Dataset<Row> villages) {
    Column all = col(TRIALS).plus(col(STRENGTH));
    Column mean = col(POOR).plus(col(STRENGTH).multiply(col(PRIOR))).divide(all);
    Column left = col(UNSURVEYED);
    Column precision = left.multiply(all.plus(1)).divide(left.plus(all)).minus(1);
    return villages.withColumns(
        Map.of(RATE_OF_OTHERS, mean, PRECISION, greatest(lit(LEAST_STRENGTH), precision)));
  }

  private static Column end(double z) {
    Column mean = col(RATE_OF_OTHERS);
    Column precision = col(PRECISION);
    Column quantile =
        BetaQuantile.of(mean.multiply(precision), lit(1.0).minus(mean).multiply(precision), z);
    Column step = lit(Math.signum(z) * HALF_A_HOUSEHOLD).divide(col(UNSURVEYED));
    return z < 0
        ? greatest(lit(0.0), least(mean, quantile.plus(step)))
        : least(lit(1.0), greatest(mean, quantile.plus(step)));
  }

  private static Column among(Village village, Column left, Column rateOfOthers) {
    return village.cases.plus(left.multiply(rateOfOthers)).divide(village.population);
  }
}
