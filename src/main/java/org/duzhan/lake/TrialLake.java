package org.duzhan.lake;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.duzhan.table.Table;

/**
 * A lake in which rows are replaced for trial: they are put into another, and read as if they stood
 * where the first one's rows stand, of which none changes.
 */
public final class TrialLake implements Lake {
  private final Lake standing;
  private final Lake trial;
  private final Map<Table, String> replaced;

  /**
   * A trial.
   *
   * @param trial an empty lake
   */
  public TrialLake(Lake standing, Lake trial) {
    this(standing, trial, new ConcurrentHashMap<>());
  }

  private TrialLake(Lake standing, Lake trial, Map<Table, String> replaced) {
    this.standing = standing;
    this.trial = trial;
    this.replaced = replaced;
  }

  @Override
  public Lake through(SparkSession other) {
    return new TrialLake(standing.through(other), trial.through(other), replaced);
  }

  @Override
  public Dataset<Row> read(Table table) {
    String where = replaced.get(table);
    return where == null
        ? standing.read(table)
        : standing
            .read(table)
            .filter(functions.not(functions.expr(where)))
            .unionByName(trial.read(table));
  }

  @Override
  public Dataset<Row> read(Table table, long version) {
    return standing.read(table, version);
  }

  @Override
  public long version(Table table) {
    return standing.version(table);
  }

  /** Of each table, once. */
  @Override
  public long replace(Table table, String where, Dataset<Row> rows, String note) {
    long put = trial.append(table, rows, note);
    if (replaced.put(table, where) != null) {
      throw new IllegalStateException(table.name() + " was replaced twice in one trial");
    }
    return put;
  }

  @Override
  public Optional<String> note(Table table) {
    return standing.note(table);
  }

  @Override
  public String scratch(String runId) {
    return standing.scratch(runId);
  }

  @Override
  public long append(Table table, Dataset<Row> rows, String note) {
    throw new UnsupportedOperationException("a trial replaces rows alone");
  }

  @Override
  public boolean claim(Table table, Dataset<Row> rows, String claim, long turn) {
    throw new UnsupportedOperationException("a trial holds no warehouse");
  }

  @Override
  public void restore(Table table, long version, String note) {
    throw new UnsupportedOperationException("a trial changes no table");
  }

  @Override
  public void clearScratch() {
    throw new UnsupportedOperationException("a trial clears what is its own");
  }
}
