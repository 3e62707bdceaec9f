package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.functions;
import org.duzhan.job.Diff.Change;
import org.duzhan.job.Diff.OfTable;
import org.duzhan.job.DiffJob.Asked;
import org.duzhan.lake.Lake;
import org.duzhan.measure.CountyMonth;
import org.duzhan.settings.UserError;
import org.duzhan.table.Runs;
import org.duzhan.testkit.MemoryLake;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two counties of one province, a village each, made twice. */
class DiffJobIT {
  private static final Map<String, String> AS_IT_COMES = Map.of();
  private static final Map<String, String> LINE = Map.of("line.fixed", "20000");
  private static final Map<String, String> SECONDS = Map.of("limits.seconds", "250");

  @TempDir static Path folder;
  private static final Map<List<Object>, MemoryLake> AGAIN = new HashMap<>();
  private static MemoryLake made;

  @TempDir Path inbox;
  private MemoryLake lake;
  private TinyCounty counties;
  private final Map<Diff, List<Change>> found = new IdentityHashMap<>();

  @BeforeAll
  static void makeDecember() throws IOException {
    made = new MemoryLake(folder.resolve("scratch"));
    run(made, sent(folder.resolve("inbox")), AS_IT_COMES, 6, Step.ASSESS);
  }

  @BeforeEach
  void standWhereDecemberWasMade() throws IOException {
    lake = made.copy();
    counties = TinyCounty.empty(inbox);
  }

  @Test
  void tellsAFigureByTheFileThatCorrectedItsCounty() throws IOException {
    lake = madeAgain(true, AS_IT_COMES);

    Diff diff = diff();

    assertThat(diff.files()).extracting(NewFile::text).containsExactly("更正.csv (522633 2019-12)");
    assertThat(diff.inputs()).isEmpty();
    assertThat(diff.register()).isEmpty();
    assertThat(of(diff, "poor_persons"))
        .containsExactlyInAnyOrder(
            "province_month 520000 12 → 7 data: 更正.csv (522633 2019-12)",
            "province_month 000000 12 → 7 data: 更正.csv (522633 2019-12)",
            "prefecture_month 522600 12 → 7 data: 更正.csv (522633 2019-12)",
            "county_month 522633 7 → 2 data: 更正.csv (522633 2019-12)",
            "township_month 522633100 7 → 2 data: 更正.csv (522633 2019-12)",
            "village_month 522633100201 7 → 2 data: 更正.csv (522633 2019-12)",
            "scope_month 520000 annex_counties 12 → 7 data: 更正.csv (522633 2019-12)",
            "scope_month 000000 annex_counties 12 → 7 data: 更正.csv (522633 2019-12)",
            "partner_month 某市 7 → 2 data: 更正.csv (522633 2019-12)",
            "county_partner_month 杭州市 12 → 7 data: 更正.csv (522633 2019-12)");
    assertThat(changes(diff)).allMatch(c -> c.causes().equals(List.of("data")));
    assertThat(changes(diff)).noneMatch(c -> c.area().startsWith("522632"));
  }

  @Test
  void tellsAFigureByTheKeyThatWasSetOtherwise() throws IOException {
    lake = madeAgain(false, LINE);

    Diff diff = diff();

    assertThat(diff.inputs())
        .extracting(Difference::text)
        .containsExactly("line.fixed not set → 20000");
    assertThat(diff.files()).isEmpty();
    assertThat(changes(diff))
        .isNotEmpty()
        .allMatch(c -> c.causes().equals(List.of("setting")))
        .allMatch(c -> c.because().equals("setting: line.fixed not set → 20000"));
    assertThat(of(diff, "poverty_gap"))
        .anyMatch(
            c -> c.matches("village_month 522632100201 0.93784\\d* → 0.99\\d* setting: line.*"));
  }

