package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.duzhan.job.Trace.Source;
import org.duzhan.job.TraceJob.Question;
import org.duzhan.settings.UserError;
import org.duzhan.testkit.MemoryLake;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of a county that compare January with December, the baseline. */
class TraceOfMonthsIT {
  private static final String VILLAGE = "522633100201";
  private static final String OTHER_VILLAGE = "522633100202";

  @TempDir static Path folder;
  private static MemoryLake lake;

  @BeforeAll
  static void makeBothMonths() throws IOException {
    TinyCounty county =
        TinyCounty.in(folder.resolve("inbox"))
            .with(
                "户2020-01.csv",
                """
                统计月份,行政村代码,户编号,家庭人口数,脱贫属性,脱贫年度,工资性收入
                2020-01,522633100202,h4,5,未脱贫,,1000
                2020-01,522633100201,h1,4,未脱贫,,8000
                2020-01,522633100201,h2,3,已脱贫,2020,60000
                """,
                40);
    lake = new MemoryLake(folder.resolve("scratch"));
    Given.made(
        Given.context(lake),
        folder.resolve("reports"),
        county,
        new TreeSet<>(List.of("2019-12", "2020-01")),
        Step.ASSESS);
  }

  @Test
  void namesTheHouseholdsOfBothMonthsThatAreCompared() {
    Trace trace = trace("522633", "poor_of_baseline", Optional.empty());

    assertThat(trace.holds()).as("%s", trace.faults()).isTrue();
    assertThat(trace.standing().amounts()).isEqualTo(new Amounts(9.0, 12.0));
    assertThat(trace.listings())
        .extracting(Trace.Listing::table, Trace.Listing::count)
        .containsExactly(tuple("household", 2L), tuple("household_at_baseline", 3L));
    assertThat(trace.listings().get(0).first())
        .extracting(r -> r.place(), r -> r.amounts().numerator(), r -> r.source())
        .containsExactlyInAnyOrder(
            tuple(VILLAGE, 4.0, new Source("户2020-01.csv", "", "3")),
            tuple(OTHER_VILLAGE, 5.0, new Source("户2020-01.csv", "", "2")));
    assertThat(trace.listings().get(1).first())
        .extracting(r -> r.place(), r -> r.amounts().denominator(), r -> r.source())
        .containsExactlyInAnyOrder(
            tuple(VILLAGE, 4.0, new Source("户2019-12.csv", "", "2")),
            tuple(VILLAGE, 3.0, new Source("户2019-12.csv", "", "3")),
            tuple(OTHER_VILLAGE, 5.0, new Source("户2019-12.csv", "", "5")));
  }

  @Test
  void takesTheBaselineOfAVillageAndOfTheCountryFromItsHouseholds() {
    assertThat(trace(VILLAGE, "baseline_poor_persons", Optional.empty()).rows().numerator())
        .isEqualTo(7);
    Trace country = trace("000000", "baseline_poor_persons", Optional.empty());
    assertThat(country.holds()).as("%s", country.faults()).isTrue();
    assertThat(country.listings().get(0).count()).isEqualTo(3);
  }

  @Test
  void namesTheRowsOfBothMonthsOfAHouseholdThatChanged() throws IOException {
    Path csv = folder.resolve("exited.csv");

    Trace trace = trace("522633", "newly_exited_persons", Optional.of(csv.toString()));

    assertThat(trace.holds()).as("%s", trace.faults()).isTrue();
    assertThat(trace.standing().value()).isEqualTo(3);
    assertThat(trace.listings().get(0).first())
        .extracting(Trace.CountingRow::source, Trace.CountingRow::before)
        .containsExactly(
            tuple(new Source("户2020-01.csv", "", "4"), new Source("户2019-12.csv", "", "3")));
    assertThat(Files.readString(csv))
        .contains(",file_before,sheet_before,row_before")
        .contains("户2019-12.csv,,3");
  }

  @Test
  void tellsWhatDoesNotAddUpAndProvesWhatItRestsOn() {
    IndicatorTrace progress = indicator("522633", "减贫进度").orElseThrow();

    assertThat(progress.table()).isEqualTo("county_month");
    assertThat(progress.values())
        .containsExactly(
            new IndicatorTrace.Value(
                "",
                0.25,
                "",
                Map.of("compared_baseline_poor_persons", 12.0, "compared_poor_persons", 9.0)));
    assertThat(progress.over()).as("what it rests on is proven").isEmpty();
    assertThat(progress.restsOn())
        .extracting(t -> t.figure().name(), t -> t.standing().value(), Trace::holds)
        .containsExactly(tuple("poor_of_baseline", 0.75, true));

    IndicatorTrace low = indicator(VILLAGE, "incidence_low").orElseThrow();
    assertThat(low.table()).isEqualTo("village_month");
    assertThat(low.restsOn()).extracting(t -> t.figure().name()).containsExactly("incidence");
    assertThat(low.holds()).isTrue();
  }

