package org.duzhan.job;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.duzhan.ingest.Verdict;

/**
 * Files that came in, in order of receipt, sorted by fate.
 *
 * @param taken whole, their rows judged one by one
 * @param refused whole
 * @param left files that could not be read this time; the next run sees them again
 * @param duplicates files whose bytes were received before, with the path they were received under
 */
public record Batch(
    List<Verdict> taken,
    List<Verdict> refused,
    List<Verdict> left,
    Map<Verdict, String> duplicates) {

  static final Batch NONE = new Batch(List.of(), List.of(), List.of(), Map.of());

  static Batch of(List<Verdict> verdicts, Ledger ledger) {
    List<Verdict> taken = new ArrayList<>();
    List<Verdict> refused = new ArrayList<>();
    List<Verdict> left = new ArrayList<>();
    Map<Verdict, String> duplicates = new HashMap<>();
    Map<String, String> seen = new HashMap<>();
    for (Verdict verdict : withTheirArchives(verdicts)) {
      if (verdict.left() != null) {
        left.add(verdict);
        continue;
      }
      if (ledger.holds(verdict)) {
        continue;
      }
      if (!verdict.taken()) {
        refused.add(verdict);
        continue;
      }
      String path = verdict.file().path();
      Optional<String> first =
          ledger
              .firstFileOf(verdict.submissionId())
              .or(() -> Optional.ofNullable(seen.putIfAbsent(verdict.submissionId(), path)));
      if (first.isPresent()) {
        duplicates.put(verdict, first.get());
      } else {
        taken.add(verdict);
      }
    }
    return new Batch(taken, refused, left, duplicates);
  }

  /**
   * An archive one of whose files could not be read this time is left with all of them: of one that
   * the ledger knows at all it knows every file, and never opens it again.
   */
  private static List<Verdict> withTheirArchives(List<Verdict> verdicts) {
    Set<String> waiting =
        verdicts.stream().filter(v -> v.left() != null).map(Batch::received).collect(toSet());
    return verdicts.stream()
        .map(
            v ->
                v.left() == null && waiting.contains(received(v))
                    ? v.leftFor("同一压缩包中有文件无法读取，一并留待下次")
                    : v)
        .toList();
  }

  private static String received(Verdict verdict) {
    return verdict.file().uri();
  }

  /**
   * The same batch, some of its files refused for what their rows say. Those refused before are not
   * told again.
   *
   * @param reasons by submission
   */
  Batch refusing(Map<String, String> reasons, Ledger ledger) {
    List<Verdict> kept =
        taken.stream().filter(v -> !reasons.containsKey(v.submissionId())).toList();
    List<Verdict> out = new ArrayList<>(refused);
    for (Verdict verdict : taken) {
      String reason = reasons.get(verdict.submissionId());
      if (reason != null && !ledger.holds(verdict.refusedFor(reason))) {
        out.add(verdict.refusedFor(reason));
      }
    }
    return new Batch(kept, out, left, duplicates);
  }

  /** Why files were left, by path. */
  Map<String, String> reasonsLeft() {
    Map<String, String> reasons = new TreeMap<>();
    left.forEach(v -> reasons.put(v.file().path(), String.valueOf(v.left())));
    return reasons;
  }

  /** Whether nothing came in that the ledger has to know of. */
  boolean isEmpty() {
    return taken.isEmpty() && refused.isEmpty() && duplicates.isEmpty();
  }

  /** Rows of the files that are taken. */
  long rows() {
    return taken.stream().flatMap(v -> v.parts().stream()).mapToLong(Verdict.Part::rows).sum();
  }

  /** County by county and month by month: what is taken in. */
  public Set<Action> actions() {
    Set<Action> actions = new TreeSet<>();
    taken.forEach(
        v ->
            actions.add(
                new Action(String.valueOf(v.county()), String.valueOf(v.period()), Action.INGEST)));
    return actions;
  }
}
