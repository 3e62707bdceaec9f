package org.duzhan.judge;

import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.duzhan.measure.Headcount;
import org.duzhan.measure.Indicator;
import org.duzhan.measure.Sentence;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.RiskSettings;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/** Villages by risk: one row per village and month, with its rank, its factors and why. */
public final class VillageRisk {
  public static final Field PERIOD = VillageMonth.PERIOD;
  public static final Field PROVINCE_CODE = VillageMonth.PROVINCE_CODE;
  public static final Field COUNTY_CODE = VillageMonth.COUNTY_CODE;
  public static final Field VILLAGE_CODE = VillageMonth.VILLAGE_CODE;
  public static final Field VILLAGE = VillageMonth.VILLAGE;
  public static final Field RANK = Score.RANK;
  public static final Field RANK_IN_COUNTY =
      optional("rank_in_county", COUNT, "", "县内排名", "Rank among the villages of the county");
  public static final Field PREVIOUS_RANK = Score.PREVIOUS_RANK;
  public static final Field SCORE = Score.SCORE;
  public static final Field GRADE = Score.GRADE;
  public static final Field FACTORS = Score.FACTORS;
  public static final Field EXPLANATION = Score.EXPLANATION;

  public static final Table TABLE =
      Table.of(
              "village_risk",
              "village and month",
              List.of(PERIOD, VILLAGE_CODE),
              List.of(
                  PERIOD,
                  PROVINCE_CODE,
                  COUNTY_CODE,
                  VILLAGE_CODE,
                  VILLAGE,
                  RANK,
                  RANK_IN_COUNTY,
                  PREVIOUS_RANK,
                  SCORE,
                  GRADE,
                  FACTORS,
                  EXPLANATION))
          .partitionedBy(PERIOD)
          .skippingBy(COUNTY_CODE);

  private static final String NOT_REPORTED = "本月未报送户表，无法判断";

  private VillageRisk() {}

  /** Counties have the same, without a rank in the county. */
  public static List<Indicator> indicators() {
    return Stream.concat(
            Score.indicators().stream(),
            Stream.of(
                Indicator.anew(
                    Sentence.STANDING, RANK_IN_COUNTY, "row_number() likewise, by county")))
        .toList();
  }

  /** Refuses factors that name a figure that villages have not. */
  public static void check(RiskSettings risk) {
    Formulas.check(risk.village(), VillageMonth.TABLE.schema().fieldNames());
  }

  /**
   * The ranking of a month. Ties go to the village with more poor persons, then to the lower code.
   *
   * @param villages rows of {@link VillageMonth} of the month
   * @param previous rows of this table for the month before
   */
  public static Dataset<Row> of(Dataset<Row> villages, Dataset<Row> previous, RiskSettings risk) {
    Dataset<Row> scored =
        Score.with(villages, risk.village(), risk, VillageMonth.REPORTED.col(), NOT_REPORTED);
    Dataset<Row> ranked =
        scored
            .withColumn(RANK.name(), RANK.from(rank(Window.orderBy(order()))))
            .withColumn(
                RANK_IN_COUNTY.name(),
                RANK_IN_COUNTY.from(rank(Window.partitionBy(COUNTY_CODE.col()).orderBy(order()))));
    Dataset<Row> before = previous.select(VILLAGE_CODE.col(), RANK.col().as(PREVIOUS_RANK.name()));
    return TABLE.conform(
        ranked
            .join(before, new String[] {VILLAGE_CODE.name()}, "left_outer")
            .select(TABLE.fields().stream().map(Field::col).toArray(Column[]::new)));
  }

  private static Column rank(WindowSpec window) {
    return when(SCORE.col().isNotNull(), row_number().over(window));
  }

  private static Column[] order() {
    return new Column[] {
      SCORE.col().desc_nulls_last(),
      Headcount.POOR_PERSONS.col().desc_nulls_last(),
      VILLAGE_CODE.col()
    };
  }
}
