package org.duzhan.measure;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.Sentence.EXIT;
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

/**
 * How far an area has come since the baseline, and whether its pace still reaches zero in time: all
 * of it over the villages that reported at the baseline and in the month ({@link SinceBaseline}),
 * so that a village which is missing is no progress.
 *
 * <p>Progress = (baseline poor − poor now) / baseline poor. Required pace = poor now / months left.
 * Observed pace = the median of the last months' paces, so that one month out of line does not
 * decide. Persons per month. Without such villages all are null, and the course with them.
 */
public final class Progress {
  public static final Field REMAINING_POOR_PERSONS =
      optional("remaining_poor_persons", COUNT, "人", "剩余贫困人口", "Registered poor in the month");
  public static final Field PROGRESS =
      optional(
          "progress", RATE, "", "减贫进度", "1 − poor_of_baseline, over compared_villages; may be < 0");
  public static final Field REQUIRED_PACE =
      optional(
          "required_pace",
          RATE,
          "人/月",
          "所需速度",
          "compared_poor_persons / months to the target date; null at that date");
  public static final Field OBSERVED_PACE =
      optional("observed_pace", RATE, "人/月", "实际速度", "Median of recent_paces");
  public static final Field PROJECTED_ZERO =
      optional(
          "projected_zero",
          TEXT,
          "",
          "预计清零月份",
          "Month of zero of compared_poor_persons at the observed pace, YYYY-MM");
  public static final Field PROJECTED_ZERO_EARLIEST =
      optional(
          "projected_zero_earliest",
          TEXT,
          "",
          "最早清零月份",
          "At the largest of the last months' paces, YYYY-MM");
  public static final Field PROJECTED_ZERO_LATEST =
      optional(
          "projected_zero_latest",
          TEXT,
          "",
          "最晚清零月份",
          "At the smallest of these, YYYY-MM; null where that is none or a rise");
  public static final Field COURSE =
      optional(
          "course",
          TEXT,
          "",
          "进度评价",
          "met (nobody is poor, every village that had poor at the baseline reported, and of every"
              + " village it is known whether it had),"
              + " on_course, lagging or critical, by observed over required pace");
  public static final Field NULL_REASON =
      optional(
          "course_null_reason",
          TEXT,
          "",
          "进度空值原因",
          "Why a pace, a month of zero or the course is null: as baseline_null_reason;"
              + " baseline_month (no fall yet), villages_missing (nobody poor in those that"
              + " reported, others do not tell), target_date (no month is left), no_zero (the fall"
              + " is none, a rise or too small)");

  public static final String MET = "met";
  public static final String ON_COURSE = "on_course";
  public static final String LAGGING = "lagging";
  public static final String CRITICAL = "critical";

  public static final String BASELINE_MONTH = "baseline_month";
  public static final String VILLAGES_MISSING = "villages_missing";
  public static final String TARGET_DATE = "target_date";
  public static final String NO_ZERO = "no_zero";

  static final List<Field> FIELDS =
      List.of(
          REMAINING_POOR_PERSONS,
          PROGRESS,
          SinceBaseline.RECENT_FALLS,
          SinceBaseline.RECENT_PACES,
          REQUIRED_PACE,
          OBSERVED_PACE,
          PROJECTED_ZERO,
          PROJECTED_ZERO_EARLIEST,
          PROJECTED_ZERO_LATEST,
          COURSE,
          SinceBaseline.NULL_REASON,
          NULL_REASON);

  private static final Column POOR = SinceBaseline.COMPARED_POOR_PERSONS.col();
  private static final Column BASELINE_POOR = SinceBaseline.COMPARED_BASELINE_POOR_PERSONS.col();
  private static final int FAR = 1200;

  private Progress() {}

  /** Its figures for the catalogue. */
  static List<Indicator> indicators() {
    return List.of(
        Indicator.counted(EXIT, REMAINING_POOR_PERSONS, "poor_persons", Headcount.POOR_PERSONS)
            .nullBy(VillageMonth.NULL_REASON),
        sinceBaseline(
                PROGRESS,
                "(compared_baseline_poor_persons - compared_poor_persons)"
                    + " / compared_baseline_poor_persons")
            .nullBy(SinceBaseline.NULL_REASON),
        sinceBaseline(
            REQUIRED_PACE, "compared_poor_persons / months from period to supervision.target_date"),
        sinceBaseline(OBSERVED_PACE, "median of recent_paces"),
        sinceBaseline(
            PROJECTED_ZERO,
            "period + ⌈compared_poor_persons / observed_pace⌉ months; period where the course is"
                + " met"),
        sinceBaseline(
            PROJECTED_ZERO_EARLIEST,
            "period + ⌈compared_poor_persons / array_max(recent_paces)⌉ months"),
        sinceBaseline(
            PROJECTED_ZERO_LATEST,
            "period + ⌈compared_poor_persons / array_min(recent_paces)⌉ months"),
        sinceBaseline(
            COURSE,
            "met where poor_persons = 0 and compared_baseline_poor_persons ="
                + " baseline_poor_persons and untold_villages = 0; else by observed_pace /"
                + " required_pace: on_course from"
                + " course.on_course_at, lagging from course.lagging_at, else critical; after"
                + " the target date critical"));
  }

