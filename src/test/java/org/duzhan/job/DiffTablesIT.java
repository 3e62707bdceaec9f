package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.duzhan.job.Diff.Change;
import org.duzhan.job.Diff.OfTable;
import org.duzhan.job.DiffJob.Asked;
import org.duzhan.testkit.MemoryLake;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * January made by all steps for three counties of two prefectures, a village each: again after one
 * county's correction by another line, and its risks once more by another ladder.
 */
class DiffTablesIT {
  private static final String HOUSEHOLDS = "统计月份,行政村代码,户编号,家庭人口数,脱贫属性,脱贫年度,工资性收入\n";
  private static final String VILLAGES = "统计月份,行政村代码,行政村名称,农业户籍人口,协作帮扶单位\n";
  private static final String PROBLEMS = "统计月份,问题编号,行政村代码,整改状态,发现日期,整改期限\n";
  private static final String FILES = "data: 台账更正.csv (522633 2020-01), 户更正.csv (522633 2020-01)";
  private static final Step[] STEPS = {Step.ASSESS, Step.BACKSLIDING, Step.DISTRIBUTION, Step.RISK};

  /** Places among places: other counties' figures move them. */
  private static final Set<String> RANKS = Set.of("rank", "previous_rank");

  @TempDir static Path folder;
  private static MemoryLake lake;
  private static final List<Change> CORRECTED = new ArrayList<>();

  @BeforeAll
  static void makeJanuaryThreeTimes() throws IOException {
    lake = new MemoryLake(folder.resolve("scratch"));
    run(sent(), Map.of(), 6, STEPS);
    run(corrected(), Map.of("line.fixed", "20000"), 7, STEPS);
    run(
        TinyCounty.empty(folder.resolve("nothing")),
        Map.of("line.fixed", "20000", "ladder.overdue.rung", "5"),
        8,
        Step.RISK);
    diff("last~2", "last~1", CORRECTED);
  }

  @Test
  void comparesAllThatACountysFilesAndASettingMove() {
    assertThat(CORRECTED.stream().map(Change::table).distinct())
        .containsExactlyElementsOf(
            Compared.ALL.stream()
                .map(c -> c.table().name())
                .filter(name -> !name.startsWith("listing_")) // by the baseline month alone
                .filter(name -> !name.equals("monitoring_month")) // nobody is watched
                .toList());
  }

  @Test
  void tellsTheFilesOfACountyForAllThatItHasAPartIn() {
    assertThat(of("poor_persons").stream().map(DiffTablesIT::told))
        .containsExactly(
            "province_month 000000 7 → 12",
            "province_month 520000 7 → 12",
            "prefecture_month 522600 7 → 12",
            "county_month 522633 2 → 7",
            "township_month 522633100 2 → 7",
            "village_month 522633100201 2 → 7",
            "scope_month 000000 annex_counties 7 → 12",
            "scope_month 520000 annex_counties 7 → 12",
            "partner_month 某市 2 → 7",
            "county_partner_month 杭州市 7 → 12");
    assertThat(of("poor_persons"))
        .allMatch(c -> c.because().equals(FILES + "; setting: line.fixed not set → 20000"));
  }

  @Test
  void tellsTheSettingAloneForAllOthers() {
    assertThat(CORRECTED.stream().filter(c -> !RANKS.contains(c.figure())))
        .allSatisfy(
            c ->
                assertThat(c.causes())
                    .as(c.toString())
                    .isEqualTo(isOfCorrected(c) ? List.of("data", "setting") : List.of("setting")));
    for (String other : List.of("522632", "520526", "520500", "某部")) {
      assertThat(CORRECTED).anyMatch(c -> c.area().startsWith(other));
    }
  }

  @Test
  void tellsWhatProblemsAndFallenHouseholdsMove() {
    assertThat(of("problems_overdue").stream().filter(c -> c.item().startsWith("all")))
        .extracting(DiffTablesIT::told)
        .containsExactly(
            "problem_month 000000 all 全部 0 → 1",
            "problem_month 520000 all 全部 0 → 1",
            "problem_month 522600 all 全部 0 → 1",
            "problem_month 522633 all 全部 0 → 1",
            "problem_month 522633100 all 全部 0 → 1",
            "problem_month 522633100201 all 全部 0 → 1",
            "problem_month annex_counties all 全部 0 → 1",
            "problem_month 杭州市 all 全部 0 → 1",
            "problem_month 某市 all 全部 0 → 1");
    assertThat(of("rung").stream().filter(DiffTablesIT::isOfCorrected))
        .extracting(DiffTablesIT::told)
        .containsExactly(
            "accountability 520000 3 → 4",
            "accountability 522600 3 → 4",
            "accountability 522633 3 → 5", // more are poor than at the baseline: critical
            "accountability 522633100201 3 → 4");
    assertThat(in("fall_rate", "households").filter(c -> c.item().equals("returned all all")))
        .extracting(DiffTablesIT::told)
        .containsExactly(
            "fall_rate 000000 returned all all 0 → 1",
            "fall_rate 520000 returned all all 0 → 1",
            "fall_rate 522600 returned all all 0 → 1",
            "fall_rate 522633 returned all all 0 → 1",
            "fall_rate 522633100 returned all all 0 → 1",
            "fall_rate 522633100201 returned all all 0 → 1",
            "fall_rate annex_counties returned all all 0 → 1",
            "fall_rate 杭州市 returned all all 0 → 1",
            "fall_rate 某市 returned all all 0 → 1");
    for (String table : List.of("transition", "transition_since_baseline")) {
      assertThat(in(table, "households").filter(c -> c.area().equals("522633")))
          .extracting(c -> c.item() + " " + c.state())
          .containsExactly("脱贫稳定 脱贫稳定 gone", "脱贫稳定 贫困 appeared");
    }
    assertThat(in("backsliding", "kind").filter(c -> c.area().startsWith("522633")))
        .extracting(c -> c.old() + " → " + c.now())
        .containsExactly("at_risk → returned");
  }

