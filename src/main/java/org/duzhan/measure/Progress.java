package org.duzhan.measure;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.zip_with;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;
import static org.duzhan.table.Types.TEXT;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.duzhan.settings.Settings;
import org.duzhan.settings.Supervision;
import org.duzhan.settings.Thresholds;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/**
 * How far an area has come since the baseline, and whether its pace still reaches zero in time.
 *
 * <p>Progress = (baseline poor − remaining poor) / baseline poor. Required pace = remaining poor /
 * months left. Observed pace = the median of the last months' falls, so that one month out of line
 * does not decide. Persons per month.
 */
public final class Progress {
  public static final Field BASELINE_POOR_PERSONS =
      optional("baseline_poor_persons", COUNT, "人", "基期贫困人口", "Registered poor at the baseline");
  public static final Field REMAINING_POOR_PERSONS =
      optional("remaining_poor_persons", COUNT, "人", "剩余贫困人口", "Registered poor in the month");
  public static final Field PROGRESS =
      optional(
          "progress",
          RATE,
          "",
          "减贫进度",
          "(baseline_poor_persons − remaining) / baseline; may be < 0");
  public static final Field REQUIRED_PACE =
      optional("required_pace", RATE, "人/月", "所需速度", "Remaining poor / months to the target date");
  public static final Field OBSERVED_PACE =
      optional("observed_pace", RATE, "人/月", "实际速度", "Median of the last months' falls");
  public static final Field PROJECTED_ZERO =
      optional("projected_zero", TEXT, "", "预计清零月份", "Month of zero at the observed pace, YYYY-MM");
  public static final Field PROJECTED_ZERO_EARLIEST =
      optional(
          "projected_zero_earliest",
          TEXT,
          "",
          "最早清零月份",
          "At the largest of the last months' falls, YYYY-MM");
  public static final Field PROJECTED_ZERO_LATEST =
      optional(
          "projected_zero_latest",
          TEXT,
          "",
          "最晚清零月份",
          "At the smallest of these falls, YYYY-MM; null where that is none or a rise");
  public static final Field COURSE =
      optional("course", TEXT, "", "进度评价", "met, on_course, lagging or critical");

  public static final String MET = "met";
  public static final String ON_COURSE = "on_course";
  public static final String LAGGING = "lagging";
  public static final String CRITICAL = "critical";

  static final List<Field> FIELDS =
      List.of(
          BASELINE_POOR_PERSONS,
          REMAINING_POOR_PERSONS,
          PROGRESS,
          REQUIRED_PACE,
          OBSERVED_PACE,
          PROJECTED_ZERO,
          PROJECTED_ZERO_EARLIEST,
          PROJECTED_ZERO_LATEST,
          COURSE);

  private static final String SEEN = "seen";
  private static final String FALLS = "falls";
  private static final String LARGEST = "largest_fall";
  private static final String SMALLEST = "smallest_fall";
  private static final int FAR = 1200;

  private Progress() {}

  /**
   * Adds progress and course.
   *
   * @param rows the month's rows of one area each, with {@link #REMAINING_POOR_PERSONS}
   * @param earlier rows of the same table for earlier months
   * @param area the field that names the area
   */
  static Dataset<Row> with(
      Dataset<Row> rows, Dataset<Row> earlier, Field area, String period, Settings settings) {
    String baseline = settings.supervision().baseline().toString();
    Dataset<Row> past = earlier.filter(Households.PERIOD.col().lt(period));
    Dataset<Row> start =
        past.filter(Households.PERIOD.col().equalTo(baseline))
            .select(area.col(), REMAINING_POOR_PERSONS.col().as(BASELINE_POOR_PERSONS.name()));
    Dataset<Row> withStart =
        period.equals(baseline)
            ? rows.withColumn(BASELINE_POOR_PERSONS.name(), REMAINING_POOR_PERSONS.col())
            : rows.join(start, new String[] {area.name()}, "left_outer");
    return withBaseline(withStart, earlier, List.of(area), period, settings);
  }

  /** The same for rows that know their {@link #BASELINE_POOR_PERSONS}. */
  static Dataset<Row> withBaseline(
      Dataset<Row> rows, Dataset<Row> earlier, List<Field> key, String period, Settings settings) {
    Dataset<Row> past = earlier.filter(Households.PERIOD.col().lt(period));
    String[] names = key.stream().map(Field::name).toArray(String[]::new);
    Dataset<Row> joined =
        rows.join(seen(past, key, period, settings.course()), names, "left_outer");
    return judged(joined.withColumn(SEEN, withThisMonth(period)), period, settings);
  }

