package org.duzhan.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;

/**
 * What counties said and what does not stand: replaced since, said again, closed, or older than
 * what stood when it came. With what stands it is all that was ever said, so that a file that comes
 * late leads to what it would have led to in its turn. Bad rows of complete files are kept by their
 * key alone: they spare what they name from being closed.
 */
public final class History {
  private History() {}

  /** The table beside {@code table}: its rows as they stood, and {@link Judged#SOUND}. */
  public static Table of(Table table) {
    List<Field> fields = new ArrayList<>();
    for (Field field : table.fields()) {
      if (!field.equals(Households.SAID_AT)) {
        fields.add(table.partitions().contains(field) ? field : field.renamed(field.name()));
      }
    }
    fields.add(Judged.SOUND);
    List<Field> key = new ArrayList<>(table.key());
    key.addAll(List.of(Households.SUBMISSION_ID, Households.SOURCE_SHEET, Households.SOURCE_ROW));
    return new Table(
        table.name() + "_history",
        "statement that does not stand: " + table.grain(),
        key,
        table.partitions(),
        table.skipping(),
        table.distinct(),
        fields,
        table.rowsPerFile());
  }

  /** Rows of history as {@link Merged} reads them: each was said when it was received. */
  static Dataset<Row> said(Dataset<Row> history) {
    return history.withColumn(Households.SAID_AT.name(), Households.RECEIVED_AT.col());
  }

  /** What the rows of {@link Merged} leave to the history of their table. */
  public static Dataset<Row> left(Table table, Dataset<Row> merged) {
    return shaped(table, merged.filter(Told.MENTIONS.col().and(not(Merged.STANDS.col()))));
  }

  /** The bad rows of a complete file that is the first to speak. */
  public static Dataset<Row> mentions(Table table, Dataset<Row> bad) {
    return shaped(table, bad.filter(Told.isNamed(table)));
  }

  private static Dataset<Row> shaped(Table table, Dataset<Row> rows) {
    return rows.select(of(table).fields().stream().map(f -> col(f.name())).toArray(Column[]::new));
  }
}
