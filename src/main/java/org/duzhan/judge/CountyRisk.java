package org.duzhan.judge;

import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Headcount;
import org.duzhan.settings.RiskSettings;
import org.duzhan.settings.Supervision;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/**
 * Counties by risk: one row per county and month. The annex's counties are ranked against each
 * other; others are scored by the same factors, without a rank.
 */
public final class CountyRisk {
  public static final Field PERIOD = CountyMonth.PERIOD;
  public static final Field PROVINCE_CODE = CountyMonth.PROVINCE_CODE;
  public static final Field COUNTY_CODE = CountyMonth.COUNTY_CODE;
  public static final Field COUNTY = CountyMonth.COUNTY;
  public static final Field RANK = Score.RANK;
  public static final Field PREVIOUS_RANK = Score.PREVIOUS_RANK;
  public static final Field SCORE = Score.SCORE;
  public static final Field GRADE = Score.GRADE;
  public static final Field FACTORS = Score.FACTORS;
  public static final Field EXPLANATION = Score.EXPLANATION;

  public static final Table TABLE =
      Table.of(
              "county_risk",
              "county and month",
              List.of(PERIOD, COUNTY_CODE),
              List.of(
                  PERIOD,
                  PROVINCE_CODE,
                  COUNTY_CODE,
                  COUNTY,
                  RANK,
                  PREVIOUS_RANK,
                  SCORE,
                  GRADE,
                  FACTORS,
                  EXPLANATION))
          .partitionedBy(PERIOD)
          .skippingBy(COUNTY_CODE);

  private static final Field ELAPSED =
      optional("elapsed", RATE, "", "时间进度", "Share of the time to the target date that is over");
  private static final Field FALLEN =
      optional(
          "fallen_households", COUNT, "户", "返贫致贫户数", "Households that fell back or became poor");
  private static final String NOT_REPORTED = "本月未报送户表，无法判断";

  private CountyRisk() {}

  /** Refuses factors that name a figure that counties have not. */
  public static void check(RiskSettings risk) {
    Formulas.check(
        risk.county(),
        Stream.concat(CountyMonth.TABLE.fields().stream(), Stream.of(ELAPSED, FALLEN))
            .map(Field::name)
            .toArray(String[]::new));
  }

  /**
   * The ranking of a month. Ties go to the county with more poor persons, then to the lower code.
   *
   * @param counties rows of {@link CountyMonth} of the month
   * @param fallen rows of {@link Backsliding} of the month
   * @param previous rows of this table for the month before
   */
  public static Dataset<Row> of(
      Dataset<Row> counties,
      Dataset<Row> fallen,
      Dataset<Row> previous,
      RiskSettings risk,
      Supervision supervision,
      String period) {
    Dataset<Row> figures =
        counties
            .join(fallen(fallen), names(), "left_outer")
            .withColumn(ELAPSED.name(), lit(supervision.elapsed(YearMonth.parse(period))));
    Column reported = CountyMonth.REPORTED_VILLAGES.col().gt(0);
    Dataset<Row> scored = Score.with(figures, risk.county(), risk, reported, NOT_REPORTED);
    Column ranked = SCORE.col().isNotNull().and(CountyMonth.IN_ANNEX.col());
    Column place =
        row_number()
            .over(
                Window.partitionBy(CountyMonth.IN_ANNEX.col())
                    .orderBy(
                        SCORE.col().desc_nulls_last(),
                        Headcount.POOR_PERSONS.col().desc_nulls_last(),
                        COUNTY_CODE.col()));
    Dataset<Row> before = previous.select(COUNTY_CODE.col(), RANK.col().as(PREVIOUS_RANK.name()));
    return TABLE.conform(
        scored
            .withColumn(RANK.name(), RANK.from(when(ranked, place)))
            .join(before, names(), "left_outer")
            .select(TABLE.fields().stream().map(Field::col).toArray(Column[]::new)));
  }

  private static Dataset<Row> fallen(Dataset<Row> backsliding) {
    Column fell = Backsliding.KIND.col().isin(Backsliding.RETURNED, Backsliding.NEWLY_POOR);
    return backsliding.groupBy(COUNTY_CODE.col()).agg(FALLEN.from(count_if(fell)));
  }

  private static String[] names() {
    return new String[] {COUNTY_CODE.name()};
  }
}
