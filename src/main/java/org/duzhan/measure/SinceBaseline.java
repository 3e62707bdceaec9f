package org.duzhan.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.Sentence.EXIT;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;
import static org.duzhan.table.Types.RATES;
import static org.duzhan.table.Types.TEXT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;

/**
 * Villages beside what they were at the baseline, the end of last year. A village counts on both
 * sides or on neither: one that did not report, then or now, or that was split since, on neither.
 *
 * <p>Such a village has a pace in every month since, whichever months it reported in: from one to
 * the next that it did, the fall between them over the months between. A fall it has only of months
 * that it reported, as it did the month before.
 */
public final class SinceBaseline {
  public static final Field COMPARED_VILLAGES =
      optional(
          "compared_villages",
          COUNT,
          "个",
          "可比村数",
          "Villages reported at the baseline and now: those that progress and pace are of");
  public static final Field BASELINE_VILLAGES =
      optional("baseline_villages", COUNT, "个", "基期已报送村数", "Villages reported at the baseline");
  public static final Field BASELINE_POOR_PERSONS =
      optional(
          "baseline_poor_persons",
          COUNT,
          "人",
          "基期贫困人口",
          "Registered poor at the baseline of villages that reported then");
  public static final Field COMPARED_POOR_PERSONS =
      optional(
          "compared_poor_persons",
          COUNT,
          "人",
          "可比贫困人口",
          "Poor of villages whose baseline is known");
  public static final Field COMPARED_BASELINE_POOR_PERSONS =
      optional("compared_baseline_poor_persons", COUNT, "人", "可比基期贫困人口", "Of these villages, then");
  static final Field POOR_OF_BASELINE =
      optional(
          "poor_of_baseline",
          RATE,
          "",
          "剩余贫困人口占基期比例",
          "compared_poor_persons / compared_baseline_poor_persons; above 1 where poverty grew");
  public static final Field MIGRANT_WORKERS_OF_LAST_YEAR = LastYearWork.ALL.get(0).ratio();

  static final Field RECENT_FALLS =
      optional(
          "recent_falls",
          RATES,
          "人/月",
          "近月减贫人口",
          "How many fewer poor each of the last months, the last first: of compared_villages; null of"
              + " a month that one of them did not report, or the month before");

  static final Field RECENT_PACES =
      optional(
          "recent_paces",
          RATES,
          "人/月",
          "近月减贫速度",
          "The same between the months that a village reported: where none is missing the falls"
              + " themselves, else the fall between two reports over the months between");
  public static final Field NULL_REASON =
      optional(
          "baseline_null_reason",
          TEXT,
          "",
          "基期比较空值原因",
          "Why what is compared with the baseline is null: before_baseline, not_submitted,"
              + " no_baseline, nothing_comparable (villages reported now, others then), and"
              + " none_poor_at_baseline of progress and poor_of_baseline");

  public static final String BEFORE_BASELINE = "before_baseline";
  public static final String NO_BASELINE = "no_baseline";
  public static final String NOTHING_COMPARABLE = "nothing_comparable";
  public static final String NONE_POOR = "none_poor_at_baseline";

  private static final List<Figure> OWN =
      List.of(
          Figure.ofVillage(EXIT, COMPARED_VILLAGES),
          Figure.ofVillage(EXIT, BASELINE_VILLAGES),
          Figure.ofVillage(EXIT, BASELINE_POOR_PERSONS),
          Figure.ofVillage(EXIT, COMPARED_POOR_PERSONS),
          Figure.ofVillage(EXIT, COMPARED_BASELINE_POOR_PERSONS),
          Figure.quotient(
              EXIT, POOR_OF_BASELINE, COMPARED_POOR_PERSONS, COMPARED_BASELINE_POOR_PERSONS));

  static final List<Figure> FIGURES =
      Stream.of(OWN, LastYearWork.FIGURES).flatMap(List::stream).toList();

  private static final String AT = "at";
  private static final String SINCE = "since";
  private static final String FALL = "fall";
  private static final String LAST = "last_at";
  private static final Field POOR = Headcount.POOR_PERSONS;
  private static final Field POOR_THEN = POOR.renamed("poor_then");
  private static final Field LAST_POOR = POOR.renamed("last_poor");
  private static final Field PAST_FALLS = RECENT_FALLS.renamed("past_falls");
  private static final Field PAST_PACES = RECENT_PACES.renamed("past_paces");

  private SinceBaseline() {}

  /** Its figures for the catalogue. */
  static List<Indicator> indicators() {
    return List.of(
        Indicator.counted(
                EXIT,
                RECENT_FALLS,
                "for each month back Σ over compared_villages of poor_persons a month before −"
                    + " poor_persons",
                COMPARED_POOR_PERSONS)
            .nullBy(NULL_REASON),
        Indicator.counted(
                EXIT,
                RECENT_PACES,
                "for each month back Σ over compared_villages of (poor_persons of the report before"
                    + " − of the next) / months between",
                COMPARED_POOR_PERSONS)
            .nullBy(NULL_REASON));
  }

  /**
   * Adds the sums.
   *
   * @param villages a month's villages with the figures of their households
   * @param past the villages of earlier months since the baseline by present codes
   */
  static Dataset<Row> with(Dataset<Row> villages, Dataset<Row> past, Span span) {
    if (span.isBaseline()) {
      return withSums(villages, POOR.col(), true, array(), array());
    }
    String[] village = {Areas.VILLAGE_CODE.name()};
    return withSums(
            villages.join(known(past, span), village, "left_outer"),
            POOR_THEN.col(),
            false,
            falls(span),
            paces(span))
        .drop(LastYearWork.names().toArray(String[]::new))
        .drop(POOR_THEN.name(), LAST, LAST_POOR.name(), PAST_FALLS.name(), PAST_PACES.name());
  }