  @Test
  void tellsBothOfTheCountyThatSentAFileAndTheKeyAloneOfTheOther() throws IOException {
    lake = madeAgain(true, LINE);

    List<Change> changes = changes(diff());

    assertThat(changes.stream().filter(c -> c.area().startsWith("522633")))
        .isNotEmpty()
        .allMatch(c -> c.causes().equals(List.of("data", "setting")));
    assertThat(changes.stream().filter(c -> c.area().startsWith("522632")))
        .isNotEmpty()
        .allMatch(c -> c.causes().equals(List.of("setting")));
    assertThat(changes.stream().filter(c -> c.area().equals("520000") && !isOfListed(c)))
        .isNotEmpty()
        .allMatch(c -> c.because().contains("更正.csv") && c.because().contains("line.fixed"));
    assertThat(changes.stream().filter(DiffJobIT::isOfListed))
        .as("the one listed village is of the other county")
        .isNotEmpty()
        .allMatch(c -> c.causes().equals(List.of("setting")));
    assertThat(changes.stream().filter(c -> c.area().equals("某市")))
        .isNotEmpty()
        .allMatch(c -> c.causes().equals(List.of("data", "setting")));
    assertThat(changes.stream().filter(c -> c.area().equals("某部")))
        .isNotEmpty()
        .allMatch(c -> c.causes().equals(List.of("setting")));
  }

  @Test
  void tellsAChangedRegisterFromAFileThatOnlyRepeatsIt() throws IOException {
    counties
        .with("村.csv", "统计月份,行政村代码,行政村名称,农业户籍人口,协作帮扶单位\n2019-12,522633100201,青山村,140,某市\n", 9)
        .with("再报村.csv", "统计月份,行政村代码,行政村名称,农业户籍人口,协作帮扶单位\n2019-12,522632100201,白水村,40,某部\n", 9);
    run(lake, counties, AS_IT_COMES, 7, Step.ASSESS);

    Diff diff = diff();

    assertThat(diff.register()).containsExactly("522633");
    assertThat(of(diff, "incidence"))
        .contains("village_month 522633100201 0.07 → 0.05 register: 村.csv (522633 2019-12)");
    assertThat(changes(diff)).allMatch(c -> c.causes().equals(List.of("register")));
  }

  @Test
  void countsARuleOnlyWhereAFileWasJudgedByIt() throws IOException {
    corrected(counties);
    run(lake, counties, Map.of("rules.H46.on", "false"), 7, Step.ASSESS);

    Diff diff = diff();

    assertThat(diff.inputs()).extracting(Difference::text).containsExactly("rules.H46");
    assertThat(changes(diff)).allMatch(c -> c.causes().equals(List.of("data", "rule")));
  }

  @Test
  void saysThatNothingChangedWhereWhatChangedMakesNoFigure() throws IOException {
    lake = madeAgain(false, SECONDS);

    Diff diff = diff();

    assertThat(diff.from().id()).isNotEqualTo(diff.to().id());
    assertThat(diff.figures()).isZero();
    assertThat(diff.tables()).isEmpty();
  }

  @Test
  void readsWhatARunLeftAlsoWhereLaterOnesMadeItAgain() throws IOException {
    lake = madeAgain(false, LINE);
    corrected(counties);
    run(lake, counties, AS_IT_COMES, 8, Step.ASSESS);

    assertThat(of(diff("last~2", "last"), "poor_persons")).hasSize(10);
    assertThat(changes(diff("last~2", "last"))).allMatch(c -> c.causes().equals(List.of("data")));
    assertThat(of(diff("last~2", "last~1"), "poor_persons")).isEmpty();
    assertThat(of(diff("last~2", "last~1"), "poverty_gap")).isNotEmpty();
    assertThat(diff("last", "last~2").files()).hasSize(1);
  }

  @Test
  void goesByTheRunThatMadeTheFiguresThatTheNamedOneLeft() throws IOException {
    lake = madeAgain(false, LINE);
    corrected(counties);
    String ingested = run(lake, counties, Map.of("line.fixed", "30000"), 8);

    Diff diff = diff("last~1", ingested);

    assertThat(diff.files()).isEmpty();
    assertThat(changes(diff))
        .isNotEmpty()
        .allMatch(c -> c.because().equals("setting: line.fixed not set → 20000"));
  }

  @Test
  void tellsWhatAppearedAndWhatOnlyOneOfTheRunsMade() throws IOException {
    counties.with(
        "新户.csv", "统计月份,行政村代码,户编号,家庭人口数,脱贫属性,工资性收入\n2019-12,522633100203,n1,3,未脱贫,800\n", 9);
    run(lake, counties, AS_IT_COMES, 7, Step.ASSESS, Step.DISTRIBUTION);

    Diff diff = diff();

    assertThat(diff.leftOut())
        .containsExactly(
            "distribution",
            "fall_rate",
            "county_risk",
            "village_risk",
            "accountability",
            "backsliding",
            "monitoring_month");
    assertThat(of(diff, "persons"))
        .contains("village_month 522633100203 null → 3 data: 新户.csv (522633 2019-12)");
    assertThat(table(diff, "village_month").appeared()).isGreaterThan(10);
    assertThat(table(diff, "village_month").gone()).isZero();
    assertThat(table(diff("last", "last~1"), "village_month").gone()).isGreaterThan(10);
  }

