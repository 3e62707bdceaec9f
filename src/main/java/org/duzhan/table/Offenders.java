package org.duzhan.table;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows that break what must hold of a table, by what names them. */
public final class Offenders {
  public static final Field WHO =
      Field.required(
          "offender", Types.TEXT, "", "问题行", "What names a row that breaks an invariant");

  private static final Field TIMES =
      Field.required("times", Types.COUNT, "", "次数", "How often a key stands in its table");

  private Offenders() {}

  /** Broken rows, named by some of their columns and what else there is to say. */
  public static Dataset<Row> of(Dataset<Row> broken, List<Field> named, Column... more) {
    Column[] words =
        Stream.concat(named.stream().map(Offenders::word), Stream.of(more)).toArray(Column[]::new);
    return broken.select(WHO.from(concat_ws(" ", words)));
  }

  /** Keys that stand in a table more than once. */
  public static Dataset<Row> repeatedKeys(Table table, Dataset<Row> rows) {
    Column[] key = table.key().stream().map(Field::col).toArray(Column[]::new);
    Dataset<Row> repeated =
        rows.groupBy(key).agg(TIMES.from(count(lit(1)))).filter(TIMES.col().gt(1));
    return of(repeated, table.key(), concat_ws("", lit("×"), TIMES.col()));
  }

  private static Column word(Field field) {
    return coalesce(field.col().cast(Types.TEXT), lit("-"));
  }
}
