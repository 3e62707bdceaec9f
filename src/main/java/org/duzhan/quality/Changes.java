package org.duzhan.quality;

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
import org.duzhan.quality.Rule.Beside;
import org.duzhan.settings.Sql;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Remarks;

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
    List<Rule> comparing = rules.of(TABLE, Beside.LAST_MONTH);
    Dataset<Row> last = before.select(columns(lastColumns(comparing)));
    return Standing.of(
        now.join(last, Households.HOUSEHOLD_KEY.col().equalTo(col(LAST + TABLE))),
        TABLE,
        comparing,
        Changes::breach,
        submissions,
        rules);
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
