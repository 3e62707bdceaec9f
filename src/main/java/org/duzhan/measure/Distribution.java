package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log2;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;
import static org.duzhan.table.Types.TEXT;

import java.util.ArrayList;
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
import org.duzhan.table.Table;

/**
 * How income lies over persons, in every area of every level: y is the income of a person, that of
 * the household per member, and z the poverty line.
 *
 * <ul>
 *   <li>Each person counts once ({@code persons}); where households carry a sampling weight, the
 *       same again with each person counting as many times ({@code survey}).
 *   <li>Headcount, gap and severity are FGT of 0, 1 and 2: Σ ((z − y) / z)^α over y &lt; z, over
 *       the population. Watts: Σ ln(z / y) over 0 &lt; y &lt; z, over the population.
 *   <li>Gini: Σ wy (2C − w) / (W Σ wy) − 1, in order of income, with C the population up to and
 *       with w, W all of it. Incomes of 0 or less count as they are; where the mean is not above 0
 *       there is none.
 *   <li>Households without a known income count nowhere.
 * </ul>
 *
 * <p>Gini does not add up: it is computed anew in every area. Sources: Foster, Greer, Thorbecke
 * (1984); Watts (1968).
 */
public final class Distribution {
  public static final Field PERIOD = Households.PERIOD;
  public static final Field AREA_LEVEL =
      required(
          "area_level",
          TEXT,
          "",
          "层级",
          "village, township, county, prefecture, province or country: of all households");
  public static final Field AREA_CODE =
      required(
          "area_code",
          TEXT,
          "",
          "地区代码",
          "12 digits for a village, 9 for a township, else 6; 000000 for the country");
  public static final Field WEIGHTING =
      required("weighting", TEXT, "", "加权方式", "persons, or survey: persons × weight");
  public static final Field HOUSEHOLDS =
      required("households", COUNT, "户", "户数", "Households of known income");
  public static final Field POPULATION =
      required("population", RATE, "人", "人口", "Their persons, weighted");
  public static final Field POOR_POPULATION =
      required("poor_population", RATE, "人", "低于贫困线人口", "Of these, with income below the line");
  public static final Field MEAN_INCOME =
      optional("mean_income", RATE, "元/人", "人均纯收入均值", "Σ wy / population");
  public static final Field GINI =
      optional("gini", RATE, "", "基尼系数", "Null where the mean income is not above 0");
  public static final Field HEADCOUNT =
      optional("headcount", RATE, "", "收入贫困率", "FGT P0: poor_population / population");
  public static final Field POVERTY_GAP = optional("poverty_gap", RATE, "", "贫困缺口指数", "FGT P1");
  public static final Field SEVERITY = optional("severity", RATE, "", "贫困强度指数", "FGT P2");
  public static final Field WATTS =
      optional(
          "watts", RATE, "", "瓦茨指数", "Incomes of 0 or less have no logarithm and are left out");
  public static final Field ON_LINE_PERSONS =
      required("on_line_persons", COUNT, "人", "恰在贫困线人口", "Persons with exactly the line: not poor");
  public static final Field ZERO_INCOME_PERSONS =
      required("zero_income_persons", COUNT, "人", "零收入人口", "Persons with an income of exactly 0");
  public static final Field NEGATIVE_INCOME_PERSONS =
      required("negative_income_persons", COUNT, "人", "负收入人口", "Persons with an income below 0");

  public static final Table TABLE =
      Table.of(
              "distribution",
              "area, weighting and month",
              List.of(PERIOD, AREA_LEVEL, AREA_CODE, WEIGHTING),
              List.of(
                  PERIOD,
                  AREA_LEVEL,
                  AREA_CODE,
                  WEIGHTING,
                  HOUSEHOLDS,
                  POPULATION,
                  POOR_POPULATION,
                  MEAN_INCOME,
                  GINI,
                  HEADCOUNT,
                  POVERTY_GAP,
                  SEVERITY,
                  WATTS,
                  ON_LINE_PERSONS,
                  ZERO_INCOME_PERSONS,
                  NEGATIVE_INCOME_PERSONS))
          .partitionedBy(PERIOD)
          .skippingBy(AREA_CODE);

  static final String OF_VILLAGE = AreaLevel.VILLAGE.label();
  static final String BY_PERSONS = "persons";
  static final String BY_SURVEY = "survey";

  /** Octaves of income in four: whoever is in a higher one has more. */
  private static final double BANDS_IN_AN_OCTAVE = 4;

  private static final long BAND_OF_NONE = Long.MIN_VALUE;

  private Distribution() {}

  /**
   * The distribution of a month.
   *
   * @param households the month's rows
   */
  public static Dataset<Row> of(Dataset<Row> households, Lines lines, String period) {
    Column income = Households.NET_INCOME_PER_CAPITA.col();
    Column line = LineOf.poverty(lines);
    Column band =
        when(income.gt(0), floor(log2(income).multiply(BANDS_IN_AN_OCTAVE)))
            .otherwise(lit(BAND_OF_NONE));
    Dataset<Row> inOrder =
        households
            .filter(income.isNotNull())
            .select(
                band.as(IncomeOrder.BAND),
                income.as(IncomeOrder.INCOME),
                Households.PERSONS.col().cast(RATE).as(IncomeOrder.PERSONS),
                Households.WEIGHT.col().as(IncomeOrder.WEIGHT),
                line.cast(RATE).as(IncomeOrder.LINE),
                coalesce(Measured.isIncomeBelow(line), lit(false)).as(IncomeOrder.BELOW),
                Households.VILLAGE_CODE.col().as(IncomeOrder.VILLAGE))
            .repartition(col(IncomeOrder.BAND))
            .sortWithinPartitions(IncomeOrder.ORDER);
    Dataset<Row> parts = inOrder.mapPartitions(new IncomeOrder(), Encoders.row(IncomeParts.PARTS));
    return TABLE.conform(whole(parts).withColumn(PERIOD.name(), lit(period)));
  }

  /** The bands of an area put together: whoever is in a band has more than all in those below. */
  private static Dataset<Row> whole(Dataset<Row> parts) {
    WindowSpec area = Window.partitionBy(AREA_LEVEL.col(), AREA_CODE.col(), WEIGHTING.col());
    Column below =
        sum(POPULATION.col())
            .over(area.orderBy(IncomeOrder.BAND).rowsBetween(Window.unboundedPreceding(), -1));
    Column ranked =
        col(IncomeParts.RANKED)
            .plus(coalesce(below, lit(0.0)).multiply(2).multiply(col(IncomeParts.TOTAL)));
    List<Column> sums = new ArrayList<>();
    IncomeParts.SUMS.forEach(name -> sums.add(sum(name).as(name)));
    Column population = POPULATION.col();
    Column total = col(IncomeParts.TOTAL);
    return parts
        .withColumn(IncomeParts.RANKED, ranked)
        .groupBy(AREA_LEVEL.col(), AREA_CODE.col(), WEIGHTING.col())
        .agg(sums.get(0), sums.stream().skip(1).toArray(Column[]::new))
        .withColumns(
            Map.of(
                MEAN_INCOME.name(), total.divide(population),
                GINI.name(),
                    when(
                        total.gt(0),
                        col(IncomeParts.RANKED).divide(population.multiply(total)).minus(1)),
                HEADCOUNT.name(), POOR_POPULATION.col().divide(population),
                POVERTY_GAP.name(), POVERTY_GAP.col().divide(population),
                SEVERITY.name(), SEVERITY.col().divide(population),
                WATTS.name(), WATTS.col().divide(population)))
        .drop(IncomeParts.TOTAL, IncomeParts.RANKED);
  }
}
