package org.duzhan.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.duzhan.job.Diff;
import org.duzhan.job.Diff.Change;
import org.duzhan.job.Diff.OfTable;
import org.duzhan.job.Difference;
import org.duzhan.job.NewFile;
import org.duzhan.job.PastRun;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class DiffTextTest {
  private static final PastRun FROM = run("r1", "2020-05-06T04:00:00Z", Optional.empty());
  private static final PastRun TO =
      run("r2", "2020-05-07T04:00:00Z", Optional.of(Map.of("program", "0.1.0")));
  private static final NewFile FILE =
      new NewFile("更正.csv", "522633", "2020-04", Set.of("household"), 3, "r2");
  private static final Change POOR =
      new Change(
          "county_month",
          "522633",
          "",
          "poor_persons",
          "changed",
          "12",
          "7",
          -5.0,
          List.of("data"),
          "data: 更正.csv (522633 2020-04)");
  private static final Change RATE =
      new Change(
          "county_month",
          "522633",
          "",
          "incidence",
          "changed",
          "0.08571428571428572",
          null,
          null,
          List.of("data", "setting"),
          "data: 更正.csv (522633 2020-04); setting: mpi.cutoff 0.33 → 0.5");

  @Test
  void tellsWhichRunsWhatDiffersAndWhatChanged() {
    Diff diff =
        diff(
            List.of(FILE),
            List.of(
                new Difference(Difference.Kind.SETTING, "mpi.cutoff", "0.33", "0.5"),
                new Difference(Difference.Kind.RULE, "rules.H08", "a", null)),
            List.of(new OfTable("county_month", 22, 1, 0, 1, List.of(POOR, RATE))));

    assertThat(lines(diff, null))
        .containsExactly(
            "2020-04: 23 figures changed from run r1 to run r2",
            "  from  run of 2020-05-06 12:00, done, program version not kept",
            "  to    run of 2020-05-07 12:00, done, program 0.1.0",
            "Between them:",
            "  files     1 taken in:",
            "              更正.csv (522633 2020-04), 3 rows new or changed",
            "  register  village rows of 522633 从江县",
            "  rules     rules.H08",
            "  settings  mpi.cutoff 0.33 → 0.5",
            "  program   the same",
            "",
            "county_month: 23 figures of 1 area (of these 1 appeared)",
            "  522633 从江县  poor_persons  12 → 7 (-5)  [data: 更正.csv (522633 2020-04)]",
            "  522633 从江县  incidence     0.0857143 → null  [data: 更正.csv (522633 2020-04);"
                + " setting: mpi.cutoff 0.33 → 0.5]",
            "  … and 21 more: --csv FILE",
            "Not compared, made by one of the two only: distribution");
    assertThat(lines(diff, "c.csv"))
        .contains("  … and 21 more: c.csv")
        .endsWith("All changes: c.csv");
  }

  @Test
  void saysInOneLineThatNothingChanged() {
    assertThat(lines(diff(List.of(FILE), List.of(), List.of()), null))
        .containsExactly("Nothing changed: 2020-04 has the same figures in run r1 and in run r2.");
  }

  @Test
  void tellsProgramsTheSame() {
    Diff diff =
        diff(
            List.of(FILE),
            List.of(new Difference(Difference.Kind.SETTING, "line.fixed", null, "5000")),
            List.of(new OfTable("county_month", 2, 0, 0, 1, List.of(POOR, RATE))));

    assertThat(Json.of(DiffJson.of(diff, null, 1.5)))
        .contains("\"status\":\"done\"")
        .contains("\"figures\":2")
        .contains("\"kind\":\"setting\"")
        .contains("\"name\":\"line.fixed\"")
        .contains("\"old\":null")
        .contains("\"causes\":[\"data\",\"setting\"]")
        .contains("\"change\":-5");
    assertThat(Json.of(DiffJson.of(diff(List.of(), List.of(), List.of()), null, 1.5)))
        .contains("\"status\":\"nothing_changed\"")
        .contains("\"exit_code\":0");
  }

  private static List<String> lines(Diff diff, String csv) {
    return new DiffText(diff, TestSettings.defaults(), csv).lines();
  }

  private static Diff diff(List<NewFile> files, List<Difference> inputs, List<OfTable> tables) {
    return new Diff(
        "2020-04", FROM, TO, files, Set.of("522633"), inputs, tables, List.of("distribution"));
  }

  private static PastRun run(String id, String at, Optional<Map<String, String>> inputs) {
    Instant started = Instant.parse(at);
    return new PastRun(
        id, "run", "done", started, started, "hash", Map.of("household", 3L), Map.of(), inputs);
  }
}
