package org.duzhan.measure;

import static org.apache.spark.sql.functions.broadcast;
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
import org.duzhan.table.Table;

/**
 * How income lies over persons, in all of {@link Grains}: y is the income of a person, that of the
 * household per member, and z the poverty line.
 *
 * <ul>
 *   <li>Each person counts once ({@code persons}); where households carry a sampling weight, the
 *       same again with each person counting as many times ({@code survey}).
 *   <li>Headcount, gap and severity are FGT of 0, 1 and 2: Σ ((z − y) / z)^α over y &lt; z, over
 *       the population. Watts: Σ ln(z / y) over 0 &lt; y &lt; z, over the population.
 *   <li>Gini: Σ wy (2C − w) / (W Σ wy) − 1, in order of income, with C the population up to and
 *       with w, W all of it. Incomes of 0 or less count as they are; where the mean is not above 0
 *       there is none.
 *   <li>Sen: H (I + (1 − I) Gp q / (q + 1)), with H the headcount, I the mean of (z − y) / z over
 *       the poor, Gp the Gini of y / z over them, in order of income, and q how many they are. As
 *       Sen has it (1976, and Stata's commands): it changes a little when everybody is there twice.
 *       {@code sen_limit} does not, H (I + (1 − I) Gp): to compare areas by.
 *   <li>Quantiles p10 to p90: the smallest income at which the population with this income or less
 *       reaches p / 100 of all. It is always the income of somebody.
 *   <li>Shares of the lowest 20 and 40 %: the income of the poorest persons that make p / 100 of
 *       the population, of whom the last may count in part, over all income.
 *   <li>Households without a known income count nowhere; an area that reported, and has no other,
 *       has a row that says so.
 * </ul>
 *
 * <p>What does not add up is computed anew in every area. Sources: Foster, Greer, Thorbecke (1984);
 * Watts (1968); Sen (1976).
 */
