package org.duzhan.lake;

import static org.apache.spark.sql.functions.lit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/** Tables that change by one commit or not at all. */
public interface Lake {
  /** The version of a table that does not exist yet. */
  long NONE = -1;

  /** The rows of a table as it stands; none if it does not exist yet. */
  Dataset<Row> read(Table table);

  /**
   * The rows of a table as they stood at a version; none at {@link #NONE}.
   *
   * @throws RuntimeException if the version's files were cleaned away
   */
  Dataset<Row> read(Table table, long version);

  /**
   * Columns of all rows of a table that is small enough for the driver. It may cost less than
   * {@link #read}.
   */
  default List<Row> rows(Table table, List<Field> columns) {
    return read(table)
        .select(columns.stream().map(Field::col).toArray(Column[]::new))
        .collectAsList();
  }

  /**
   * The rows of a table, as they stood at a version, that have some values; none at {@link #NONE}.
   * It may cost less than {@link #read(Table, long)}, whose files a query of its own finds.
   *
   * @param where the values that columns of text must have
   */
  default Dataset<Row> read(Table table, long version, Map<Field, String> where) {
    return read(table, version).filter(has(where));
  }

  /** The same of a table as it stands. */
  default Dataset<Row> read(Table table, Map<Field, String> where) {
    return read(table).filter(has(where));
  }

  /** The rows of a table as it stands that have one of some values in a column of text. */
  default Dataset<Row> read(Table table, Field field, Collection<String> values) {
    return read(table).filter(field.col().isInCollection(values));
  }

  /** Whether columns of text have these values. */
  static Column has(Map<Field, String> where) {
    return where.entrySet().stream()
        .map(e -> e.getKey().col().equalTo(e.getValue()))
        .reduce(lit(true), Column::and);
  }

  /**
   * Shows columns of such rows, one after another. Meant for tables of a row to each village or
   * fewer: it needs no query.
   */
  default void rows(
      Table table,
      long version,
      Map<Field, String> where,
      List<Field> columns,
      Consumer<Row> show) {
    read(table, version, where)
        .select(columns.stream().map(Field::col).toArray(Column[]::new))
        .collectAsList()
        .forEach(show);
  }

  /** The columns that a table had at a version; none at {@link #NONE}. */
  default Set<String> columns(Table table, long version) {
    return Set.of(read(table, version).columns());
  }

  /** Makes sure that tables can be kept here; refuses a place where they cannot. */
  default void open() {}

  /** The same tables, read and written by another session. */
  default Lake through(SparkSession other) {
    return this;
  }

  /** The version a table stands at. */
  long version(Table table);

  /** Adds rows. Returns how many. */
  long append(Table table, Dataset<Row> rows, String note);

  /**
   * Adds rows unless another writer has taken the same turn. A turn that was taken before is passed
   * over in silence: read whether the rows are there.
   *
   * @return false if another writer took the turn at the same moment
   */
  boolean claim(Table table, Dataset<Row> rows, String claim, long turn);

  /**
   * Puts {@code rows} in the place of all rows for which {@code where} holds, which must hold for
   * them too. Returns how many rows were put.
   *
   * @param where a condition in SQL over the table's columns
   * @param note what the commit remembers: the run and what it read
   */
  long replace(Table table, String where, Dataset<Row> rows, String note);

  /**
   * The same of rows that have known values: where the table has none with these, nothing is looked
   * for that is to go.
   *
   * @param values what columns of text must have for {@code where} to hold
   */
  default long replace(
      Table table, String where, Map<Field, Set<String>> values, Dataset<Row> rows, String note) {
    return replace(table, where, rows, note);
  }

  /** What the last commit of a table remembers. */
  Optional<String> note(Table table);

  /** Makes a table stand as it did at a version. */
  void restore(Table table, long version, String note);

  /** A folder beside the tables for what a run needs only while it runs. */
  String scratch(String runId);

  /** Clears what runs left in their scratch folders. */
  void clearScratch();
}
