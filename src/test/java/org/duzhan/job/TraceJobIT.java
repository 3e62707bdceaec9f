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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.duzhan.job.TraceJob.Question;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.UserError;
import org.duzhan.table.Table;
import org.duzhan.testkit.MemoryLake;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of a county of two villages, made by the monthly job on a lake in memory. */
class TraceJobIT {
  private static final String MONTH = "2019-12";
  private static final String COUNTY = "522633";
  private static final String VILLAGE = "522633100201";

  @TempDir static Path folder;
  private static TinyCounty county;
  private static MemoryLake made;
  private static String run;
  private MemoryLake lake;

  @BeforeAll
  static void makeDecember() throws IOException {
    county =
        TinyCounty.in(folder.resolve("inbox"))
            .with("县台账.csv", "统计月份,县级代码,问题编号,整改状态\n2019-12,522633,k1,未整改\n", 4);
    made = new MemoryLake(folder.resolve("scratch"));
    run = made(made);
  }

  @BeforeEach
  void standWhereDecemberWasMade() {
    lake = made.copy();
  }

  @Test
  void provesARatioOfACountyByItsVillagesAndTheirRows() {
    Trace trace = trace(COUNTY, "incidence");

    assertThat(trace.holds()).as("%s", trace.faults()).isTrue();
    assertThat(trace.standing().table()).isEqualTo("county_month");
    assertThat(trace.standing().value()).isEqualTo(12 / 140.0);
    assertThat(trace.standing().amounts()).isEqualTo(new Amounts(12.0, 140.0));
    assertThat(trace.parts())
        .extracting(Trace.Part::code, Trace.Part::name, Trace.Part::amounts)
        .containsExactlyInAnyOrder(
            tuple(VILLAGE, "青山村", new Amounts(7.0, 100.0)),
            tuple("522633100202", "白水村", new Amounts(5.0, 40.0)));
    assertThat(trace.added()).isEqualTo(new Amounts(12.0, 140.0));
    assertThat(trace.listings())
        .extracting(Trace.Listing::table, Trace.Listing::denominator, Trace.Listing::count)
        .containsExactly(tuple("household", false, 3L), tuple("village", true, 2L));
  }

  @Test
  void namesFileSheetAndRowOfEveryHouseholdThatCounts() {
    Trace trace = trace(VILLAGE, "poor_persons");

    assertThat(trace.standing().value()).isEqualTo(7);
    assertThat(trace.parts()).isEmpty();
    assertThat(trace.listings().get(0).first())
        .extracting(
            r -> r.village(),
            r -> r.amounts().numerator(),
            r -> r.source().file(),
            r -> r.source().sheet(),
            r -> r.source().rows())
        .containsExactlyInAnyOrder(
            tuple("青山村", 4.0, "户2019-12.csv", "", "2"), tuple("青山村", 3.0, "户2019-12.csv", "", "3"));
  }

  @Test
  void namesTheRowsOfTheRegisterAndTheProblems() {
    assertThat(trace(VILLAGE, "rural_population").listings().get(0).first())
        .extracting(r -> r.source().file(), r -> r.source().rows(), r -> r.amounts().numerator())
        .containsExactly(tuple("村.csv", "2", 100.0));

    Trace problems = trace(COUNTY, "problems_found");
    assertThat(problems.holds()).as("%s", problems.faults()).isTrue();
    assertThat(problems.standing().value()).isEqualTo(2);
    assertThat(problems.parts())
        .extracting(Trace.Part::table, Trace.Part::code, p -> p.amounts().numerator())
        .containsExactlyInAnyOrder(
            tuple("village_month", VILLAGE, 1.0),
            tuple("village_month", "522633100202", 0.0),
            tuple("problem", COUNTY, 1.0));
    assertThat(problems.listings().get(0).first())
        .extracting(r -> r.place(), r -> r.key(), r -> r.source().file())
        .containsExactly(tuple(COUNTY, "k1", "县台账.csv"), tuple(VILLAGE, "p1", "台账2019-12.csv"));
  }

