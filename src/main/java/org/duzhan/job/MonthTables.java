package org.duzhan.job;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.lake.Lake;
import org.duzhan.measure.Grains;
import org.duzhan.measure.Rectification;
import org.duzhan.measure.Succession;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.Settings;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;

/**
 * The tables of one month at work: what stands is read, each is replaced in one commit.
 *
 * @param scope the counties that what rests on households is made for
 */
record MonthTables(Context context, String month, String runId, Scope scope) {
  Lake lake() {
    return context.lake();
  }

  Settings settings() {
    return context.settings();
  }

  String note() {
    return "run=" + runId;
  }

  Succession succession() {
    return context.succession(month);
  }

  Dataset<Row> of(Table table, String period) {
    return lake().read(table, Map.of(Households.PERIOD, period));
  }

  /** All rows of a table that no household has a row in. */
  Dataset<Row> all(Table table) {
    return lake().read(table, Map.of());
  }

  /** Rows of earlier months, the baseline the first of them. */
  Dataset<Row> sinceBaseline(Table table) {
    String baseline = settings().supervision().baseline().toString();
    return lake()
        .read(table)
        .filter(Households.PERIOD.col().geq(baseline).and(Households.PERIOD.col().lt(month)));
  }

  Dataset<Row> rows(Table table, List<Row> rows) {
    return context.spark().createDataFrame(rows, table.schema());
  }

  String before() {
    return YearMonth.parse(month).minusMonths(1).toString();
  }

  /** Problems known of by the month. */
  Dataset<Row> ledger() {
    return succession().kept(Rectification.ledger(all(Problems.TABLE), month));
  }

  /** Counties that sent a ledger of problems by the month. */
  Dataset<Row> senders() {
    return Rectification.senders(all(Submissions.TABLE), all(Problems.TABLE), month);
  }

  /** Codes of the provinces of the annexes. */
  Set<String> supervised() {
    return settings().annexes().provinceCodes();
  }

  /** What rows of counties and villages count in. */
  Grains grains() {
    return Grains.of(of(VillageMonth.TABLE, month), settings());
  }

  long put(Table table, Dataset<Row> rows) {
    return put(table, ofMonth(), rows);
  }

  /** Puts the rows of the counties made in the place of theirs. */
  long putMade(Table table, Dataset<Row> rows) {
    return put(table, scope.where(ofMonth()), scope.made(rows));
  }

  /** The same of a table of {@link Grains}: what counties add up to is put anew. */
  long putAreas(Table table, Dataset<Row> rows) {
    String where = scope.whereAreas(ofMonth());
    return put(table, where, rows.filter(where));
  }

  private static Map<Field, Set<String>> months(String month) {
    return Map.of(Households.PERIOD, Set.of(month));
  }

  private String ofMonth() {
    return "%s = '%s'".formatted(Households.PERIOD.name(), month);
  }

  private long put(Table table, String where, Dataset<Row> rows) {
    context.progress().step("%s: %s".formatted(month, table.name()));
    return lake().replace(table, where, months(month), rows, note());
  }
}
