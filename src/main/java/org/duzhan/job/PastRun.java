package org.duzhan.job;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.lake.Lake;
import org.duzhan.table.Field;
import org.duzhan.table.Runs;
import org.duzhan.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * A run as the run table keeps it.
 *
 * @param versions of the tables it left, by name; none of a run that was not done
 * @param made months and steps it made ({@link Due#key}), each with a fingerprint
 * @param inputs what it was made from beside files; empty of runs that did not keep it
 */
public record PastRun(
    String id,
    String command,
    String status,
    Instant startedAt,
    @Nullable Instant finishedAt,
    String configHash,
    Map<String, Long> versions,
    Map<String, String> made,
    Optional<Map<String, String>> inputs) {

  static final List<Field> READ =
      List.of(
          Runs.RUN_ID,
          Runs.COMMAND,
          Runs.STATUS,
          Runs.STARTED_AT,
          Runs.FINISHED_AT,
          Runs.CONFIG_HASH,
          Runs.VERSIONS_WRITTEN,
          Runs.FINGERPRINTS,
          Runs.INPUTS);

  static PastRun of(Row row) {
    Timestamp finished = row.getAs(Runs.FINISHED_AT.name());
    return new PastRun(
        row.getAs(Runs.RUN_ID.name()),
        row.getAs(Runs.COMMAND.name()),
        row.getAs(Runs.STATUS.name()),
        row.<Timestamp>getAs(Runs.STARTED_AT.name()).toInstant(),
        finished == null ? null : finished.toInstant(),
        row.getAs(Runs.CONFIG_HASH.name()),
        PastRun.<Long>map(row, Runs.VERSIONS_WRITTEN).orElse(Map.of()),
        PastRun.<String>map(row, Runs.FINGERPRINTS).orElse(Map.of()),
        map(row, Runs.INPUTS));
  }

  private static <T> Optional<Map<String, T>> map(Row row, Field field) {
    int at = row.fieldIndex(field.name());
    return row.isNullAt(at) ? Optional.empty() : Optional.of(new HashMap<>(row.getJavaMap(at)));
  }

  /** The rows of a table as it left them; none where there was no such table. */
  Dataset<Row> left(Lake lake, Table table) {
    return lake.read(table, versions.getOrDefault(table.name(), Lake.NONE));
  }

  boolean isDone() {
    return status.equals(Runs.DONE);
  }

  boolean made(String month) {
    return made.keySet().stream().anyMatch(key -> key.startsWith(month + "/"));
  }

  boolean made(String month, Step step) {
    return made.containsKey(Due.key(month, step));
  }

  /** The version of the program it was made by, where it kept it. */
  public Optional<String> program() {
    return inputs.map(kept -> kept.get(Inputs.PROGRAM));
  }
}