  /** The remaining poor of the months before that count for the pace, by area. */
  private static Dataset<Row> seen(
      Dataset<Row> past, List<Field> key, String period, Thresholds.Course course) {
    String first = YearMonth.parse(period).minusMonths(course.paceMonths()).toString();
    return past.filter(Households.PERIOD.col().geq(first))
        .filter(REMAINING_POOR_PERSONS.col().isNotNull())
        .groupBy(key.stream().map(Field::col).toArray(Column[]::new))
        .agg(array_sort(collect_list(poorIn(Households.PERIOD.col()))).as(SEEN));
  }

  /** Those seen before, and the month itself: its rows are not asked a second time for that. */
  private static Column withThisMonth(String period) {
    Column withThis =
        when(col(SEEN).isNull(), array(poorIn(lit(period))))
            .otherwise(concat(col(SEEN), array(poorIn(lit(period)))));
    return when(REMAINING_POOR_PERSONS.col().isNull(), col(SEEN)).otherwise(withThis);
  }

  private static Column poorIn(Column period) {
    return struct(
        to_date(concat(period, lit("-01"))).as("month"),
        REMAINING_POOR_PERSONS.col().cast(RATE).as("poor"));
  }

  private static Dataset<Row> judged(Dataset<Row> rows, String period, Settings settings) {
    Column baseline = BASELINE_POOR_PERSONS.col();
    Column remaining = REMAINING_POOR_PERSONS.col();
    long left = settings.supervision().monthsLeft(YearMonth.parse(period));
    Column progress =
        when(baseline.gt(0), baseline.minus(remaining).cast(RATE).divide(baseline.cast(RATE)));
    Column required = left > 0 ? remaining.cast(RATE).divide(lit((double) left)) : lit(null);
    Column falls = col(FALLS);
    Dataset<Row> paced =
        rows.withColumn(FALLS, falls())
            .withColumns(
                Map.of(
                    PROGRESS.name(),
                    PROGRESS.from(progress),
                    REQUIRED_PACE.name(),
                    REQUIRED_PACE.from(required),
                    OBSERVED_PACE.name(),
                    OBSERVED_PACE.from(median(falls)),
                    LARGEST,
                    array_max(falls),
                    SMALLEST,
                    array_min(falls)))
            .drop(SEEN, FALLS);
    return paced
        .withColumns(
            Map.of(
                PROJECTED_ZERO.name(), projectedZero(period, OBSERVED_PACE.col()),
                PROJECTED_ZERO_EARLIEST.name(), projectedZero(period, col(LARGEST)),
                PROJECTED_ZERO_LATEST.name(), projectedZero(period, col(SMALLEST))))
        .drop(LARGEST, SMALLEST)
        .withColumn(COURSE.name(), COURSE.from(course(settings.course(), left)));
  }

  /** Falls between months seen, per month, the smallest first. */
  private static Column falls() {
    Column seen = col(SEEN);
    Column count = size(seen).minus(1);
    return when(
        count.geq(1),
        array_sort(
            zip_with(
                slice(seen, lit(1), count),
                slice(seen, lit(2), count),
                (from, to) ->
                    from.getField("poor")
                        .minus(to.getField("poor"))
                        .divide(months_between(to.getField("month"), from.getField("month"))))));
  }

  /** The middle one, or the mean of the middle two. */
  private static Column median(Column falls) {
    Column count = size(falls);
    Column low = ceil(count.divide(2)).cast(DataTypes.IntegerType);
    Column high = count.divide(2).cast(DataTypes.IntegerType).plus(1);
    return when(
        count.geq(1), element_at(falls, low).plus(element_at(falls, high)).divide(lit(2.0)));
  }

  private static Column projectedZero(String period, Column pace) {
    Column month = to_date(lit(period + "-01"));
    Column months = ceil(REMAINING_POOR_PERSONS.col().divide(pace));
    return when(REMAINING_POOR_PERSONS.col().equalTo(0), lit(period))
        .when(
            pace.gt(0).and(months.leq(FAR)),
            date_format(add_months(month, months.cast(DataTypes.IntegerType)), "yyyy-MM"));
  }

  private static Column course(Thresholds.Course course, long monthsLeft) {
    Column poor = REMAINING_POOR_PERSONS.col();
    if (monthsLeft == 0) {
      return when(poor.equalTo(0), lit(MET)).when(poor.gt(0), lit(CRITICAL));
    }
    Column ratio = OBSERVED_PACE.col().divide(REQUIRED_PACE.col());
    return when(poor.equalTo(0), lit(MET))
        .when(ratio.geq(course.onCourseAt()), lit(ON_COURSE))
        .when(ratio.geq(course.laggingAt()), lit(LAGGING))
        .when(ratio.isNotNull(), lit(CRITICAL));
  }

  /** The last day on which a month's report is in time. */
  static Column deadline(Supervision supervision, String period) {
    return lit(supervision.deadline(YearMonth.parse(period)));
  }
}