public final class Distribution {
  public static final Field PERIOD = Households.PERIOD;
  public static final Field AREA_LEVEL = Grains.LEVEL;
  public static final Field AREA_CODE = Grains.CODE;
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
  public static final Field SEN =
      optional(
          "sen", RATE, "", "森贫困指数", "Sen 1976: H (I + (1 − I) Gp q / (q + 1)); 0 without poor");
  public static final Field SEN_LIMIT =
      optional(
          "sen_limit",
          RATE,
          "",
          "森贫困指数（极限）",
          "H (I + (1 − I) Gp): of many persons, of any number alike");
  public static final Field GINI_POOR =
      optional(
          "gini_poor",
          RATE,
          "",
          "贫困人口基尼系数",
          "Gp, of income over the line; null where its mean is not above 0");
  public static final Field P10 =
      optional("p10", RATE, "元/人", "人均纯收入第10百分位", "A tenth of the population has it or less");
  public static final Field P25 =
      optional("p25", RATE, "元/人", "人均纯收入第25百分位", "A quarter of the population has it or less");
  public static final Field P50 =
      optional("p50", RATE, "元/人", "人均纯收入中位数", "Half of the population has it or less");
  public static final Field P75 =
      optional("p75", RATE, "元/人", "人均纯收入第75百分位", "Three quarters have it or less");
  public static final Field P90 =
      optional("p90", RATE, "元/人", "人均纯收入第90百分位", "Nine tenths have it or less");
  public static final Field LOWEST_20_SHARE =
      optional(
          "lowest_20_share",
          RATE,
          "",
          "最低20%人口收入份额",
          "Their part of all income; null where the mean income is not above 0");
  public static final Field LOWEST_40_SHARE =
      optional(
          "lowest_40_share",
          RATE,
          "",
          "最低40%人口收入份额",
          "Their part of all income; null where the mean income is not above 0");
  public static final Field NULL_REASON =
      optional(
          "null_reason",
          TEXT,
          "",
          "空值原因",
          "no_incomes (households of known income: 0; all else is null), mean_not_above_0 (of gini and"
              + " the lowest shares), and of gini_poor none_poor or poor_mean_not_above_0");
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
                  SEN,
                  SEN_LIMIT,
                  GINI_POOR,
                  P10,
                  P25,
                  P50,
                  P75,
                  P90,
                  LOWEST_20_SHARE,
                  LOWEST_40_SHARE,
                  ON_LINE_PERSONS,
                  ZERO_INCOME_PERSONS,
                  NEGATIVE_INCOME_PERSONS,
                  NULL_REASON))
          .partitionedBy(PERIOD)
          .skippingBy(AREA_CODE);

  private static final String LETTERS =
      "; y net_income_per_capita, z poverty_line, w persons (of survey persons × weight), W = Σ w";

  private static final String NO_INCOMES = "no_incomes";
  private static final String MEAN_NOT_POSITIVE = "mean_not_above_0";
  private static final String OF_KNOWN_INCOME = "of_known_income";
  static final String BY_PERSONS = "persons";
  static final String BY_SURVEY = "survey";

  /** Octaves of income in four: whoever is in a higher one has more. */
  private static final double BANDS_IN_AN_OCTAVE = 4;

  private static final long BAND_OF_NONE = Long.MIN_VALUE;

  private static final String INCOME_BELOW = "income_below";

  private Distribution() {}

  /** Its figures for the catalogue, by the letters of the head of this class. */
  static List<Indicator> indicators() {
    return List.of(
        counted(HOUSEHOLDS, "count(y)", Headcount.INCOME_PERSONS),
        counted(POPULATION, "W", Headcount.INCOME_PERSONS),
        counted(POOR_POPULATION, "q = Σ w over y < z", Income.INCOME_POOR_PERSONS),
        anew(MEAN_INCOME, "Σ wy / W", Income.MEAN_INCOME),
        anew(
            GINI,
            "Σ wy (2C − w) / (W Σ wy) − 1, C = Σ w up to and with w in order of y",
            Income.MEAN_INCOME),
        anew(HEADCOUNT, "H = Σ w over y < z, / W", Income.INCOME_HEADCOUNT),
        anew(POVERTY_GAP, "Σ w (z − y) / z over y < z, / W", Headcount.POVERTY_GAP),
        anew(SEVERITY, "Σ w ((z − y) / z)² over y < z, / W", Headcount.SEVERITY),
        anew(WATTS, "Σ w ln(z / y) over 0 < y < z, / W", Income.INCOME_HEADCOUNT),
        anew(
            SEN,
            "H (I + (1 − I) Gp q / (q + 1)), with headcount, gini_poor and I = poverty_gap / H",
            Income.INCOME_HEADCOUNT,
            Headcount.POVERTY_GAP),
        anew(
            SEN_LIMIT,
            "H (I + (1 − I) Gp), with headcount, gini_poor and I = poverty_gap / H",
            Income.INCOME_HEADCOUNT,
            Headcount.POVERTY_GAP),
        anew(GINI_POOR, "Gp = gini of y / z over y < z", Income.INCOME_HEADCOUNT),
        quantile(P10, 10),
        quantile(P25, 25),
        quantile(P50, 50),
        quantile(P75, 75),
        quantile(P90, 90),
        lowest(LOWEST_20_SHARE, 20),
        lowest(LOWEST_40_SHARE, 40),
        counted(ON_LINE_PERSONS, "Σ persons over y = z", Headcount.INCOME_PERSONS),
        counted(ZERO_INCOME_PERSONS, "Σ persons over y = 0", Headcount.NONPOSITIVE_INCOME_PERSONS),
        counted(
            NEGATIVE_INCOME_PERSONS, "Σ persons over y < 0", Headcount.NONPOSITIVE_INCOME_PERSONS));
  }

  private static Indicator quantile(Field field, int percent) {
    String least = "the least y at which Σ w up to and with it ≥ %d %% of W";
    return anew(field, least.formatted(percent), Income.MEAN_INCOME);
  }

  private static Indicator lowest(Field field, int percent) {
    String share = "Σ wy of the poorest persons that make %d %% of W, / Σ wy";
    return anew(field, share.formatted(percent), Income.MEAN_INCOME);
  }

  private static Indicator anew(Field field, String formula, Field... parts) {
    return Indicator.anew(Sentence.INCOME, field, formula + LETTERS, parts).nullBy(NULL_REASON);
  }

  private static Indicator counted(Field field, String formula, Field... parts) {
    return Indicator.counted(Sentence.INCOME, field, formula + LETTERS, parts);
  }

  /**
   * The distribution of a month.
   *
   * @param households the month's rows
   * @param grains of the month
   */
  public static Dataset<Row> of(
      Dataset<Row> households, Grains grains, Lines lines, String period) {
    Column income = Households.NET_INCOME_PER_CAPITA.col();
    Column line = LineOf.poverty(lines);
    Column band =
        when(income.gt(0), floor(log2(income).multiply(BANDS_IN_AN_OCTAVE)))
            .otherwise(lit(BAND_OF_NONE));
    Dataset<Row> inBands =
        households
            .filter(income.isNotNull())
            .join(broadcast(grains.packed()), Households.VILLAGE_CODE.name(), "left_outer")
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
            .mapPartitions(new IncomeOrder(), Encoders.row(IncomeParts.PARTS));
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
