package org.duzhan.table;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A table of the lake: its name, what one row is, its key, the columns its files are laid out by,
 * the columns whose ranges are kept for skipping files, those whose values hardly ever repeat, its
 * columns in order, and how many rows a file has at most.
 */
public record Table(
    String name,
    String grain,
    List<Field> key,
    List<Field> partitions,
    List<Field> skipping,
    List<Field> distinct,
    List<Field> fields,
    long rowsPerFile) {
  private static final long ANY = 0;

  /** A table without partitions, whose key columns serve for skipping files. */
  public static Table of(String name, String grain, List<Field> key, List<Field> fields) {
    return new Table(name, grain, key, List.of(), key, List.of(), fields, ANY);
  }

  /** The same table, its files laid out by {@code partitions}. */
  public Table partitionedBy(Field... partitions) {
    return new Table(
        name, grain, key, List.of(partitions), skipping, distinct, fields, rowsPerFile);
  }

  /** The same table, keeping ranges of {@code columns} only: each costs time at every write. */
  public Table skippingBy(Field... columns) {
    return new Table(name, grain, key, partitions, List.of(columns), distinct, fields, rowsPerFile);
  }

  /** The same table, looking for no repeated values in {@code columns}: the search costs time. */
  public Table distinctIn(Field... columns) {
    return new Table(name, grain, key, partitions, skipping, List.of(columns), fields, rowsPerFile);
  }

  /**
   * The same table in files of so many rows, in order of the columns for skipping: rows that are
   * replaced by these take few others with them, for a file is written anew as a whole.
   */
  public Table inFilesOf(long rows) {
    return new Table(name, grain, key, partitions, skipping, distinct, fields, rows);
  }

  /** Whether it keeps rows in order, in files of so many. */
  public boolean isInFiles() {
    return rowsPerFile != ANY;
  }

  /** Texts that rows are not looked for by: of no key and no layout, and no codes of places. */
  public List<Field> unsearched() {
    return fields.stream()
        .filter(f -> f.type().equals(Types.TEXT) && !f.name().endsWith("_code"))
        .filter(f -> !key.contains(f) && !partitions.contains(f) && !skipping.contains(f))
        .toList();
  }

  public StructType schema() {
    return new StructType(fields.stream().map(Field::struct).toArray(StructField[]::new));
  }

  /** Adds, as null, columns that may be null and that a data set was written without. */
  public Dataset<Row> completed(Dataset<Row> data) {
    Set<String> given = Set.copyOf(Arrays.asList(data.columns()));
    List<Field> lacking = fields.stream().filter(f -> !given.contains(f.name())).toList();
    if (lacking.isEmpty()) {
      return data;
    }
    List<Column> columns = new ArrayList<>(List.of(functions.col("*")));
    lacking.stream().filter(Field::nullable).forEach(f -> columns.add(f.from(functions.lit(null))));
    return data.select(columns.toArray(Column[]::new));
  }

  /** Puts the columns in declared order and type, and refuses a data set that does not fit. */
  public Dataset<Row> conform(Dataset<Row> data) {
    Set<String> given = Set.copyOf(Arrays.asList(data.columns()));
    Set<String> declared = fields.stream().map(Field::name).collect(toUnmodifiableSet());
    if (!given.equals(declared)) {
      throw new SchemaMismatch(
          name,
          declared.stream().filter(n -> !given.contains(n)).sorted().toList(),
          given.stream().filter(n -> !declared.contains(n)).sorted().toList());
    }
    return data.select(fields.stream().map(Field::stored).toArray(Column[]::new));
  }
}
