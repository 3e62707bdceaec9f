package org.duzhan.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.median;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;
import static org.duzhan.table.Types.TEXT;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Problems;
import org.duzhan.table.Table;

/**
 * 问题整改 by source, kind and unit: one row per dimension and value, in all of {@link Grains}. An area
 * without a problem has no row. A problem of no village counts from its county upwards, and in the
 * counties of annex 1, but in no scope of villages and for no partner; one of a province outside
 * the annexes does not count for the country.
 *
 * <p>Of what files said of one month the last stands: a problem that they called rectified and then
 * not so was corrected, and is not reopened.
 *
 * <p>Medians do not add up: each is taken anew over the problems of its row, and is null where none
 * of them has both dates; the count of those that have stands beside it. Days are whole days.
 */
public final class ProblemMonth {
  public static final Field PERIOD = Problems.PERIOD;
  public static final Field DIMENSION =
      required("dimension", TEXT, "", "维度", "all, source, kind or unit");
  public static final Field VALUE =
      required("value", TEXT, "", "取值", "The source, kind or unit; 未填 if blank; 全部 of all");
  public static final Field PROBLEMS_NEW =
      optional("problems_new", COUNT, "个", "本月新发现", "Found on a day of the month");
  public static final Field PROBLEMS_REOPENED =
      optional(
          "problems_reopened",
          COUNT,
          "个",
          "整改反弹",
          "Rectified or verified in an earlier month's ledger, and not now");
  public static final Field PROBLEMS_FALSIFIED_NEW =
      optional(
          "problems_falsified_new",
          COUNT,
          "个",
          "本月认定弄虚作假",
          "Of the falsified, those that were not in any earlier month's ledger");
  public static final Field PROBLEMS_FALSIFIED_OPEN =
      optional(
          "problems_falsified_open", COUNT, "个", "弄虚作假未核实", "Of the falsified, not yet verified");
  public static final Field DUE_KNOWN =
      optional("due_known", COUNT, "个", "有整改期限", "Problems with a due date: no other is overdue");
  public static final Field MEDIAN_DAYS_TO_RECTIFY =
      optional(
          "median_days_to_rectify",
          RATE,
          "天",
          "整改用时中位数",
          "Of the rectified, rectified_on − found_on; null where no two dates are known");
  public static final Field DAYS_TO_RECTIFY_KNOWN =
      optional("days_to_rectify_known", COUNT, "个", "整改用时已知", "Rectified problems with both dates");
  public static final Field MEDIAN_DAYS_OPEN =
      optional(
          "median_days_open",
          RATE,
          "天",
          "未整改时长中位数",
          "Of the not rectified, end of the month − found_on; null where no day is known");
  public static final Field DAYS_OPEN_KNOWN =
      optional("days_open_known", COUNT, "个", "未整改时长已知", "Not rectified, with found_on");
  public static final Field LONGEST_OVERDUE_DAYS =
      optional(
          "longest_overdue_days",
          COUNT,
          "天",
          "最长逾期天数",
          "Of the overdue, end of the month − due_on; null where none is overdue");

  /** What adds up over the values of a dimension, and over areas. */
  public static final List<Field> COUNTS =
      List.of(
          Rectification.PROBLEMS_FOUND,
          Rectification.PROBLEMS_RECTIFIED,
          Rectification.PROBLEMS_VERIFIED,
          Rectification.PROBLEMS_IN_PROGRESS,
          Rectification.PROBLEMS_OVERDUE,
          Rectification.PROBLEMS_FALSIFIED,
          PROBLEMS_NEW,
          PROBLEMS_REOPENED,
          PROBLEMS_FALSIFIED_NEW,
          PROBLEMS_FALSIFIED_OPEN,
          DUE_KNOWN,
          DAYS_TO_RECTIFY_KNOWN,
          DAYS_OPEN_KNOWN);

  /** What an area has of its problems: all columns beside the key. */
  public static final List<Field> FIGURES =
      Stream.of(COUNTS, List.of(MEDIAN_DAYS_TO_RECTIFY, MEDIAN_DAYS_OPEN, LONGEST_OVERDUE_DAYS))
          .flatMap(List::stream)
          .toList();

  public static final Table TABLE =
      Table.of(
              "problem_month",
              "area, dimension, value and month",
              List.of(PERIOD, Grains.LEVEL, Grains.CODE, DIMENSION, VALUE),
              Stream.of(List.of(PERIOD, Grains.LEVEL, Grains.CODE, DIMENSION, VALUE), FIGURES)
                  .flatMap(List::stream)
                  .toList())
          .partitionedBy(PERIOD)
          .skippingBy(Grains.CODE);

  private static final String ALL = "all";
  private static final String EVERY_VALUE = "全部";
  private static final String BLANK = "未填";
  private static final String PART = "part";

  private ProblemMonth() {}