  @Test
  void keepsToAnAreaAndAFigure() throws IOException {
    lake = madeAgain(true, LINE);

    Diff county = diff("previous", "last", "522632", null);
    Diff figure = diff("previous", "last", "520000", "贫困人口");

    assertThat(changes(county)).isNotEmpty().allMatch(c -> c.area().startsWith("522632"));
    assertThat(changes(figure))
        .extracting(Change::figure, Change::area)
        .containsExactlyInAnyOrder(
            tuple("poor_persons", "520000"),
            tuple("poor_persons", "522600"),
            tuple("poor_persons", "522633"),
            tuple("poor_persons", "522633100"),
            tuple("poor_persons", "522633100201"),
            tuple("poor_persons", "520000"));
    assertThat(changes(figure)).last().extracting(Change::table).isEqualTo("scope_month");
  }

  @Test
  void showsEveryChangeInOrder() throws IOException {
    lake = madeAgain(true, LINE);

    Diff diff = diff();

    assertThat(changes(diff)).hasSize((int) diff.figures());
    assertThat(changes(diff).get(0).table()).isEqualTo("province_month");
    assertThat(diff.tables())
        .isNotEmpty()
        .allSatisfy(t -> assertThat(changes(diff)).containsAll(t.largest()));
  }

  @Test
  void saysWhatMayHaveChangedWhereARunKeptNoSettings() throws IOException {
    lake = madeAgain(false, LINE);
    String first = "run_id = '%s'".formatted(PastRuns.read(lake).all().get(0).id());
    lake.replace(
        Runs.TABLE,
        first,
        lake.read(Runs.TABLE).filter(first).withColumn("inputs", functions.lit(null)),
        "as older programs did");

    assertThat(changes(diff()))
        .isNotEmpty()
        .allMatch(c -> c.causes().equals(List.of("register", "setting", "code")))
        .allMatch(c -> c.because().contains("setting: config_hash; code: program not kept → "));
  }

  @Test
  void saysSoWhereNothingKnownExplainsAChange() throws IOException {
    lake = madeAgain(false, SECONDS);
    PastRun last = PastRuns.read(lake).all().get(1);
    lake.replace(
        CountyMonth.TABLE,
        "true",
        lake.read(CountyMonth.TABLE).withColumn("persons", functions.lit(77L)),
        "tampered");
    lake.replace(
        Runs.TABLE,
        "run_id = '%s'".formatted(last.id()),
        lake.read(Runs.TABLE)
            .filter("run_id = '%s'".formatted(last.id()))
            .withColumn(
                "versions_written",
                functions.map_concat(
                    functions.map_filter(
                        Runs.VERSIONS_WRITTEN.col(), (k, v) -> k.notEqual("county_month")),
                    functions.map(
                        functions.lit("county_month"),
                        functions.lit(lake.version(CountyMonth.TABLE))))),
        "tampered");

    assertThat(changes(diff()))
        .isNotEmpty()
        .allMatch(c -> c.causes().equals(List.of("unexplained")));
  }

