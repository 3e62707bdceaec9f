package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.FLAG;
import static org.duzhan.table.Types.RATE;
import static org.duzhan.table.Types.TEXT;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;

/**
 * Villages of annex provinces on which the list and the data differ. Annex 2 was published as
 * counts: which villages are on the list, counties state (挂牌村); which meet its tests, the baseline
 * month's figures tell. A village on which both agree has no row.
 */
public final class ListingVillage {
  public static final Field STATED =
      optional(
          "stated", FLAG, "", "县报挂牌村", "Listed, as the county states; null if it does not say");
  public static final Field CRITERION = VillageMonth.CRITERION;
  public static final Field BASELINE_POOR_PERSONS =
      optional("baseline_poor_persons", COUNT, "人", "基期贫困人口", "Registered poor, then");
  public static final Field BASELINE_RURAL_POPULATION =
      optional(
          "baseline_rural_population", COUNT, "人", "基期农业户籍人口", "Registered rural population, then");
  public static final Field BASELINE_INCIDENCE =
      optional("baseline_incidence", RATE, "", "基期贫困发生率", "The former over the latter");
  public static final Field FINDING =
      optional(
          "finding",
          TEXT,
          "",
          "核对结果",
          "new (meets a test, and the county states that it is not listed) or missing (listed, as the"
              + " county states, and meets no test); null where it cannot be decided");
  public static final Field FINDING_NAME =
      required("finding_name", TEXT, "", "核对说明", "The finding, or why there is none, in Chinese");
  public static final Field NULL_REASON =
      optional(
          "finding_null_reason",
          TEXT,
          "",
          "核对空值原因",
          "Why there is no finding: not_stated (by the county), no_baseline (no row of the village"
              + " then), or why its baseline incidence is null, as village_month.null_reason");

  public static final String NEW = "new";
  public static final String MISSING = "missing";
  static final String NOT_STATED = "not_stated";
  static final String NO_BASELINE = "no_baseline";

  private static final Map<String, String> REASONS = new LinkedHashMap<>();

  static {
    REASONS.put(NOT_STATED, "县未填报是否挂牌村");
    REASONS.put(NO_BASELINE, "基期没有该村");
    REASONS.put(VillageMonth.NOT_SUBMITTED, "基期未报送户表");
    REASONS.put(VillageMonth.NO_POPULATION, "基期缺农业户籍人口");
    REASONS.put(VillageMonth.POPULATION_BELOW_POOR, "基期农业户籍人口少于贫困人口");
    REASONS.put(TwoPlaces.REASON, "基期有户在两处登记");
  }

  public static final Table TABLE =
      Table.of(
              "listing_village",
              "village on which list and data differ, and month",
              List.of(VillageMonth.PERIOD, VillageMonth.VILLAGE_CODE),
              List.of(
                  VillageMonth.PERIOD,
                  VillageMonth.PROVINCE_CODE,
                  VillageMonth.COUNTY_CODE,
                  VillageMonth.VILLAGE_CODE,
                  VillageMonth.VILLAGE,
                  VillageMonth.TOWNSHIP,
                  STATED,
                  CRITERION,
                  BASELINE_POOR_PERSONS,
                  BASELINE_RURAL_POPULATION,
                  BASELINE_INCIDENCE,
                  FINDING,
                  FINDING_NAME,
                  NULL_REASON))
          .partitionedBy(VillageMonth.PERIOD)
          .skippingBy(VillageMonth.COUNTY_CODE);

  private static final String THEN = "then";
  private static final String[] BY_VILLAGE = {VillageMonth.VILLAGE_CODE.name()};

  private ListingVillage() {}

  /**
   * The villages of a month.
   *
   * @param villages rows of {@link VillageMonth} of the month
   * @param register {@link Register#of} the month
   * @param baseline rows of {@link VillageMonth} for the baseline, by present codes; several for a
   *     village that was merged
   * @param provinces codes of the provinces of the annexes
   */
  public static Dataset<Row> of(
      Dataset<Row> villages,
      Dataset<Row> register,
      Dataset<Row> baseline,
      Collection<String> provinces) {
    Dataset<Row> stated =
        register.select(VillageMonth.VILLAGE_CODE.col(), STATED.from(Villages.LISTED.col()));
    Column meets = CRITERION.col().isNotNull();
    Column isStated = coalesce(STATED.col(), lit(false));
    Dataset<Row> differing =
        villages
            .filter(VillageMonth.PROVINCE_CODE.col().isin(provinces.toArray()))
            .select(
                VillageMonth.PERIOD.col(),
                VillageMonth.PROVINCE_CODE.col(),
                VillageMonth.COUNTY_CODE.col(),
                VillageMonth.VILLAGE_CODE.col(),
                VillageMonth.VILLAGE.col(),
                VillageMonth.TOWNSHIP.col(),
                CRITERION.col())
            .join(stated, BY_VILLAGE, "left_outer")
            .filter(meets.notEqual(isStated))
            .join(then(baseline), BY_VILLAGE, "left_outer");
    Dataset<Row> told =
        differing
            .withColumns(
                Map.of(
                    BASELINE_POOR_PERSONS.name(), then(Headcount.POOR_PERSONS),
                    BASELINE_RURAL_POPULATION.name(), then(Register.RURAL_POPULATION),
                    BASELINE_INCIDENCE.name(), then(Register.INCIDENCE),
                    NULL_REASON.name(), reason(meets)))
            .drop(THEN);
    Column decided = NULL_REASON.col().isNull();
    return TABLE.conform(
        told.withColumn(
                FINDING.name(),
                FINDING.from(when(decided, when(meets, lit(NEW)).otherwise(lit(MISSING)))))
            .withColumn(FINDING_NAME.name(), inWords()));
  }

  /** Of a merged village the part that met a test, of several the one with the most poor. */
  private static Dataset<Row> then(Dataset<Row> baseline) {
    Column part =
        struct(
            Headcount.POOR_PERSONS.col(),
            Register.RURAL_POPULATION.col(),
            Register.INCIDENCE.col(),
            VillageMonth.NULL_REASON.col());
    Column order =
        struct(CRITERION.col().isNotNull(), coalesce(Headcount.POOR_PERSONS.col(), lit(-1L)));
    return baseline.groupBy(VillageMonth.VILLAGE_CODE.col()).agg(max_by(part, order).as(THEN));
  }

  private static Column then(Field field) {
    return col(THEN).getField(field.name());
  }

  private static Column reason(Column meets) {
    return NULL_REASON.from(
        when(meets.and(STATED.col().isNull()), lit(NOT_STATED))
            .when(meets, lit(null))
            .when(col(THEN).isNull(), lit(NO_BASELINE))
            .otherwise(then(VillageMonth.NULL_REASON)));
  }

  private static Column inWords() {
    Column words =
        when(FINDING.col().equalTo(NEW), lit("新增：数据达到标准，县未列为挂牌村"))
            .when(FINDING.col().equalTo(MISSING), lit("缺失：县列为挂牌村，数据未达到标准"));
    for (Map.Entry<String, String> reason : REASONS.entrySet()) {
      words = words.when(NULL_REASON.col().equalTo(reason.getKey()), lit(reason.getValue()));
    }
    return when(FINDING.col().isNull(), concat(lit("无法判定："), words)).otherwise(words);
  }
}
