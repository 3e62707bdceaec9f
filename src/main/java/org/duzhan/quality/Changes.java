package org.duzhan.quality;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.duzhan.settings.Sql;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Remarks;
import org.duzhan.table.Submissions;

/**
 * Changes from last month that can hardly be: each household's row that stands beside its own of
 * the month before. Judged over what stands, not as files come in, so that months may come in any
 * order.
 */
public final class Changes {
  static final String TABLE = Households.TABLE.name();

  private static final String LAST = "last_";
  private static final List<Field> FIELDS =
      Stream.concat(
              Households.STATED.stream(),
              Stream.of(
                  Households.NET_INCOME,
                  Households.NET_INCOME_PER_CAPITA,
                  Households.REGISTERED_POOR,
                  Households.MEASURED_POOR,
                  Households.STATE))
          .toList();

  private Changes() {}

  /** The columns that conditions may name. */
  static StructType row() {
    StructType row = new StructType();
    for (Field field : FIELDS) {
      row = row.add(field.name(), field.type()).add(LAST + field.name(), field.type());
    }
    return row;
  }

  /**
   * Rows of {@link Remarks} of a month.
   *
   * @param before household rows of the month before
   * @param now household rows of the month
   * @param submissions the ledger: the files that rows stand in
   */
  public static Dataset<Row> of(
      Dataset<Row> before, Dataset<Row> now, Dataset<Row> submissions, Rules rules) {
    List<Rule> comparing = rules.comparing();
    Dataset<Row> last = before.select(columns(lastColumns(comparing)));
    Dataset<Row> found =
        now.join(last, Households.HOUSEHOLD_KEY.col().equalTo(col(LAST + TABLE)))
            .filter(Breaches.any(comparing.stream().map(Rule::broken).toList()))
            .select(
                Households.SUBMISSION_ID.col(),
                Households.COUNTY_CODE.col(),
                Households.PERIOD.col(),
                lit(TABLE).as(Quarantine.TABLE_NAME.name()),
                Households.SOURCE_SHEET.col().as(Quarantine.SHEET.name()),
                Households.SOURCE_ROW.col().as(Quarantine.ROW.name()),
                lit(rules.hash()).as(Quarantine.RULES_HASH.name()),
                Breaches.list(comparing.stream().map(Changes::breach).toList()).as(Breaches.LIST));
    Dataset<Row> files =
        submissions
            .filter(Submissions.STATUS.col().equalTo(Submissions.ACCEPTED))
            .select(Submissions.SUBMISSION_ID.col(), Submissions.FILE.col());
    return Breaches.each(
        found.join(broadcast(files), new String[] {Submissions.SUBMISSION_ID.name()}));
  }

  /** Which of a month's remarks {@link #of} makes: also of rules that are switched off by now. */
  public static String where(String month, Rules rules) {
    String codes =
        rules.declared().stream()
            .filter(Rule::comparing)
            .map(r -> "'%s'".formatted(r.code()))
            .collect(joining(", "));
    return "%s = '%s' and %s in (%s)"
        .formatted(Quarantine.PERIOD.name(), month, Quarantine.RULE.name(), codes);
  }

  private static List<Column> lastColumns(List<Rule> comparing) {
    Set<String> named = new TreeSet<>();
    for (Rule rule : comparing) {
      named.add(LAST + rule.field());
      Sql.columns(rule.holds()).stream().filter(c -> c.startsWith(LAST)).forEach(named::add);
    }
    List<Column> columns = new ArrayList<>();
    columns.add(Households.HOUSEHOLD_KEY.col().as(LAST + TABLE));
    named.forEach(n -> columns.add(col(n.substring(LAST.length())).as(n)));
    return columns;
  }

  private static Column breach(Rule rule) {
    Field field =
        FIELDS.stream().filter(f -> f.name().equals(rule.field())).findFirst().orElseThrow();
    Column message =
        concat(
            lit("“" + field.caption() + "”：" + rule.message() + "（上月："),
            shown(col(LAST + field.name())),
            lit("，本月："),
            shown(field.col()),
            lit("）"));
    return Breaches.where(rule.broken(), rule, lit(field.name()), message, field.col());
  }

  private static Column shown(Column value) {
    return coalesce(value.cast("string"), lit("空白"));
  }

  private static Column[] columns(List<Column> columns) {
    return columns.toArray(Column[]::new);
  }
}
