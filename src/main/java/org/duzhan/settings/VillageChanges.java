package org.duzhan.settings;

import static java.util.stream.Collectors.toCollection;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What became of villages, from {@code conf/village_changes.csv}: one that was given another code,
 * several merged into one, one split into several, one dissolved. A code that goes on while it
 * takes another in, or gives a part away, has an edge to itself.
 */
public record VillageChanges(List<Change> changes) {
  private static final String DISSOLVED = "-";
  private static final int COUNTY_DIGITS = 6;

  /** One edge: from a month on, {@code from}, or a part of it, goes by {@code to}. */
  public record Change(YearMonth since, String from, String to) {
    private boolean isOfItself() {
      return from.equals(to);
    }
  }

  static VillageChanges from(CsvTable table) {
    VillageChanges all = new VillageChanges(table.each(VillageChanges::change));
    Faults faults = new Faults();
    Set<Change> told = new HashSet<>();
    for (Change change : all.changes) {
      if (!told.add(change)) {
        faults.add("%s: %s to %s stands twice".formatted(table.origin(), change.from, change.to));
      }
      if (all.isEndedBefore(change.from, change.since)) {
        faults.add(
            "%s: %s cannot change in %s: it ended before, and no code is used again"
                .formatted(table.origin(), change.from, change.since));
      }
    }
    faults.tell();
    return all;
  }

  private static Change change(CsvTable.Line row) {
    String from = row.matching("from", "[1-9][0-9]{11}", "12 digits");
    String to = row.matching("to", "[1-9][0-9]{11}|-", "12 digits, or - where it is dissolved");
    if (!to.equals(DISSOLVED) && !to.startsWith(from.substring(0, COUNTY_DIGITS))) {
      throw row.wrong("to", "a village of the same county as " + from);
    }
    try {
      return new Change(YearMonth.parse(row.text("since")), from, to);
    } catch (DateTimeException e) {
      throw row.wrong("since", "a month, YYYY-MM");
    }
  }

  private boolean isEndedBefore(String code, YearMonth month) {
    return end(code).filter(month::isAfter).isPresent();
  }

  /** The months in which anything changes. */
  public SortedSet<YearMonth> months() {
    return changes.stream().map(Change::since).collect(toCollection(TreeSet::new));
  }

  /** All codes that stand in an edge. */
  public SortedSet<String> codes() {
    return changes.stream()
        .flatMap(c -> Stream.of(c.from, c.to))
        .filter(code -> !code.equals(DISSOLVED))
        .collect(toCollection(TreeSet::new));
  }

  /** The first month in which a code is no more; empty if there is none. */
  public Optional<YearMonth> end(String code) {
    return changes.stream()
        .filter(c -> c.from.equals(code) && !goesOn(code, c.since))
        .map(Change::since)
        .min(YearMonth::compareTo);
  }

  /** The month in which a code comes into use; empty if it was always there. */
  public Optional<YearMonth> beginning(String code) {
    return changes.stream()
        .filter(c -> c.to.equals(code))
        .map(Change::since)
        .min(YearMonth::compareTo)
        .filter(month -> !goesOn(code, month));
  }

  private boolean goesOn(String code, YearMonth month) {
    return changes.stream()
        .anyMatch(c -> c.isOfItself() && c.from.equals(code) && c.since.equals(month));
  }

  /** What a village of one month goes by at a later one: none if dissolved, several if split. */
  public SortedSet<String> successors(String code, YearMonth at, YearMonth later) {
    SortedSet<String> now = new TreeSet<>(Set.of(code));
    for (YearMonth month : months().tailSet(at.plusMonths(1)).headSet(later.plusMonths(1))) {
      List<Change> then = changes.stream().filter(c -> c.since.equals(month)).toList();
      SortedSet<String> next = new TreeSet<>();
      for (String one : now) {
        List<String> to = then.stream().filter(c -> c.from.equals(one)).map(Change::to).toList();
        next.addAll(to.isEmpty() ? List.of(one) : to);
      }
      next.remove(DISSOLVED);
      now = next;
    }
    return now;
  }

  /** What a village of one month went by at an earlier one: several if merged since. */
  public SortedSet<String> origins(String code, YearMonth at, YearMonth earlier) {
    SortedSet<String> now = new TreeSet<>(Set.of(code));
    TreeSet<YearMonth> months = new TreeSet<>(months());
    for (YearMonth month : months.subSet(earlier, false, at, true).descendingSet()) {
      List<Change> then = changes.stream().filter(c -> c.since.equals(month)).toList();
      SortedSet<String> next = new TreeSet<>();
      for (String one : now) {
        List<String> from = then.stream().filter(c -> c.to.equals(one)).map(Change::from).toList();
        next.addAll(from.isEmpty() ? List.of(one) : from);
      }
      now = next;
    }
    return now;
  }
}
