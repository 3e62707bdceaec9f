package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DueTest {
  private static final String BASELINE = "2019-12";
  private static final List<Step> STEPS = List.of(Step.ASSESS, Step.REPORT);

  private final Map<String, Set<String>> accepted =
      new TreeMap<>(Map.of("2019-12", Set.of("a"), "2020-01", Set.of("b")));
  private final Map<String, String> done = new HashMap<>();
  private Since since = Since.UNKNOWN;

  @Test
  void makesTheBaselineBeforeALaterMonth() {
    assertThat(due("2020-01"))
        .containsExactly("2019-12 ASSESS", "2019-12 REPORT", "2020-01 ASSESS", "2020-01 REPORT");
  }

  @Test
  void findsNothingToDoTheSecondTime() {
    make("2020-01");

    assertThat(due("2020-01")).isEmpty();
  }

  @Test
  void makesLaterMonthsAgainWhenAnEarlierOneGetsAFile() {
    make("2020-01");
    accepted.put("2019-12", Set.of("a", "late"));

    assertThat(due("2019-12"))
        .containsExactly("2019-12 ASSESS", "2019-12 REPORT", "2020-01 ASSESS", "2020-01 REPORT");
  }

  @Test
  void leavesEarlierMonthsAloneWhenALaterOneGetsAFile() {
    make("2020-01");
    accepted.put("2020-01", Set.of("b", "late"));

    assertThat(due("2020-01")).containsExactly("2020-01 ASSESS", "2020-01 REPORT");
  }

  @Test
  void endsAlikeInWhateverOrderMonthsAreAskedFor() {
    accepted.put("2020-02", Set.of("c"));
    make("2020-02");
    make("2020-01");
    Map<String, String> backwards = Map.copyOf(done);
    done.clear();
    make("2019-12");
    make("2020-01");
    make("2020-02");

    assertThat(done).isEqualTo(backwards);
  }

  @Test
  void writesReportsAgainThatAreNotThere() {
    make("2020-01");

    List<Due.Work> due =
        new Due("s", accepted, done, month -> false, Since.UNKNOWN)
            .of(Set.of("2020-01"), BASELINE, STEPS);

    assertThat(due)
        .extracting(w -> w.month() + " " + w.step())
        .containsExactly("2019-12 REPORT", "2020-01 REPORT");
  }

  private void make(String month) {
    for (Due.Work work : work(month)) {
      done.put(Due.key(work.month(), work.step()), work.fingerprint());
    }
  }

  private List<String> due(String month) {
    return work(month).stream().map(w -> w.month() + " " + w.step()).toList();
  }

  private List<Due.Work> work(String month) {
    return new Due("s", accepted, done, m -> true, since).of(Set.of(month), BASELINE, STEPS);
  }
}
