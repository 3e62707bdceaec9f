package org.duzhan.job;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.job.Diff.Change;
import org.duzhan.lake.Lake;
import org.duzhan.measure.Attribution;
import org.duzhan.measure.FigureChanges;
import org.duzhan.settings.UserError;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/** Holds the figures of a month that two runs left against each other. Writes nothing. */
public final class DiffJob {
  private final Context context;
  private final Lake lake;

  /**
   * The job.
   *
   * @param context of any session: tables of a row to each village are compared interpreted
   */
  public DiffJob(Context context) {
    this.context = context;
    this.lake = context.lake();
  }

  /**
   * What is asked for.
   *
   * @param from id of a run, {@code last~N} or {@code previous}
   * @param to id of a run, {@code last} or {@code last~N}
   * @param area code of an area: it and all in it; empty for all
   * @param figure name or caption; empty for all
   */
  public record Asked(
      String month, String from, String to, Optional<String> area, Optional<String> figure) {}

  /**
   * Compares; shows every change to {@code each} as well, in order of tables and areas, where it is
   * given.
   */
  public Diff run(Asked asked, Optional<Consumer<Change>> each) {
    asked.area().ifPresent(code -> Within.check("--area", code));
    PastRuns runs = PastRuns.read(lake);
    PastRun to = runs.to(asked.to(), asked.month());
    PastRun from = runs.from(asked.from(), to, asked.month());
    Predicate<Field> figures = asked.figure().map(DiffJob::named).orElse(any -> true);
    Map<Step, Between> between = new Makings(lake, runs, asked.month()).between(from, to);
    Context small = context.interpreting();
    Parts parts = Parts.of(small, asked.month(), List.of(from, to), touched(between));
    List<Dataset<Row>> changes = new ArrayList<>();
    for (Compared compared : Compared.ALL) {
      List<Field> wanted = compared.figures().stream().filter(figures).toList();
      Between why = between.get(compared.step());
      if (why != null && !wanted.isEmpty() && compared.mayLieIn(asked.area())) {
        Dataset<Row> found =
            FigureChanges.of(
                rows(small, compared, from, asked),
                rows(small, compared, to, asked),
                compared.named(),
                wanted);
        changes.add(DiffRows.of(compared, attributed(small, found, compared, why, parts)));
      }
    }
    context.progress().step("comparing what two runs left");
    Between all = between.values().stream().reduce(Between::and).orElseThrow();
    return new Diff(
        asked.month(),
        from,
        to,
        all.files(),
        all.register(),
        all.inputs(),
        DiffRows.read(changes, each),
        leftOut(between.keySet()));
  }

  private static Set<String> touched(Map<Step, Between> between) {
    return between.values().stream()
        .flatMap(b -> b.touched().stream())
        .collect(toCollection(TreeSet::new));
  }

  private static List<String> leftOut(Set<Step> compared) {
    return Compared.ALL.stream()
        .filter(c -> !compared.contains(c.step()))
        .map(c -> c.table().name())
        .toList();
  }

  private static Dataset<Row> attributed(
      Context small, Dataset<Row> changes, Compared compared, Between why, Parts parts) {
    return Attribution.of(
        changes,
        small.spark().createDataFrame(why.rows(compared, parts), Attribution.TABLE.schema()),
        why.elsewhere(compared),
        compared.subject().scope());
  }

  private static Dataset<Row> rows(Context small, Compared compared, PastRun run, Asked asked) {
    Column wanted = Households.PERIOD.col().equalTo(asked.month());
    String area = compared.area().name();
    return run.left(small.lake(), compared.table())
        .filter(asked.area().map(code -> wanted.and(Within.of(code, area))).orElse(wanted));
  }

  private static Predicate<Field> named(String figure) {
    Predicate<Field> named = f -> f.name().equals(figure) || f.caption().equals(figure);
    if (Compared.allFigures().noneMatch(named)) {
      throw new UserError(
          "--figure %s: no such figure; the nearest are %s; jobs/duzhan figures lists most"
              .formatted(
                  figure, Nearest.of(figure, Compared.allFigures().map(Field::name).toList())));
    }
    return named;
  }
}