  @ParameterizedTest
  @CsvSource({
    "register_villages_reported, 1",
    "reported_rural_households, 0",
    "compared_villages, 1",
    "met_unknown_villages, 1"
  })
  void namesTheRegistersRowOfAVillageThatCountsAsAWhole(String figure, long rows) {
    Trace trace = trace(VILLAGE, figure);

    assertThat(trace.holds()).as("%s", trace.faults()).isTrue();
    assertThat(trace.listings().get(0).count()).isEqualTo(rows);
    assertThat(trace.listings().get(0).first())
        .extracting(r -> r.key(), Trace.CountingRow::source)
        .containsExactlyElementsOf(
            LongStream.range(0, rows)
                .mapToObj(i -> tuple(VILLAGE, new Trace.Source("村.csv", "", "2")))
                .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "522633100, poor_persons, 12",
    "522600, poor_persons, 12",
    "522600, problems_found, 2",
    "520000, poor_persons, 12",
    "000000, poor_persons, 12",
    "000000, problems_found, 2",
    "从江县, 贫困人口, 12",
    "贵州省, poor_persons, 12",
    "白水村, poor_persons, 5"
  })
  void takesCodesAndNamesOfEveryLevel(String area, String figure, double value) {
    Trace trace = trace(area, figure);

    assertThat(trace.holds()).as("%s", trace.faults()).isTrue();
    assertThat(trace.standing().value()).isEqualTo(value);
  }

  @Test
  void takesTheShortNameOfACountyOfTheAnnex() {
    assertThat(trace("都安县", "poor_persons").area().name()).isEqualTo("都安瑶族自治县");
  }

  @Test
  void addsCountiesUpToTheirPrefecture() {
    Trace trace = trace("522600", "incidence");

    assertThat(trace.standing().table()).isEqualTo("prefecture_month");
    assertThat(trace.standing().value()).isEqualTo(12 / 140.0);
    assertThat(trace.parts()).extracting(Trace.Part::code).contains(COUNTY);
  }

  @Test
  void addsTheVillagesOfAPartnerUp() {
    Trace trace = trace("某市", "incidence");

    assertThat(trace.holds()).as("%s", trace.faults()).isTrue();
    assertThat(trace.area()).isEqualTo(new Trace.Place("某市", "", "partner"));
    assertThat(trace.standing().table()).isEqualTo("partner_month");
    assertThat(trace.standing().amounts()).isEqualTo(new Amounts(7.0, 100.0));
    assertThat(trace.parts()).extracting(Trace.Part::code).containsExactly(VILLAGE);
    assertThat(trace.listings())
        .flatExtracting(Trace.Listing::first)
        .extracting(r -> r.village(), r -> r.source().file(), r -> r.source().rows())
        .containsExactlyInAnyOrder(
            tuple("青山村", "户2019-12.csv", "2"),
            tuple("青山村", "户2019-12.csv", "3"),
            tuple("青山村", "村.csv", "2"));
  }

  @ParameterizedTest
  @CsvSource({
    "annex_counties, poor_persons, 12, 522632 522633",
    "annex_counties, problems_found, 2, 522632 522633",
    "annex_counties 贵州省, poor_persons, 12, 522632 522633",
    "listed_villages, poor_persons, 5, 522633100202",
    "listed_villages, problems_found, 0, 522633100202",
    "listed_villages 520000, poor_persons, 5, 522633100202",
    "listed_by_incidence, poor_persons, 5, 522633100202",
    "partner 某市, problems_found, 1, 522633100201"
  })
  void addsUpWhatCountsInAScope(String scope, String figure, double value, String parts) {
    Trace trace = trace(scope, figure);

    assertThat(trace.holds()).as("%s", trace.faults()).isTrue();
    assertThat(trace.standing().value()).isEqualTo(value);
    assertThat(trace.parts()).extracting(Trace.Part::code).contains(parts.split(" "));
  }

