package org.duzhan.lake;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.when;

import io.delta.exceptions.DeltaConcurrentModificationException;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.duzhan.settings.UserError;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/** Delta tables, one directory each, under a warehouse on any Hadoop file system. */
public final class DeltaLake implements Lake {
  private static final String ROWS = "rows";
  private static final String SCRATCH = "_scratch";
  private static final String NOTE = "userMetadata";
  private static final String DICTIONARY_OF = "parquet.enable.dictionary#";
  private static final String RANGES_OF = "parquet.column.statistics.enabled#";

  private final Supplier<SparkSession> spark;
  private final Configuration hadoop;
  private final String warehouse;
  private final DeltaReader reader;

  public DeltaLake(SparkSession spark, String warehouse) {
    this(() -> spark, spark.sparkContext().hadoopConfiguration(), warehouse);
  }

  /**
   * A lake that starts Spark when it has to.
   *
   * @param spark starts Spark when it is first asked
   * @param hadoop how file systems are reached
   */
  public DeltaLake(Supplier<SparkSession> spark, Configuration hadoop, String warehouse) {
    this.spark = spark;
    this.hadoop = hadoop;
    this.warehouse = warehouse;
    this.reader = new DeltaReader(spark, hadoop, warehouse);
  }

  /**
   * What a session that writes is to be started with. Where its zone is not UTC, Delta would list a
   * table's files anew after every commit, lest a partition's time be read in another zone: our
   * partitions are texts.
   */
  public static Map<String, String> settings() {
    return Map.of(
        "spark.databricks.delta.allFilesInCrc.verificationMode.forceOnNonUTC.enabled", "false");
  }

  @Override
  public Lake through(SparkSession other) {
    return new DeltaLake(() -> other, hadoop, warehouse);
  }

  @Override
  public Dataset<Row> read(Table table) {
    return reader.read(table);
  }

  @Override
  public Dataset<Row> read(Table table, long version) {
    return reader.read(table, version);
  }

  @Override
  public Dataset<Row> read(Table table, long version, Map<Field, String> where) {
    return reader.read(table, version, where);
  }

  @Override
  public Dataset<Row> read(Table table, Map<Field, String> where) {
    return reader.read(table, reader.version(table), where);
  }

  @Override
  public Dataset<Row> read(Table table, Field field, Collection<String> values) {
    return reader.read(table, field, values);
  }

  @Override
  public List<Row> rows(Table table, List<Field> columns) {
    List<Row> rows = new ArrayList<>();
    reader.rows(table, NONE, Map.of(), columns, rows::add);
    return rows;
  }

  @Override
  public void rows(
      Table table,
      long version,
      Map<Field, String> where,
      List<Field> columns,
      Consumer<Row> show) {
    if (version != NONE) {
      reader.rows(table, version, where, columns, show);
    }
  }

  @Override
  public Set<String> columns(Table table, long version) {
    return version == NONE ? Set.of() : reader.columns(table, version);
  }

  @Override
  public void open() {
    Path path = new Path(warehouse);
    try {
      if (path.getFileSystem(hadoop).mkdirs(path)) {
        return;
      }
    } catch (IOException e) {
      throw new UserError(
          "--warehouse %s: cannot make the folder: %s".formatted(warehouse, e.getMessage()));
    }
    throw new UserError(
        "--warehouse %s: cannot make the folder; name one that can be written"
            .formatted(warehouse));
  }

  @Override
  public long version(Table table) {
    return reader.version(table);
  }

  private Snapshot snapshot(Table table) {
    return DeltaLog.forTable(spark.get(), path(table))
        .update(false, scala.Option.empty(), scala.Option.empty());
  }

  @Override
  public long append(Table table, Dataset<Row> rows, String note) {
    return write(table, rows, note, w -> w.mode(SaveMode.Append));
  }

  @Override
  public boolean claim(Table table, Dataset<Row> rows, String claim, long turn) {
    try {
      // Not counted: Delta runs nothing for a turn that was taken, and a count would never come.
      save(
          table,
          table.conform(rows),
          claim,
          w -> w.mode(SaveMode.Append).option("txnAppId", claim).option("txnVersion", turn));
    } catch (DeltaConcurrentModificationException e) {
      return false;
    }
    return true;
  }

  @Override
  public long replace(Table table, String where, Dataset<Row> rows, String note) {
    return version(table) == NONE
        ? append(table, rows, note)
        : write(table, rows, note, w -> w.mode(SaveMode.Overwrite).option("replaceWhere", where));
  }

