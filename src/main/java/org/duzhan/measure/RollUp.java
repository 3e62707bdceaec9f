package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;

/** Areas from those that lie in them: numerators and denominators added up, never rates. */
final class RollUp {
  static final Field VILLAGES =
      optional("villages", COUNT, "个", "行政村数", "Villages of the register, or named by a household");
  static final Field REPORTED_VILLAGES =
      optional("reported_villages", COUNT, "个", "已报送村数", "Of these, with household rows");
  static final Field LISTED_VILLAGES =
      optional(
          "listed_villages",
          COUNT,
          "个",
          "挂牌村数",
          "Of these, listed; null where of none it is known");
  static final Field UNTOLD_VILLAGES =
      optional(
          "untold_villages",
          COUNT,
          "个",
          "从未报送村数",
          "Villages of the register that reported neither at the baseline nor now; a county without"
              + " any village counts as one");
  static final Field EXITED_VILLAGES =
      optional("exited_villages", COUNT, "个", "达到退出标准的挂牌村数", "Listed and meeting all standards");
  static final Field EXIT_UNKNOWN_VILLAGES =
      optional(
          "exit_unknown_villages",
          COUNT,
          "个",
          "退出标准不明的挂牌村数",
          "Listed, failing no standard that is known, but not all are: village_month.exit_unknown");

  static final Field LEDGER_COUNTIES =
      optional(
          "ledger_counties",
          COUNT,
          "个",
          "已报送问题台账县数",
          "Counties that sent a ledger of problems by the month: of others no problems are known");

  static final List<Field> COUNTS =
      List.of(
          VILLAGES,
          REPORTED_VILLAGES,
          UNTOLD_VILLAGES,
          LISTED_VILLAGES,
          EXITED_VILLAGES,
          EXIT_UNKNOWN_VILLAGES,
          LEDGER_COUNTIES);

  private RollUp() {}

  /** Its figures for the catalogue. */
  static List<Indicator> indicators() {
    return List.of(
        Indicator.counted(
            Sentence.REPORTING, VILLAGES, "count_if(register_villages = 1 or reported)"),
        Indicator.counted(
            Sentence.REPORTING,
            UNTOLD_VILLAGES,
            "count_if(register_villages = 1 and baseline_villages = 0 and not reported)"),
        Indicator.counted(Sentence.REPORTING, REPORTED_VILLAGES, "count_if(reported)"),
        Indicator.counted(Sentence.SCOPE, LISTED_VILLAGES, "count_if(listed)"),
        Indicator.counted(Sentence.EXIT, EXITED_VILLAGES, "count_if(listed and exit_ready)"),
        Indicator.counted(
            Sentence.EXIT, EXIT_UNKNOWN_VILLAGES, "count_if(listed and exit_ready is null)"),
        Indicator.counted(
            Sentence.RECTIFICATION,
            LEDGER_COUNTIES,
            "count(distinct case when problems_found is not null then county_code end)",
            Rectification.PROBLEMS_FOUND));
  }

  /** Rows of {@link VillageMonth} added up, and more of each group. */
  static Dataset<Row> villages(Dataset<Row> villages, List<Field> by, Span span, Column... more) {
    Column listed = VillageMonth.LISTED.col();
    Column reported = VillageMonth.REPORTED.col();
    Column isProblemsAlone = not(reported).and(orOne(Register.REGISTER_VILLAGES).equalTo(0));
    Column untold =
        not(reported)
            .and(orOne(Register.REGISTER_VILLAGES).equalTo(1))
            .and(SinceBaseline.BASELINE_POOR_PERSONS.col().isNull());
    List<Column> sums = new ArrayList<>();
    sums.add(REPORTED_VILLAGES.from(count_if(reported)));
    sums.add(UNTOLD_VILLAGES.from(count_if(untold)));
    Column ready = ExitStandard.EXIT_READY.col();
    sums.add(LISTED_VILLAGES.from(ifKnown(listed, listed)));
    sums.add(EXITED_VILLAGES.from(ifKnown(listed, listed.and(ready))));
    sums.add(EXIT_UNKNOWN_VILLAGES.from(ifKnown(listed, listed.and(ready.isNull()))));
    sums.add(LEDGER_COUNTIES.from(distinct(ofLedger())));
    sums.addAll(figures(span));
    sums.addAll(List.of(more));
    return villages
        .groupBy(columns(by))
        .agg(VILLAGES.from(count_if(not(isProblemsAlone))), sums.toArray(Column[]::new));
  }

  /** How many there are: {@code count_distinct} would add every other figure up twice over. */
  static Column distinct(Column codes) {
    return size(collect_set(codes));
  }

  /** Of how many it holds; null where of none it is known what is counted. */
  private static Column ifKnown(Column known, Column holds) {
    return when(count(known).gt(0), count_if(holds));
  }

  private static Column orOne(Field count) {
    return coalesce(count.col(), lit(1L));
  }

  /** Rows of {@link CountyMonth} added up, and more of each group. */
  static Dataset<Row> counties(Dataset<Row> counties, List<Field> by, Span span, Column... more) {
    List<Column> sums = figures(span);
    COUNTS.stream().skip(1).forEach(f -> sums.add(f.from(sum(f.col()))));
    sums.addAll(List.of(more));
    return counties
        .groupBy(columns(by))
        .agg(VILLAGES.from(sum(VILLAGES.col())), sums.toArray(Column[]::new));
  }

  /** All that is added up of areas of any kind. */
  private static List<Column> figures(Span span) {
    List<Column> sums = new ArrayList<>();
    Catalogue.additive().forEach(f -> sums.add(f.overAreas()));
    sums.add(Estimates.EXPECTED_POOR_PERSONS.from(sum(Estimates.EXPECTED_POOR_PERSONS.col())));
    sums.addAll(SinceBaseline.addedMonths(span));
    sums.add(ExitStandard.strictest());
    sums.addAll(NullReasons.ofParts());
    return sums;
  }

  private static Column ofLedger() {
    return when(Rectification.PROBLEMS_FOUND.col().isNotNull(), VillageMonth.COUNTY_CODE.col());
  }

  private static Column[] columns(List<Field> fields) {
    return fields.stream().map(Field::col).toArray(Column[]::new);
  }
}
