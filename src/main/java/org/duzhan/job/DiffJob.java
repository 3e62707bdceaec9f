package org.duzhan.job;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
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
import org.duzhan.measure.ChangedRegister;
import org.duzhan.measure.FigureChanges;
import org.duzhan.settings.UserError;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;

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

  /** Two runs that made the figures of a step as they stood at the ends of the two named. */
  private record Makers(PastRun before, PastRun after) {}

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
    Map<Step, Between> between =
        between(runs, asked.month(), makers(runs, asked.month(), from, to));
    Context small = context.interpreting();
    List<Dataset<Row>> changes = new ArrayList<>();
    for (Compared compared : Compared.ALL) {
      List<Field> wanted = compared.figures().stream().filter(figures).toList();
      Between why = between.get(compared.step());
      if (why != null && !wanted.isEmpty()) {
        Dataset<Row> found =
            FigureChanges.of(
                rows(small, compared, from, asked),
                rows(small, compared, to, asked),
                compared.area(),
                compared.items(),
                wanted);
        changes.add(DiffRows.of(compared, attributed(small, found, compared, why)));
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

  private static List<String> leftOut(Set<Step> compared) {
    return Compared.ALL.stream()
        .filter(c -> !compared.contains(c.step()))
        .map(c -> c.table().name())
        .toList();
  }

  private static Map<Step, Makers> makers(PastRuns runs, String month, PastRun from, PastRun to) {
    Map<Step, Makers> makers = new EnumMap<>(Step.class);
    for (Step step : Step.values()) {
      Optional<PastRun> before = runs.maker(month, step, from);
      Optional<PastRun> after = runs.maker(month, step, to);
      if (before.isPresent() && after.isPresent()) {
        makers.put(step, new Makers(before.get(), after.get()));
      }
    }
    if (makers.isEmpty()) {
      PastRun without = runs.all().stream().noneMatch(r -> r.made(month)) ? to : from;
      throw new UserError(
          "--period %s: cannot compare: when run %s ended, %s was not made yet; name a later run"
              .formatted(month, without.id(), month));
    }
    return makers;
  }

  private Map<Step, Between> between(PastRuns runs, String month, Map<Step, Makers> makers) {
    Map<Makers, Between> found = new HashMap<>();
    Map<Step, Between> between = new EnumMap<>(Step.class);
    makers.forEach(
        (step, pair) ->
            between.put(step, found.computeIfAbsent(pair, p -> between(runs, month, p))));
    return between;
  }

  private Between between(PastRuns runs, String month, Makers makers) {
    List<NewFile> files =
        lake.rows(Submissions.TABLE, NewFile.READ).stream()
            .filter(NewFile::changes)
            .map(NewFile::of)
            .filter(f -> f.period().compareTo(month) <= 0)
            .filter(f -> runs.isBetween(f.runId(), makers.before(), makers.after()))
            .sorted(NewFile.ORDER)
            .toList();
    return new Between(
        files, register(files, month, makers), Difference.between(makers.before(), makers.after()));
  }

  /**
   * A run that failed does not tell what it left: then every file that has a register may count.
   */
  private Set<String> register(List<NewFile> files, String month, Makers makers) {
    Set<String> told =
        files.stream()
            .filter(NewFile::hasRegister)
            .map(NewFile::county)
            .collect(toCollection(TreeSet::new));
    if (told.isEmpty() || !makers.before().isDone() || !makers.after().isDone()) {
      return told;
    }
    Dataset<Row> changed =
        ChangedRegister.of(
            left(context, Villages.TABLE, makers.before()),
            left(context, Villages.TABLE, makers.after()),
            month);
    told.retainAll(
        changed.filter(Areas.COUNTY_CODE.col().isInCollection(told)).collectAsList().stream()
            .map(r -> r.getString(0))
            .toList());
    return told;
  }

  private static Dataset<Row> attributed(
      Context small, Dataset<Row> changes, Compared compared, Between why) {
    return Attribution.of(
        changes,
        small.spark().createDataFrame(why.rows(compared), Attribution.TABLE.schema()),
        why.elsewhere(compared),
        Compared.AMONG_ALL);
  }

  private static Dataset<Row> rows(Context small, Compared compared, PastRun run, Asked asked) {
    Column wanted = Households.PERIOD.col().equalTo(asked.month());
    String area = compared.area().name();
    return left(small, compared.table(), run)
        .filter(asked.area().map(code -> wanted.and(Within.of(code, area))).orElse(wanted));
  }

  private static Dataset<Row> left(Context context, Table table, PastRun run) {
    return context.lake().read(table, run.versions().getOrDefault(table.name(), Lake.NONE));
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
