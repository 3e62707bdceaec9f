package org.duzhan.job;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.duzhan.ingest.BadRows;
import org.duzhan.ingest.Verdict;
import org.duzhan.quality.Corrections;
import org.duzhan.quality.History;
import org.duzhan.quality.Judged;
import org.duzhan.quality.Merged;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;

/**
 * Takes the judged rows of one table in: straight where a county and month are told once, merged by
 * key where a file restates them.
 */
final class TableWrite {
  private final Context context;
  private final TableLoad load;
  private final Table table;
  private final Ledger ledger;
  private final BadRows bad;
  private final String note;

  /**
   * A write.
   *
   * @param ledger of what came in before
   * @param bad rows that stay out
   * @param note what its commits carry
   */
  TableWrite(Context context, TableLoad load, Ledger ledger, BadRows bad, String note) {
    this.context = context;
    this.load = load;
    this.table = load.table();
    this.ledger = ledger;
    this.bad = bad;
    this.note = note;
  }

  /**
   * Writes the sound rows, and what they put in the place of others; returns what became of each
   * file's rows.
   */
  Map<String, Fates> write(List<Verdict> taken) {
    Map<String, List<Verdict>> places =
        load.of(taken).stream().collect(groupingBy(CountyMonths::place, TreeMap::new, toList()));
    List<Verdict> fresh = new ArrayList<>();
    List<Verdict> restating = new ArrayList<>();
    for (List<Verdict> files : places.values()) {
      Verdict first = files.get(0);
      boolean restates =
          files.size() > 1
              || ledger.covers(table.name(), CountyMonths.county(first), CountyMonths.month(first));
      (restates ? restating : fresh).addAll(files);
    }
    Map<String, Fates> fates = new HashMap<>();
    fresh.forEach(
        v -> fates.put(v.submissionId(), Fates.fresh(load.rows(v), bad.count(v.submissionId()))));
    List<Verdict> sparing =
        fresh.stream().filter(v -> closes(v) && bad.count(v.submissionId()) > 0).toList();
    if (restating.isEmpty()) {
      append(fresh, sparing, fates);
    } else {
      merge(new Files(fresh, sparing, restating), fates);
    }
    return fates;
  }

  /**
   * Files by what there is to do with their rows.
   *
   * @param fresh the first of their county and month to speak
   * @param sparing those of {@code fresh} that close households and have bad rows
   * @param restating not the first
   */
  private record Files(List<Verdict> fresh, List<Verdict> sparing, List<Verdict> restating) {
    List<Verdict> all() {
      return Stream.concat(fresh.stream(), restating.stream()).toList();
    }
  }

  private void append(List<Verdict> fresh, List<Verdict> sparing, Map<String, Fates> fates) {
    if (fresh.isEmpty()) {
      return;
    }
    long expected = fates.values().stream().mapToLong(Fates::accepted).sum();
    long written = context.lake().append(table, sound(fresh), note);
    if (written != expected) {
      throw new IllegalStateException(
          "%s: %d rows written, %d sound".formatted(table.name(), written, expected));
    }
    if (!sparing.isEmpty()) {
      context.lake().append(History.of(table), mentions(sparing), note);
    }
  }

  private void merge(Files files, Map<String, Fates> fates) {
    Dataset<Row> merged = merged(files.restating()).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      for (Row row : Merged.counts(merged).collectAsList()) {
        fates.put(row.getAs(Submissions.SUBMISSION_ID.name()), Fates.of(row));
      }
      String where = CountyMonths.where(files.all());
      Map<Field, Set<String>> of = CountyMonths.values(files.all());
      List<Runnable> writes = new ArrayList<>();
      writes.add(() -> context.lake().replace(table, where, of, standing(merged, files), note));
      writes.add(
          () -> context.lake().replace(History.of(table), where, of, history(merged, files), note));
      if (isHouseholds()) {
        writes.add(
            () ->
                context
                    .lake()
                    .replace(
                        Corrections.TABLE,
                        where,
                        of,
                        Corrections.of(merged, load.content()),
                        note));
      }
      Abreast.run(writes);
    } finally {
      merged.unpersist();
    }
  }

  private Dataset<Row> merged(List<Verdict> restating) {
    CountyMonths places = new CountyMonths(restating, ledger);
    Merged.Said said =
        new Merged.Said(
            before(table, places),
            before(History.of(table), places),
            load.statements(restating, bad));
    Column closed = isHouseholds() ? places.closed() : CountyMonths.neverClosed();
    Column before = isHouseholds() ? places.closedBefore() : array_max(closed);
    return Merged.of(table, said, load.content(), before, closed);
  }

  private Dataset<Row> before(Table of, CountyMonths places) {
    return context
        .lake()
        .read(of)
        .filter(CountyMonths.where(places.files()))
        .withColumn(Submissions.FILE.name(), places.file());
  }

  private Dataset<Row> standing(Dataset<Row> merged, Files files) {
    Dataset<Row> standing = merged.filter(Merged.STANDS.col()).select(load.fields());
    return files.fresh().isEmpty() ? standing : standing.unionByName(sound(files.fresh()));
  }

  private Dataset<Row> history(Dataset<Row> merged, Files files) {
    Dataset<Row> left = History.left(table, merged);
    return files.sparing().isEmpty() ? left : left.unionByName(mentions(files.sparing()));
  }

  /** Only households are closed by a file that states them all. */
  private boolean closes(Verdict file) {
    return isHouseholds() && file.complete();
  }

  private boolean isHouseholds() {
    return table.equals(Households.TABLE);
  }

  private Dataset<Row> mentions(List<Verdict> files) {
    return History.mentions(table, load.statements(files, bad).filter(not(Judged.SOUND.col())));
  }

  private Dataset<Row> sound(List<Verdict> files) {
    return load.statements(files, bad).filter(Judged.SOUND.col()).select(load.fields());
  }
}
