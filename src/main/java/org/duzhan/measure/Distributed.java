package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log2;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.Distribution.AREA_CODE;
import static org.duzhan.measure.Distribution.AREA_LEVEL;
import static org.duzhan.measure.Distribution.BY_PERSONS;
import static org.duzhan.measure.Distribution.GINI;
import static org.duzhan.measure.Distribution.GINI_POOR;
import static org.duzhan.measure.Distribution.HEADCOUNT;
import static org.duzhan.measure.Distribution.HOUSEHOLDS;
import static org.duzhan.measure.Distribution.MEAN_INCOME;
import static org.duzhan.measure.Distribution.NEGATIVE_INCOME_PERSONS;
import static org.duzhan.measure.Distribution.NULL_REASON;
import static org.duzhan.measure.Distribution.ON_LINE_PERSONS;
import static org.duzhan.measure.Distribution.PERIOD;
import static org.duzhan.measure.Distribution.POOR_POPULATION;
import static org.duzhan.measure.Distribution.POPULATION;
import static org.duzhan.measure.Distribution.POVERTY_GAP;
import static org.duzhan.measure.Distribution.SEN;
import static org.duzhan.measure.Distribution.SEN_LIMIT;
import static org.duzhan.measure.Distribution.SEVERITY;
import static org.duzhan.measure.Distribution.TABLE;
import static org.duzhan.measure.Distribution.WATTS;
import static org.duzhan.measure.Distribution.WEIGHTING;
import static org.duzhan.measure.Distribution.ZERO_INCOME_PERSONS;
import static org.duzhan.table.Types.RATE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.duzhan.settings.Lines;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/**
 * The rows of {@link Distribution}: incomes in bands, each sorted by itself once for all areas, and
 * the bands of an area put together.
 */
public final class Distributed {
  private static final String NO_INCOMES = "no_incomes";
  private static final String MEAN_NOT_POSITIVE = "mean_not_above_0";
  private static final String OF_KNOWN_INCOME = "of_known_income";

  /** Octaves of income in four: whoever is in a higher one has more. */
  private static final double BANDS_IN_AN_OCTAVE = 4;

  private static final long BAND_OF_NONE = Long.MIN_VALUE;

  private static final String INCOME_BELOW = "income_below";

  private Distributed() {}

  /**
   * The distribution of a month.
   *
   * @param households the month's rows
   * @param areas which areas are wanted: a condition on {@link Grains#LEVEL} and {@link
   *     Grains#CODE}
   * @param grains of the month
   */
  public static Dataset<Row> of(
      Dataset<Row> households, Column areas, Grains grains, Lines lines, String period) {
    Column income = Households.NET_INCOME_PER_CAPITA.col();
    Column line = LineOf.poverty(lines);
    Column band =
        when(income.gt(0), floor(log2(income).multiply(BANDS_IN_AN_OCTAVE)))
            .otherwise(lit(BAND_OF_NONE));
    Dataset<Row> inBands =
        grains
            .packedTo(households.filter(income.isNotNull()))
            .select(
                band.as(IncomeOrder.BAND),
                income.as(IncomeOrder.INCOME),
                Households.PERSONS.col().cast(RATE).as(IncomeOrder.PERSONS),
                Households.WEIGHT.col().as(IncomeOrder.WEIGHT),
                line.cast(RATE).as(IncomeOrder.LINE),
                coalesce(Measured.isIncomeBelow(line), lit(false)).as(IncomeOrder.BELOW),
                Households.VILLAGE_CODE.col().as(IncomeOrder.VILLAGE),
                col(Grains.PACKED));
    Dataset<Row> parts =
        inBands
            .unionByName(IncomeRanks.of(inBands), true)
            .repartition(col(IncomeOrder.BAND))
            .sortWithinPartitions(IncomeOrder.ORDER)
            .mapPartitions(new IncomeOrder(), Encoders.row(IncomeParts.PARTS))
            .filter(areas);
    return TABLE.conform(whole(parts).withColumn(PERIOD.name(), lit(period)));
  }

