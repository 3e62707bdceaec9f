package org.duzhan.job;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.lake.Lake;
import org.duzhan.measure.Rectification;
import org.duzhan.measure.Succession;
import org.duzhan.settings.Settings;
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
  /** The same for work on tables of a row to each village or fewer. */
  MonthTables interpreting() {
    return new MonthTables(context.interpreting(), month, runId, scope);
  }

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
    return lake().read(table).filter(Households.PERIOD.col().equalTo(period));
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
    return succession().kept(Rectification.ledger(lake().read(Problems.TABLE), month));
  }

  /** Counties that sent a ledger of problems by the month. */
  Dataset<Row> senders() {
    return Rectification.senders(
        lake().read(Submissions.TABLE), lake().read(Problems.TABLE), month);
  }

  /** Codes of the provinces of the annexes. */
  Set<String> supervised() {
    return settings().annexes().provinceNames().keySet();
  }

  long put(Table table, Dataset<Row> rows) {
    return put(table, rows, Scope.ALL);
  }

  /** Puts the rows of the counties made in the place of theirs. */
  long putMade(Table table, Dataset<Row> rows) {
    return put(table, rows, scope);
  }

  private long put(Table table, Dataset<Row> rows, Scope of) {
    context.progress().step("%s: %s".formatted(month, table.name()));
    String where = "%s = '%s'".formatted(Households.PERIOD.name(), month);
    return lake().replace(table, of.where(where), of.made(rows), note());
  }
}
