package org.duzhan.job;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.duzhan.ingest.Mapping;
import org.duzhan.ingest.SpoolSource;
import org.duzhan.ingest.Verdict;
import org.duzhan.quality.Judged;
import org.duzhan.quality.Merged;
import org.duzhan.quality.Rules;
import org.duzhan.quality.Statements;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.table.Types;

/**
 * Takes the rows of one table in: straight where a county and month are told once, merged by key
 * where a file restates them.
 */
final class TableLoad {
  private static final long LEAST_ROWS = 32_768;

  private final Context context;
  private final Table table;
  private final Mapping mapping;
  private final List<Field> stated;
  private final List<Field> derived;
  private final UnaryOperator<Dataset<Row>> derive;
  private final Judged judged;

  TableLoad(
      Context context,
      Rules rules,
      Table table,
      Mapping mapping,
      List<Field> stated,
      List<Field> derived,
      UnaryOperator<Dataset<Row>> derive) {
    this.context = context;
    this.table = table;
    this.mapping = mapping;
    this.stated = stated;
    this.derived = derived;
    this.derive = derive;
    this.judged = Judged.of(mapping, rules, stated);
  }

  Table table() {
    return table;
  }

  /** The rows of bad rows and their reasons. */
  Dataset<Row> quarantine(List<Verdict> taken) {
    return judged.quarantine(spooled(of(taken)));
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

  /** Writes the sound rows in one commit; returns what became of each file's rows. */
  Map<String, Fates> write(List<Verdict> taken, Ledger ledger, Map<String, Long> bad, String note) {
    Map<String, List<Verdict>> places =
        of(taken).stream().collect(groupingBy(TableLoad::place, TreeMap::new, toList()));
    List<Verdict> fresh = new ArrayList<>();
    List<Verdict> restating = new ArrayList<>();
    for (List<Verdict> files : places.values()) {
      Verdict first = files.get(0);
      boolean restates =
          files.size() > 1 || ledger.covers(table.name(), county(first), month(first));
      (restates ? restating : fresh).addAll(files);
    }
    Map<String, Fates> fates = new HashMap<>();
    fresh.forEach(v -> fates.put(id(v), Fates.fresh(rows(v), bad.getOrDefault(id(v), 0L))));
    long expected = fates.values().stream().mapToLong(Fates::accepted).sum();
    long written =
        restating.isEmpty() ? append(fresh, note) : merge(fresh, restating, ledger, fates, note);
    if (restating.isEmpty() && written != expected) {
      throw new IllegalStateException(
          "%s: %d rows written, %d sound".formatted(table.name(), written, expected));
    }
    return fates;
  }

  private long append(List<Verdict> fresh, String note) {
    return fresh.isEmpty() ? 0 : context.lake().append(table, sound(fresh), note);
  }

  private long merge(
      List<Verdict> fresh,
      List<Verdict> restating,
      Ledger ledger,
      Map<String, Fates> fates,
      String note) {
    Dataset<Row> old = context.lake().read(table).filter(where(restating));
    Dataset<Row> merged =
        Merged.of(
                table,
                old,
                statements(restating),
                content(),
                closedAt(restating, ledger),
                completeAt(restating))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      for (Row row : Merged.counts(merged).collectAsList()) {
        fates.put(row.getAs(Submissions.SUBMISSION_ID.name()), Fates.of(row));
      }
      Dataset<Row> standing = merged.filter(Merged.STANDS.col()).select(fields());
      Dataset<Row> all = fresh.isEmpty() ? standing : standing.unionByName(sound(fresh));
      List<Verdict> both = new ArrayList<>(fresh);
      both.addAll(restating);
      return context.lake().replace(table, where(both), all, note);
    } finally {
      merged.unpersist();
    }
  }

  private Dataset<Row> sound(List<Verdict> files) {
    return derive.apply(Statements.of(soundOnly(files), table, derived)).select(fields());
  }

  private Dataset<Row> soundOnly(List<Verdict> files) {
    return judged.all(spooled(files)).filter(Judged.SOUND.col());
  }

  private Dataset<Row> statements(List<Verdict> files) {
    List<Column> columns = new ArrayList<>(List.of(fields()));
    columns.add(Submissions.FILE.col());
    columns.add(Judged.SOUND.col());
    return derive
        .apply(Statements.of(judged.all(spooled(files)), table, derived))
        .select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> spooled(List<Verdict> files) {
    long rows = files.stream().mapToLong(this::rows).sum();
    int cores = context.spark().sparkContext().defaultParallelism();
    long share = Math.max(LEAST_ROWS, (rows + cores - 1) / cores);
    return SpoolSource.rows(
        context.spark(), mapping, files, Math.min(context.settings().rowsPerFile(), share));
  }

  private Column[] fields() {
    return table.fields().stream().map(Field::col).toArray(Column[]::new);
  }

  /** What a row says, beside which month and where: a change of these is a change. */
  private List<Field> content() {
    return stated.stream()
        .filter(f -> !f.equals(Households.PERIOD))
        .filter(f -> table.fields().contains(f))
        .toList();
  }

  private static Column closedAt(List<Verdict> files, Ledger ledger) {
    Column at = none();
    for (Verdict file : files) {
      Instant closed = ledger.closedAt(county(file), month(file)).orElse(null);
      at = closed == null ? at : when(isAt(file), lit(closed)).otherwise(at);
    }
    return at;
  }

  /** Only households are closed by a file that states them all. */
  private Column completeAt(List<Verdict> files) {
    Column at = none();
    if (!table.equals(Households.TABLE)) {
      return at;
    }
    List<Verdict> complete =
        files.stream()
            .filter(Verdict::complete)
            .sorted(Comparator.comparingLong(v -> v.file().modified()))
            .toList();
    for (Verdict file : complete) {
      at = when(isAt(file), lit(Instant.ofEpochMilli(file.file().modified()))).otherwise(at);
    }
    return at;
  }

  private static Column none() {
    return lit(null).cast(Types.TIME);
  }

  private static Column isAt(Verdict file) {
    return Households.COUNTY_CODE
        .col()
        .equalTo(county(file))
        .and(Households.PERIOD.col().equalTo(month(file)));
  }

  /** Codes and months were checked to be digits and dashes. */
  private static String where(List<Verdict> files) {
    TreeMap<String, TreeSet<String>> counties = new TreeMap<>();
    files.forEach(f -> counties.computeIfAbsent(month(f), m -> new TreeSet<>()).add(county(f)));
    return counties.entrySet().stream()
        .map(e -> inMonth(e.getKey(), e.getValue()))
        .collect(joining(" or "));
  }

  private static String inMonth(String month, Set<String> counties) {
    String list = counties.stream().map("'%s'"::formatted).collect(joining(", "));
    return "(%s = '%s' and %s in (%s))"
        .formatted(Households.PERIOD.name(), month, Households.COUNTY_CODE.name(), list);
  }

  private static String place(Verdict verdict) {
    return month(verdict) + "/" + county(verdict);
  }

  private static String county(Verdict verdict) {
    return Objects.requireNonNull(verdict.county());
  }

  private static String month(Verdict verdict) {
    return Objects.requireNonNull(verdict.period());
  }

  private static String id(Verdict verdict) {
    return verdict.submissionId();
  }
}
