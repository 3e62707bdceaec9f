package org.duzhan.job;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duzhan.ingest.Verdict;

/**
 * Which files were accepted since a step was made last, as runs and the ledger tell it: {@link Due}
 * takes it for a guess, and proves it by the fingerprint.
 *
 * @param counties the county that each accepted submission speaks of
 * @param news for each step made ({@link Due#key}) the submissions accepted since; none where
 *     another run has broken off since, and may have left anything
 */
record Since(Map<String, String> counties, Map<String, Set<String>> news) {
  /** What nothing is known of. */
  static final Since UNKNOWN = new Since(Map.of(), Map.of());

  /**
   * What came since.
   *
   * @param batch files about to go in
   * @param self the run that asks; blank where none does
   */
  static Since of(PastRuns runs, Ledger ledger, List<Verdict> batch, String self) {
    Map<String, String> counties = ledger.counties();
    batch.forEach(file -> counties.put(file.submissionId(), CountyMonths.county(file)));
    Map<String, Set<String>> news = new HashMap<>();
    for (int at = 0; at < runs.all().size(); at++) {
      List<PastRun> later = runs.all().subList(at + 1, runs.all().size());
      Set<String> came =
          later.stream().allMatch(run -> run.isDone() || run.id().equals(self))
              ? came(later, ledger, batch)
              : Set.of();
      runs.all().get(at).made().keySet().forEach(key -> news.put(key, came));
    }
    return new Since(counties, news);
  }

  private static Set<String> came(List<PastRun> later, Ledger ledger, List<Verdict> batch) {
    Set<String> came = new HashSet<>(ledger.takenBy(later.stream().map(PastRun::id).toList()));
    came.addAll(batch.stream().map(Verdict::submissionId).collect(toSet()));
    return came;
  }
}
