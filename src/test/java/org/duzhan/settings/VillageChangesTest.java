package org.duzhan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class VillageChangesTest {
  private static final String A = "522633100201";
  private static final String B = "522633100202";
  private static final String C = "522633100203";
  private static final String D = "522633100204";
  private static final String E = "522633100205";
  private static final String F = "522633100206";

  @Test
  void followsARenamedVillageBothWays() {
    VillageChanges changes = changes("2020-02", A, B, "2020-04", B, C);

    assertThat(later(changes, A, "2020-01", "2020-01")).containsExactly(A);
    assertThat(later(changes, A, "2020-01", "2020-03")).containsExactly(B);
    assertThat(later(changes, A, "2020-01", "2020-12")).containsExactly(C);
    assertThat(earlier(changes, C, "2020-12", "2020-02")).containsExactly(B);
    assertThat(earlier(changes, C, "2020-12", "2019-12")).containsExactly(A);
    assertThat(changes.end(A)).hasValue(YearMonth.parse("2020-02"));
    assertThat(changes.beginning(C)).hasValue(YearMonth.parse("2020-04"));
    assertThat(changes.beginning(A)).isEmpty();
  }

  @Test
  void followsMergedSplitAndDissolvedVillages() {
    VillageChanges changes =
        changes(
            "2020-02", A, C, "2020-02", B, C, "2020-03", C, E, "2020-03", C, F, "2020-03", D, "-");

    assertThat(later(changes, A, "2020-01", "2020-02")).containsExactly(C);
    assertThat(earlier(changes, C, "2020-02", "2020-01")).containsExactly(A, B);
    assertThat(later(changes, A, "2020-01", "2020-03")).containsExactly(E, F);
    assertThat(earlier(changes, E, "2020-03", "2020-01")).containsExactly(A, B);
    assertThat(later(changes, D, "2020-02", "2020-03")).isEmpty();
  }

  @Test
  void letsACodeGoOnThatTakesAnotherInOrGivesAPartAway() {
    VillageChanges taking = changes("2020-02", A, B, "2020-02", B, B);
    assertThat(later(taking, B, "2020-01", "2020-02")).containsExactly(B);
    assertThat(earlier(taking, B, "2020-02", "2020-01")).containsExactly(A, B);
    assertThat(taking.end(B)).isEmpty();
    assertThat(taking.beginning(B)).isEmpty();

    VillageChanges giving = changes("2020-02", A, A, "2020-02", A, B);
    assertThat(later(giving, A, "2020-01", "2020-02")).containsExactly(A, B);
    assertThat(giving.end(A)).isEmpty();
    assertThat(giving.beginning(B)).hasValue(YearMonth.parse("2020-02"));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> changes("2020-2", A, B))
        .hasMessageContaining("line 2, since: found '2020-2' (expected a month, YYYY-MM)");
    assertThatThrownBy(() -> changes("2020-02", A, "520000100201"))
        .hasMessageContaining("to: found '520000100201' (expected a village of the same county");
    assertThatThrownBy(() -> changes("2020-02", "5226331002", B))
        .hasMessageContaining("from: found '5226331002' (expected 12 digits)");
    assertThatThrownBy(() -> changes("2020-02", A, B, "2020-02", A, B))
        .hasMessageContaining(A + " to " + B + " stands twice");
    assertThatThrownBy(() -> changes("2020-02", A, B, "2020-05", A, C))
        .hasMessageContaining(A + " cannot change in 2020-05: it ended before");
  }

  private static SortedSet<String> later(
      VillageChanges changes, String code, String at, String to) {
    return changes.successors(code, YearMonth.parse(at), YearMonth.parse(to));
  }

  private static SortedSet<String> earlier(
      VillageChanges changes, String code, String at, String to) {
    return changes.origins(code, YearMonth.parse(at), YearMonth.parse(to));
  }

  private static VillageChanges changes(String... cells) {
    StringBuilder text = new StringBuilder("since,from,to\n");
    for (int i = 0; i < cells.length; i += 3) {
      text.append("%s,%s,%s%n".formatted(cells[i], cells[i + 1], cells[i + 2]));
    }
    return VillageChanges.from(
        CsvTable.parse("conf/village_changes.csv", text.toString(), "since", "from", "to"));
  }
}
