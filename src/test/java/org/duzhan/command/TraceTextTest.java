package org.duzhan.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.duzhan.job.Amounts;
import org.duzhan.job.DescribedFigure;
import org.duzhan.job.IndicatorTrace;
import org.duzhan.job.Origin;
import org.duzhan.job.Trace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TraceTextTest {
  private static final Trace.CountingRow ROW =
      new Trace.CountingRow(
          "household",
          "522633100201",
          "青山村",
          "0123456789abcdef0123456789abcdef",
          new Amounts(3.0, 3.0),
          new Trace.Source("户.xlsx", "户表", "5-6,112"),
          Trace.Source.NONE);

  @Test
  void showsTheFigureItsPartsAndTheRowsThatCount() {
    assertThat(lines(trace(0.5, new Amounts(3.0, 6.0), 1, 1, List.of()), Optional.empty()))
        .contains(
            "missed_rate 漏评率：522633 从江县（county），2020-04",
            "  value        0.5 = 50.00 %",
            "  numerator    3 人  missed_persons 漏评人口",
            "  denominator  6 人  missed_known_persons 漏评情况已知人口",
            "  stands in    county_month",
            "  run          r1",
            "  tables       household@3",
            "  1 in all, added up: 3 / 6",
            "1 households count in missed_persons, 2 in missed_known_persons:",
            "  522633100201  青山村  0123456789ab…  3               3                     户.xlsx  户表   5-6,112",
            "All of it adds up to what stands.");
  }

  @Test
  void cutsLongListsAndSaysWhereTheRestIs() {
    Trace trace = trace(0.5, new Amounts(3.0, 6.0), 45, 25, List.of());

    assertThat(lines(trace, Optional.empty()))
        .contains("  … and 25 more", "  … and 5 more: --csv FILE writes all");
    assertThat(lines(trace, Optional.of("all.csv"))).contains("  … and 5 more: all are in all.csv");
  }

  @Test
  void showsBothRowsOfAHouseholdThatIsComparedWithLastMonth() {
    Trace.CountingRow row =
        new Trace.CountingRow(
            "household",
            "522633100201",
            "青山村",
            "0123456789abcdef0123456789abcdef",
            new Amounts(1.0, 1.0),
            new Trace.Source("一月.xlsx", "户表", "5"),
            new Trace.Source("十二月.xlsx", "户表", "7"));
    Trace trace = trace(0.5, new Amounts(1.0, 2.0), 1, 1, List.of());
    Trace.Listing listing = new Trace.Listing("household", false, 1, 1, List.of(row));

    assertThat(new ListingText(new TraceText(trace, Optional.empty()), listing).lines())
        .last()
        .asString()
        .contains("一月.xlsx")
        .matches(".*5 +十二月.xlsx +户表 +7");
  }

  @Test
  void showsWhatDoesNotAddUpAboveTheProofOfWhatItRestsOn() {
    IndicatorTrace trace =
        new IndicatorTrace(
            DescribedFigure.named("missed_rate", ""),
            new Trace.Place("522633", "从江县", "county"),
            "2020-04",
            new Origin("r1", new TreeMap<>(Map.of("county_month", 3L))),
            "county_month",
            List.of(
                new IndicatorTrace.Value("persons", 0.25, "", Map.of("missed_persons", 3.0)),
                new IndicatorTrace.Value("households", null, "not_submitted", Map.of())),
            List.of(
                new IndicatorTrace.Over(
                    "village_month", "522633100201", "青山村", Map.of("listed", true))),
            List.of(trace(0.5, new Amounts(3.0, 6.0), 1, 1, List.of())));

    assertThat(new IndicatorText(trace, Optional.empty()).lines())
        .contains(
            "  value        persons: 0.25  (missed_persons 3)",
            "  value        households: null: no household file covers the area (not_submitted)",
            "  stands in    county_month",
            "Taken over these, as they stand in village_month:",
            "  code          name    listed",
            "  522633100201  青山村  true",
            "No rows add up to it. What it rests on is proven below: missed_rate.",
            "  numerator    3 人  missed_persons 漏评人口",
            "All of it adds up to what stands.");
  }

  @Test
  void saysPlainlyThatItDoesNotAddUp() {
    assertThat(lines(trace(0.5, new Amounts(3.0, 6.0), 1, 1, List.of("a fault")), Optional.empty()))
        .containsSequence("IT DOES NOT ADD UP:", "  a fault");
  }

  @Test
  void saysInWordsWhyThereIsNoFigure() {
    assertThat(lines(trace(null, new Amounts(null, null), 0, 0, List.of()), Optional.empty()))
        .contains(
            "  value        null: no household file covers the area (not_submitted)",
            "0 households count in missed_persons.");
  }

  private static List<String> lines(Trace trace, Optional<String> csv) {
    return new TraceText(trace, csv).lines();
  }

  private static Trace trace(
      @Nullable Double value, Amounts amounts, int parts, int rows, List<String> faults) {
    Trace.Part part = new Trace.Part("village_month", "522633100201", "青山村", amounts, amounts, "");
    return new Trace(
        DescribedFigure.named("missed_rate", ""),
        List.of(
            DescribedFigure.named("missed_persons", ""),
            DescribedFigure.named("missed_known_persons", "")),
        new Trace.Place("522633", "从江县", "county"),
        "2020-04",
        new Origin("r1", new TreeMap<>(Map.of("household", 3L))),
        false,
        new Trace.Standing("county_month", value, amounts, value == null ? "not_submitted" : ""),
        IntStream.range(0, parts).mapToObj(i -> part).toList(),
        amounts,
        amounts,
        List.of(
            new Trace.Listing(
                "household",
                false,
                rows,
                2L * rows,
                IntStream.range(0, Math.min(20, rows)).mapToObj(i -> ROW).toList())),
        faults);
  }
}
