package org.duzhan.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.testkit.CsvFile;
import org.duzhan.testkit.Launcher;
import org.duzhan.testkit.Recount;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three months through the launcher, against a count without Spark of what was planted. */
class RecountIT {
  private static final List<String> FIGURES =
      List.of(
          "households",
          "persons",
          "poor_households",
          "poor_persons",
          "missed_persons",
          "wrongly_exited_persons");

  private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{Nd}·]+");

  @TempDir static Path folder;
  static Launcher.Result plan;
  static Launcher.Result run;

  @BeforeAll
  static void simulateAndRun() throws Exception {
    Launcher.Result simulated =
        Launcher.withoutKey()
            .run("simulate", "--out", folder, "--months", 3, "--households", 4000, "--seed", 7);
    assertThat(simulated.exit()).as(simulated.err()).isZero();
    plan = Launcher.withKey().run(monthly("plan"));
    run = Launcher.withKey().interpreting().run(monthly("run"));
  }

  private static Object[] monthly(String command) {
    return new Object[] {
      command,
      "--json",
      "--inbox",
      folder.resolve("inbox"),
      "--from",
      "2019-12",
      "--to",
      "2020-02",
      "--warehouse",
      folder.resolve("warehouse"),
      "--out",
      folder.resolve("reports")
    };
  }

  @Test
  void doesWhatThePlanSaid() {
    assertThat(plan.exit()).as(plan.err()).isZero();
    assertThat(actions(plan)).isNotEmpty().isEqualTo(actions(run));
    Set<String> recorded =
        table("run").selectExpr("explode(actions) a").select("a.*").collectAsList().stream()
            .map(r -> r.getString(0) + " " + r.getString(1) + " " + r.getString(2))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(recorded).isEqualTo(actions(run));
  }

  @Test
  void findsNothingToDoTheSecondTime() throws Exception {
    Map<String, Long> before = Tables.versions(folder.resolve("warehouse"));

    Launcher.Result again = Launcher.withKey().run(monthly("run"));

    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(again.out()).contains("nothing_to_do");
    assertThat(again.err()).doesNotContain("starting Spark");
    assertThat(Tables.versions(folder.resolve("warehouse"))).isEqualTo(before);
  }

  @Test
  void refusesAnotherKeyThanTheOneTheWarehouseWasBegunWith() throws Exception {
    for (String command : List.of("run", "plan")) {
      Launcher.Result other =
          Launcher.withoutKey()
              .with("DUZHAN_KEY", "another key of more than 32 characters")
              .run(monthly(command));

      assertThat(other.exit()).as(other.err()).isEqualTo(2);
      assertThat(other.err()).startsWith("duzhan: DUZHAN_KEY").hasLineCount(1);
    }
  }

  @Test
  void refusesToReportOnAnAreaThatNoCountyLiesIn() throws Exception {
    Launcher.Result report =
        Launcher.withoutKey()
            .run(
                "report",
                "--period",
                "2019-12",
                "--scope",
                "990000",
                "--out",
                folder.resolve("nowhere"),
                "--warehouse",
                folder.resolve("warehouse"));

    assertThat(report.exit()).as(report.err()).isEqualTo(2);
    assertThat(report.err()).contains("--scope 990000").doesNotContain("\tat ");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void answersTheReadersQuestionWhatAClerkHasToMend() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int begin = readme.indexOf("SELECT file, sheet, row");
    String query =
        readme.substring(begin, readme.indexOf("\n\n", begin)).replace("'2020-03'", "'2020-02'");

    List<Row> wrong =
        Spark.session()
            .sql(query.replace("`warehouse/", "`" + folder.resolve("warehouse") + "/"))
            .collectAsList();

    assertThat(wrong).isNotEmpty().allMatch(row -> row.getLong(2) > 0 && !row.isNullAt(4));
  }

  private static Set<String> actions(Launcher.Result result) {
    return ConfigFactory.parseString(result.out()).getConfigList("actions").stream()
        .map(a -> a.getString("county") + " " + a.getString("month") + " " + a.getString("action"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void saysThatSomeFilesWereRefusedAndRowsQuarantined() {
    assertThat(run.exit()).as(run.err()).isEqualTo(3);
    assertThat(run.out()).contains("refused_files").contains("未传完");
  }

  @Test
  void countsTheSamePoorAndIncidenceInEveryVillageAndMonth() throws IOException {
    Map<String, Map<String, String>> truth = new TreeMap<>();
    for (Map<String, String> row : CsvFile.rows(folder.resolve("truth/villages.csv"))) {
      truth.put(row.get("period") + "/" + row.get("village_code"), row);
    }
    List<Row> computed = table("village_month").collectAsList();

    List<Row> reported = computed.stream().filter(r -> r.<Boolean>getAs("reported")).toList();
    assertThat(reported).hasSameSizeAs(truth.entrySet());
    for (Row row : reported) {
      String key = row.<String>getAs("period") + "/" + row.getAs("village_code");
      Map<String, String> expected = truth.get(key);
      for (String figure : FIGURES) {
        assertThat(row.<Long>getAs(figure))
            .as(key + " " + figure)
            .isEqualTo(Long.parseLong(expected.get(figure)));
      }
      double incidence =
          Double.parseDouble(expected.get("poor_persons"))
              / Double.parseDouble(expected.get("rural_population"));
      assertThat(row.<Double>getAs("incidence")).as(key).isCloseTo(incidence, within(1e-12));
    }
  }

  @Test
  void countsWhatTheFilesThemselvesSay() throws IOException {
    Map<String, Recount.Village> counted = Recount.of(folder).villages();
    List<Row> reported = table("village_month").filter("reported").collectAsList();

    assertThat(reported).hasSizeGreaterThan(100);
    for (Row row : reported) {
      String key = row.<String>getAs("period") + "/" + row.getAs("village_code");
      Recount.Village village = counted.get(key);
      assertThat(row.<Long>getAs("poor_persons")).as(key).isEqualTo(village.poorPersons());
      assertThat(row.<Long>getAs("persons")).as(key).isEqualTo(village.persons());
      assertThat(row.<Double>getAs("incidence"))
          .as(key)
          .isCloseTo(village.incidence(), within(1e-12));
    }
  }

  @Test
  void keepsTheLedgerThatTheFilesThemselvesGive() throws IOException {
    Map<String, List<Long>> found = new TreeMap<>();
    for (Row row : table("submission").filter("status = 'accepted'").collectAsList()) {
      assertThat(row.<Long>getAs("rows_superseded")).isZero();
      found.put(
          row.getAs("file"),
          Stream.of("rows_read", "rows_accepted", "rows_unchanged", "rows_quarantined")
              .map(row::<Long>getAs)
              .toList());
    }

    assertThat(found).isEqualTo(Recount.of(folder).ledger());
  }

  @Test
  void countsNobodyInVillagesThatSentNothing() {
    for (Row row : table("village_month").filter("not reported").collectAsList()) {
      assertThat(row.<Object>getAs("poor_persons")).isNull();
      assertThat(row.<Object>getAs("incidence")).isNull();
      assertThat(row.<String>getAs("null_reason")).isEqualTo("not_submitted");
    }
  }

  @Test
  void givesEverySubmissionTheFateThatWasPlanted() throws IOException {
    Set<String> expected =
        CsvFile.rows(folder.resolve("truth/files.csv")).stream()
            .map(
                r ->
                    Stream.of(
                            "file",
                            "status",
                            "rows_read",
                            "rows_accepted",
                            "rows_unchanged",
                            "rows_superseded",
                            "rows_quarantined")
                        .map(r::get)
                        .collect(Collectors.joining(" ")))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> found = new TreeSet<>();
    for (Row row : table("submission").collectAsList()) {
      found.add(
          Stream.of(
                  "file",
                  "status",
                  "rows_read",
                  "rows_accepted",
                  "rows_unchanged",
                  "rows_superseded",
                  "rows_quarantined")
              .map(name -> String.valueOf(row.<Object>getAs(name)))
              .collect(Collectors.joining(" ")));
    }

    assertThat(found).isEqualTo(expected);
  }

  @Test
  void quarantinesEveryBadRowWithItsRuleAndNoSoundRow() throws IOException {
    Set<String> expected =
        CsvFile.rows(folder.resolve("truth/bad_rows.csv")).stream()
            .map(
                r ->
                    Stream.of("file", "sheet", "row", "table", "rule", "field")
                        .map(r::get)
                        .collect(Collectors.joining(" ")))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> found = new TreeSet<>();
    for (Row row : table("quarantine").collectAsList()) {
      found.add(
          Stream.of("file", "sheet", "row", "table", "rule", "field")
              .map(name -> String.valueOf(row.<Object>getAs(name)))
              .collect(Collectors.joining(" ")));
    }

    assertThat(found).isEqualTo(expected);
  }

  @Test
  void findsEveryHouseholdThatFell() throws IOException {
    Map<String, Long> planted =
        CsvFile.rows(folder.resolve("truth/fallers.csv")).stream()
            .filter(r -> !r.get("kind").equals("at_risk"))
            .collect(
                Collectors.groupingBy(
                    r -> r.get("period") + r.get("kind"), TreeMap::new, Collectors.counting()));
    Map<String, Long> found =
        table("backsliding").collectAsList().stream()
            .filter(r -> !r.getAs("kind").equals("at_risk"))
            .collect(
                Collectors.groupingBy(
                    r -> r.<String>getAs("period") + r.getAs("kind"),
                    TreeMap::new,
                    Collectors.counting()));

    assertThat(found).isEqualTo(planted);
  }

  @Test
  void leavesWorkbooksForEveryMonth() {
    for (String month : List.of("2019-12", "2020-01", "2020-02")) {
      assertThat(folder.resolve("reports").resolve(month).resolve("ranking.xlsx")).exists();
      assertThat(folder.resolve("reports").resolve(month).resolve("backsliding.xlsx")).exists();
    }
  }

  @Test
  void keepsNothingPersonal() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("warehouse"))) {
      assertThat(files.map(Path::toString)).noneMatch(p -> p.contains("_scratch"));
    }
    assertThat(table("household").columns())
        .doesNotContain("household_id", "head_name", "id_number", "phone");
    Set<String> personal = Recount.of(folder).personal();
    assertThat(personal).hasSizeGreaterThan(10_000);
    Map<String, List<String>> contents = Tables.contents(folder.resolve("warehouse"));
    assertThat(contents.get("quarantine")).isNotEmpty();
    contents.forEach(
        (table, rows) ->
            assertThat(rows)
                .as(table)
                .noneMatch(row -> WORD.splitAsStream(row).anyMatch(personal::contains)));
  }

  private static Dataset<Row> table(String name) {
    return Tables.read(folder.resolve("warehouse"), name);
  }
}