  /** What is known of villages: at the baseline, when last, and their falls in between. */
  private static Dataset<Row> known(Dataset<Row> past, Span span) {
    WindowSpec months = Window.partitionBy(Areas.VILLAGE_CODE.col()).orderBy(col(AT));
    Column since = lag(col(AT), 1).over(months);
    Column fall = fall(lag(POOR.col(), 1).over(months), POOR.col(), col(AT).minus(since));
    Column then = col(AT).equalTo(0);
    List<Column> known = new ArrayList<>(LastYearWork.atBaseline(then));
    known.add(max(col(AT)).as(LAST));
    known.add(LAST_POOR.from(max_by(POOR.col(), col(AT))));
    known.add(
        PAST_FALLS.from(
            each(
                span,
                month ->
                    sum(
                        when(
                            col(SINCE).equalTo(month - 1).and(col(AT).equalTo(month)),
                            col(FALL))))));
    known.add(
        PAST_PACES.from(
            each(
                span,
                month -> sum(when(col(SINCE).lt(month).and(col(AT).geq(month)), col(FALL))))));
    return past.filter(VillageMonth.REPORTED.col())
        .withColumn(AT, span.at())
        .filter(col(AT).between(0, span.months() - 1))
        .withColumns(Map.of(SINCE, since, FALL, fall))
        .groupBy(Areas.VILLAGE_CODE.col())
        .agg(POOR_THEN.from(max(when(then, POOR.col()))), known.toArray(Column[]::new));
  }

  /** That of now, if it was known a month ago, and those before. */
  private static Column falls(Span span) {
    Column now = LAST_POOR.col().minus(POOR.col()).cast(RATE);
    return each(
        span,
        month ->
            month == span.months()
                ? when(col(LAST).equalTo(month - 1), now)
                : past(PAST_FALLS, month, span));
  }

  /** Those of months since it was last known, and those before that. */
  private static Column paces(Span span) {
    Column last = fall(LAST_POOR.col(), POOR.col(), lit(span.months()).minus(col(LAST)));
    return each(
        span,
        month -> when(lit(month).gt(col(LAST)), last).otherwise(past(PAST_PACES, month, span)));
  }

  private static Column past(Field months, long month, Span span) {
    return months.col().getItem((int) (span.months() - month));
  }

  private static Column fall(Column from, Column to, Column months) {
    return from.minus(to).cast(RATE).divide(months);
  }

  private static Column each(Span span, LongFunction<Column> fallOfMonth) {
    return array(span.paced().stream().map(fallOfMonth::apply).toArray(Column[]::new));
  }

  private static Dataset<Row> withSums(
      Dataset<Row> villages, Column poorThen, boolean isBaseline, Column falls, Column paces) {
    Column both = col(VillageMonth.REPORTED.name()).and(poorThen.isNotNull());
    Map<String, Column> sums = new HashMap<>(LastYearWork.sums(isBaseline));
    sums.putAll(
        Map.of(
            COMPARED_VILLAGES.name(), when(both, lit(1L)).otherwise(lit(0L)),
            BASELINE_VILLAGES.name(), when(poorThen.isNotNull(), lit(1L)).otherwise(lit(0L)),
            BASELINE_POOR_PERSONS.name(), poorThen,
            COMPARED_POOR_PERSONS.name(), when(both, POOR.col()),
            COMPARED_BASELINE_POOR_PERSONS.name(), when(both, poorThen),
            RECENT_FALLS.name(), RECENT_FALLS.from(when(both, falls)),
            RECENT_PACES.name(), RECENT_PACES.from(when(both, paces))));
    return villages.withColumns(sums);
  }

  /** {@link #RECENT_FALLS} and {@link #RECENT_PACES} of the areas of a group, month by month. */
  static List<Column> addedMonths(Span span) {
    return List.of(added(RECENT_FALLS, span), added(RECENT_PACES, span));
  }

  /**
   * Of a month that is not known of one of them, null: the sum of the others would be another's.
   */
  private static Column added(Field months, Span span) {
    List<Column> sums = new ArrayList<>();
    for (int back = 0; back < span.paced().size(); back++) {
      Column month = months.col().getItem(back);
      sums.add(when(count(month).equalTo(count(months.col())), sum(month)));
    }
    Column compared = sum(COMPARED_POOR_PERSONS.col()).isNotNull();
    return months.from(when(compared, array(sums.toArray(Column[]::new))));
  }

  /**
   * {@link #NULL_REASON} of a village or an area.
   *
   * @param reported whether any village of it reported now
   */
  static Column reason(Span span, Column reported) {
    Column none =
        when(lit(span.isBeforeBaseline()), lit(BEFORE_BASELINE))
            .when(not(reported), lit(VillageMonth.NOT_SUBMITTED))
            .when(BASELINE_POOR_PERSONS.col().isNull(), lit(NO_BASELINE))
            .otherwise(lit(NOTHING_COMPARABLE));
    return NULL_REASON.from(
        when(COMPARED_POOR_PERSONS.col().isNull(), none)
            .when(COMPARED_BASELINE_POOR_PERSONS.col().equalTo(0), lit(NONE_POOR)));
  }
}
