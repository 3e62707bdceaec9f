package org.duzhan.job;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duzhan.lake.Lake;
import org.duzhan.settings.UserError;
import org.duzhan.table.Runs;

/** The runs of a warehouse, in the order in which they began. */
record PastRuns(List<PastRun> all) {
  private static final String LAST = "last";
  private static final String PREVIOUS = "previous";
  private static final Pattern BEFORE_LAST = Pattern.compile("last~([0-9]{1,6})");
  private static final int NAMED = 5;

  static PastRuns read(Lake lake) {
    return new PastRuns(
        lake.rows(Runs.TABLE, PastRun.READ).stream()
            .map(PastRun::of)
            .sorted(Comparator.comparing(PastRun::startedAt).thenComparing(PastRun::id))
            .toList());
  }

  /** The later one of two to be compared: by its id, {@code last} or {@code last~N}. */
  PastRun to(String name, String month) {
    if (name.equals(PREVIOUS)) {
      throw new UserError("--to previous: cannot tell before which run; name it, or last");
    }
    return named("--to", name, month);
  }

  /** The earlier one: by its id, {@code last~N}, or {@code previous}: the one before the other. */
  PastRun from(String name, PastRun to, String month) {
    if (!name.equals(PREVIOUS)) {
      return named("--from", name, month);
    }
    List<PastRun> makers = makers(month);
    return makers.stream()
        .filter(run -> all.indexOf(run) < all.indexOf(to))
        .reduce((earlier, later) -> later)
        .orElseThrow(
            () ->
                new UserError(
                    "--from previous: no run before %s made %s; made it have: %s"
                        .formatted(to.id(), month, ids(makers))));
  }

  private PastRun named(String option, String name, String month) {
    Matcher before = BEFORE_LAST.matcher(name);
    if (name.equals(LAST)) {
      return lastButs(option, name, 0, month);
    }
    if (before.matches()) {
      return lastButs(option, name, Integer.parseInt(before.group(1)), month);
    }
    PastRun run =
        all.stream()
            .filter(r -> r.id().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new UserError(
                        "%s %s: no such run; the latest that made %s: %s"
                            .formatted(option, name, month, ids(makers(month)))));
    if (!run.isDone()) {
      throw new UserError(
          "%s %s: cannot compare what it left: the run %s; those that made %s: %s"
              .formatted(
                  option,
                  name,
                  run.status().equals(Runs.RUNNING) ? "is still running" : "failed",
                  month,
                  ids(makers(month))));
    }
    return run;
  }

  private PastRun lastButs(String option, String name, int back, String month) {
    List<PastRun> makers = makers(month);
    if (back >= makers.size()) {
      throw new UserError(
          "%s %s: cannot find that run: %d made %s: %s"
              .formatted(option, name, makers.size(), month, ids(makers)));
    }
    return makers.get(makers.size() - 1 - back);
  }

  /** Runs that were done and made something of a month. */
  private List<PastRun> makers(String month) {
    return all.stream().filter(run -> run.isDone() && run.made(month)).toList();
  }

  /** The run whose figures of a step stood when another ended, failed ones among them. */
  Optional<PastRun> maker(String month, Step step, PastRun at) {
    return all.subList(0, all.indexOf(at) + 1).stream()
        .filter(run -> run.made(month, step))
        .reduce((earlier, later) -> later);
  }

  /** Whether a run began after one, and not after another: what it took in lies between them. */
  boolean isBetween(String id, PastRun one, PastRun other) {
    int at = order(id);
    int first = Math.min(all.indexOf(one), all.indexOf(other));
    int last = Math.max(all.indexOf(one), all.indexOf(other));
    return at > first && at <= last;
  }

  private int order(String id) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /** The latest, the last one first. */
  private static String ids(List<PastRun> runs) {
    List<PastRun> latest =
        new ArrayList<>(runs.subList(Math.max(0, runs.size() - NAMED), runs.size()));
    Collections.reverse(latest);
    return latest.isEmpty() ? "none" : latest.stream().map(PastRun::id).collect(joining(", "));
  }
}
