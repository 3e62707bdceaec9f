package org.duzhan.job;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.duzhan.table.Runs;

/** Runs that say they are running: which of them live. */
final class Holders {
  private Holders() {}

  /** Refuses to begin while a run that lives holds the warehouse. */
  static void refuseIfHeld(Context context) {
    for (Row run : running(context)) {
      if (lives(run, context)) {
        throw new Busy(
            "another run holds the warehouse: %s (%s, by %s, last heard of %s); wait for it to end"
                .formatted(
                    run.getAs(Runs.RUN_ID.name()),
                    run.getAs(Runs.COMMAND.name()),
                    run.getAs(Runs.HOLDER.name()),
                    run.getAs(Runs.HEARD_AT.name())));
      }
    }
  }

  /** Marks runs that died as failed. */
  static void buryDead(Context context, String living) {
    List<String> dead =
        running(context).stream()
            .map(r -> r.<String>getAs(Runs.RUN_ID.name()))
            .filter(id -> !id.equals(living))
            .toList();
    for (String id : dead) {
      Dataset<Row> row = context.lake().read(Runs.TABLE).filter(Runs.RUN_ID.col().equalTo(id));
      Column[] columns =
          Runs.TABLE.fields().stream()
              .map(f -> f.equals(Runs.STATUS) ? f.from(functions.lit(Runs.FAILED)) : f.col())
              .toArray(Column[]::new);
      context
          .lake()
          .replace(
              Runs.TABLE,
              "%s = '%s'".formatted(Runs.RUN_ID.name(), id),
              row.select(columns),
              "buried by " + living);
    }
  }

  static String start(ProcessHandle process) {
    return process.info().startInstant().map(i -> String.valueOf(i.toEpochMilli())).orElse("?");
  }

  private static List<Row> running(Context context) {
    return context
        .lake()
        .rows(
            Runs.TABLE, List.of(Runs.STATUS, Runs.RUN_ID, Runs.COMMAND, Runs.HOLDER, Runs.HEARD_AT))
        .stream()
        .filter(r -> r.getString(0).equals(Runs.RUNNING))
        .toList();
  }

  /** On this host the process itself tells; on another one, how long nothing was heard of it. */
  private static boolean lives(Row run, Context context) {
    String[] holder = run.<String>getAs(Runs.HOLDER.name()).split("/", -1);
    if (holder.length == 3 && holder[0].equals(RunLog.host())) {
      Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(holder[1]));
      return process
          .filter(ProcessHandle::isAlive)
          .map(Holders::start)
          .filter(holder[2]::equals)
          .isPresent();
    }
    Instant heard = run.<Timestamp>getAs(Runs.HEARD_AT.name()).toInstant();
    return heard.plusSeconds(context.settings().leaseSeconds()).isAfter(context.clock().instant());
  }
}
