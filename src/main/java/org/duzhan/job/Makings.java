package org.duzhan.job;

import static java.util.stream.Collectors.toCollection;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.lake.Lake;
import org.duzhan.measure.ChangedRegister;
import org.duzhan.settings.UserError;
import org.duzhan.table.Areas;
import org.duzhan.table.Submissions;
import org.duzhan.table.Villages;

/** In what those runs differ that made the figures of a month which two runs left. */
record Makings(Lake lake, PastRuns runs, String month) {
  /** Two runs that made the figures of a step as they stood at the ends of two others. */
  private record Makers(PastRun before, PastRun after) {}

  /** For each step that was made at the ends of both. */
  Map<Step, Between> between(PastRun from, PastRun to) {
    Map<Makers, Between> found = new HashMap<>();
    Map<Step, Between> between = new EnumMap<>(Step.class);
    makers(from, to)
        .forEach((step, pair) -> between.put(step, found.computeIfAbsent(pair, this::between)));
    return between;
  }

  private Map<Step, Makers> makers(PastRun from, PastRun to) {
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

  private Between between(Makers makers) {
    List<NewFile> files =
        lake.rows(Submissions.TABLE, NewFile.READ).stream()
            .filter(NewFile::changes)
            .map(NewFile::of)
            .filter(f -> f.period().compareTo(month) <= 0)
            .filter(f -> runs.isBetween(f.runId(), makers.before(), makers.after()))
            .sorted(NewFile.ORDER)
            .toList();
    return new Between(
        files, register(files, makers), Difference.between(makers.before(), makers.after()));
  }

  /**
   * A run that failed does not tell what it left: then every file that has a register may count.
   */
  private Set<String> register(List<NewFile> files, Makers makers) {
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
            makers.before().left(lake, Villages.TABLE),
            makers.after().left(lake, Villages.TABLE),
            month);
    told.retainAll(
        changed.filter(Areas.COUNTY_CODE.col().isInCollection(told)).collectAsList().stream()
            .map(r -> r.getString(0))
            .toList());
    return told;
  }
}