  private static Indicator sinceBaseline(Field field, String formula) {
    return Indicator.anew(
            EXIT,
            field,
            formula,
            SinceBaseline.COMPARED_POOR_PERSONS,
            SinceBaseline.COMPARED_BASELINE_POOR_PERSONS)
        .nullBy(NULL_REASON);
  }

  /**
   * Adds progress and course.
   *
   * @param rows the month's rows of one area each, with their sums since the baseline
   */
  static Dataset<Row> with(Dataset<Row> rows, String period, Settings settings) {
    Column reported = RollUp.REPORTED_VILLAGES.col();
    Column met = isMet().and(RollUp.UNTOLD_VILLAGES.col().equalTo(0));
    return with(rows, reported.gt(0), met, period, settings);
  }

  /** The same of villages. */
  static Dataset<Row> ofVillages(Dataset<Row> villages, String period, Settings settings) {
    return with(villages, VillageMonth.REPORTED.col(), isMet(), period, settings);
  }

  private static Dataset<Row> with(
      Dataset<Row> rows, Column reported, Column met, String period, Settings settings) {
    Span span = Span.of(period, settings);
    long left = settings.supervision().monthsLeft(span.month());
    Column fallen = BASELINE_POOR.minus(POOR).cast(RATE);
    Column progress = when(BASELINE_POOR.gt(0), fallen.divide(BASELINE_POOR.cast(RATE)));
    Column required = left > 0 ? POOR.cast(RATE).divide(lit((double) left)) : lit(null);
    Column paces = SinceBaseline.RECENT_PACES.col();
    return rows.withColumns(
            Map.of(
                REMAINING_POOR_PERSONS.name(),
                Headcount.POOR_PERSONS.col(),
                SinceBaseline.NULL_REASON.name(),
                SinceBaseline.reason(span, reported),
                PROGRESS.name(),
                PROGRESS.from(progress),
                REQUIRED_PACE.name(),
                REQUIRED_PACE.from(required),
                OBSERVED_PACE.name(),
                OBSERVED_PACE.from(median(array_sort(paces)))))
        .withColumns(
            Map.of(
                PROJECTED_ZERO.name(), projectedZero(met, period, OBSERVED_PACE.col()),
                PROJECTED_ZERO_EARLIEST.name(), projectedZero(met, period, array_max(paces)),
                PROJECTED_ZERO_LATEST.name(), projectedZero(met, period, array_min(paces)),
                COURSE.name(), COURSE.from(course(met, settings.course(), left))))
        .withColumn(NULL_REASON.name(), NULL_REASON.from(reason(span, left)));
  }

  /** The middle one, or the mean of the middle two. */
  private static Column median(Column paces) {
    Column count = size(paces);
    Column low = ceil(count.divide(2)).cast(DataTypes.IntegerType);
    Column high = count.divide(2).cast(DataTypes.IntegerType).plus(1);
    return when(
        count.geq(1), element_at(paces, low).plus(element_at(paces, high)).divide(lit(2.0)));
  }

  private static Column projectedZero(Column met, String period, Column pace) {
    Column month = to_date(lit(period + "-01"));
    Column months = ceil(POOR.divide(pace));
    return when(met, lit(period))
        .when(
            POOR.gt(0).and(pace.gt(0)).and(months.leq(FAR)),
            date_format(add_months(month, months.cast(DataTypes.IntegerType)), "yyyy-MM"));
  }

  /** Nobody is poor, and of no village that had poor at the baseline it is not known. */
  private static Column isMet() {
    return Headcount.POOR_PERSONS
        .col()
        .equalTo(0)
        .and(BASELINE_POOR.equalTo(SinceBaseline.BASELINE_POOR_PERSONS.col()));
  }

  private static Column course(Column met, Thresholds.Course course, long monthsLeft) {
    if (monthsLeft == 0) {
      return when(met, lit(MET)).when(POOR.gt(0), lit(CRITICAL));
    }
    Column ratio = when(POOR.gt(0), OBSERVED_PACE.col().divide(REQUIRED_PACE.col()));
    return when(met, lit(MET))
        .when(ratio.geq(course.onCourseAt()), lit(ON_COURSE))
        .when(ratio.geq(course.laggingAt()), lit(LAGGING))
        .when(ratio.isNotNull(), lit(CRITICAL));
  }

  private static Column reason(Span span, long monthsLeft) {
    Column noZero =
        PROJECTED_ZERO
            .col()
            .isNull()
            .or(PROJECTED_ZERO_EARLIEST.col().isNull())
            .or(PROJECTED_ZERO_LATEST.col().isNull());
    return when(POOR.isNull(), SinceBaseline.NULL_REASON.col())
        .when(lit(span.isBaseline()), lit(BASELINE_MONTH))
        .when(COURSE.col().isNull(), lit(VILLAGES_MISSING))
        .when(lit(monthsLeft == 0), lit(TARGET_DATE))
        .when(noZero, lit(NO_ZERO));
  }

  /** The last day on which a month's report is in time. */
  static Column deadline(Supervision supervision, String period) {
    return lit(supervision.deadline(YearMonth.parse(period)));
  }
}
