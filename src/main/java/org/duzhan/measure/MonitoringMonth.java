package org.duzhan.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.TEXT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;

/**
 * 防止返贫监测 by kind and cause: households under monitoring in a month, found, supported and cleared of
 * their risk, in all of {@link Grains} (domain §4.4). An area without any has no row.
 *
 * <p>A household counts under the cause that is stated now; once cleared, under that of last month.
 * Why nothing is known of those cleared stands in the row, as in that of {@link VillageMonth}.
 */
public final class MonitoringMonth {
  public static final Field PERIOD = Households.PERIOD;
  public static final Field AREA_LEVEL = Grains.LEVEL;
  public static final Field AREA_CODE = Grains.CODE;
  public static final Field KIND =
      required("kind", TEXT, "", "类型", "unstable, marginal, other as stated, or all");
  public static final Field CAUSE =
      required("cause", TEXT, "", "返贫风险", "risk_cause as stated; 未填 if blank; all");
  public static final Field HOUSEHOLDS =
      optional("households", COUNT, "户", "监测户数", "Under monitoring");
  public static final Field PERSONS = optional("persons", COUNT, "人", "监测人口", "Their persons");
  public static final Field FOUND =
      optional("found", COUNT, "户", "其中本月识别", "Of these, monitored_since in the month");
  public static final Field FOUND_UNKNOWN =
      optional("found_unknown", COUNT, "户", "其中识别日期不明", "Of these, monitored_since blank");
  public static final Field SUPPORTED =
      optional("supported", COUNT, "户", "其中帮扶落实", "Of these, support in place");
  public static final Field SUPPORT_UNKNOWN =
      optional("support_unknown", COUNT, "户", "其中帮扶情况不明", "Of these, support_in_place blank");
  public static final Field UNSUPPORTED_LONG =
      optional("unsupported_long", COUNT, "户", "其中超期未帮扶", "As monitored_unsupported_long");
  public static final Field CLEARED =
      optional(
          "cleared",
          COUNT,
          "户",
          "本月消除风险",
          "Under monitoring last month, not now, of villages that reported both; null where none did");
  public static final Field CLEARED_UNMET =
      optional("cleared_unmet", COUNT, "户", "其中仍有保障未达标", "Of these, with a guarantee unmet");
  public static final Field CLEARED_UNKNOWN =
      optional("cleared_unknown", COUNT, "户", "其中保障情况不明", "Of these, blanks leave it open");

  public static final Field NULL_REASON = Change.NULL_REASON;

  private static final List<Field> NOW =
      List.of(
          HOUSEHOLDS, PERSONS, FOUND, FOUND_UNKNOWN, SUPPORTED, SUPPORT_UNKNOWN, UNSUPPORTED_LONG);
  private static final List<Field> SINCE = List.of(CLEARED, CLEARED_UNMET, CLEARED_UNKNOWN);

  /** What counts of villages are by. */
  static final List<Field> OF_VILLAGE = List.of(Areas.COUNTY_CODE, Areas.VILLAGE_CODE, KIND, CAUSE);

  private static final List<Field> KEY = List.of(AREA_LEVEL, AREA_CODE, KIND, CAUSE);

  public static final Table TABLE =
      Table.of(
              "monitoring_month",
              "area, kind, cause and month",
              Stream.concat(Stream.of(PERIOD), KEY.stream()).toList(),
              Stream.of(List.of(PERIOD), KEY, NOW, SINCE, List.of(NULL_REASON))
                  .flatMap(List::stream)
                  .toList())
          .partitionedBy(PERIOD)
          .skippingBy(AREA_LEVEL, AREA_CODE)
          .inFilesOf(5_000);

  static final String ALL = "all";
  private static final String KNOWN = "known_before";

  private MonitoringMonth() {}