  @Test
  void refusesRunsThatItCannotCompareByName() throws IOException {
    String only = PastRuns.read(lake).all().get(0).id();

    assertThatThrownBy(() -> diff("none", "last"))
        .isInstanceOf(UserError.class)
        .hasMessage("--from none: no such run; the latest that made 2019-12: " + only);
    assertThatThrownBy(this::diff)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--from previous: no run before " + only + " made 2019-12");
    assertThatThrownBy(() -> diff("last~1", "last"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--from last~1: cannot find that run: 1 made 2019-12: " + only);
    set(lake, "status", Runs.FAILED);
    assertThatThrownBy(() -> diff(only, only))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--to " + only + ": cannot compare what it left: the run failed");
    set(lake, "status", Runs.RUNNING);
    assertThatThrownBy(() -> diff(only, only)).hasMessageContaining("is still running");
  }

  @Test
  void refusesWhatIsNoAreaAndNoFigure() {
    assertThatThrownBy(() -> diff("last", "last", "5226", null))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--area 5226: no code of an area");
    assertThatThrownBy(() -> diff("last", "last", null, "poor_person"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--figure poor_person: no such figure; the nearest are poor_persons");
  }

  private static TinyCounty sent(Path inbox) throws IOException {
    return TinyCounty.empty(inbox)
        .with("从江村.csv", "统计月份,行政村代码,行政村名称,农业户籍人口,协作帮扶单位\n2019-12,522633100201,青山村,100,某市\n", 1)
        .with("榕江村.csv", "统计月份,行政村代码,行政村名称,农业户籍人口,协作帮扶单位\n2019-12,522632100201,白水村,40,某部\n", 1)
        .with(
            "从江户.csv",
            """
            统计月份,行政村代码,户编号,家庭人口数,脱贫属性,工资性收入
            2019-12,522633100201,h1,5,未脱贫,8000
            2019-12,522633100201,h2,2,未脱贫,60000
            """,
            2)
        .with(
            "榕江户.csv", "统计月份,行政村代码,户编号,家庭人口数,脱贫属性,工资性收入\n2019-12,522632100201,h4,5,未脱贫,1000\n", 2);
  }

  /** December made once more by another run, with a corrected file or without; tests share it. */
  private static MemoryLake madeAgain(boolean corrected, Map<String, String> set)
      throws IOException {
    List<Object> what = List.of(corrected, set);
    if (!AGAIN.containsKey(what)) {
      MemoryLake lake = made.copy();
      TinyCounty sent = TinyCounty.empty(Files.createTempDirectory(folder, "again"));
      run(lake, corrected ? corrected(sent) : sent, set, 7, Step.ASSESS);
      AGAIN.put(what, lake);
    }
    return AGAIN.get(what).copy();
  }

  private static TinyCounty corrected(TinyCounty counties) throws IOException {
    return counties.with(
        "更正.csv",
        "统计月份,行政村代码,户编号,家庭人口数,脱贫属性,脱贫年度,工资性收入\n2019-12,522633100201,h1,5,已脱贫,2019,90000\n",
        9);
  }

  /** Takes in what was sent, makes December, and returns the run. */
  private static String run(
      Lake lake, TinyCounty sent, Map<String, String> set, int day, Step... steps) {
    TreeSet<String> months = steps.length == 0 ? new TreeSet<>() : new TreeSet<>(Set.of("2019-12"));
    Context context = Given.context(lake, TestSettings.with(set), day);
    return Given.made(context, folder.resolve("reports"), sent, months, steps);
  }

  private Diff diff() {
    return diff("previous", "last");
  }

  private Diff diff(String from, String to) {
    return diff(from, to, null, null);
  }

  private Diff diff(String from, String to, String area, String figure) {
    List<Change> changes = new ArrayList<>();
    Diff diff =
        new DiffJob(Given.context(lake))
            .run(asked(from, to, area, figure), Optional.of(changes::add));
    found.put(diff, changes);
    return diff;
  }

  private static Asked asked(String from, String to, String area, String figure) {
    return new Asked("2019-12", from, to, Optional.ofNullable(area), Optional.ofNullable(figure));
  }

  private static OfTable table(Diff diff, String name) {
    return diff.tables().stream().filter(t -> t.table().equals(name)).findFirst().orElseThrow();
  }

  private List<Change> changes(Diff diff) {
    return Objects.requireNonNull(found.get(diff));
  }

  private List<String> of(Diff diff, String figure) {
    return changes(diff).stream()
        .filter(c -> c.figure().equals(figure))
        .map(
            c ->
                "%s %s %s → %s %s"
                    .formatted(
                        c.table(),
                        (c.area() + " " + c.item()).strip(),
                        c.old(),
                        c.now(),
                        c.because()))
        .toList();
  }

  private static boolean isOfListed(Change change) {
    return change.table().equals("scope_month") && change.item().startsWith("listed_");
  }

  private static void set(MemoryLake lake, String column, String value) {
    lake.replace(
        Runs.TABLE,
        "true",
        lake.read(Runs.TABLE).withColumn(column, functions.lit(value)),
        "tampered");
  }
}