  @Test
  void saysWhereAScopeHasNoVillage() {
    assertThatThrownBy(() -> trace("listed_by_persons", "incidence"))
        .isInstanceOf(UserError.class)
        .hasMessage("--area listed_by_persons: no village or county was of this scope in 2019-12");
  }

  @Test
  void saysWhyThereIsNoFigure() {
    Trace nobodyExited = trace(COUNTY, "wrongly_exited_rate");
    assertThat(nobodyExited.holds()).isTrue();
    assertThat(nobodyExited.standing().value()).isNull();
    assertThat(nobodyExited.standing().reason()).isEqualTo("wrongly_exited_known_persons is 0");

    Trace notSubmitted = trace("522632", "poor_persons");
    assertThat(notSubmitted.holds()).isTrue();
    assertThat(notSubmitted.standing().value()).isNull();
    assertThat(notSubmitted.standing().reason()).isEqualTo("not_submitted");
    assertThat(notSubmitted.listings()).extracting(Trace.Listing::count).containsExactly(0L);
  }

  @Test
  void goesBackToWhatARunLeft() throws IOException {
    county.with(
        "户2019-12更正.csv",
        "统计月份,行政村代码,户编号,家庭人口数,脱贫属性,工资性收入\n2019-12,522633100201,h1,6,未脱贫,8000\n",
        9);
    try {
      made(lake);
    } finally {
      Files.delete(folder.resolve("inbox").resolve("户2019-12更正.csv"));
    }

    assertThat(trace(COUNTY, "poor_persons").standing().value()).isEqualTo(14);
    Trace before =
        job(Optional.empty()).of(new Question(MONTH, COUNTY, "poor_persons", Optional.of(run)));
    assertThat(before.holds()).as("%s", before.faults()).isTrue();
    assertThat(before.standing().value()).isEqualTo(12);
    assertThat(before.origin().runId()).isEqualTo(run);
    assertThat(before.origin().versions())
        .containsEntry("county_month", made.version(CountyMonth.TABLE));
  }

  @Test
  void tellsWhereWhatStandsIsNotWhatItsRowsAddUpTo() {
    damage(VillageMonth.TABLE, "village_code = '%s'".formatted(VILLAGE));

    Trace trace = trace(COUNTY, "poor_persons");

    assertThat(trace.holds()).isFalse();
    assertThat(trace.faults())
        .containsExactly(
            "county_month says poor_persons = 12, but its parts add up to poor_persons = 13",
            "village_month says poor_persons = 8 of 522633100201, but its rows add up to poor_persons = 7");
  }

  @Test
  void tellsWhereARatioIsNotItsNumeratorOverItsDenominator() {
    damage(CountyMonth.TABLE, "county_code = '%s'".formatted(COUNTY));

    assertThat(trace(COUNTY, "poor_persons").faults())
        .containsExactly(
            "county_month says poor_persons = 13, but its parts add up to poor_persons = 12",
            "county_month says poor_persons = 13, but the rows that count add up to poor_persons = 12");
    assertThat(trace(COUNTY, "incidence").holds()).isTrue();
  }

