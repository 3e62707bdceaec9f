package org.duzhan.job;

import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.ingest.BadRows;
import org.duzhan.ingest.Mapping;
import org.duzhan.ingest.SpoolSource;
import org.duzhan.ingest.Spooled;
import org.duzhan.ingest.Verdict;
import org.duzhan.measure.LineOf;
import org.duzhan.quality.CodesOfMonth;
import org.duzhan.quality.Judged;
import org.duzhan.quality.Merged;
import org.duzhan.quality.Rules;
import org.duzhan.quality.Statements;
import org.duzhan.settings.Settings;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;

/** The rows of one table in the files of a batch: judged, and as the table has them. */
final class TableLoad {
  private static final long LEAST_ROWS = 32_768;
  private static final long SHARES_OF_A_CORE = 8;

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
    return judged(files).found(spooled(files, new BadRows(), shares(files)));
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

  /** All rows as the table has them, with their file and {@link Judged#SOUND}. */
  Dataset<Row> statements(List<Verdict> files, BadRows bad) {
    List<Column> columns = new ArrayList<>(List.of(fields()));
    columns.add(Submissions.FILE.col());
    columns.add(Judged.SOUND.col());
    return derive
        .apply(
            Statements.of(judged(files).all(spooled(files, bad, ofFiles(files))), table, derived))
        .select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> spooled(List<Verdict> files, BadRows bad, long rowsPerTask) {
    Dataset<Row> asWritten = SpoolSource.rows(context.spark(), mapping, files, bad, rowsPerTask);
    return CodesOfMonth.of(asWritten, codes(files), !table.equals(Villages.TABLE));
  }

  /** Small shares for each core: none waits long for another. */
  private long shares(List<Verdict> files) {
    return Math.max(LEAST_ROWS, parts(allRows(files), SHARES_OF_A_CORE * cores()));
  }

  /** Files of at most so many rows, as many for one core as for another. */
  private long ofFiles(List<Verdict> files) {
    long rows = allRows(files);
    long ofOneCore = parts(rows, context.settings().rowsPerFile() * cores());
    return Math.max(LEAST_ROWS, parts(rows, ofOneCore * cores()));
  }

  /** How many parts of a size there are; or how large each of so many is. */
  private static long parts(long rows, long size) {
    return (rows + size - 1) / size;
  }

  private long allRows(List<Verdict> files) {
    return files.stream().mapToLong(this::rows).sum();
  }

  private long cores() {
    return context.spark().sparkContext().defaultParallelism();
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

  Column[] fields() {
    return table.fields().stream().map(Field::col).toArray(Column[]::new);
  }

  /** What a row of it states. */
  List<Field> content() {
    return Merged.content(table, stated);
  }
}
