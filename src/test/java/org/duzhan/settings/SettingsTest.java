package org.duzhan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.io.FileUtils;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;

  @BeforeEach
  void copyWhatComesWithDuzhan() throws IOException {
    FileUtils.copyDirectory(Path.of("conf").toFile(), folder.resolve("conf").toFile());
  }

  @Test
  void namesEveryFaultOfEveryFileInOneLine() throws IOException {
    change("lines.csv", text -> text.replace("2020,4000", "2020,lots"));
    change("annexes/counties.csv", text -> text.replaceFirst("(?m)^450000.*都安.*\\R", ""));
    change("annexes/villages.csv", text -> text.replace("广西壮族自治区,48,4,44", "广西壮族自治区,48,4,45"));
    change("risk.conf", text -> text.replace("a = 50", "a = 500"));
    change("duzhan.conf", text -> text.replace("deadline_day = 5", "deadlineday = 5"));

    String told = fault(Optional.empty(), Map.of("course.pace_months", "0"));

    assertThat(told)
        .doesNotContain("\n")
        .contains("conf/lines.csv, line 12, yuan: found 'lots'")
        .contains("conf/annexes/counties.csv: annex 1 must name 52 counties")
        .contains("conf/annexes/villages.csv, line 2, listed_villages: found '48'")
        .containsPattern("conf/risk.conf, line [0-9]+: key grades.a = 500 ")
        .contains("conf/duzhan.conf: missing key supervision.deadline_day")
        .contains("conf/duzhan.conf, line 11: unknown key supervision.deadlineday")
        .contains("--set: key course.pace_months = 0 (expected a whole number from 1 to 24)");
  }

  @Test
  void tellsEachKeyThatIsSetWithItsValueButNoPassword() throws IOException {
    Settings settings =
        TestSettings.with(
            Map.of(
                "mpi.cutoff", "0.5",
                "line.fixed", "5000",
                "ingest.passwords.default", "sesame",
                "ingest.passwords.\"522633\"", "sesame"));

    assertThat(settings.inputs())
        .containsEntry("mpi.cutoff", "0.5")
        .containsEntry("line.fixed", "5000")
        .containsEntry("supervision.baseline", "2019-12")
        .containsKeys("conf/lines.csv", "conf/risk.conf", "conf/areas.csv", "conf/mappings")
        .containsKey("conf/ladder.conf")
        .doesNotContainKey("conf/village_changes.csv");
    assertThat(settings.inputs().toString()).doesNotContain("sesame").doesNotContain("passwords");
    assertThat(TestSettings.defaults().inputs()).doesNotContainKey("line.fixed");
  }

  @Test
  void countsHowWorkIsDoneNotAsAReasonToMakeFiguresAgain() {
    Settings faster =
        TestSettings.with(Map.of("run.interpreted_rows", "0", "lake.rows_per_file", "1000"));

    assertThat(faster.hash()).isEqualTo(TestSettings.defaults().hash());
    assertThat(faster.inputs()).isEqualTo(TestSettings.defaults().inputs());
    assertThat(TestSettings.with(Map.of("mpi.cutoff", "0.5")).hash())
        .isNotEqualTo(TestSettings.defaults().hash());
  }

  @Test
  void saysInWhichLineOfAUsersFileAFaultStands() throws IOException {
    Path file = Files.writeString(folder.resolve("our.conf"), "mpi {\n  cutoff = 2\n}\nmpl = 1\n");

    assertThat(fault(Optional.of(file), Map.of()))
        .contains("our.conf, line 2: key mpi.cutoff = 2 (expected a number from 0 to 1)")
        .contains("our.conf, line 4: unknown key mpl");
  }

  @Test
  void refusesUnknownKeysAlsoWhereTheyAreNullOrEmpty() throws IOException {
    Path file = Files.writeString(folder.resolve("our.conf"), "none = null\nempty {}\n");

    assertThat(fault(Optional.of(file), Map.of()))
        .contains("unknown key none")
        .contains("unknown key empty");
  }

  @Test
  void refusesPartsOfANumberWhereOnlyWholeOnesMakeSense() {
    assertThat(fault(Optional.empty(), Map.of("course.pace_months", "1.5", "limits.rows", "1e30")))
        .contains("course.pace_months = 1.5")
        .contains("limits.rows = 1");
  }

  @Test
  void refusesWhatIsNoNumberAtAll() {
    assertThat(fault(Optional.empty(), Map.of("mpi.cutoff", "NaN", "interval.z", "[1]")))
        .contains("mpi.cutoff = NaN")
        .contains("interval.z = [1]");
  }

  @Test
  void refusesATargetBeforeTheBaseline() {
    assertThat(fault(Optional.empty(), Map.of("supervision.target_date", "2019-12-31")))
        .contains("expected a baseline before the target");
  }

  @Test
  void saysWhatCannotBeReadOfAFileOrAKey() throws IOException {
    Path file = Files.writeString(folder.resolve("our.conf"), "mpi {\n  cutoff = \"0.3\n}\n");

    assertThat(fault(Optional.of(file), Map.of("line.fixed", "{")))
        .contains("our.conf, line 2: cannot read the settings")
        .contains("--set: cannot read the settings")
        .doesNotContain("\n");
    assertThat(fault(Optional.of(folder.resolve("none.conf")), Map.of())).contains("no such file");
    assertThat(fault(Optional.empty(), Map.of("line.fixed", "${nowhere}")))
        .contains("--set: cannot read the settings");
  }

  @Test
  void takesAFileThatIncludesAnotherBesideIt() throws IOException {
    Files.writeString(folder.resolve("base.conf"), "course.pace_months = 6\n");
    Path file = Files.writeString(folder.resolve("our.conf"), "include \"base.conf\"\n");

    assertThat(load(Optional.of(file), Map.of()).course().paceMonths()).isEqualTo(6);
  }

  @Test
  void letsAKeyWinOverAFileAndAFileOverTheDefaults() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("our.conf"), "course { pace_months = 6, lagging_at = 0.5 }");

    Settings settings = load(Optional.of(file), Map.of("course.pace_months", "12"));

    assertThat(settings.course())
        .isEqualTo(new Thresholds.Course(12, settings.course().onCourseAt(), 0.5));
  }

  @Test
  void refusesLinesThatAreMissingOrStandTwice() throws IOException {
    change("lines.csv", text -> text.replace("monitoring,*,2020", "monitoring,*,2019"));

    assertThat(fault(Optional.empty(), Map.of()))
        .contains("conf/lines.csv: monitoring, *, 2019 stands twice");

    change("lines.csv", text -> text.replaceFirst("(?m)^monitoring.*\\R", ""));

    assertThat(fault(Optional.empty(), Map.of()))
        .contains("conf/lines.csv: no national monitoring line for 2020");
  }

  @Test
  void readsATableAsASpreadsheetSavesIt() throws IOException {
    change("lines.csv", text -> "\uFEFF" + text.replace("\n", "\r\n\r\n"));

    assertThat(load(Optional.empty(), Map.of()).lines()).isEqualTo(TestSettings.defaults().lines());
  }

  @Test
  void refusesAnAnnexThatDoesNotAddUp() throws IOException {
    change("annexes/villages.csv", text -> text.replace("贵州省,6,0,6", "贵州省,7,0,7"));

    assertThat(fault(Optional.empty(), Map.of()))
        .contains("annex 2 must add up to 1113 = 88 + 1025 villages; found 1114 = 88 + 1026");
  }

  @Test
  void refusesACountyMovedToAnotherProvince() throws IOException {
    change("annexes/counties.csv", text -> text.replaceFirst("(?m)^450000", "510000"));

    assertThat(fault(Optional.empty(), Map.of()))
        .contains("conf/annexes/counties.csv, line 2, county_code: found '451228'");
  }

  @Test
  void refusesAFolderWithoutItsFiles() throws IOException {
    Files.delete(folder.resolve("conf/lines.csv"));

    assertThatThrownBy(() -> load(Optional.empty(), Map.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("lines.csv: cannot read it")
        .hasMessageContaining("restore the file");
  }

  private void change(String name, UnaryOperator<String> how) throws IOException {
    Path file = folder.resolve("conf").resolve(name);
    String before = Files.readString(file);
    String after = how.apply(before);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(file, after);
  }

  private Settings load(Optional<Path> file, Map<String, String> keys) {
    return Sources.load(folder.resolve("conf"), file, keys);
  }

  private String fault(Optional<Path> file, Map<String, String> keys) {
    return catchThrowableOfType(UserError.class, () -> load(file, keys)).getMessage();
  }
}