  @Test
  void tellsTheLadderForWhoHasToAnswerAlone() {
    List<Change> changes = new ArrayList<>();

    Diff diff = diff("last~1", "last", changes);

    assertThat(diff.inputs()).extracting(Difference::text).containsExactly("conf/ladder.conf");
    assertThat(diff.tables()).extracting(OfTable::table).containsExactly("accountability");
    assertThat(changes)
        .extracting(DiffTablesIT::told)
        .containsExactly("accountability 522633100201 4 → 5");
    assertThat(changes).allMatch(c -> c.because().equals("setting: conf/ladder.conf"));
  }

  private static final Set<String> OF_SEVERAL =
      Set.of("522600", "520000", "000000", "某市", "杭州市", "annex_counties");

  /** Whether the corrected county has a part in it; the listed village is not its. */
  private static boolean isOfCorrected(Change change) {
    return change.area().startsWith("522633")
        || (OF_SEVERAL.contains(change.area()) && !change.item().startsWith("listed_"));
  }

  private static List<Change> of(String figure) {
    return CORRECTED.stream().filter(c -> c.figure().equals(figure)).toList();
  }

  private static Stream<Change> in(String table, String figure) {
    return of(figure).stream().filter(c -> c.table().equals(table));
  }

  private static String told(Change c) {
    String named = (c.area() + " " + c.item()).strip();
    return "%s %s %s → %s".formatted(c.table(), named, c.old(), c.now());
  }

  private static TinyCounty sent() throws IOException {
    TinyCounty sent = TinyCounty.empty(folder.resolve("sent"));
    sent.with("从江村.csv", VILLAGES + "2019-12,522633100201,青山村,100,某市\n", 1)
        .with("榕江村.csv", VILLAGES + "2019-12,522632100201,白水村,40,某部\n", 1)
        .with("威宁村.csv", VILLAGES + "2019-12,520526100201,黑石村,200,某市\n", 1)
        .with("从江台账.csv", PROBLEMS + "2020-01,p1,522633100201,整改中,2019-11-01,2020-06-30\n", 3)
        .with("威宁台账.csv", PROBLEMS + "2020-01,p2,520526100201,整改中,2019-11-01,2020-06-30\n", 3);
    for (String month : List.of("2019-12", "2020-01")) {
      sent.with(
              "从江户" + month + ".csv",
              HOUSEHOLDS
                  + (month + ",522633100201,h1,5,已脱贫,2018,21000\n")
                  + (month + ",522633100201,h2,2,未脱贫,,4000\n"),
              2)
          .with(
              "榕江户" + month + ".csv",
              HOUSEHOLDS
                  + (month + ",522632100201,h3,5,未脱贫,,1000\n")
                  + (month + ",522632100201,h4,2,已脱贫,2018,9000\n"),
              2)
          .with(
              "威宁户" + month + ".csv",
              HOUSEHOLDS + month + ",520526100201,h5,4,已脱贫,2018,18000\n",
              2);
    }
    return sent;
  }

  /** A household that had fallen back, and a problem that was due. */
  private static TinyCounty corrected() throws IOException {
    return TinyCounty.empty(folder.resolve("corrected"))
        .with("户更正.csv", HOUSEHOLDS + "2020-01,522633100201,h1,5,返贫,2018,8000\n", 9)
        .with("台账更正.csv", PROBLEMS + "2020-01,p1,522633100201,整改中,2019-11-01,2020-01-01\n", 9);
  }

  private static void run(TinyCounty sent, Map<String, String> set, int day, Step... steps) {
    Context context = Given.context(lake, TestSettings.with(set), day);
    TreeSet<String> january = new TreeSet<>(Set.of("2020-01"));
    Given.made(context, folder.resolve("reports"), sent, january, steps);
  }

  private static Diff diff(String from, String to, List<Change> changes) {
    Asked asked = new Asked("2020-01", from, to, Optional.empty(), Optional.empty());
    return new DiffJob(Given.context(lake)).run(asked, Optional.of(changes::add));
  }
}
