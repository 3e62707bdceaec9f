package org.duzhan.measure;

import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;
import static org.duzhan.table.Types.TEXT;

import java.util.List;
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
          .skippingBy(AREA_CODE)
          .inFilesOf(5_000);

  static final String BY_PERSONS = "persons";
  static final String BY_SURVEY = "survey";

  private Distribution() {}
}
