package org.duzhan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.measure.ReferenceRows.assertIndicators;
import static org.duzhan.measure.ReferenceRows.assertRows;
import static org.duzhan.measure.ReferenceRows.assertSame;
import static org.duzhan.measure.ReferenceRows.assertSameTable;
import static org.duzhan.measure.ReferenceRows.key;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.duzhan.judge.FallRate;
import org.duzhan.table.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every figure of the catalogue, at every level, against a count without Spark. */
class ReferenceIT {
  private static final int COUNTRIES = 20;
  private static final List<String> REASONS =
      List.of(
          "null_reason",
          "change_null_reason",
          "baseline_null_reason",
          "course_null_reason",
          "problems_null_reason");

  static LongStream seeds() {
    return LongStream.rangeClosed(1, COUNTRIES);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void comesToWhatCountingOneHouseholdAfterAnotherComesTo(long seed) {
    RandomCountry country = RandomCountry.of(seed);

    ReferenceAreas reference = ReferenceAreas.of(country);

    assertThat(assertSame(country.villages, reference.ofVillages(), "village_code"))
        .isEqualTo(country.villages.size());
    country.villages.forEach(row -> assertSameInterval(row, reference.ofVillages()));
    assertThat(assertSame(country.counties, reference.ofCounties(), "county_code")).isEqualTo(5);
    assertThat(assertSame(country.provinces, reference.ofProvinces(), "province_code"))
        .isEqualTo(4);
  }

  /** Areas whose rows are made of villages' and counties' by the same sums: of fewer countries. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void comesToTheSameInTownshipsAndPrefecturesForPartnersAndInScopes(long seed) {
    RandomCountry country = RandomCountry.of(seed);

    List<Row> townships = country.townships();
    List<Row> prefectures = country.prefectures();
    List<Row> partners = country.partners();
    List<Row> countyPartners = country.countyPartners();
    List<Row> scopes = country.scopes();
    String[] scope = {"scope", "province_code"};

    ReferenceAreas sums = ReferenceAreas.of(country);
    ReferenceIndicators indicators = new ReferenceIndicators(country, sums);

    assertThat(assertSame(townships, sums.ofTownships(), "township_code")).isEqualTo(5);
    assertThat(assertSame(prefectures, sums.ofPrefectures(), "prefecture_code")).isEqualTo(4);
    assertThat(assertSame(partners, sums.ofPartners(), "partner")).isEqualTo(2);
    assertThat(assertSame(countyPartners, sums.ofCountyPartners(), "partner")).isEqualTo(1);
    assertThat(assertSame(scopes, sums.ofScopes(), scope)).isGreaterThan(4);
    assertIndicators(townships, indicators.ofTownships(), "township_code");
    assertIndicators(prefectures, indicators.ofPrefectures(), "prefecture_code");
    assertIndicators(partners, indicators.ofPartners(), "partner");
    assertIndicators(countyPartners, indicators.ofCountyPartners(), "partner");
    assertIndicators(scopes, indicators.ofScopes(), scope);
  }

  /** What no rows add up to, and counts of areas. */
  @ParameterizedTest
  @MethodSource("seeds")
  void comesToTheSameWhereNoRowsAddUp(long seed) {
    RandomCountry country = RandomCountry.of(seed);

    ReferenceIndicators reference = new ReferenceIndicators(country, ReferenceAreas.of(country));

    assertIndicators(country.villages, reference.ofVillages(), "village_code");
    assertIndicators(country.counties, reference.ofCounties(), "county_code");
    assertIndicators(country.provinces, reference.ofProvinces(), "province_code");
  }

  /** What does not add up of incomes, by pairs of persons where the queries rank them. */
  @ParameterizedTest
  @MethodSource("seeds")
  void comesToTheSameDistributionOfIncomes(long seed) {
    RandomCountry country = RandomCountry.of(seed);

    ReferenceGrains grains = ReferenceAreas.of(country).grains();

    assertRows(
        new RandomTables(country).distributions(),
        ReferenceDistribution.of(country.households, grains),
        key(Distribution.TABLE));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void followsHouseholdsFromMonthToMonthAlike(long seed) {
    RandomCountry country = RandomCountry.of(seed);

    ReferenceGrains grains = ReferenceAreas.of(country).grains();
    RandomTables tables = new RandomTables(country);

    assertSameTable(
        Transition.TABLE,
        tables.transitions(),
        ReferenceMoves.since(RandomCountry.BEFORE, country, grains));
    if (country.past.hasFirst()) {
      assertSameTable(
          Transition.SINCE_BASELINE,
          tables.transitionsSinceBaseline(),
          ReferenceMoves.since(country.baseline, country, grains));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void countsWhoIsUnderMonitoringByKindAndCauseAlike(long seed) {
    RandomCountry country = RandomCountry.of(seed);

    ReferenceAreas areas = ReferenceAreas.of(country);
    List<Row> monitoring = new RandomTables(country).monitoring();
    Map<String, String> reasons = new ReferenceReasons(country, areas).sinceLastMonth();

    assertSameTable(MonitoringMonth.TABLE, monitoring, ReferenceMonitoring.of(country, areas));
    assertThat(monitoring)
        .allSatisfy(
            row ->
                assertThat(row.<String>getAs("change_null_reason"))
                    .isEqualTo(
                        row.getAs("cleared") == null
                            ? reasons.get(key(row, "area_level", "area_code"))
                            : null));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void countsProblemsBySourceKindAndUnitAlike(long seed) {
    RandomCountry country = RandomCountry.of(seed);

    assertSameTable(
        ProblemMonth.TABLE,
        new RandomTables(country).problems(),
        ReferenceProblems.of(country, ReferenceAreas.of(country).grains()));
  }

  /** By cause and by state a month ago, in all that villages count in. */
  @ParameterizedTest
  @MethodSource("seeds")
  void countsWhoFellByCauseAndStateAlike(long seed) {
    RandomCountry country = RandomCountry.of(seed);
    ReferenceAreas areas = ReferenceAreas.of(country);
    Map<String, String> reasons = new ReferenceReasons(country, areas).sinceLastMonth();

    List<Row> rates = new RandomTables(country).fallRates();

    assertSameTable(FallRate.TABLE, rates, ReferenceFalls.of(country, areas));
    assertThat(rates)
        .allSatisfy(
            row ->
                assertThat(row.<String>getAs("null_reason"))
                    .isEqualTo(
                        row.getAs("households") == null
                            ? reasons.get(key(row, "area_level", "area_code"))
                            : row.getAs("rate") == null ? "no_base" : null));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void holdsTheAnnexesAgainstTheDataAlike(long seed) {
    RandomCountry country = RandomCountry.of(seed);
    RandomTables tables = new RandomTables(country);
    ReferenceAreas areas = ReferenceAreas.of(country);
    ReferenceListing reference = new ReferenceListing(country, areas);
    ReferenceIndicators indicators = new ReferenceIndicators(country, areas);

    assertRows(tables.listingCheck(), reference.check(), "province_code", "criterion");
    assertRows(tables.listingVillages(), reference.villages(), "village_code");
    assertRows(
        tables.listingCounties(), reference.counties(indicators.ofCounties()), "county_code");
  }

  @Test
  void holdsEveryIndicatorOfTheseTablesAgainstTheReference() {
    ReferenceIndicators reference =
        new ReferenceIndicators(RandomCountry.of(1), ReferenceAreas.of(RandomCountry.of(1)));
    Set<String> stated = Set.of("annex_villages");
    Map.of(
            VillageMonth.TABLE, reference.ofVillages(),
            TownshipMonth.TABLE, reference.ofTownships(),
            CountyMonth.TABLE, reference.ofCounties(),
            PrefectureMonth.TABLE, reference.ofPrefectures(),
            PartnerMonth.TABLE, reference.ofPartners(),
            ScopeMonth.TABLE, reference.ofScopes(),
            ProvinceMonth.TABLE, reference.ofProvinces())
        .forEach(
            (table, areas) ->
                assertThat(areas.values().iterator().next().keySet())
                    .as(table.name())
                    .containsAll(
                        Catalogue.indicators().stream()
                            .map(Indicator::field)
                            .filter(table.fields()::contains)
                            .filter(field -> !Estimates.OF_VILLAGE.contains(field))
                            .map(Field::name)
                            .filter(name -> !stated.contains(name))
                            .toList()));
  }

  /** Else a figure might be held against nothing but 0 and null. */
  @Test
  void holdsEveryFigureAgainstANumberSomewhereAndChangesAgainstNoneWhereAllAreNew() {
    Set<String> numbers = new TreeSet<>();
    Set<String> unknown = new TreeSet<>();
    seeds()
        .mapToObj(seed -> ReferenceAreas.of(RandomCountry.of(seed)).ofVillages())
        .flatMap(villages -> villages.values().stream())
        .filter(village -> village.get("households") != null)
        .forEach(village -> village.forEach((f, n) -> sort(f, n, numbers, unknown)));

    assertThat(numbers).containsAll(names(Catalogue.FIGURES));
    assertThat(unknown).containsAll(names(Catalogue.from(Figure.Source.CHANGE)));
  }

  /** Else a reason might be held against nothing but itself. */
  @Test
  void meetsEveryReasonWhyNothingIsKnownSomewhere() {
    Set<Object> reasons = new HashSet<>();
    Set<Object> falls = new HashSet<>();
    for (long seed : seeds().toArray()) {
      RandomCountry country = RandomCountry.of(seed);
      ReferenceIndicators reference = new ReferenceIndicators(country, ReferenceAreas.of(country));
      Stream.of(reference.ofVillages(), reference.ofCounties(), reference.ofProvinces())
          .flatMap(areas -> areas.values().stream())
          .forEach(
              figures -> {
                REASONS.forEach(reason -> reasons.add(figures.get(reason)));
                falls.add(figures.get("recent_falls"));
              });
    }

    assertThat(reasons)
        .contains("not_submitted", "no_rural_population", "population_below_poor")
        .contains("household_in_two_places", "no_month_before", "not_submitted_before")
        .contains("no_baseline", "none_poor_at_baseline")
        .contains("baseline_month", "no_zero", "no_ledger");
    assertThat(falls).contains(Arrays.asList(null, null));
  }

  private static void sort(String figure, Double number, Set<String> numbers, Set<String> unknown) {
    if (number == null) {
      unknown.add(figure);
    } else if (number != 0) {
      numbers.add(figure);
    }
  }

  private static List<String> names(List<Figure> figures) {
    return figures.stream().map(f -> f.field().name()).toList();
  }

  /** Above villages the estimate has none. */
  private static void assertSameInterval(Row village, Map<String, Map<String, Double>> reference) {
    Map<String, Double> figures = reference.get(village.<String>getAs("village_code"));
    assertSame(village, Estimates.INCIDENCE_SHRUNK_LOW.name(), figures);
    assertSame(village, Estimates.INCIDENCE_SHRUNK_HIGH.name(), figures);
  }
}