  @Test
  void tellsFallsMonthByMonth() {
    IndicatorTrace falls = indicator("522633", "recent_falls").orElseThrow();

    assertThat(falls.values())
        .extracting(value -> IndicatorTrace.text(value.value()))
        .containsExactly("3");
    assertThat(falls.restsOn())
        .extracting(t -> t.figure().name())
        .containsExactly("compared_poor_persons");
    assertThat(falls.holds()).isTrue();
  }

  @Test
  void showsTheFilesAndAreasThatWhatNoSumsAreBehindIsTakenOver() {
    IndicatorTrace day = indicator("522633", "submitted_on").orElseThrow();
    assertThat(day.over())
        .extracting(IndicatorTrace.Over::table, IndicatorTrace.Over::code)
        .containsExactly(tuple("submission", "户2020-01.csv"));
    assertThat(day.over().get(0).columns())
        .containsEntry("status", "accepted")
        .containsEntry("tables", "household")
        .containsKey("received_at");

    IndicatorTrace exited = indicator("522633", "exit_unknown_villages").orElseThrow();
    assertThat(exited.over())
        .extracting(IndicatorTrace.Over::table, IndicatorTrace.Over::code)
        .contains(tuple("village_month", OTHER_VILLAGE));
    assertThat(exited.over().get(0).columns()).containsOnlyKeys("listed", "exit_ready");

    IndicatorTrace timely = indicator("520000", "timely_counties").orElseThrow();
    assertThat(timely.over())
        .filteredOn(row -> row.code().equals("522633"))
        .extracting(row -> row.columns().get("in_annex"))
        .containsExactly(true);
    assertThat(indicator("520000", "timeliness").orElseThrow().values().get(0).beside())
        .containsOnlyKeys("timely_counties", "annex_counties");
  }

  @Test
  void tellsFiguresOfTablesThatHaveTheirRowsByTheCodeOfAnArea() {
    IndicatorTrace annex = indicator("520000", "annex_count").orElseThrow();
    assertThat(annex.table()).isEqualTo("listing_check");
    assertThat(annex.values())
        .extracting(IndicatorTrace.Value::of, IndicatorTrace.Value::value)
        .containsExactly(tuple("incidence", 6.0), tuple("persons", 0.0));
  }

  @Test
  void tellsTheTableThatWasAskedForWhereSeveralHaveTheColumn() {
    assertThat(indicator("522633", "transition.rate").orElseThrow().table())
        .isEqualTo("transition");
    assertThat(indicator("522633", "transition_since_baseline.rate").orElseThrow().table())
        .isEqualTo("transition_since_baseline");
  }

  @Test
  void tellsWhatDoesNotAddUpOfScopesOfTheCountryToo() {
    IndicatorTrace moves = indicator("annex_counties", "transition.households").orElseThrow();

    assertThat(moves.table()).isEqualTo("transition");
    assertThat(moves.values())
        .extracting(IndicatorTrace.Value::of, IndicatorTrace.Value::value)
        .contains(tuple("贫困 贫困", 2.0), tuple("贫困 脱贫稳定", 1.0));
    assertThatThrownBy(() -> indicator("annex_counties 520000", "transition.households"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no table has it of a scope");
  }

  @Test
  void saysWhereNoTableHasWhatDoesNotAddUp() {
    assertThat(indicator("522633", "incidence")).isEmpty();
    assertThatThrownBy(() -> indicator("522633", "incidence_shrunk_low"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(
            "--figure incidence_shrunk_low: no table has it of a county: village_month");
  }

  private static Optional<IndicatorTrace> indicator(String area, String figure) {
    Context context = Given.context(lake);
    return new IndicatorJob(context, new TraceJob(context, Optional.empty(), TestSettings::with))
        .of(new Question("2020-01", area, figure, Optional.empty()));
  }

  private static Trace trace(String area, String figure, Optional<String> csv) {
    return new TraceJob(Given.context(lake), csv, TestSettings::with)
        .of(new Question("2020-01", area, figure, Optional.empty()));
  }
}
