package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.duzhan.judge.VillageRisk;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.VillageMonth;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Runs;
import org.duzhan.table.Submissions;
import org.duzhan.testkit.MemoryLake;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The monthly job for a county of two villages, on a lake in memory. */
class MonthlyJobTest {
  private static final MonthlyJob.Order DECEMBER = order(Step.ASSESS, Step.BACKSLIDING, Step.RISK);

  @TempDir static Path folder;
  private static TinyCounty county;
  private static MonthlyJob.Plan plan;
  private static MonthlyJob.Outcome first;
  private static MemoryLake made;
  private MemoryLake lake;

  @BeforeAll
  static void makeDecember() throws IOException {
    county = TinyCounty.in(folder.resolve("inbox"));
    made = new MemoryLake(folder.resolve("scratch"));
    plan = job(made).plan(DECEMBER, county.inbox());
    first = job(made).run(DECEMBER, county.inbox());
  }

  @BeforeEach
  void standWhereDecemberWasMade() {
    lake = made.copy();
  }

  @Test
  void makesTheMonthFromItsFiles() {
    assertRows(
        lake.read(VillageMonth.TABLE),
        """
        period  | village_code | households | poor_persons | incidence | criterion
        2019-12 | 522633100201 | 3          | 7            | 0.07      | -
        2019-12 | 522633100202 | 1          | 5            | 0.125     | incidence
        """);
    assertRows(
        lake.read(ProvinceMonth.TABLE).filter("province_code = '000000'"),
        """
        period  | poor_persons | incidence           | counties_submitted | found_villages
        2019-12 | 12           | 0.08571428571428572 | 1                  | 1
        """);
    assertRows(
        lake.read(VillageRisk.TABLE), "village_code | rank\n522633100201 | 1\n522633100202 | 2");
  }

  @Test
  void accountsForTheRowsOfEveryFile() {
    assertRows(
        lake.read(Submissions.TABLE),
        """
        file          | status   | tables    | rows_read | rows_accepted | rows_quarantined
        乱码.csv       | refused  | -         | 0         | 0             | 0
        台账2019-12.csv | accepted | problem   | 1         | 1             | 0
        户2019-12.csv  | accepted | household | 5         | 4             | 1
        村.csv         | accepted | village   | 2         | 2             | 0
        """);
    assertRows(lake.read(Quarantine.TABLE), "file | row | rule | raw\n户2019-12.csv | 6 | H08 | 0");
    assertThat(first.summary().rowsQuarantined()).isEqualTo(1);
  }

  @Test
  void saysHowManyHaveNoFiguresOfAKindAndWhy() {
    assertThat(first.without())
        .containsExactly(
            new WithoutFigures(
                "2019-12",
                "counties",
                52,
                Map.of(
                    "incidence", reasons("not_submitted", 51L),
                    "changes", reasons("no_month_before", 1L, "not_submitted", 51L),
                    "baseline", reasons("not_submitted", 51L),
                    "course", reasons("baseline_month", 1L, "not_submitted", 51L),
                    "problems", reasons("no_ledger", 51L))),
            new WithoutFigures(
                "2019-12",
                "villages",
                2,
                Map.of(
                    "changes", reasons("no_month_before", 2L),
                    "course", reasons("baseline_month", 2L))));
    assertThat(first.without().get(0).line())
        .isEqualTo(
            "2019-12, of 52 counties without incidence 51 (not_submitted 51); changes 52"
                + " (no_month_before 1, not_submitted 51); baseline 51 (not_submitted 51); course 52"
                + " (baseline_month 1, not_submitted 51); problems 51 (no_ledger 51).");
  }

  private static SortedMap<String, Long> reasons(String reason, long number) {
    return new TreeMap<>(Map.of(reason, number));
  }

  private static SortedMap<String, Long> reasons(
      String reason, long number, String other, long more) {
    return new TreeMap<>(Map.of(reason, number, other, more));
  }

  @Test
  void doesWhatThePlanSaid() {
    assertThat(first.actions()).isEqualTo(plan.actions()).hasSize(4);
  }

  @Test
  void keepsARowOfTheRun() {
    assertRows(
        lake.read(Runs.TABLE)
            .selectExpr("command", "period", "status", "finished_at is null as on"),
        "command | period | status | on\nrun | 2019-12 | done | false");
  }

  @Test
  void doesNothingTheSecondTime() throws IOException {
    Map<String, Long> before = lake.versions();

    MonthlyJob.Outcome second = job(lake).run(DECEMBER, county.inbox());

    assertThat(second.runId()).isNull();
    assertThat(second.actions()).isEmpty();
    assertThat(lake.versions()).isEqualTo(before);
  }

  private static MonthlyJob.Order order(Step... steps) {
    return new MonthlyJob.Order("run", new TreeSet<>(Set.of("2019-12")), List.of(steps), true);
  }

  private static MonthlyJob job(MemoryLake lake) {
    return Given.job(Given.context(lake), folder.resolve("reports"));
  }
}
