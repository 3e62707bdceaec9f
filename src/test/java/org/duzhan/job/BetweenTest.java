package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.duzhan.measure.Attribution;
import org.junit.jupiter.api.Test;

/** What may have changed figures, by what two runs kept. */
class BetweenTest {
  private static final Compared VILLAGES = compared("village_month");
  private static final Compared RISK = compared("village_risk");
  private static final Compared LADDER = compared("accountability");
  private static final Parts PARTS =
      new Parts(
          Set.of("520000"),
          Map.of(
              Subject.PARTNER,
              Map.of("522633", Set.of("某市", "某部"), "522632", Set.of("某部")),
              Subject.SCOPE,
              Map.of("522633", Set.of("annex_counties 000000", "annex_counties 520000"))));
  private static final Map<String, String> KEPT =
      Map.of(
          "program", "0.1.0",
          "mpi.cutoff", "0.33",
          "limits.rows", "1000",
          "run.lease_seconds", "120",
          "conf/risk.conf", "aa",
          "conf/ladder.conf", "ee",
          "conf/areas.csv", "bb",
          "conf/village_changes.csv 522633", "cc",
          "rules.H08", "dd");

  private static Compared compared(String table) {
    return Compared.ALL.stream()
        .filter(c -> c.table().name().equals(table))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tellsSettingsRegisterRulesAndCodeApart() {
    assertThat(Difference.between(run(KEPT), run(Map.of("line.fixed", "5000"))))
        .extracting(d -> d.kind().word() + " " + d.text())
        .containsExactly(
            "register conf/areas.csv",
            "register conf/village_changes.csv 522633",
            "rule rules.H08",
            "setting conf/ladder.conf",
            "setting conf/risk.conf",
            "setting limits.rows 1000 → not set",
            "setting line.fixed not set → 5000",
            "setting mpi.cutoff 0.33 → not set",
            "setting run.lease_seconds 120 → not set",
            "code program 0.1.0 → not kept");
    assertThat(Difference.between(run(KEPT), run(KEPT))).isEmpty();
  }

  @Test
  void keepsASettingToWhatItCanChange() {
    assertThat(everywhere(with("mpi.cutoff", "0.5"), VILLAGES)).isEqualTo("setting");
    assertThat(everywhere(with("conf/risk.conf", "zz"), VILLAGES)).isEqualTo("unexplained");
    assertThat(everywhere(with("conf/risk.conf", "zz"), RISK)).isEqualTo("setting");
    assertThat(everywhere(with("conf/risk.conf", "zz"), compared("fall_rate")))
        .isEqualTo("unexplained");
    assertThat(everywhere(with("conf/ladder.conf", "zz"), LADDER)).isEqualTo("setting");
    assertThat(everywhere(with("conf/ladder.conf", "zz"), RISK)).isEqualTo("unexplained");
    assertThat(everywhere(with("conf/ladder.conf", "zz"), VILLAGES)).isEqualTo("unexplained");
    assertThat(everywhere(with("run.lease_seconds", "9"), RISK)).isEqualTo("unexplained");
    assertThat(everywhere(with("program", "0.2.0"), VILLAGES)).isEqualTo("code");
    assertThat(everywhere(with("conf/areas.csv", "zz"), VILLAGES)).isEqualTo("register");
  }

  @Test
  void countsWhatIsAboutReadingOnlyWhereAFileWasRead() {
    for (String about : List.of("rules.H08", "limits.rows")) {
      Between between =
          between(List.of(file("a", "522633", "household")), Set.of(), with(about, "z"));

      assertThat(between.elsewhere(VILLAGES).causes()).isEqualTo("unexplained");
      assertThat(byScope(between))
          .containsEntry("522633", about.equals("rules.H08") ? "data,rule" : "data,setting")
          .doesNotContainKey("522632");
    }
  }

  @Test
  void reachesACountyAndAllThatItIsInByItsFile() {
    Between between =
        between(List.of(file("a", "522633", "household")), Set.of(), with("mpi.cutoff", "0.5"));

    assertThat(byScope(between))
        .containsOnlyKeys("000000", "520000", "522600", "522633")
        .containsEntry("522633", "data,setting")
        .containsEntry("520000", "data,setting");
    assertThat(between.elsewhere(VILLAGES))
        .isEqualTo(new Attribution.Reason("setting", "setting: mpi.cutoff 0.33 → 0.5"));
  }

  @Test
  void takesScoresThatTheLadderGoesByForAReasonOfIts() {
    assertThat(everywhere(with("conf/risk.conf", "zz"), LADDER)).isEqualTo("setting");
  }

  @Test
  void reachesThePartnersOfACountyAndTheScopesItIsIn() {
    Between between =
        between(
            List.of(
                file("a", "522633", "household"),
                file("b", "522632", "household"),
                file("c", "530523", "household")),
            Set.of(),
            KEPT);

    assertThat(by(between, compared("partner_month"), Attribution.Reason::because))
        .isEqualTo(
            Map.of(
                "某市", "data: a (522633 2020-04)",
                "某部", "data: a (522633 2020-04), b (522632 2020-04)"));
    assertThat(by(between, compared("scope_month"), Attribution.Reason::because))
        .isEqualTo(
            Map.of(
                "annex_counties 520000", "data: a (522633 2020-04)",
                "annex_counties 000000", "data: a (522633 2020-04)"));
  }

  @Test
  void reachesTheWholeNotFromOutsideIt() {
    Between between = between(List.of(file("a", "110101", "household")), Set.of(), KEPT);

    for (String table :
        List.of("province_month", "problem_month", "distribution", "transition", "fall_rate")) {
      assertThat(by(between, compared(table), Attribution.Reason::causes))
          .containsOnlyKeys("110101", "110100", "110000");
    }
  }

  @Test
  void takesAFileOfTheRegisterForTheRegisterWhereItChangedIt() {
    List<NewFile> files =
        List.of(
            file("changed", "522633", "village"),
            file("repeats", "522632", "village"),
            file("both", "522631", "household", "village"),
            file("households and a repeated register", "522630", "household", "village"));

    assertThat(byScope(between(files, Set.of("522633", "522631"), KEPT)))
        .containsEntry("522633", "register")
        .containsEntry("522631", "data,register")
        .containsEntry("522630", "data")
        .doesNotContainKey("522632");
  }

  @Test
  void keepsChangesOfVillagesToTheirCounty() {
    Between between = between(List.of(), Set.of(), with("conf/village_changes.csv 522633", "zz"));

    assertThat(byScope(between))
        .containsEntry("522633", "register")
        .containsEntry("520000", "register");
    assertThat(between.elsewhere(VILLAGES).causes()).isEqualTo("unexplained");
  }

  @Test
  void namesThreeFilesAndCountsTheOthers() {
    List<NewFile> files =
        List.of(
            file("a", "522633", "household"),
            file("b", "522633", "household"),
            file("c", "522632", "household"),
            file("d", "522631", "household"));

    assertThat(because(between(files, Set.of(), KEPT), "520000"))
        .isEqualTo("data: a (522633 2020-04), b (522633 2020-04), c (522632 2020-04), and 1 more");
  }

  @Test
  void knowsOfRunsThatKeptNoSettingsWhatTheirHashTells() {
    PastRun older =
        new PastRun(
            "a", "run", "done", Instant.EPOCH, null, "h", Map.of(), Map.of(), Optional.empty());
    PastRun olderToo =
        new PastRun(
            "b", "run", "done", Instant.EPOCH, null, "i", Map.of(), Map.of(), Optional.empty());

    assertThat(Difference.between(older, run(KEPT)))
        .extracting(d -> d.kind().word() + " " + d.text())
        .containsExactly("code program not kept → 0.1.0");
    assertThat(Difference.between(older, olderToo))
        .extracting(d -> d.kind().word() + " " + d.text())
        .containsExactly("register config_hash", "rule config_hash", "setting config_hash");
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> changed = new TreeMap<>(KEPT);
    changed.put(name, value);
    return changed;
  }

  private static String everywhere(Map<String, String> after, Compared compared) {
    return between(List.of(), Set.of(), after).elsewhere(compared).causes();
  }

  private static Between between(
      List<NewFile> files, Set<String> register, Map<String, String> after) {
    return new Between(files, register, Difference.between(run(KEPT), run(after)));
  }

  private static Map<String, String> byScope(Between between) {
    return by(between, VILLAGES, Attribution.Reason::causes);
  }

  private static String because(Between between, String scope) {
    return by(between, VILLAGES, Attribution.Reason::because).get(scope);
  }

  private static Map<String, String> by(
      Between between, Compared compared, Function<Attribution.Reason, String> what) {
    Map<String, String> told = new TreeMap<>();
    for (Row row : between.rows(compared, PARTS)) {
      Attribution.Reason reason = new Attribution.Reason(row.getString(1), row.getString(2));
      told.put(row.getString(0), what.apply(reason));
    }
    return told;
  }

  private static NewFile file(String name, String county, String... tables) {
    return new NewFile(name, county, "2020-04", Set.of(tables), 1, "r");
  }

  private static PastRun run(Map<String, String> inputs) {
    return new PastRun(
        "r", "run", "done", Instant.EPOCH, null, "h", Map.of(), Map.of(), Optional.of(inputs));
  }
}