  /**
   * Delta reads its whole log to delete what is not there, which takes longer than to write a
   * month.
   */
  @Override
  public long replace(
      Table table, String where, Map<Field, Set<String>> values, Dataset<Row> rows, String note) {
    return reader.mayHold(table, values)
        ? replace(table, where, rows, note)
        : append(table, only(rows, where), note);
  }

  /** Rows that are all within a condition, as Delta sees to it where it replaces some. */
  private static Dataset<Row> only(Dataset<Row> rows, String where) {
    Column outside = raise_error(lit("a row for which this does not hold: " + where));
    return rows.filter(when(expr(where), true).otherwise(outside));
  }

  @Override
  public Optional<String> note(Table table) {
    return reader.note(table);
  }

  @Override
  public void restore(Table table, long version, String note) {
    String key = "spark.databricks.delta.commitInfo.userMetadata";
    spark.get().conf().set(key, note);
    try {
      DeltaTable.forPath(spark.get(), path(table)).restoreToVersion(version);
    } finally {
      spark.get().conf().unset(key);
    }
  }

  @Override
  public String scratch(String runId) {
    return warehouse + "/" + SCRATCH + "/" + runId;
  }

  @Override
  public void clearScratch() {
    Path path = new Path(warehouse, SCRATCH);
    try {
      path.getFileSystem(hadoop).delete(path, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String path(Table table) {
    return warehouse + "/" + table.name();
  }

  private long write(Table table, Dataset<Row> rows, String note, Mode mode) {
    Observation observed = new Observation();
    save(table, table.conform(rows).observe(observed, count(lit(1)).as(ROWS)), note, mode);
    return rows(observed);
  }

  private void save(Table table, Dataset<Row> conforming, String note, Mode mode) {
    DataFrameWriter<Row> writer =
        mode.on(inFiles(table, conforming).format("delta").option(NOTE, note))
            .partitionBy(table.partitions().stream().map(Field::name).toArray(String[]::new));
    if (version(table) == NONE) {
      writer = writer.option("delta.dataSkippingStatsColumns", skipping(table));
    } else if (lacksOnlyOptional(table)) {
      writer = writer.option("mergeSchema", true);
    }
    save(writer, table);
  }

  /** Rows alike in the columns for skipping go to one task, which writes them one after another. */
  private static DataFrameWriter<Row> inFiles(Table table, Dataset<Row> rows) {
    if (!table.isInFiles()) {
      return rows.write();
    }
    return rows.repartition(columns(table.skipping()))
        .sortWithinPartitions(
            columns(Stream.concat(table.partitions().stream(), table.skipping().stream()).toList()))
        .write()
        .option("maxRecordsPerFile", table.rowsPerFile());
  }

  private static Column[] columns(List<Field> fields) {
    return fields.stream().map(Field::col).toArray(Column[]::new);
  }

  /**
   * Whether a table was begun before some of its columns were thought of, all of which may be null:
   * it gets them with the next write. One that every row must fill is never made up.
   */
  private boolean lacksOnlyOptional(Table table) {
    List<String> there = List.of(snapshot(table).schema().fieldNames());
    List<Field> lacking = table.fields().stream().filter(f -> !there.contains(f.name())).toList();
    return !lacking.isEmpty() && lacking.stream().allMatch(Field::nullable);
  }

  /** Delta passes no Parquet options on, so they go by the session. */
  private void save(DataFrameWriter<Row> writer, Table table) {
    List<String> off =
        Stream.concat(
                table.distinct().stream().map(f -> DICTIONARY_OF + f.name()),
                table.unsearched().stream().map(f -> RANGES_OF + f.name()))
            .toList();
    off.forEach(k -> spark.get().conf().set(k, "false"));
    try {
      writer.save(path(table));
    } finally {
      off.forEach(k -> spark.get().conf().unset(k));
    }
  }

  private static long rows(Observation observed) {
    try {
      return (Long) Objects.requireNonNull(observed.getAsJava().get(ROWS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted after a commit", e);
    }
  }

  private static String skipping(Table table) {
    return table.skipping().stream()
        .filter(f -> !table.partitions().contains(f))
        .map(Field::name)
        .collect(joining(","));
  }

  /** How the rows of a write meet those that stand. */
  private interface Mode {
    DataFrameWriter<Row> on(DataFrameWriter<Row> writer);
  }
}
