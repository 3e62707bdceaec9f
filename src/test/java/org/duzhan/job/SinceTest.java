package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.duzhan.table.Runs;
import org.duzhan.table.Submissions;
import org.junit.jupiter.api.Test;

class SinceTest {
  private static final String STEP = "2020-01/assess";
  private static final PastRun FIRST = run(1, Runs.DONE, STEP);

  private final Ledger ledger =
      new Ledger(
          List.of(
              entry("a", "522630", "run1"),
              entry("b", "522631", "run2"),
              entry("c", "522632", "run3")));

  @Test
  void countsFilesThatCameAfterTheRunThatMadeAStep() {
    assertThat(since(FIRST, run(2, Runs.DONE), run(3, Runs.RUNNING)).news())
        .isEqualTo(Map.of(STEP, Set.of("b", "c")));
    assertThat(since(FIRST, run(2, Runs.DONE, STEP), run(3, Runs.RUNNING)).news())
        .isEqualTo(Map.of(STEP, Set.of("c")));
  }

  @Test
  void countsFilesThatAreAboutToGoIn() {
    Since since =
        Since.of(new PastRuns(List.of(FIRST)), ledger, List.of(Given.taken("户.csv", "new")), "");

    assertThat(since.news()).isEqualTo(Map.of(STEP, Set.of("new")));
    assertThat(since.counties()).containsEntry("new", "522633").containsEntry("a", "522630");
  }

  @Test
  void knowsOfNothingOnceARunBrokeOff() {
    assertThat(since(FIRST, run(2, Runs.FAILED), run(3, Runs.RUNNING)).news())
        .isEqualTo(Map.of(STEP, Set.of()));
    assertThat(since(FIRST, run(2, Runs.RUNNING), run(3, Runs.RUNNING)).news())
        .isEqualTo(Map.of(STEP, Set.of()));
  }

  @Test
  void trustsAStepThatABrokenRunHadMade() {
    assertThat(since(FIRST, run(2, Runs.FAILED, STEP), run(3, Runs.RUNNING)).news())
        .isEqualTo(Map.of(STEP, Set.of("c")));
  }

  /** As the third run asks. */
  private Since since(PastRun... runs) {
    return Since.of(new PastRuns(List.of(runs)), ledger, List.of(), "run3");
  }

  private static PastRun run(int number, String status, String... made) {
    Map<String, String> fingerprints = made.length == 0 ? Map.of() : Map.of(made[0], "f");
    return new PastRun(
        "run" + number,
        "run",
        status,
        Instant.ofEpochSecond(number),
        null,
        "hash",
        Map.of(),
        fingerprints,
        Optional.empty());
  }

  private static Ledger.Entry entry(String id, String county, String run) {
    return new Ledger.Entry(
        id, id, 1, 1, Submissions.ACCEPTED, county, "2020-01", Set.of("household"), false, run);
  }
}
