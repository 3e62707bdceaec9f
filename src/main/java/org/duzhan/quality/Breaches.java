package org.duzhan.quality;

import static java.util.stream.Collectors.toCollection;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.ingest.Spooled;
import org.duzhan.table.Field;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Types;

/** The rules that a row breaks, as a list in the row. */
final class Breaches {
  static final String LIST = "breaches";

  /** Those of them that only note left out. */
  static final String KEEPING_OUT = "keeping_out";

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

  /**
   * A list of one: a rule broken, with what is said of it; of none where the condition is not true.
   */
  static Column where(Column condition, Rule rule, Column field, Column message, Column raw) {
    Column breach =
        struct(
            field.as(Quarantine.FIELD.name()),
            lit(rule.code()).as(Quarantine.RULE.name()),
            message.as(Quarantine.MESSAGE.name()),
            raw.cast(Types.TEXT).as(Quarantine.RAW.name()));
    return when(condition, array(breach)).otherwise(none());
  }

  /**
   * All that {@link #where} found. Spark compiles lists that are put together; leaving nulls out of
   * one it interprets.
   */
  static Column list(List<Column> found) {
    return found.isEmpty() ? none() : concat(found.toArray(Column[]::new));
  }

  private static Column none() {
    return expr("cast(array() as %s)".formatted(TYPE));
  }

  /** The codes of a row's list, a code more than once where it is about more than one cell. */
  static Column codes() {
    return col(LIST).getField(Quarantine.RULE.name());
  }

  /**
   * A row of {@link Quarantine}'s shape for each rule of each row's list. The first of a row has
   * its cells; of a household folded from persons each names all their rows.
   */
  static Dataset<Row> each(Dataset<Row> rows) {
    List<String> given = Arrays.asList(rows.columns());
    List<Column> columns =
        Stream.concat(Quarantine.TABLE.fields().stream(), Stream.of(Spooled.SOURCE_ROWS))
            .filter(f -> given.contains(f.name()))
            .map(Field::col)
            .collect(toCollection(ArrayList::new));
    columns.add(posexplode(col(LIST)).as(new String[] {NTH, ONE}));
    Dataset<Row> each =
        rows.select(columns.toArray(Column[]::new)).select("*", ONE + ".*").drop(ONE);
    if (given.contains(Quarantine.CELLS.name())) {
      Column once = when(col(NTH).equalTo(0), Quarantine.CELLS.col());
      each = each.withColumn(Quarantine.CELLS.name(), once);
    }
    if (given.contains(Spooled.SOURCE_ROWS.name())) {
      Column of = concat(lit("（该户所在行："), Spooled.SOURCE_ROWS.col(), lit("）"));
      Column message = concat(Quarantine.MESSAGE.col(), coalesce(of, lit("")));
      each = each.withColumn(Quarantine.MESSAGE.name(), message);
    }
    return each.drop(NTH, Spooled.SOURCE_ROWS.name());
  }
}
