package org.duzhan.job;

import static java.util.stream.Collectors.toSet;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.duzhan.ingest.InboxFile;
import org.duzhan.ingest.Verdict;
import org.duzhan.lake.Lake;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Submissions;
import org.jspecify.annotations.Nullable;

/** The files received so far: one small entry a file, as the inbox's own listing is. */
public final class Ledger {
  private static final List<Field> READ =
      List.of(
          Submissions.SUBMISSION_ID,
          Submissions.FILE,
          Submissions.BYTES,
          Submissions.RECEIVED_AT,
          Submissions.STATUS,
          Submissions.COUNTY_CODE,
          Submissions.PERIOD,
          Submissions.TABLES,
          Submissions.COMPLETE,
          Submissions.RUN_ID);

  /** A file received. */
  record Entry(
      String submissionId,
      String file,
      long bytes,
      long received,
      String status,
      @Nullable String county,
      @Nullable String period,
      Set<String> tables,
      boolean complete,
      String runId) {
    boolean accepted() {
      return status.equals(Submissions.ACCEPTED);
    }

    boolean speaksOf(String ofCounty, String ofPeriod) {
      return accepted() && ofCounty.equals(county) && ofPeriod.equals(period);
    }
  }

  private final List<Entry> entries;
  private final Map<String, List<Entry>> byFile = new HashMap<>();
  private final Map<String, List<Entry>> byArchive = new HashMap<>();
  private final Map<String, Entry> bySubmission = new HashMap<>();
  private final Map<String, List<Entry>> byPlace = new HashMap<>();

  Ledger(List<Entry> entries) {
    this.entries = entries;
    for (Entry entry : entries) {
      byFile.computeIfAbsent(entry.file, f -> new ArrayList<>()).add(entry);
      byArchive.computeIfAbsent(InboxFile.received(entry.file), f -> new ArrayList<>()).add(entry);
      if (entry.accepted()) {
        bySubmission.put(entry.submissionId, entry);
      }
      byPlace.computeIfAbsent(place(entry.county, entry.period), p -> new ArrayList<>()).add(entry);
    }
  }

  public static Ledger read(Lake lake) {
    return new Ledger(lake.rows(Submissions.TABLE, READ).stream().map(Ledger::entry).toList());
  }

  /** The files that were not received before, judged by path, size and time. */
  public List<InboxFile> fresh(List<InboxFile> inbox) {
    return inbox.stream().filter(f -> !knows(f)).toList();
  }

  /** The file whose bytes a submission repeats, if its rows went in. */
  Optional<String> firstFileOf(String submissionId) {
    return Optional.ofNullable(bySubmission.get(submissionId)).map(Entry::file);
  }

  /**
   * Whether these very bytes were received before under this very path. What was refused then may
   * be taken now: a password was given, a mapping mended.
   */
  boolean holds(Verdict verdict) {
    return at(verdict.file().path())
        .filter(e -> e.submissionId.equals(verdict.submissionId()))
        .anyMatch(e -> !verdict.taken() || !e.status.equals(Submissions.REFUSED));
  }

  /** Whether rows of a table may stand for a county and month. */
  boolean covers(String table, String county, String period) {
    return at(county, period).anyMatch(e -> e.tables.contains(table));
  }

  /** When files that state all households of a county and month were received. */
  List<Instant> closings(String county, String period) {
    return at(county, period)
        .filter(e -> e.complete && e.tables.contains(Households.TABLE.name()))
        .map(e -> Instant.ofEpochMilli(e.received))
        .toList();
  }

  /** The paths of the files taken in for a county and month, by submission. */
  Map<String, String> filesOf(String county, String period) {
    Map<String, String> files = new TreeMap<>();
    at(county, period).forEach(e -> files.put(e.submissionId, e.file));
    return files;
  }

  private Stream<Entry> at(String county, String period) {
    return byPlace.getOrDefault(place(county, period), List.of()).stream()
        .filter(e -> e.speaksOf(county, period));
  }

  /** The submissions accepted, by month, with those of a batch that is about to go in. */
  public Map<String, Set<String>> acceptedWith(List<Verdict> taken) {
    Map<String, Set<String>> accepted = new TreeMap<>();
    for (Entry entry : entries) {
      if (entry.accepted()) {
        put(accepted, entry.period, entry.submissionId);
      }
    }
    taken.forEach(v -> put(accepted, v.period(), v.submissionId()));
    return accepted;
  }

  /** The county that each submission accepted speaks of. */
  Map<String, String> counties() {
    Map<String, String> counties = new HashMap<>();
    bySubmission.forEach((id, entry) -> counties.put(id, Objects.requireNonNull(entry.county)));
    return counties;
  }

  /** The submissions accepted by some runs. */
  Set<String> takenBy(Collection<String> runs) {
    return bySubmission.values().stream()
        .filter(entry -> runs.contains(entry.runId))
        .map(Entry::submissionId)
        .collect(toSet());
  }

  private static void put(Map<String, Set<String>> accepted, @Nullable String period, String id) {
    accepted.computeIfAbsent(Objects.requireNonNull(period), p -> new TreeSet<>()).add(id);
  }

  /** Of an archive one file stands for all: {@link Batch} enters all of them or none. */
  private boolean knows(InboxFile file) {
    return Stream.concat(at(file.path()), byArchive.getOrDefault(file.path(), List.of()).stream())
        .anyMatch(e -> e.bytes == file.bytes() && e.received == file.modified());
  }

  /** What came under a path: more than one file, if it was written over. */
  private Stream<Entry> at(String path) {
    return byFile.getOrDefault(path, List.of()).stream();
  }

  private static String place(@Nullable String county, @Nullable String period) {
    return county + "/" + period;
  }

  private static Entry entry(Row row) {
    String tables = row.getAs(Submissions.TABLES.name());
    return new Entry(
        row.getAs(Submissions.SUBMISSION_ID.name()),
        row.getAs(Submissions.FILE.name()),
        row.getAs(Submissions.BYTES.name()),
        row.<Timestamp>getAs(Submissions.RECEIVED_AT.name()).getTime(),
        row.getAs(Submissions.STATUS.name()),
        row.getAs(Submissions.COUNTY_CODE.name()),
        row.getAs(Submissions.PERIOD.name()),
        tables == null ? Set.of() : new HashSet<>(List.of(tables.split(","))),
        row.getAs(Submissions.COMPLETE.name()),
        row.getAs(Submissions.RUN_ID.name()));
  }
}