  /** Beside those of {@link Rectification}, which every area has. */
  static List<Indicator> indicators() {
    return List.of(
        counted(PROBLEMS_NEW, "count_if(date_format(found_on, 'yyyy-MM') = period)"),
        counted(PROBLEMS_REOPENED, "count_if(not rectified and rectified_since is not null)"),
        counted(PROBLEMS_FALSIFIED_NEW, "count_if(falsified and falsified_since = period)"),
        counted(PROBLEMS_FALSIFIED_OPEN, "count_if(falsified and status <> '已核实')"),
        counted(DUE_KNOWN, "count(due_on)"),
        counted(DAYS_TO_RECTIFY_KNOWN, "count(rectified_on - found_on) of the rectified"),
        counted(DAYS_OPEN_KNOWN, "count(found_on) of the not rectified"),
        ofDays(MEDIAN_DAYS_TO_RECTIFY, "median(rectified_on - found_on) of the rectified"),
        ofDays(MEDIAN_DAYS_OPEN, "median(end of period - found_on) of the not rectified"),
        ofDays(LONGEST_OVERDUE_DAYS, "max(end of period - due_on) of the overdue"));
  }

  private static Indicator counted(Field field, String formula) {
    return Indicator.counted(Sentence.RECTIFICATION, field, formula, Rectification.PROBLEMS_FOUND);
  }

  private static Indicator ofDays(Field field, String formula) {
    return Indicator.anew(Sentence.RECTIFICATION, field, formula, Rectification.PROBLEMS_FOUND);
  }

  /**
   * The problems of a month.
   *
   * @param ledger {@link Rectification#ledger} of the month
   * @param grains of the month
   */
  public static Dataset<Row> of(Dataset<Row> ledger, Grains grains, String period) {
    Column place = coalesce(Problems.VILLAGE_CODE.col(), Problems.COUNTY_CODE.col());
    Column county = Areas.countyOf(place);
    List<Column> figures = figures(period);
    Dataset<Row> counted =
        grains
            .placed(
                ledger
                    .withColumn(PERIOD.name(), lit(period))
                    .withColumn(Problems.COUNTY_CODE.name(), county))
            .withColumn(PART, explode(parts()))
            .select("*", PART + ".*")
            .groupBy(Grains.LEVEL.col(), Grains.CODE.col(), DIMENSION.col(), VALUE.col())
            .agg(figures.get(0), figures.subList(1, figures.size()).toArray(Column[]::new));
    return TABLE.conform(counted.withColumn(PERIOD.name(), lit(period)));
  }

  /** Rows over all problems of an area. */
  public static Column isOfAll() {
    return DIMENSION.col().equalTo(ALL);
  }

  /** Where a problem counts: with all, and under its source, kind and unit. */
  private static Column parts() {
    return array(
        part(ALL, lit(EVERY_VALUE)),
        part("source", stated(Problems.SOURCE)),
        part("kind", stated(Problems.KIND)),
        part("unit", stated(Problems.UNIT)));
  }

  private static Column part(String dimension, Column value) {
    return struct(lit(dimension).as(DIMENSION.name()), value.as(VALUE.name()));
  }

  private static Column stated(Field field) {
    return coalesce(nullif(trim(field.col()), lit("")), lit(BLANK));
  }

  private static List<Column> figures(String period) {
    Column end = lit(YearMonth.parse(period).atEndOfMonth());
    Column open = not(Rectification.isRectified());
    Column taken =
        when(
            Rectification.isRectified(),
            datediff(Problems.RECTIFIED_ON.col(), Problems.FOUND_ON.col()));
    Column waiting = when(open, datediff(end, Problems.FOUND_ON.col()));
    Column late = when(Rectification.isOverdue(period), datediff(end, Problems.DUE_ON.col()));
    Column foundNow = date_format(Problems.FOUND_ON.col(), "yyyy-MM").equalTo(period);
    Column unverified = Problems.STATUS.col().notEqual(Rectification.VERIFIED);
    List<Column> figures = new ArrayList<>(Rectification.counts(period));
    figures.addAll(
        List.of(
            PROBLEMS_NEW.from(count_if(foundNow)),
            PROBLEMS_REOPENED.from(
                count_if(open.and(Rectification.RECTIFIED_SINCE.col().isNotNull()))),
            PROBLEMS_FALSIFIED_NEW.from(
                count_if(
                    Problems.FALSIFIED
                        .col()
                        .and(Rectification.FALSIFIED_SINCE.col().equalTo(period)))),
            PROBLEMS_FALSIFIED_OPEN.from(count_if(Problems.FALSIFIED.col().and(unverified))),
            DUE_KNOWN.from(count(Problems.DUE_ON.col())),
            DAYS_TO_RECTIFY_KNOWN.from(count(taken)),
            DAYS_OPEN_KNOWN.from(count(waiting)),
            MEDIAN_DAYS_TO_RECTIFY.from(median(taken)),
            MEDIAN_DAYS_OPEN.from(median(waiting)),
            LONGEST_OVERDUE_DAYS.from(max(late))));
    return figures;
  }
}
