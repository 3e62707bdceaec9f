package org.duzhan.job;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.lake.Lake;
import org.duzhan.quality.Corrections;
import org.duzhan.quality.History;
import org.duzhan.settings.UserError;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Remarks;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;

/**
 * The ledger is written last: its commit names the versions of the tables that belong to it. What a
 * killed run wrote past them is undone before the next one begins, so that nothing is lost or
 * doubled.
 */
final class Recovery {
  /** The tables that only an ingest writes, before the ledger. */
  static final List<Table> LOADED =
      List.of(
          Quarantine.TABLE,
          Villages.TABLE,
          Problems.TABLE,
          Households.TABLE,
          History.of(Villages.TABLE),
          History.of(Problems.TABLE),
          History.of(Households.TABLE),
          Corrections.TABLE);

  private static final String RUN = "run=";
  private static final String KEY = "key=";
  private static final String UNDONE = "undone to ";

  private Recovery() {}

  /** Undoes what the ledger does not know of. */
  static void run(Context context) {
    Lake lake = context.lake();
    Map<String, Long> known = versions(lake.note(Submissions.TABLE).orElse(""));
    for (Table table : LOADED) {
      long stands = lake.version(table);
      long should = known.getOrDefault(table.name(), Lake.NONE);
      String undone = UNDONE + should;
      if (stands > should && !lake.note(table).filter(undone::equals).isPresent()) {
        context.progress().step("undoing %s to version %d".formatted(table.name(), should));
        undo(lake, table, should, undone);
      }
    }
    boolean written =
        lake.version(Remarks.TABLE) > known.getOrDefault(Remarks.TABLE.name(), Lake.NONE);
    // Where the run of the ledger assessed months as well, there is nothing to look for.
    if (written && !lake.note(Remarks.TABLE).equals(lastRun(lake).map(RUN::concat))) {
      undoRemarks(context);
    }
  }

  /** Months are assessed after the ledger is written, so that remarks are undone by their file. */
  private static void undoRemarks(Context context) {
    Lake lake = context.lake();
    Dataset<Row> remarks = lake.read(Remarks.TABLE);
    String unknown =
        remarks
            .select(Remarks.SUBMISSION_ID.col())
            .distinct()
            .join(
                lake.read(Submissions.TABLE),
                new String[] {Remarks.SUBMISSION_ID.name()},
                "left_anti")
            .collectAsList()
            .stream()
            .map(r -> "'%s'".formatted(r.getString(0)))
            .collect(joining(", "));
    if (!unknown.isEmpty()) {
      context.progress().step("undoing remarks on files that the ledger does not know");
      String where = "%s in (%s)".formatted(Remarks.SUBMISSION_ID.name(), unknown);
      lake.replace(Remarks.TABLE, where, remarks.limit(0), UNDONE + "known files");
    }
  }

  private static void undo(Lake lake, Table table, long version, String note) {
    if (version == Lake.NONE) {
      lake.replace(table, "true", lake.read(table).limit(0), note);
    } else {
      lake.restore(table, version, note);
    }
  }

  /** Refuses a key that is not the one the warehouse's households were keyed by. */
  static void checkKey(Context context, String keyCheck) {
    String note = context.lake().note(Submissions.TABLE).orElse("");
    if (note.contains(KEY) && !note.contains(KEY + keyCheck)) {
      throw new UserError(
          "DUZHAN_KEY: cannot match households with those of earlier months: the warehouse was begun"
              + " with another key; use that one");
    }
  }

  /** What the ledger's commit remembers. */
  static String note(Context context, String runId, String keyCheck) {
    return Stream.concat(LOADED.stream(), Stream.of(Remarks.TABLE))
        .map(t -> t.name() + "=" + context.lake().version(t))
        .collect(joining(";", RUN + runId + ";" + KEY + keyCheck + ";", ""));
  }

  /** The last run that took files in. */
  static Optional<String> lastRun(Lake lake) {
    return lake.note(Submissions.TABLE)
        .flatMap(note -> Stream.of(note.split(";", -1)).filter(p -> p.startsWith(RUN)).findFirst())
        .map(part -> part.substring(RUN.length()));
  }

  private static Map<String, Long> versions(String note) {
    Map<String, Long> versions = new HashMap<>();
    for (String part : note.split(";", -1)) {
      String[] pair = part.split("=", 2);
      if (pair.length == 2 && !pair[0].equals("run") && !part.startsWith(KEY)) {
        versions.put(pair[0], Long.parseLong(pair[1]));
      }
    }
    return versions;
  }
}
