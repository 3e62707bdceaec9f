package org.duzhan.job;

import static org.apache.spark.sql.functions.not;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.duzhan.ingest.BadRows;
import org.duzhan.ingest.Verdict;
import org.duzhan.lake.Lake;
import org.duzhan.quality.Judged;
import org.duzhan.quality.Rule;
import org.duzhan.quality.Rules;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Remarks;

/** Rows of a batch that break a rule, found once, kept while they are counted and written. */
final class FoundRows implements AutoCloseable {
  private final List<TableLoad> loads;
  private final List<Verdict> taken;
  private final Rules rules;
  private final Dataset<Row> rows;

  /** How many rows, by table, submission and what is counted. */
  private final Map<String, Map<String, Map<String, Long>>> counts = new TreeMap<>();

  private final Map<String, BadRows> bad;

  /** Finds them. */
  FoundRows(List<TableLoad> loads, List<Verdict> taken, Rules rules) {
    this.loads = loads;
    this.taken = taken;
    this.rules = rules;
    this.rows =
        loads.stream()
            .filter(l -> !l.of(taken).isEmpty())
            .map(l -> l.found(taken))
            .reduce(Dataset::unionByName)
            .orElseThrow()
            .persist(StorageLevel.MEMORY_AND_DISK());
    Judged.counts(rows, limited())
        .collectAsList()
        .forEach(r -> count(r.getString(0), r.getString(1)).put(r.getString(2), r.getLong(3)));
    this.bad = any(Judged.BAD, Set.of()) ? Judged.bad(rows) : Map.of();
  }

  private List<String> limited() {
    return rules.declared().stream()
        .filter(r -> r.refusesOver().isPresent())
        .map(Rule::code)
        .toList();
  }

  /** Why files are refused for what their rows say, in Chinese, by submission. */
  Map<String, String> refusals() {
    Map<String, String> reasons = new HashMap<>();
    for (TableLoad load : loads) {
      for (Verdict file : load.of(taken)) {
        count(load.table().name(), file.submissionId())
            .forEach(
                (code, failing) ->
                    rules
                        .find(code)
                        .flatMap(r -> r.refusal(failing, load.rows(file)))
                        .ifPresent(reason -> reasons.putIfAbsent(file.submissionId(), reason)));
      }
    }
    return reasons;
  }

  /** Which rows of a table are bad. */
  BadRows bad(String table) {
    return bad.getOrDefault(table, new BadRows());
  }

  /** Writes bad rows with their reasons, and remarks on sound ones, of files not refused. */
  void write(Lake lake, Set<String> refused, String note) {
    Dataset<Row> kept =
        refused.isEmpty()
            ? rows
            : rows.filter(not(Quarantine.SUBMISSION_ID.col().isin(refused.toArray())));
    if (any(Judged.BAD, refused)) {
      lake.append(Quarantine.TABLE, Judged.quarantine(kept), note);
    }
    if (any(Judged.NOTED, refused)) {
      lake.append(Remarks.TABLE, Judged.remarks(kept), note);
    }
  }

  private boolean any(String kind, Set<String> refused) {
    return counts.values().stream()
        .flatMap(byFile -> byFile.entrySet().stream())
        .anyMatch(f -> f.getValue().containsKey(kind) && !refused.contains(f.getKey()));
  }

  private Map<String, Long> count(String table, String submission) {
    return counts
        .computeIfAbsent(table, t -> new HashMap<>())
        .computeIfAbsent(submission, s -> new TreeMap<>());
  }

  @Override
  public void close() {
    rows.unpersist();
  }
}
