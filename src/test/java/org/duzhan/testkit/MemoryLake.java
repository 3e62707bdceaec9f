package org.duzhan.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.duzhan.lake.Lake;
import org.duzhan.table.Table;

/** A lake in memory: every commit is a version with its rows and its note, as in the real one. */
public final class MemoryLake implements Lake {
  private final Map<String, List<Commit>> tables = new HashMap<>();
  private final Map<String, Long> turns = new HashMap<>();
  private final Path scratch;

  /** A lake whose runs keep what they need only while they run in {@code scratch}. */
  public MemoryLake(Path scratch) {
    this.scratch = scratch;
  }

  private record Commit(List<Row> rows, String note) {}

  /** The same lake, a table filled with the rows of a text table. */
  public MemoryLake with(Table table, String text) {
    append(table, TextTables.rows(table, text), "test");
    return this;
  }

  /** Another lake that stands where this one does. */
  public synchronized MemoryLake copy() {
    MemoryLake copy = new MemoryLake(scratch);
    tables.forEach((table, commits) -> copy.tables.put(table, new ArrayList<>(commits)));
    copy.turns.putAll(turns);
    return copy;
  }

  /** The version of each table there is, by name. */
  public synchronized Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    tables.forEach((table, commits) -> versions.put(table, commits.size() - 1L));
    versions.values().removeIf(v -> v == NONE);
    return versions;
  }

  @Override
  public synchronized Dataset<Row> read(Table table) {
    return of(table, last(table).map(Commit::rows).orElse(List.of()));
  }

  @Override
  public synchronized Dataset<Row> read(Table table, long version) {
    return of(table, version == NONE ? List.of() : commits(table).get((int) version).rows());
  }

  @Override
  public synchronized long version(Table table) {
    return commits(table).size() - 1L;
  }

  @Override
  public long append(Table table, Dataset<Row> rows, String note) {
    List<Row> added = collected(table, rows);
    synchronized (this) {
      return commit(table, last(table).map(Commit::rows).orElse(List.of()), added, note);
    }
  }

  @Override
  public synchronized boolean claim(Table table, Dataset<Row> rows, String claim, long turn) {
    String key = table.name() + "/" + claim;
    if (turn > turns.getOrDefault(key, NONE)) {
      append(table, rows, claim);
      turns.put(key, turn);
    }
    return true;
  }

  @Override
  public long replace(Table table, String where, Dataset<Row> rows, String note) {
    List<Row> put = collected(table, rows);
    if (of(table, put).filter("not coalesce(" + where + ", false)").count() > 0) {
      throw new IllegalArgumentException(
          "%s: rows for which %s does not hold".formatted(table.name(), where));
    }
    synchronized (this) {
      List<Row> kept = read(table).filter("not coalesce(" + where + ", false)").collectAsList();
      return commit(table, kept, put, note);
    }
  }

  @Override
  public synchronized Optional<String> note(Table table) {
    return last(table).map(Commit::note);
  }

  @Override
  public synchronized void restore(Table table, long version, String note) {
    commit(table, commits(table).get((int) version).rows(), List.of(), note);
  }

  @Override
  public String scratch(String runId) {
    return scratch.resolve(runId).toString();
  }

  @Override
  public void clearScratch() {
    FileUtil.fullyDelete(scratch.toFile());
  }

  /** Rows as they are at the moment of the commit, in the table's shape. */
  private static List<Row> collected(Table table, Dataset<Row> rows) {
    return table.conform(rows).collectAsList();
  }

  private static Dataset<Row> of(Table table, List<Row> rows) {
    return Spark.session().createDataFrame(rows, nullable(table.schema()));
  }

  /** As files are read back: any column may be null. */
  private static StructType nullable(StructType schema) {
    return new StructType(
        Arrays.stream(schema.fields())
            .map(f -> new StructField(f.name(), f.dataType(), true, f.metadata()))
            .toArray(StructField[]::new));
  }

  private long commit(Table table, List<Row> kept, List<Row> added, String note) {
    List<Row> all = new ArrayList<>(kept);
    all.addAll(added);
    commits(table).add(new Commit(all, note));
    return added.size();
  }

  private Optional<Commit> last(Table table) {
    List<Commit> commits = commits(table);
    return commits.isEmpty() ? Optional.empty() : Optional.of(commits.get(commits.size() - 1));
  }

  private List<Commit> commits(Table table) {
    return tables.computeIfAbsent(table.name(), t -> new ArrayList<>());
  }
}