  @Test
  void writesAllRowsThatCountToAFileThatSpreadsheetsOpen() throws IOException {
    Path csv = folder.resolve("incidence.csv");

    job(Optional.of(csv.toString())).of(asked(COUNTY, "incidence"));

    String text = Files.readString(csv);
    assertThat(text).startsWith("\uFEFFvillage_code,village,household_key,");
    assertThat(text.lines().skip(1).map(l -> l.split(",", -1)))
        .extracting(c -> c[0], c -> c[1], c -> c[3], c -> c[4], c -> c[5], c -> c[7], c -> c[8])
        .containsExactlyInAnyOrder(
            tuple(VILLAGE, "青山村", "4", "", "户2019-12.csv", "2", "household"),
            tuple(VILLAGE, "青山村", "3", "", "户2019-12.csv", "3", "household"),
            tuple(VILLAGE, "青山村", "", "100", "村.csv", "2", "village"),
            tuple("522633100202", "白水村", "5", "", "户2019-12.csv", "5", "household"),
            tuple("522633100202", "白水村", "", "40", "村.csv", "3", "village"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "522636  | incidence | --area 522636: no county 丹寨县 has figures of 2019-12; the nearest are 522632 榕江县, 522633 从江县",
        "52263   | incidence | --area 52263: no such code: it has 5 digits",
        "52263   | incidence | the nearest are 522632 榕江县, 522633 从江县",
        "52263310020 | incidence | the nearest are 522633100201",
        "从江市   | incidence | 从江县 522633",
        "青山寸   | incidence | the nearest are 青山村 522633100201",
        "某是    | incidence | the nearest are 某市 (partner)",
        "listed_vilages | incidence | the nearest are listed_villages (scope)",
        "522633100299 | incidence | the nearest are 522633100201",
        "522633  | incidense | --figure incidense: no such figure; the nearest are incidence",
        "522633  | 贫困人囗 | --figure 贫困人囗: no such figure; the nearest are 贫困人口"
      })
  void suggestsTheNearestOfWhatThereIsNot(String area, String figure, String told) {
    assertThatThrownBy(() -> trace(area, figure))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(told);
  }

  @Test
  void refusesAMonthThatWasNotMade() {
    assertThatThrownBy(
            () ->
                job(Optional.empty())
                    .of(new Question("2020-01", COUNTY, "incidence", Optional.empty())))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("--period 2020-01: cannot trace: the month was not made");
  }

  @Test
  void evaluatesRowsUnderTheSettingsOfTheRun() {
    MemoryLake other = new MemoryLake(folder.resolve("scratch"));
    Given.made(
        Given.context(other, TestSettings.with(Map.of("line.fixed", "8000"))),
        folder.resolve("reports"),
        county,
        new TreeSet<>(Set.of(MONTH)),
        Step.ASSESS);
    Question asked = asked(COUNTY, "poverty_gap");

    Trace trace =
        new TraceJob(Given.context(other), Optional.empty(), TestSettings::with).of(asked);

    assertThat(trace.standing().value()).isPositive();
    assertThat(trace.faults()).isEmpty();
    assertThat(trace.otherSettings()).isFalse();

    Trace byPresent =
        new TraceJob(Given.context(other), Optional.empty(), keys -> TestSettings.defaults())
            .of(asked);

    assertThat(byPresent.faults()).isNotEmpty();
    assertThat(byPresent.otherSettings()).isTrue();
  }

  @Test
  void namesRunsWhereThereIsNoSuchRun() {
    String typed = run.substring(0, run.length() - 1) + "x";

    assertThatThrownBy(
            () ->
                job(Optional.empty())
                    .of(new Question(MONTH, COUNTY, "incidence", Optional.of(typed))))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("--run %s: cannot go back to it: no such run".formatted(typed))
        .hasMessageContaining("the nearest is " + run);
  }

  private Trace trace(String area, String figure) {
    return job(Optional.empty()).of(asked(area, figure));
  }

  private static Question asked(String area, String figure) {
    return new Question(MONTH, area, figure, Optional.empty());
  }

  private TraceJob job(Optional<String> csv) {
    return new TraceJob(Given.context(lake), csv, TestSettings::with);
  }

  /** One poor person more, where nobody said so. */
  private void damage(Table table, String where) {
    Dataset<Row> rows = lake.read(table);
    lake.replace(
        table,
        "true",
        rows.withColumn(
            "poor_persons",
            functions
                .when(functions.expr(where), functions.col("poor_persons").plus(1))
                .otherwise(functions.col("poor_persons"))),
        "damaged");
  }

  private static String made(MemoryLake into) {
    MonthlyJob.Order december =
        new MonthlyJob.Order("run", new TreeSet<>(Set.of(MONTH)), List.of(Step.ASSESS), true);
    MonthlyJob.Outcome outcome =
        Given.job(Given.context(into), folder.resolve("reports")).run(december, county.inbox());
    return String.valueOf(outcome.runId());
  }
}
