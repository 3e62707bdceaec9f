package org.duzhan.measure;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.Sentence.RECTIFICATION;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.TEXT;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;
import org.duzhan.table.Problems;
import org.duzhan.table.Submissions;

/** 问题整改: problems found, rectified, in progress and overdue at the end of a month (domain §4.5). */
public final class Rectification {
  public static final Field PROBLEMS_FOUND =
      optional(
          "problems_found",
          COUNT,
          "个",
          "发现问题数",
          "Problems in the ledger; null where the county never sent one");
  public static final Field PROBLEMS_RECTIFIED =
      optional("problems_rectified", COUNT, "个", "已整改", "Of these, rectified or verified");
  public static final Field PROBLEMS_VERIFIED =
      optional("problems_verified", COUNT, "个", "已核实", "Of these, verified");
  public static final Field PROBLEMS_IN_PROGRESS =
      optional("problems_in_progress", COUNT, "个", "整改中", "Not rectified, not overdue");
  public static final Field PROBLEMS_OVERDUE =
      optional("problems_overdue", COUNT, "个", "逾期未整改", "Not rectified, due by the month's end");
  public static final Field PROBLEMS_FALSIFIED =
      optional("problems_falsified", COUNT, "个", "弄虚作假", "Figures or rectification found false");

  public static final List<Figure> FIGURES =
      List.of(
          Figure.ofVillage(RECTIFICATION, PROBLEMS_FOUND),
          Figure.ofVillage(RECTIFICATION, PROBLEMS_RECTIFIED),
          Figure.ofVillage(RECTIFICATION, PROBLEMS_VERIFIED),
          Figure.ofVillage(RECTIFICATION, PROBLEMS_IN_PROGRESS),
          Figure.ofVillage(RECTIFICATION, PROBLEMS_OVERDUE),
          Figure.ofVillage(RECTIFICATION, PROBLEMS_FALSIFIED));

  /** Of a place none of whose counties ever sent a ledger: no problems are known, not none. */
  static final String NO_LEDGER = "no_ledger";

  public static final Field NULL_REASON =
      optional(
          "problems_null_reason",
          TEXT,
          "",
          "问题数空值原因",
          "Why problems are null: no_ledger, no county concerned ever sent one");

  /** The first month in which the problem stood as rectified or verified. */
  static final Field RECTIFIED_SINCE =
      optional("rectified_since", TEXT, "", "首次整改月份", "First month it stood as rectified in");

  /** The first month in which the problem stood as falsified. */
  static final Field FALSIFIED_SINCE =
      optional("falsified_since", TEXT, "", "首次认定弄虚作假月份", "First month it stood as false in");

  static final String SENT = "ledger_sent";
  static final String VERIFIED = "已核实";
  private static final String LATEST = "latest";

  private Rectification() {}

  /**
   * The ledger of a month: for each problem its latest row up to that month, and since when it has
   * been rectified or false, if it ever was.
   */
  public static Dataset<Row> ledger(Dataset<Row> problems, String period) {
    Column[] fields = Problems.TABLE.fields().stream().map(Field::col).toArray(Column[]::new);
    return problems
        .filter(Problems.PERIOD.col().leq(period))
        .groupBy(
            Problems.COUNTY_CODE.col().as("of_county"), Problems.PROBLEM_ID.col().as("of_problem"))
        .agg(
            max_by(struct(fields), Problems.PERIOD.col()).as(LATEST),
            RECTIFIED_SINCE.from(min(when(isRectified(), Problems.PERIOD.col()))),
            FALSIFIED_SINCE.from(min(when(Problems.FALSIFIED.col(), Problems.PERIOD.col()))))
        .select(LATEST + ".*", RECTIFIED_SINCE.name(), FALSIFIED_SINCE.name());
  }

  /**
   * The counties that sent a ledger of problems up to a month, be it an empty one: one row each.
   *
   * @param submissions the ledger of files
   */
  public static Dataset<Row> senders(
      Dataset<Row> submissions, Dataset<Row> problems, String period) {
    Column tables = split(Submissions.TABLES.col(), ",");
    return submissions
        .filter(Submissions.STATUS.col().equalTo(Submissions.ACCEPTED))
        .filter(array_contains(tables, Problems.TABLE.name()))
        .select(Problems.PERIOD.col(), Problems.COUNTY_CODE.col())
        .unionAll(problems.select(Problems.PERIOD.col(), Problems.COUNTY_CODE.col()))
        .filter(Problems.PERIOD.col().leq(period))
        .filter(Problems.COUNTY_CODE.col().isNotNull())
        .select(Problems.COUNTY_CODE.col(), lit(true).as(SENT))
        .distinct();
  }

  /** Whether a place lies in a county of {@link #senders}, which is joined to it. */
  static Column isSent() {
    return coalesce(col(SENT), lit(false));
  }

  /** {@link #NULL_REASON} of a place that has its figures. */
  static Column reason() {
    return NULL_REASON.from(when(PROBLEMS_FOUND.col().isNull(), lit(NO_LEDGER)));
  }

  /** Problems of each place, at the end of {@code period}. */
  static Dataset<Row> by(Field place, Dataset<Row> ledger, String period) {
    Column[] counts = counts(period).toArray(Column[]::new);
    return ledger
        .filter(place.col().isNotNull())
        .groupBy(place.col())
        .agg(counts[0], Arrays.copyOfRange(counts, 1, counts.length));
  }

  /** What is counted of a ledger, wherever it is. */
  static List<Column> counts(String period) {
    return counted(period).entrySet().stream()
        .map(c -> c.getKey().from(count_if(c.getValue())))
        .toList();
  }

  /** For each figure the problems that it counts, at the end of {@code period}. */
  static Map<Field, Column> counted(String period) {
    Map<Field, Column> counted = new LinkedHashMap<>();
    counted.put(PROBLEMS_FOUND, lit(true));
    counted.put(PROBLEMS_RECTIFIED, isRectified());
    counted.put(PROBLEMS_VERIFIED, Problems.STATUS.col().equalTo(VERIFIED));
    counted.put(PROBLEMS_IN_PROGRESS, not(isRectified()).and(not(isOverdue(period))));
    counted.put(PROBLEMS_OVERDUE, isOverdue(period));
    counted.put(PROBLEMS_FALSIFIED, Problems.FALSIFIED.col());
    return counted;
  }

  /** Rectified, or verified as well. */
  static Column isRectified() {
    return Problems.STATUS.col().isin("已整改", VERIFIED);
  }

  /** Not rectified, and due by the end of the month. */
  static Column isOverdue(String period) {
    Column due = Problems.DUE_ON.col().leq(lit(YearMonth.parse(period).atEndOfMonth()));
    return not(isRectified()).and(coalesce(due, lit(false)));
  }
}
