package org.duzhan.measure;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.assertj.core.api.SoftAssertions;
import org.duzhan.judge.FallRate;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;
import org.duzhan.table.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every figure of the catalogue, at every level, against a count without Spark. */
class ReferenceIT {
  private static final int COUNTRIES = 20;
  private static final List<Field> FIGURES =
      Stream.of(Catalogue.fields(), Estimates.FIELDS).flatMap(List::stream).toList();

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
  @ValueSource(longs = {1, 2})
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

    assertSameTable(
        Transition.TABLE,
        new RandomTables(country).transitions(),
        ReferenceMoves.of(country, ReferenceAreas.of(country).grains()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void countsWhoIsUnderMonitoringByKindAndCauseAlike(long seed) {
    RandomCountry country = RandomCountry.of(seed);

    assertSameTable(
        MonitoringMonth.TABLE,
        new RandomTables(country).monitoring(),
        ReferenceMonitoring.of(country, ReferenceAreas.of(country)));
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
    ReferenceGrains grains = ReferenceAreas.of(country).grains();

    assertSameTable(
        FallRate.TABLE, new RandomTables(country).fallRates(), ReferenceFalls.of(country, grains));
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

  /** A row for each of the reference, and no other. */
  private static void assertRows(
      List<Row> rows, Map<String, Map<String, Object>> reference, String... key) {
    assertThat(rows.stream().map(row -> key(row, key))).hasSameElementsAs(reference.keySet());
    assertThat(rows).hasSameSizeAs(reference.keySet());
    assertIndicators(rows, reference, key);
  }

  private static String[] key(Table table) {
    return table.key().stream()
        .filter(field -> !field.equals(Households.PERIOD))
        .map(Field::name)
        .toArray(String[]::new);
  }

  private static String key(Row row, String... key) {
    return Stream.of(key).map(row::<String>getAs).collect(joining(" "));
  }

  /** All numbers of a month's table, by its key without the month. */
  private static void assertSameTable(
      Table table, List<Row> rows, Map<String, Map<String, Double>> reference) {
    List<Field> numbers =
        table.fields().stream()
            .filter(field -> !table.key().contains(field) && !field.type().equals(Types.TEXT))
            .toList();

    assertThat(assertSame(rows, reference, numbers, key(table)))
        .isEqualTo(rows.size())
        .isGreaterThan(20);
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

  private static void assertIndicators(
      List<Row> rows, Map<String, Map<String, Object>> reference, String... key) {
    Map<String, Row> byCode = new TreeMap<>();
    rows.forEach(row -> byCode.put(key(row, key), row));
    SoftAssertions all = new SoftAssertions();
    reference.forEach(
        (code, figures) ->
            figures.forEach(
                (figure, expected) -> {
                  Object found = ReferenceIndicators.plain(byCode.get(code).getAs(figure));
                  all.assertThat(isSame(found, expected))
                      .as("%s of %s: %s, expected %s", figure, code, found, expected)
                      .isTrue();
                }));
    all.assertAll();
  }

  private static boolean isSame(@Nullable Object found, @Nullable Object expected) {
    if (found instanceof Double number && expected instanceof Double same) {
      return Math.abs(number - same) <= accuracy(same);
    }
    if (found instanceof List<?> numbers && expected instanceof List<?> same) {
      return numbers.size() == same.size()
          && IntStream.range(0, same.size()).allMatch(i -> isSame(numbers.get(i), same.get(i)));
    }
    return Objects.equals(found, expected);
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

  /** Of areas that the reference has no row of nothing may be known. Returns how many it has. */
  private static int assertSame(
      List<Row> rows, Map<String, Map<String, Double>> reference, String... key) {
    return assertSame(rows, reference, FIGURES, key);
  }

  private static int assertSame(
      List<Row> rows,
      Map<String, Map<String, Double>> reference,
      List<Field> compared,
      String... key) {
    Map<String, Row> byCode = new TreeMap<>();
    rows.forEach(row -> byCode.put(key(row, key), row));
    assertThat(byCode.keySet()).containsAll(reference.keySet());
    byCode.forEach(
        (area, row) -> {
          for (Field figure : compared) {
            if (reference.containsKey(area)) {
              assertSame(row, figure.name(), reference.get(area));
            } else {
              assertThat(row.<Object>getAs(figure.name())).as(area).isNull();
            }
          }
        });
    return reference.size();
  }

  /** Above villages the estimate has none. */
  private static void assertSameInterval(Row village, Map<String, Map<String, Double>> reference) {
    Map<String, Double> figures = reference.get(village.<String>getAs("village_code"));
    assertSame(village, Estimates.INCIDENCE_SHRUNK_LOW.name(), figures);
    assertSame(village, Estimates.INCIDENCE_SHRUNK_HIGH.name(), figures);
  }

  private static void assertSame(Row row, String figure, Map<String, Double> reference) {
    assertThat(reference).as("no line in ReferenceFigures for %s", figure).containsKey(figure);
    Double expected = reference.get(figure);
    Number number = row.getAs(figure);
    String what = "%s of %s, expected %s".formatted(figure, row, expected);
    assertThat(number == null).as(what).isEqualTo(expected == null);
    if (expected != null) {
      assertThat(number.doubleValue()).as(what).isCloseTo(expected, within(accuracy(expected)));
    }
  }

  /** Large sums of money in binary are exact to a part of themselves, far below a fen. */
  private static double accuracy(double expected) {
    return Math.max(1e-9, Math.abs(expected) * 1e-12);
  }
}
