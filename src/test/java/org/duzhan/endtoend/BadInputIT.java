package org.duzhan.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void refusesFoldersThatCannotBeUsedBeforeAnythingIsBegun() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    Path inbox = Files.createDirectory(folder.resolve("empty"));
    Path good = folder.resolve("good");

    oneLine(run(file, good, good), "it is a file; name the folder");
    oneLine(run(inbox, file, good), "--warehouse " + file + ": cannot use it");
    oneLine(run(inbox, file.resolve("w"), good), file + " is a file");
    oneLine(run(inbox, "foo://bar/w", good), "no file system is known as foo");
    oneLine(run(inbox, good, file.resolve("r")), "--out " + file);
    oneLine(
        Launcher.withKey().run("assess", "--period", "2020-01", "--warehouse", good),
        "no such folder");
    assertThat(good).doesNotExist();
  }

  @Test
  void refusesMonthsThatAreNone() throws Exception {
    for (String period : new String[] {"2020-13", "202004", "2020-1", ""}) {
      oneLine(Launcher.withKey().run("assess", "--period", period), "expected YYYY-MM");
    }
    oneLine(
        Launcher.withKey().run("run", "--inbox", folder, "--from", "2020-03", "--to", "2020-01"),
        "no month lies between them");
    oneLine(
        Launcher.withKey()
            .run("run", "--inbox", folder, "--from", "2020-03", "--period", "2020-01"),
        "cannot tell which months");
  }

  @Test
  void refusesToReportAMonthThatWasNeverMade() throws Exception {
    Path warehouse = Files.createDirectory(folder.resolve("warehouse"));

    oneLine(
        Launcher.withoutKey()
            .run("report", "--period", "2020-01", "--out", folder, "--warehouse", warehouse),
        "the month was not made");
  }

  @Test
  void tellsProgramsHowItEndedInOneObject() throws Exception {
    for (String period : new String[] {"--period=2020-13", "--perod=2020-01"}) {
      Launcher.Result result = Launcher.withKey().run("assess", "--json", period);

      Config told = ConfigFactory.parseString(result.out());
      assertThat(result.out()).hasLineCount(1);
      assertThat(told.getString("command")).isEqualTo("assess");
      assertThat(told.getString("status")).isEqualTo("usage");
      assertThat(told.getInt("exit_code")).isEqualTo(2);
      assertThat(told.getString("error")).isNotBlank();
    }
  }

  @Test
  void worksFromAnyFolderThroughALinkAndWithoutALocale() throws Exception {
    Path link =
        Files.createSymbolicLink(folder.resolve("a link"), Path.of("jobs/duzhan").toAbsolutePath());
    Launcher.Result simulated =
        Launcher.withoutKey()
            .through(link, folder)
            .with("LC_ALL", "C")
            .run("simulate", "--json", "--out", "here", "--months", 1, "--households", 500);
    assertThat(simulated.exit()).as(simulated.err()).isZero();
    assertThat(ConfigFactory.parseString(simulated.out()).getString("inbox"))
        .isEqualTo("here/inbox");

    Launcher.Result plan =
        Launcher.withKey()
            .through(link, folder)
            .with("LC_ALL", "C")
            .run("plan", "--json", "--inbox", "here/inbox", "--period", "2019-12");

    assertThat(plan.exit()).as(plan.err()).isZero();
    assertThat(ConfigFactory.parseString(plan.out()).getStringList("files"))
        .isNotEmpty()
        .allMatch(name -> Files.exists(folder.resolve("here/inbox").resolve(name)));
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
  void namesTheNearestFiguresToOneThatDoesNotExist() throws Exception {
    oneLine(
        Launcher.withoutKey().run("figures", "incidense"),
        "figures incidense: no such figure; the nearest are incidence");
  }

  @Test
  void offersNoWarehouseWhereACommandKeepsNoneOrItsOwn() throws Exception {
    for (String command : new String[] {"demo", "simulate", "inspect"}) {
      assertThat(Launcher.withoutKey().run(command, "--help").out()).doesNotContain("--warehouse");
    }
    oneLine(
        Launcher.withoutKey().run("demo", "--out", folder, "--warehouse", folder), "--warehouse");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void tellsEachCommandInOneSentence() throws Exception {
    String commands = Launcher.withoutKey().run("--help").out();

    for (String command : List.of("demo", "inspect", "figures", "trace", "check", "mapping")) {
      assertThat(commands.lines().filter(l -> l.startsWith("  " + command)))
          .singleElement()
          .asString()
          .endsWith(".");
    }
  }

  @Test
  void showsHelpWithAnExampleForEveryCommand() throws Exception {
    for (String command :
        new String[] {
          "demo",
          "simulate",
          "ingest",
          "assess",
          "risk",
          "backsliding",
          "distribution",
          "report",
          "run",
          "plan",
          "inspect",
          "figures",
          "trace"
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

  private static Launcher.Result run(Object inbox, Object warehouse, Object out) throws Exception {
    return Launcher.withKey()
        .run(
            "run", "--inbox", inbox, "--period", "2020-01", "--warehouse", warehouse, "--out", out);
  }

  private static void oneLine(Launcher.Result result, String part) {
    assertThat(result.exit()).as(result.err()).isEqualTo(2);
    assertThat(result.err().lines().filter(l -> l.startsWith("duzhan:"))).hasSize(1);
    assertThat(result.err()).contains(part).doesNotContain("\tat ");
  }
}
