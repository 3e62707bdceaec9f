package org.duzhan.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.Distribution.AREA_CODE;
import static org.duzhan.measure.Distribution.AREA_LEVEL;
import static org.duzhan.measure.Distribution.POPULATION;
import static org.duzhan.measure.Distribution.WEIGHTING;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.duzhan.table.Types;

/**
 * Where the quantiles of every area lie: in which band of income, and how many persons up in it.
 * They come as rows among the households, each before the first of its area and band, so that one
 * pass in order of income finds them.
 */
final class IncomeRanks {
  private static final String AREA = "area";
  private static final String WEIGHTED = "weighted";
  private static final String BY_SURVEY = "by_survey";
  private static final String UP_TO = "up_to";
  private static final String ALL = "all";

  /** Sorts before every household with the same income. */
  private static final double NOBODY = -1;

  private IncomeRanks() {}

  /**
   * The rows, in the columns of {@code inBands}.
   *
   * @param inBands households as {@link IncomeOrder} takes them
   */
  static Dataset<Row> of(Dataset<Row> inBands) {
    Column population = POPULATION.col();
    WindowSpec area = Window.partitionBy(AREA_LEVEL.col(), AREA_CODE.col(), WEIGHTING.col());
    WindowSpec upTo =
        area.orderBy(IncomeOrder.BAND)
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    Column[] left = Quantile.ALL.stream().map(quantile -> left(quantile)).toArray(Column[]::new);
    return populations(inBands)
        .withColumn(UP_TO, sum(population).over(upTo))
        .withColumn(ALL, sum(population).over(area))
        .filter(coalesce(left).isNotNull())
        .select(
            col(IncomeOrder.BAND),
            col(IncomeOrder.INCOME),
            lit(NOBODY).as(IncomeOrder.PERSONS),
            lit(null).cast(Types.RATE).as(IncomeOrder.WEIGHT),
            lit(0.0).as(IncomeOrder.LINE),
            lit(false).as(IncomeOrder.BELOW),
            lit("").as(IncomeOrder.VILLAGE),
            lit(null).cast(Types.TEXT).as(Grains.PACKED),
            struct(AREA_LEVEL.col(), AREA_CODE.col(), WEIGHTING.col(), array(left).as("left"))
                .as(IncomeOrder.SOUGHT));
  }

  /** How many persons up in the band it lies; null if it lies in another. */
  private static Column left(Quantile quantile) {
    Column sought = quantile.persons(col(ALL));
    Column below = col(UP_TO).minus(POPULATION.col());
    return when(below.lt(sought).and(col(UP_TO).geq(sought)), sought.minus(below));
  }

  /** Population and smallest income by area, weighting and band. */
  private static Dataset<Row> populations(Dataset<Row> inBands) {
    Column weighting =
        explode(
            array(
                struct(
                    lit(Distribution.BY_PERSONS).as(WEIGHTING.name()),
                    col(IncomeOrder.PERSONS).as(POPULATION.name())),
                struct(
                    lit(Distribution.BY_SURVEY).as(WEIGHTING.name()),
                    col(BY_SURVEY).as(POPULATION.name()))));
    return inBands
        .groupBy(col(IncomeOrder.VILLAGE), col(IncomeOrder.BAND))
        .agg(
            min(IncomeOrder.INCOME).as(IncomeOrder.INCOME),
            max(Grains.PACKED).as(Grains.PACKED),
            sum(IncomeOrder.PERSONS).as(IncomeOrder.PERSONS),
            sum(col(IncomeOrder.PERSONS).multiply(col(IncomeOrder.WEIGHT))).as(BY_SURVEY))
        .withColumn(
            AREA,
            explode(
                flatten(
                    array_compact(
                        array(
                            AreaLevel.areasOf(col(IncomeOrder.VILLAGE)),
                            Grains.unpacked(col(Grains.PACKED)))))))
        .groupBy(
            col(AREA + "." + AREA_LEVEL.name()),
            col(AREA + "." + AREA_CODE.name()),
            col(IncomeOrder.BAND))
        .agg(
            min(IncomeOrder.INCOME).as(IncomeOrder.INCOME),
            sum(IncomeOrder.PERSONS).as(IncomeOrder.PERSONS),
            sum(BY_SURVEY).as(BY_SURVEY))
        .withColumn(WEIGHTED, weighting)
        .select(
            AREA_LEVEL.col(),
            AREA_CODE.col(),
            col(IncomeOrder.BAND),
            col(IncomeOrder.INCOME),
            col(WEIGHTED + "." + WEIGHTING.name()),
            col(WEIGHTED + "." + POPULATION.name()))
        .filter(POPULATION.col().gt(0));
  }
}
