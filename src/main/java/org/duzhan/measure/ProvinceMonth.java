package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.FLAG;
import static org.duzhan.table.Types.TEXT;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Annexes;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;

/**
 * One row per province of the annexes and month, and one for them all (province_code 000000):
 * county rows added up. Counties outside every annex province are left out.
 */
public final class ProvinceMonth {
  public static final Field PERIOD = Households.PERIOD;
  public static final Field PROVINCE_CODE = Areas.PROVINCE_CODE;
  public static final Field PROVINCE =
      optional("province", TEXT, "", "省", "Name; 督战范围 for them all");
  public static final Field ANNEX_COUNTIES = Submitted.ANNEX_COUNTIES;
  public static final Field COUNTIES_SUBMITTED = Submitted.COUNTIES_SUBMITTED;
  public static final Field TIMELY_COUNTIES = Submitted.TIMELY_COUNTIES;
  public static final Field DAYS_LATE = Submitted.DAYS_LATE;
  public static final Field MISSING_COUNTIES = Submitted.MISSING_COUNTIES;
  public static final Field TIMELINESS = Submitted.TIMELINESS;
  public static final Field TIMELINESS_NULL_REASON = Submitted.NULL_REASON;
  public static final Field TIMELY =
      optional("timely", FLAG, "", "按时报送", "All annex counties submitted in time");
  public static final Field ANNEX_VILLAGES =
      optional("annex_villages", COUNT, "个", "附件挂牌村数", "Listed villages by annex 2");
  public static final Field FOUND_VILLAGES =
      optional("found_villages", COUNT, "个", "测算挂牌村数", "Villages that met a test at the baseline");
  public static final Field NULL_REASON = CountyMonth.NULL_REASON;

  /** Code of the row over all provinces. */
  public static final String COUNTRY = "000000";

  private static final String COUNTRY_NAME = "督战范围";

  public static final Table TABLE =
      Table.of(
              "province_month",
              "province and month",
              List.of(PERIOD, PROVINCE_CODE),
              Stream.of(
                      List.of(PERIOD, PROVINCE_CODE, PROVINCE),
                      Submitted.FIELDS,
                      List.of(TIMELY, ANNEX_VILLAGES, FOUND_VILLAGES),
                      RollUp.COUNTS,
                      Catalogue.fields(),
                      Estimates.FIELDS,
                      Progress.FIELDS,
                      ExitStandard.FIELDS,
                      NullReasons.FIELDS)
                  .flatMap(List::stream)
                  .toList())
          .partitionedBy(PERIOD)
          .skippingBy(PROVINCE_CODE);

  private ProvinceMonth() {}

  /** Its figures for the catalogue. */
  static List<Indicator> indicators() {
    return List.of(
        Indicator.anew(Sentence.REPORTING, TIMELY, "timely_counties = annex_counties"),
        Indicator.counted(Sentence.SCOPE, ANNEX_VILLAGES, "both counts of annex 2"),
        Indicator.counted(Sentence.SCOPE, FOUND_VILLAGES, "count_if(criterion is not null)")
            .nullBy(SinceBaseline.NULL_REASON));
  }

  /**
   * The figures of a month.
   *
   * @param areas {@link WiderAreas#ofCounties}
   * @param villages rows of {@link VillageMonth} of the month
   */
  public static Dataset<Row> of(Dataset<Row> areas, Dataset<Row> villages, Annexes annexes) {
    Dataset<Row> found =
        found(villages.filter(PROVINCE_CODE.col().isin(annexes.provinceCodes().toArray())));
    Dataset<Row> provinces =
        WiderAreas.of(areas, AreaLevel.PROVINCE.label(), AreaLevel.COUNTRY.label())
            .withColumn(PROVINCE_CODE.name(), WiderAreas.CODE)
            .join(found, names(), "left_outer");
    Column known = SinceBaseline.BASELINE_VILLAGES.col().gt(0);
    Column isCountry = PROVINCE_CODE.col().equalTo(COUNTRY);
    return AreaMonth.rows(
        TABLE,
        provinces,
        Map.of(
            PROVINCE, when(isCountry, lit(COUNTRY_NAME)).otherwise(PROVINCE.col()),
            FOUND_VILLAGES, coalesce(FOUND_VILLAGES.col(), when(known, lit(0L))),
            ANNEX_VILLAGES, annexVillages(annexes),
            TIMELY, TIMELY_COUNTIES.col().equalTo(ANNEX_COUNTIES.col())));
  }

  /** Counties as those of the whole country. */
  public static Dataset<Row> country(Dataset<Row> counties) {
    return counties
        .withColumn(PROVINCE_CODE.name(), lit(COUNTRY))
        .withColumn(PROVINCE.name(), lit(COUNTRY_NAME));
  }

  /** Villages that met a test at the baseline, by province and in all. */
  private static Dataset<Row> found(Dataset<Row> villages) {
    Dataset<Row> listed = villages.filter(VillageMonth.CRITERION.col().isNotNull());
    return listed
        .select(PROVINCE_CODE.col())
        .unionByName(listed.select(lit(COUNTRY).as(PROVINCE_CODE.name())))
        .groupBy(PROVINCE_CODE.col())
        .agg(FOUND_VILLAGES.from(count(lit(1))));
  }

  private static Column annexVillages(Annexes annexes) {
    long all = annexes.provinces().stream().mapToLong(Annexes.ProvinceTarget::listed).sum();
    Column listed = when(PROVINCE_CODE.col().equalTo(COUNTRY), lit(all)).otherwise(lit(0L));
    for (Annexes.ProvinceTarget target : annexes.provinces()) {
      listed =
          when(PROVINCE_CODE.col().equalTo(target.provinceCode()), lit(target.listed()))
              .otherwise(listed);
    }
    return listed;
  }

  private static String[] names() {
    return new String[] {PROVINCE_CODE.name()};
  }
}
