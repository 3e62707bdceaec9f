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
  private static final Set<String> JANUARY = Set.of("2020-01");
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

  @Test
  void namesTheCountiesThatFilesCameOfSince() {
    make("2020-01");
    accepted.put("2020-01", Set.of("b", "late"));
    since("late");

    assertThat(work("2020-01"))
        .allMatch(w -> w.corrected().equals(Set.of("522631")))
        .extracting(Due.Work::reason)
        .containsOnly("1 of 3 counties, 522631, was corrected");
  }

  @Test
  void makesALaterMonthForTheCountyThatAnEarlierOneGotAFileOf() {
    make("2020-01");
    accepted.put("2019-12", Set.of("a", "late"));
    since("late");

    assertThat(work("2020-01"))
        .extracting(w -> w.month() + " " + w.step() + " " + w.corrected())
        .contains("2019-12 ASSESS [522631]", "2020-01 ASSESS [522631]");
  }

  @Test
  void makesTheWholeMonthWhereMoreChangedThanTheFilesThatCame() {
    make("2020-01");
    accepted.put("2020-01", Set.of("b", "late"));
    since("late");

    assertThat(
            new Due("other settings", accepted, done, m -> true, since)
                .of(JANUARY, BASELINE, STEPS))
        .hasSize(4)
        .allMatch(w -> w.corrected().isEmpty());

    accepted.put("2020-01", Set.of("late"));

    assertThat(work("2020-01")).hasSize(2).allMatch(w -> w.corrected().isEmpty());
  }

  @Test
  void makesTheWholeMonthWhereAMonthBeforeItIsNew() {
    make("2020-01");
    accepted.put("2019-11", Set.of("late"));
    since("late");

    assertThat(
            new Due("s", accepted, done, m -> true, since)
                .of(Set.of("2019-11", "2020-01"), BASELINE, STEPS))
        .hasSize(6)
        .allMatch(w -> w.corrected().isEmpty());
  }

  @Test
  void makesTheWholeMonthForMoreThanHalfOfTheCounties() {
    make("2020-01");
    accepted.put("2020-01", Set.of("b", "late", "b2"));
    since("late", "b2");

    assertThat(work("2020-01")).hasSize(2).allMatch(w -> w.corrected().isEmpty());
  }

  /** Submissions that came after all months were made. */
  private void since(String... news) {
    Map<String, Set<String>> ofSteps = new HashMap<>();
    done.keySet().forEach(key -> ofSteps.put(key, Set.of(news)));
    since =
        new Since(Map.of("a", "522630", "b", "522632", "b2", "522632", "late", "522631"), ofSteps);
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
