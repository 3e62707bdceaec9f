package org.duzhan.job;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.duzhan.ingest.Mapping;
import org.duzhan.ingest.SpoolSource;
import org.duzhan.ingest.Spooled;
import org.duzhan.ingest.Verdict;
import org.duzhan.measure.LineOf;
import org.duzhan.quality.CodesOfMonth;
import org.duzhan.quality.Corrections;
import org.duzhan.quality.History;
import org.duzhan.quality.Judged;
import org.duzhan.quality.Merged;
import org.duzhan.quality.Rules;
import org.duzhan.quality.Statements;
import org.duzhan.settings.Settings;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;

/**
 * Takes the rows of one table in: straight where a county and month are told once, merged by key
 * where a file restates them.
 */
final class TableLoad {
  private static final long LEAST_ROWS = 32_768;

  private final Context context;
  private final Rules rules;
  private final Table table;
  private final Mapping mapping;
  private final List<Field> stated;
  private final List<Field> derived;
  private final UnaryOperator<Dataset<Row>> derive;

  TableLoad(
      Context context,
      Rules rules,
      Table table,
      Mapping mapping,
      List<Field> stated,
      List<Field> derived,
      UnaryOperator<Dataset<Row>> derive) {
    this.context = context;
    this.rules = rules;
    this.table = table;
    this.mapping = mapping;
    this.stated = stated;
    this.derived = derived;
    this.derive = derive;
  }

  Table table() {
    return table;
  }

  /** The rows that break a rule, see {@link Judged#found}. */
  Dataset<Row> found(List<Verdict> taken) {
    List<Verdict> files = of(taken);
    return judged(files).found(spooled(files));
  }

  private Judged judged(List<Verdict> files) {
    Settings settings = context.settings();
    Column county = Spooled.FILE_COUNTY.col();
    Column unnamed =
        county.isin(
            files.stream()
                .map(CountyMonths::county)
                .filter(code -> settings.areas().of(code).isEmpty())
                .distinct()
                .toArray());
    Column line =
        LineOf.monitoring(settings.lines(), Spooled.FILE_PERIOD.col(), Areas.provinceOf(county));
    return Judged.of(mapping, rules, stated, new Judged.Known(not(unnamed), line));
  }

  /** The files that hold rows of this table. */
  List<Verdict> of(List<Verdict> taken) {
    return taken.stream().filter(v -> rows(v) > 0).toList();
  }

  long rows(Verdict verdict) {
    return verdict.parts().stream()
        .filter(p -> p.table().equals(table.name()))
        .mapToLong(Verdict.Part::rows)
        .sum();
  }

  /**
   * Writes the sound rows, and what they put in the place of others; returns what became of each
   * file's rows.
   */
  Map<String, Fates> write(List<Verdict> taken, Ledger ledger, Map<String, Long> bad, String note) {
    Map<String, List<Verdict>> places =
        of(taken).stream().collect(groupingBy(CountyMonths::place, TreeMap::new, toList()));
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
    fresh.forEach(v -> fates.put(id(v), Fates.fresh(rows(v), bad.getOrDefault(id(v), 0L))));
    List<Verdict> sparing =
        fresh.stream().filter(v -> closes(v) && bad.getOrDefault(id(v), 0L) > 0).toList();
    if (restating.isEmpty()) {
      append(fresh, sparing, fates, note);
    } else {
      merge(new Files(fresh, sparing, restating), ledger, fates, note);
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

  private void append(
      List<Verdict> fresh, List<Verdict> sparing, Map<String, Fates> fates, String note) {
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

  private void merge(Files files, Ledger ledger, Map<String, Fates> fates, String note) {
    Dataset<Row> merged = merged(files.restating(), ledger).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      for (Row row : Merged.counts(merged).collectAsList()) {
        fates.put(row.getAs(Submissions.SUBMISSION_ID.name()), Fates.of(row));
      }
      String where = CountyMonths.where(files.all());
      List<Runnable> writes = new ArrayList<>();
      writes.add(() -> context.lake().replace(table, where, standing(merged, files), note));
      writes.add(
          () -> context.lake().replace(History.of(table), where, history(merged, files), note));
      if (isHouseholds()) {
        writes.add(
            () ->
                context
                    .lake()
                    .replace(Corrections.TABLE, where, Corrections.of(merged, content()), note));
      }
      Abreast.run(writes);
    } finally {
      merged.unpersist();
    }
  }

  private Dataset<Row> merged(List<Verdict> restating, Ledger ledger) {
    CountyMonths places = new CountyMonths(restating, ledger);
    Merged.Said said =
        new Merged.Said(
            before(table, places), before(History.of(table), places), statements(restating));
    Column closed = isHouseholds() ? places.closed() : CountyMonths.neverClosed();
    Column before = isHouseholds() ? places.closedBefore() : array_max(closed);
    return Merged.of(table, said, content(), before, closed);
  }

  private Dataset<Row> before(Table of, CountyMonths places) {
    return context
        .lake()
        .read(of)
        .filter(CountyMonths.where(places.files()))
        .withColumn(Submissions.FILE.name(), places.file());
  }

  private Dataset<Row> standing(Dataset<Row> merged, Files files) {
    Dataset<Row> standing = merged.filter(Merged.STANDS.col()).select(fields());
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
    return History.mentions(table, statements(files).filter(not(Judged.SOUND.col())));
  }

  private Dataset<Row> sound(List<Verdict> files) {
    return derive.apply(Statements.of(soundOnly(files), table, derived)).select(fields());
  }

  private Dataset<Row> soundOnly(List<Verdict> files) {
    return judged(files).all(spooled(files)).filter(Judged.SOUND.col());
  }

  private Dataset<Row> statements(List<Verdict> files) {
    List<Column> columns = new ArrayList<>(List.of(fields()));
    columns.add(Submissions.FILE.col());
    columns.add(Judged.SOUND.col());
    return derive
        .apply(Statements.of(judged(files).all(spooled(files)), table, derived))
        .select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> spooled(List<Verdict> files) {
    long rows = files.stream().mapToLong(this::rows).sum();
    int cores = context.spark().sparkContext().defaultParallelism();
    long share = Math.max(LEAST_ROWS, (rows + cores - 1) / cores);
    Dataset<Row> asWritten =
        SpoolSource.rows(
            context.spark(), mapping, files, Math.min(context.settings().rowsPerFile(), share));
    return CodesOfMonth.of(asWritten, codes(files), !table.equals(Villages.TABLE));
  }

  /** Codes of villages that are not of the files' months. */
  private Dataset<Row> codes(List<Verdict> files) {
    List<String> months = files.stream().map(CountyMonths::month).distinct().toList();
    return context
        .spark()
        .createDataFrame(
            CodesOfMonth.rows(context.settings().villageChanges(), months),
            CodesOfMonth.TABLE.schema());
  }

  private Column[] fields() {
    return table.fields().stream().map(Field::col).toArray(Column[]::new);
  }

  private List<Field> content() {
    return Merged.content(table, stated);
  }

  private static String id(Verdict verdict) {
    return verdict.submissionId();
  }
}
