package org.duzhan.measure;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.TEXT;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
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
      optional("computed_count", COUNT, "个", "测算数", "Villages that meet the test");
  public static final Field DIFFERENCE =
      optional("difference", COUNT, "个", "差", "computed_count − annex_count");
  public static final Field UNDECIDED_COUNT =
      optional(
          "undecided_count",
          COUNT,
          "个",
          "无法测算村数",
          "Villages of the province of which it is not known whether they meet a test");
  public static final Field NULL_REASON =
      optional(
          "listing_null_reason",
          TEXT,
          "",
          "核对空值原因",
          "Why nothing is computed: no_baseline, of no village of the province it is known");

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
                  DIFFERENCE,
                  UNDECIDED_COUNT,
                  NULL_REASON))
          .partitionedBy(PERIOD)
          .skippingBy(PROVINCE_CODE);

  private static final String KNOWN = "known_then";

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
                Register.INCIDENCE)
            .nullBy(NULL_REASON),
        Indicator.counted(Sentence.SCOPE, DIFFERENCE, "computed_count - annex_count")
            .nullBy(NULL_REASON),
        Indicator.counted(
            Sentence.SCOPE, UNDECIDED_COUNT, "count_if(criterion_null_reason is not null)"));
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
    Dataset<Row> known =
        villages
            .groupBy(PROVINCE_CODE.col())
            .agg(
                bool_or(VillageMonth.CRITERION_NULL_REASON.col().isNull()).as(KNOWN),
                UNDECIDED_COUNT.from(
                    count_if(VillageMonth.CRITERION_NULL_REASON.col().isNotNull())));
    Dataset<Row> checked =
        targets
            .join(computed, new String[] {PROVINCE_CODE.name(), CRITERION.name()}, "left_outer")
            .join(known, PROVINCE_CODE.name(), "left_outer")
            .withColumns(
                Map.of(
                    COMPUTED_COUNT.name(),
                    coalesce(COMPUTED_COUNT.col(), when(col(KNOWN), lit(0L))),
                    PERIOD.name(),
                    lit(period)))
            .drop(KNOWN);
    Column none = COMPUTED_COUNT.col().isNull();
    return TABLE.conform(
        checked.withColumns(
            Map.of(
                DIFFERENCE.name(), COMPUTED_COUNT.col().minus(ANNEX_COUNT.col()),
                NULL_REASON.name(), when(none, lit(SinceBaseline.NO_BASELINE)))));
  }
}