  /** Its figures for the catalogue. */
  static List<Indicator> indicators() {
    return List.of(
        ofMonth(HOUSEHOLDS, "count(*)", Monitoring.MONITORED_HOUSEHOLDS),
        ofMonth(PERSONS, "sum(persons)", Monitoring.MONITORED_PERSONS),
        ofMonth(FOUND, "count_if(date_format(monitored_since, 'yyyy-MM') = period)"),
        ofMonth(FOUND_UNKNOWN, "count_if(monitored_since is null)"),
        ofMonth(SUPPORTED, "count_if(support_in_place)", Monitoring.MONITORED_SUPPORTED),
        ofMonth(SUPPORT_UNKNOWN, "count_if(support_in_place is null)"),
        ofMonth(
            UNSUPPORTED_LONG,
            "count_if(monitored for longer than monitoring.support_days without support)",
            Monitoring.MONITORED_UNSUPPORTED_LONG),
        sinceLast(CLEARED, "count_if(before.monitored and not now.monitored)"),
        sinceLast(CLEARED_UNMET, "count_if(a guarantee is unmet) of the cleared"),
        sinceLast(CLEARED_UNKNOWN, "count_if(it is not known whether one is) of the cleared"));
  }

  private static Indicator ofMonth(Field field, String formula, Field... parts) {
    return Indicator.counted(Sentence.MONITORING, field, formula, parts);
  }

  private static Indicator sinceLast(Field field, String formula) {
    Field all = field.equals(CLEARED) ? Change.CLEARED_HOUSEHOLDS : Change.CLEARED_UNMET_HOUSEHOLDS;
    return Indicator.counted(Sentence.MONITORING, field, formula, all).nullBy(NULL_REASON);
  }

  /** The counts of villages in rows of this table, as {@link MonitoringCounts} has them. */
  public static Dataset<Row> ofVillages(Dataset<Row> rows) {
    Stream<Field> columns = Stream.of(OF_VILLAGE, NOW, SINCE).flatMap(List::stream);
    return rows.filter(AreaLevel.VILLAGE.isLevel())
        .filter(KIND.col().notEqual(ALL).and(CAUSE.col().notEqual(ALL)))
        .withColumn(Areas.COUNTY_CODE.name(), Areas.countyOf(AREA_CODE.col()))
        .withColumn(Areas.VILLAGE_CODE.name(), AREA_CODE.col())
        .select(columns.map(Field::col).toArray(Column[]::new));
  }

  /**
   * The rows of a month.
   *
   * @param counts {@link MonitoringCounts#of} of all villages
   * @param grains of the month
   */
  public static Dataset<Row> of(Dataset<Row> counts, Grains grains, String period) {
    Map<String, Column> since = new HashMap<>();
    SINCE.forEach(f -> since.put(f.name(), when(col(KNOWN), coalesce(f.col(), lit(0L)))));
    Dataset<Row> placed =
        grains
            .placed(counts.withColumn(PERIOD.name(), lit(period)))
            .withColumn(KIND.name(), explode(array(KIND.col(), lit(ALL))))
            .withColumn(CAUSE.name(), explode(array(CAUSE.col(), lit(ALL))));
    return TABLE.conform(
        added(placed, KEY)
            .join(known(grains), new String[] {AREA_LEVEL.name(), AREA_CODE.name()}, "left_outer")
            .withColumns(since)
            .withColumn(
                NULL_REASON.name(),
                NULL_REASON.from(when(CLEARED.col().isNull(), NULL_REASON.col())))
            .drop(KNOWN)
            .withColumn(PERIOD.name(), lit(period)));
  }

  /** Of which areas last month is known: those of which it is of any village. */
  private static Dataset<Row> known(Grains grains) {
    return grains
        .placed(
            grains
                .villages()
                .select(
                    PERIOD.col(),
                    Areas.COUNTY_CODE.col(),
                    Areas.VILLAGE_CODE.col(),
                    Change.CLEARED_HOUSEHOLDS.col().isNotNull().as(KNOWN),
                    NULL_REASON.col()))
        .groupBy(AREA_LEVEL.col(), AREA_CODE.col())
        .agg(bool_or(col(KNOWN)).as(KNOWN), NullReasons.ofParts(NULL_REASON));
  }

  /** Sums; of what is counted of a month that is known, none is 0. */
  static Dataset<Row> added(Dataset<Row> rows, List<Field> by) {
    Column[] sums =
        Stream.of(
                NOW.stream().map(f -> f.from(coalesce(sum(f.col()), lit(0L)))),
                SINCE.stream().map(f -> f.from(sum(f.col()))))
            .flatMap(columns -> columns)
            .toArray(Column[]::new);
    return rows.groupBy(by.stream().map(Field::col).toArray(Column[]::new))
        .agg(sums[0], Stream.of(sums).skip(1).toArray(Column[]::new));
  }
}