  /**
   * Areas that reported, and of which no income is known: rows that say so.
   *
   * @param grains of the month
   */
  public static Dataset<Row> withoutIncomes(Grains grains) {
    Column none = lit(0L);
    return TABLE.conform(
        TABLE.completed(
            grains
                .placed(
                    grains
                        .villages()
                        .filter(VillageMonth.REPORTED.col())
                        .select(
                            PERIOD.col(),
                            VillageMonth.COUNTY_CODE.col(),
                            VillageMonth.VILLAGE_CODE.col(),
                            Headcount.INCOME_PERSONS.col()))
                .groupBy(PERIOD.col(), AREA_LEVEL.col(), AREA_CODE.col())
                .agg(sum(Headcount.INCOME_PERSONS.col()).as(OF_KNOWN_INCOME))
                .filter(col(OF_KNOWN_INCOME).equalTo(0))
                .drop(OF_KNOWN_INCOME)
                .withColumns(
                    Map.of(
                        WEIGHTING.name(), lit(BY_PERSONS),
                        HOUSEHOLDS.name(), none,
                        POPULATION.name(), none,
                        POOR_POPULATION.name(), none,
                        ON_LINE_PERSONS.name(), none,
                        ZERO_INCOME_PERSONS.name(), none,
                        NEGATIVE_INCOME_PERSONS.name(), none,
                        NULL_REASON.name(), lit(NO_INCOMES)))));
  }

  /** The bands of an area put together: whoever is in a band has more than all in those below. */
  private static Dataset<Row> whole(Dataset<Row> parts) {
    Column poorRatios = POOR_POPULATION.col().minus(POVERTY_GAP.col());
    Dataset<Row> ranked =
        parts.withColumns(
            Map.of(
                IncomeParts.RANKED,
                col(IncomeParts.RANKED)
                    .plus(below(POPULATION.name()).multiply(2).multiply(col(IncomeParts.TOTAL))),
                IncomeParts.POOR_RANKED,
                col(IncomeParts.POOR_RANKED)
                    .plus(below(POOR_POPULATION.name()).multiply(2).multiply(poorRatios)),
                INCOME_BELOW,
                below(IncomeParts.TOTAL)));
    List<Column> sums = new ArrayList<>();
    IncomeParts.SUMS.forEach(name -> sums.add(sum(name).as(name)));
    Quantile.ALL.forEach(quantile -> sums.add(quantile.overParts(col(INCOME_BELOW))));
    return ranked
        .groupBy(AREA_LEVEL.col(), AREA_CODE.col(), WEIGHTING.col())
        .agg(sums.get(0), sums.stream().skip(1).toArray(Column[]::new))
        .withColumns(figures())
        .drop(IncomeParts.TOTAL, IncomeParts.RANKED, IncomeParts.POOR_RANKED);
  }

  /** Σ over the parts of the area that lie below. */
  private static Column below(String sum) {
    WindowSpec area = Window.partitionBy(AREA_LEVEL.col(), AREA_CODE.col(), WEIGHTING.col());
    WindowSpec below = area.orderBy(IncomeOrder.BAND).rowsBetween(Window.unboundedPreceding(), -1);
    return coalesce(sum(sum).over(below), lit(0.0));
  }

  private static Map<String, Column> figures() {
    Column population = POPULATION.col();
    Column total = col(IncomeParts.TOTAL);
    Column poor = POOR_POPULATION.col();
    Column gap = POVERTY_GAP.col();
    Column inequality = col(IncomeParts.POOR_RANKED).divide(poor).minus(poor.minus(gap));
    Map<String, Column> figures = new HashMap<>();
    figures.put(MEAN_INCOME.name(), total.divide(population));
    figures.put(
        GINI.name(),
        when(total.gt(0), col(IncomeParts.RANKED).divide(population.multiply(total)).minus(1)));
    for (Field sum : List.of(POVERTY_GAP, SEVERITY, WATTS)) {
      figures.put(sum.name(), sum.col().divide(population));
    }
    figures.put(HEADCOUNT.name(), poor.divide(population));
    figures.put(
        SEN.name(),
        ofPoor(gap.plus(inequality.multiply(poor).divide(poor.plus(1))).divide(population)));
    figures.put(SEN_LIMIT.name(), ofPoor(gap.plus(inequality).divide(population)));
    figures.put(GINI_POOR.name(), when(poor.gt(gap), inequality.divide(poor.minus(gap))));
    figures.put(
        NULL_REASON.name(),
        when(total.leq(0), lit(MEAN_NOT_POSITIVE))
            .when(poor.equalTo(0), lit("none_poor"))
            .when(poor.leq(gap), lit("poor_mean_not_above_0")));
    Quantile.ALL.stream()
        .filter(Quantile::isShare)
        .map(Quantile::field)
        .forEach(share -> figures.put(share.name(), when(total.gt(0), share.col().divide(total))));
    return figures;
  }

  private static Column ofPoor(Column figure) {
    return when(POOR_POPULATION.col().gt(0), figure).otherwise(lit(0.0));
  }
}
