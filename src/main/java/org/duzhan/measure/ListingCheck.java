package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.TEXT;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;

/**
 * Annex 2 against the villages that meet its tests by the baseline month's figures: one row per
 * province of annex 1 and criterion.
 */
public final class ListingCheck {
  public static final Field PERIOD = Households.PERIOD;
  public static final Field PROVINCE_CODE = Areas.PROVINCE_CODE;
  public static final Field PROVINCE = ProvinceMonth.PROVINCE;
  public static final Field CRITERION =
      required("criterion", TEXT, "", "挂牌标准", "persons (> 1,000 poor) or incidence (> 10 %)");
  public static final Field ANNEX_COUNT =
      required("annex_count", COUNT, "个", "附件数", "Villages by annex 2");
  public static final Field COMPUTED_COUNT =
      required("computed_count", COUNT, "个", "测算数", "Villages that meet the test");
  public static final Field DIFFERENCE =
      required("difference", COUNT, "个", "差", "computed_count − annex_count");

  public static final Table TABLE =
      Table.of(
              "listing_check",
              "province, criterion and month",
              List.of(PERIOD, PROVINCE_CODE, CRITERION),
              List.of(
                  PERIOD,
                  PROVINCE_CODE,
                  PROVINCE,
                  CRITERION,
                  ANNEX_COUNT,
                  COMPUTED_COUNT,
                  DIFFERENCE))
          .partitionedBy(PERIOD)
          .skippingBy(PROVINCE_CODE);

  private ListingCheck() {}

  /** Its figures for the catalogue. */
  static List<Indicator> indicators() {
    return List.of(
        Indicator.counted(Sentence.SCOPE, ANNEX_COUNT, "as annex 2 states it"),
        Indicator.counted(
            Sentence.SCOPE,
            COMPUTED_COUNT,
            "count(*) of villages of the criterion, by poor_persons and incidence of the baseline",
            Headcount.POOR_PERSONS,
            Register.INCIDENCE),
        Indicator.counted(Sentence.SCOPE, DIFFERENCE, "computed_count - annex_count"));
  }

  /**
   * The check of a month.
   *
   * @param villages rows of {@link VillageMonth} of the month
   * @param targets rows of {@link ListingTargets}
   */
  public static Dataset<Row> of(Dataset<Row> villages, Dataset<Row> targets, String period) {
    Dataset<Row> computed =
        villages
            .filter(VillageMonth.CRITERION.col().isNotNull())
            .groupBy(PROVINCE_CODE.col(), CRITERION.col())
            .agg(COMPUTED_COUNT.from(count(lit(1))));
    Dataset<Row> checked =
        targets
            .join(computed, new String[] {PROVINCE_CODE.name(), CRITERION.name()}, "left_outer")
            .withColumn(COMPUTED_COUNT.name(), coalesce(COMPUTED_COUNT.col(), lit(0L)))
            .withColumn(PERIOD.name(), lit(period));
    return TABLE.conform(
        checked.withColumn(DIFFERENCE.name(), COMPUTED_COUNT.col().minus(ANNEX_COUNT.col())));
  }
}
