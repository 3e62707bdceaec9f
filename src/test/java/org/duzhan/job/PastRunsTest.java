package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duzhan.settings.UserError;
import org.duzhan.table.Runs;
import org.junit.jupiter.api.Test;

class PastRunsTest {
  private static final String APRIL = "2020-04";
  private static final PastRun FIRST = run("a", 1, Runs.DONE, "2020-04/assess");
  private static final PastRun OTHER = run("b", 2, Runs.DONE, "2020-03/assess");
  private static final PastRun FAILED = run("c", 3, Runs.FAILED, "2020-04/assess");
  private static final PastRun SECOND = run("d", 4, Runs.DONE, "2020-04/risk");
  private static final PastRun INGEST = run("e", 5, Runs.DONE, null);
  private static final PastRun AT_WORK = run("f", 6, Runs.RUNNING, null);
  private static final PastRuns RUNS =
      new PastRuns(List.of(FIRST, OTHER, FAILED, SECOND, INGEST, AT_WORK));

  @Test
  void findsTheLastThatMadeTheMonthAndTheOneBeforeIt() {
    assertThat(RUNS.to("last", APRIL)).isEqualTo(SECOND);
    assertThat(RUNS.from("previous", SECOND, APRIL)).isEqualTo(FIRST);
    assertThat(RUNS.from("last~1", SECOND, APRIL)).isEqualTo(FIRST);
    assertThat(RUNS.from("previous", INGEST, APRIL)).isEqualTo(SECOND);
  }

  @Test
  void findsARunByItsIdAlsoWhereItMadeNothingOfTheMonth() {
    assertThat(RUNS.to("e", APRIL)).isEqualTo(INGEST);
    assertThat(RUNS.from("b", SECOND, APRIL)).isEqualTo(OTHER);
  }

  @Test
  void refusesARunThatDidNotEndWellByWhatItIs() {
    assertThatThrownBy(() -> RUNS.to("c", APRIL))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "--to c: cannot compare what it left: the run failed; those that made 2020-04: d, a");
    assertThatThrownBy(() -> RUNS.from("f", SECOND, APRIL))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--from f: cannot compare what it left: the run is still running");
  }

  @Test
  void namesTheLatestRunsWhereThereIsNoneAsNamed() {
    assertThatThrownBy(() -> RUNS.to("x", APRIL))
        .isInstanceOf(UserError.class)
        .hasMessage("--to x: no such run; the latest that made 2020-04: d, a");
    assertThatThrownBy(() -> RUNS.to("last~2", APRIL))
        .isInstanceOf(UserError.class)
        .hasMessage("--to last~2: cannot find that run: 2 made 2020-04: d, a");
    assertThatThrownBy(() -> RUNS.to("last", "2020-07"))
        .isInstanceOf(UserError.class)
        .hasMessage("--to last: cannot find that run: 0 made 2020-07: none");
    assertThatThrownBy(() -> RUNS.from("previous", FIRST, APRIL))
        .isInstanceOf(UserError.class)
        .hasMessage("--from previous: no run before a made 2020-04; made it have: d, a");
    assertThatThrownBy(() -> RUNS.to("previous", APRIL))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--to previous: cannot tell before which run");
  }

  @Test
  void goesByTheRunThatMadeTheFiguresAlsoIfItFailedLater() {
    assertThat(RUNS.maker(APRIL, Step.ASSESS, INGEST)).contains(FAILED);
    assertThat(RUNS.maker(APRIL, Step.ASSESS, OTHER)).contains(FIRST);
    assertThat(RUNS.maker(APRIL, Step.RISK, FIRST)).isEmpty();
  }

  @Test
  void tellsWhatCameBetweenTwoRunsWhicheverIsNamedFirst() {
    assertThat(List.of("a", "b", "c", "d", "e", "gone"))
        .filteredOn(id -> RUNS.isBetween(id, FIRST, SECOND))
        .containsExactly("b", "c", "d");
    assertThat(List.of("a", "b", "c", "d", "e"))
        .filteredOn(id -> RUNS.isBetween(id, SECOND, FIRST))
        .containsExactly("b", "c", "d");
  }

  private static PastRun run(String id, int hour, String status, String made) {
    Map<String, String> fingerprints = made == null ? Map.of() : Map.of(made, "f");
    Instant at = Instant.parse("2020-05-06T0%d:00:00Z".formatted(hour));
    return new PastRun(id, "run", status, at, at, "h", Map.of(), fingerprints, Optional.empty());
  }
}
