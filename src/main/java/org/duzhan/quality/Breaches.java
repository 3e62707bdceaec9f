package org.duzhan.quality;

import static java.util.stream.Collectors.toCollection;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Types;

/** The rules that a row breaks, as a list in the row. */
final class Breaches {
  static final String LIST = "breaches";
  private static final String ONE = "breach";
  private static final String NTH = "nth";
  private static final String TYPE =
      "array<struct<%s string, %s string, %s string, %s string>>"
          .formatted(
              Quarantine.FIELD.name(),
              Quarantine.RULE.name(),
              Quarantine.MESSAGE.name(),
              Quarantine.RAW.name());

  private Breaches() {}

  /**
   * Whether any of these conditions is true. One case after the other, not a chain of ors: Spark
   * makes one method of a chain, and Java compiles none of more than 8,000 bytes.
   */
  static Column any(List<Column> conditions) {
    if (conditions.isEmpty()) {
      return lit(false);
    }
    Column any = when(conditions.get(0), lit(true));
    for (Column condition : conditions.subList(1, conditions.size())) {
      any = any.when(condition, lit(true));
    }
    return any.otherwise(lit(false));
  }

  /** One rule broken, with what is said of it. */
  static Column breach(Rule rule, Column field, Column message, Column raw) {
    return struct(
        field.as(Quarantine.FIELD.name()),
        lit(rule.code()).as(Quarantine.RULE.name()),
        message.as(Quarantine.MESSAGE.name()),
        raw.cast(Types.TEXT).as(Quarantine.RAW.name()));
  }

  /** Those that are not null, as a list. */
  static Column list(List<Column> breaches) {
    return breaches.isEmpty()
        ? lit(null).cast(TYPE)
        : array_compact(array(breaches.toArray(Column[]::new)));
  }

  /** The codes of a row's list, a code more than once where it is about more than one cell. */
  static Column codes() {
    return col(LIST).getField(Quarantine.RULE.name());
  }

  /**
   * A row of {@link Quarantine}'s shape for each rule of each row's list; the first of a row has
   * its cells.
   */
  static Dataset<Row> each(Dataset<Row> rows) {
    List<String> given = Arrays.asList(rows.columns());
    List<Column> columns =
        Quarantine.TABLE.fields().stream()
            .map(Field::name)
            .filter(given::contains)
            .map(n -> col(n))
            .collect(toCollection(ArrayList::new));
    columns.add(posexplode(col(LIST)).as(new String[] {NTH, ONE}));
    Dataset<Row> each = rows.select(columns.toArray(Column[]::new));
    return (given.contains(Quarantine.CELLS.name())
            ? each.withColumn(
                Quarantine.CELLS.name(), when(col(NTH).equalTo(0), Quarantine.CELLS.col()))
            : each)
        .select("*", ONE + ".*")
        .drop(NTH, ONE);
  }
}
