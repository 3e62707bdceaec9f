package org.duzhan.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.duzhan.testkit.Launcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputIT {
  @TempDir Path folder;

  @Test
  void refusesAnInboxThatDoesNotExist() throws Exception {
    oneLine(
        Launcher.withKey()
            .run("ingest", "--inbox", folder.resolve("none"), "--warehouse", folder.resolve("w")),
        "no such folder");
    assertThat(folder.resolve("w")).doesNotExist();
  }

  @Test
  void refusesAPeriodThatIsNoMonth() throws Exception {
    oneLine(Launcher.withKey().run("assess", "--period", "2020-13"), "--period 2020-13");
  }

  @Test
  void refusesToReadFilesWithoutAKey() throws Exception {
    oneLine(Launcher.withoutKey().run("ingest", "--inbox", folder), "DUZHAN_KEY");
    oneLine(
        Launcher.withoutKey().with("DUZHAN_KEY", "short").run("ingest", "--inbox", folder),
        "expected at least 32");
  }

  @Test
  void tellsAllFaultsOfTheSettingsTogether() throws Exception {
    Launcher.Result result =
        Launcher.withKey()
            .run(
                "assess",
                "--period",
                "2020-01",
                "--set",
                "mpi.cutof=1",
                "--set",
                "course.pace_months=0");

    oneLine(result, "unknown key mpi.cutof");
    assertThat(result.err()).contains("course.pace_months = 0");
  }

  @Test
  void refusesOptionsThatDoNotExist() throws Exception {
    oneLine(Launcher.withKey().run("run", "--inbox", folder, "--inboks", folder), "--inboks");
    oneLine(Launcher.withKey().run("frobnicate"), "frobnicate");
  }

  @Test
  void showsHelpWithAnExampleForEveryCommand() throws Exception {
    for (String command :
        new String[] {
          "demo", "simulate", "ingest", "assess", "risk", "backsliding", "report", "run", "plan"
        }) {
      Launcher.Result help = Launcher.withoutKey().run(command, "--help");
      assertThat(help.exit()).isZero();
      assertThat(help.out()).contains("Example:").contains("jobs/duzhan " + command);
    }
    assertThat(Launcher.withoutKey().run("--version").out()).startsWith("duzhan ");
  }

  @Test
  void takesAnEmptyInboxAsNothingToDo() throws Exception {
    Launcher.Result result =
        Launcher.withKey()
            .run(
                "ingest",
                "--inbox",
                Files.createDirectory(folder.resolve("in")),
                "--warehouse",
                folder.resolve("w"));

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).contains("Nothing to do");
    assertThat(folder.resolve("w")).doesNotExist();
  }

  private static void oneLine(Launcher.Result result, String part) {
    assertThat(result.exit()).as(result.err()).isEqualTo(2);
    assertThat(result.err().lines().filter(l -> l.startsWith("duzhan:"))).hasSize(1);
    assertThat(result.err()).contains(part).doesNotContain("\tat ");
  }
}
