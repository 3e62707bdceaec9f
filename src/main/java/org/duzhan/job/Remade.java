package org.duzhan.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.job.FigureChecks.Check;
import org.duzhan.lake.DeltaLake;
import org.duzhan.lake.Lake;
import org.duzhan.lake.TrialLake;
import org.duzhan.measure.FigureChanges;
import org.duzhan.table.Households;
import org.duzhan.table.Offenders;

/**
 * Holds every figure of a month to its definition: the month is made once more, beside the tables,
 * from what it is made from, and each value compared with the one that stands.
 */
final class Remade {
  private static final List<Step> STEPS =
      Stream.of(Step.values()).filter(s -> s != Step.REPORT).toList();

  private final Context context;
  private final String month;
  private final List<Step> made;

  private Remade(Context context, String month, Set<String> made) {
    this.context = context;
    this.month = month;
    this.made = STEPS.stream().filter(step -> made.contains(Due.key(month, step))).toList();
  }

  /** Shows what must hold of the last month that was made; nothing if none was. */
  static void ofLast(Context context, Consumer<Check> show) {
    Set<String> made = RunLog.made(context.lake()).keySet();
    made.stream()
        .filter(key -> key.endsWith("/" + Step.ASSESS.action()))
        .map(key -> key.substring(0, key.indexOf('/')))
        .max(String::compareTo)
        .ifPresent(month -> new Remade(context, month, made).show(show));
  }

  private void show(Consumer<Check> show) {
    Path folder = new Path(context.lake().scratch("trial-" + UUID.randomUUID()));
    Lake trial = new DeltaLake(context.session(), context.hadoop(), folder.toString());
    try {
      Context beside = context.over(new TrialLake(context.lake(), trial));
      StepJobs steps = new StepJobs("");
      made.forEach(
          step -> steps.make(beside, new Due.Work(month, step, "", "", new TreeSet<>()), "trial"));
      Context small = context.interpreting();
      Lake anew = trial.through(small.spark());
      Compared.ALL.stream()
          .filter(compared -> made.contains(compared.step()))
          .forEach(compared -> show.accept(check(compared, small.lake(), anew)));
    } finally {
      delete(folder);
    }
  }

  private Check check(Compared compared, Lake standing, Lake trial) {
    Dataset<Row> changes =
        FigureChanges.of(
            ofMonth(standing, compared),
            ofMonth(trial, compared),
            compared.named(),
            compared.figures());
    return new Check(
        "%s: what %s comes to, made anew (run it again where files or settings changed since)"
            .formatted(compared.table().name(), month),
        Offenders.of(
            changes,
            List.of(FigureChanges.AREA_CODE),
            nullif(FigureChanges.ITEM.col(), lit("")),
            FigureChanges.FIGURE.col(),
            coalesce(FigureChanges.OLD.col(), lit("null")),
            lit("≠"),
            coalesce(FigureChanges.NEW.col(), lit("null"))));
  }

  private Dataset<Row> ofMonth(Lake lake, Compared compared) {
    return lake.read(compared.table()).filter(Households.PERIOD.col().equalTo(month));
  }

  private void delete(Path folder) {
    try {
      folder.getFileSystem(context.hadoop()).delete(folder, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
