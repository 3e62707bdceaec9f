package org.duzhan.measure;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The figures of areas, partners and scopes, counted one household after another: what the
 * pipeline's queries must come to.
 */
final class ReferenceAreas {
  /** Of the annexes: only these count in the country. */
  static final List<String> PROVINCES = List.of("45", "51", "52", "53", "62", "64", "65");

  private final ReferenceVillages villages = new ReferenceVillages();

  /** Figures by area code; a figure that is not known of an area is null. */
  private final Map<String, Map<String, Double>> townships = new TreeMap<>();

  private final Map<String, Map<String, Double>> counties = new TreeMap<>();
  private final Map<String, Map<String, Double>> prefectures = new TreeMap<>();
  private final Map<String, Map<String, Double>> provinces = new TreeMap<>();
  private final Map<String, Map<String, Double>> partners = new TreeMap<>();
  private final Map<String, Map<String, Double>> countyPartners = new TreeMap<>();
  private final Map<String, Map<String, Double>> scopes = new TreeMap<>();

  private final ReferenceBaseline baseline;
  private final ReferenceGrains grains;
  private final Set<String> senders = new TreeSet<>();
  private final Set<String> inDoubt = new TreeSet<>();

  private ReferenceAreas(RandomCountry country, List<Map<String, String>> problems) {
    villages(country, problems);
    baseline = ReferenceBaseline.of(country, ofVillages());
    grains = new ReferenceGrains(country, baseline, ofVillages().keySet());
  }

  static ReferenceAreas of(RandomCountry country) {
    List<Map<String, String>> problems =
        ReferenceVillages.latest(
            country.problems, "problem_id", "county_code", RandomCountry.MONTH);
    ReferenceAreas figures = new ReferenceAreas(country, problems);
    figures.senders.addAll(senders(country, problems));
    figures.ofVillages().forEach(figures.baseline::compare);
    ReferenceEstimates.ofVillages(
        figures.ofVillages(), country.monitoredScale(), country.intervalZ());
    addUp(figures.ofVillages(), code -> code.substring(0, 9), figures.townships);
    addUp(figures.ofVillages(), code -> code.substring(0, 6), figures.counties);
    for (String county : senders(country, problems)) {
      figures.counties.computeIfPresent(county, (code, figure) -> withZeros(figure));
    }
    problems.stream()
        .filter(p -> p.get("village_code").equals("-"))
        .forEach(p -> count(p, figures.counties.get(p.get("county_code"))));
    addUp(figures.counties, code -> code.substring(0, 4) + "00", figures.prefectures);
    addUp(figures.counties, code -> code.substring(0, 2) + "0000", figures.provinces);
    figures.provinces.keySet().removeIf(code -> !PROVINCES.contains(code.substring(0, 2)));
    figures.provinces.put("000000", added(new ArrayList<>(figures.provinces.values())));
    figures.group(new ReferenceGroups(figures.grains));
    figures.all().forEach(area -> finish(area, country));
    return figures;
  }

  Map<String, Map<String, Double>> ofVillages() {
    return villages.figures();
  }

  Map<String, Map<String, Double>> ofTownships() {
    return townships;
  }

  Map<String, Map<String, Double>> ofCounties() {
    return counties;
  }

  Map<String, Map<String, Double>> ofPrefectures() {
    return prefectures;
  }

  Map<String, Map<String, Double>> ofProvinces() {
    return provinces;
  }

  Map<String, Map<String, Double>> ofPartners() {
    return partners;
  }

  Map<String, Map<String, Double>> ofCountyPartners() {
    return countyPartners;
  }

  /** By scope and province. */
  Map<String, Map<String, Double>> ofScopes() {
    return scopes;
  }

  ReferenceBaseline baseline() {
    return baseline;
  }

  /** What villages and counties count in. */
  ReferenceGrains grains() {
    return grains;
  }

  /** Villages that households stand in which stand in another too. */
  Set<String> inDoubt() {
    return inDoubt;
  }

  /** Counties that sent a ledger of problems. */
  Set<String> senders() {
    return senders;
  }

  private List<Map<String, Double>> all() {
    return Stream.of(
            ofVillages(),
            townships,
            counties,
            prefectures,
            provinces,
            partners,
            countyPartners,
            scopes)
        .flatMap(areas -> areas.values().stream())
        .toList();
  }

  private static void finish(Map<String, Double> area, RandomCountry country) {
    divide(area);
    ReferenceEstimates.estimate(area, country.intervalZ());
  }

  private void group(ReferenceGroups groups) {
    ofVillages().forEach(groups::village);
    counties.forEach(groups::county);
    groups.partners().forEach((partner, parts) -> partners.put(partner, added(parts)));
    groups.countyPartners().forEach((partner, parts) -> countyPartners.put(partner, added(parts)));
    groups.scopes().forEach((scope, parts) -> scopes.put(scope, added(parts)));
  }

  private void villages(RandomCountry country, List<Map<String, String>> problems) {
    villages.register(country.register, RandomCountry.MONTH);
    villages.households(country.households);
    changes(country);
    problems.stream()
        .map(problem -> problem.get("village_code"))
        .filter(code -> !code.equals("-"))
        .forEach(villages::village);
    List<String> senders = senders(country, problems);
    ofVillages()
        .forEach(
            (code, village) -> {
              if (senders.contains(code.substring(0, 6))) {
                withZeros(village);
              }
            });
    for (Map<String, String> problem : problems) {
      Map<String, Double> village = ofVillages().get(problem.get("village_code"));
      if (village != null) {
        count(problem, village);
      }
    }
    villages.assess();
  }

  /** Of households there in both months, where they are now, of villages that reported before. */
  private void changes(RandomCountry country) {
    Map<String, ReferenceHousehold> before = new TreeMap<>();
    Set<String> known = new TreeSet<>();
    for (RandomCountry.Household row : country.before) {
      ReferenceHousehold was = new ReferenceHousehold(row.cells());
      before.put(was.text("household_key"), was);
      known.add(was.text("village_code"));
    }
    known.retainAll(ofVillages().keySet());
    known.removeIf(code -> !ReferenceVillages.isReported(ofVillages().get(code)));
    inDoubt.addAll(inDoubt(country));
    known.removeAll(inDoubt);
    for (String code : known) {
      ReferenceFigures.OF_CHANGES.keySet().stream()
          .filter(f -> !ReferenceFigures.COMPARED.contains(f))
          .forEach(f -> ReferenceVillages.add(ofVillages().get(code), f, 0.0));
    }
    for (RandomCountry.Household row : country.households) {
      ReferenceHousehold is = new ReferenceHousehold(row.cells());
      ReferenceHousehold was = before.get(is.text("household_key"));
      if (was != null && known.contains(is.text("village_code"))) {
        Map<String, Double> village = villages.village(is.text("village_code"));
        ReferenceFigures.OF_CHANGES.forEach(
            (f, of) -> ReferenceVillages.add(village, f, of.apply(was, is)));
      }
    }
  }

  /** Villages, of then or of now, of households that stand twice in one of the months. */
  private static Set<String> inDoubt(RandomCountry country) {
    Set<String> twice = new TreeSet<>(ReferenceVillages.twice(country.households));
    twice.addAll(ReferenceVillages.twice(country.before));
    return Stream.concat(country.households.stream(), country.before.stream())
        .map(RandomCountry.Household::cells)
        .filter(cells -> twice.contains(cells.get("household_key")))
        .map(cells -> cells.get("village_code"))
        .collect(toSet());
  }

  /** Counties that sent a ledger of problems up to the month: an empty one, or with rows. */
  private static List<String> senders(RandomCountry country, List<Map<String, String>> problems) {
    List<String> senders = new ArrayList<>();
    country.submissions.stream()
        .filter(s -> s.get("status").equals("accepted") && s.get("tables").contains("problem"))
        .filter(s -> s.get("period").compareTo(RandomCountry.MONTH) <= 0)
        .forEach(s -> senders.add(s.get("county_code")));
    problems.forEach(p -> senders.add(p.get("county_code")));
    return senders;
  }

  /** Where a ledger came, nothing in it is none. */
  private static Map<String, Double> withZeros(Map<String, Double> area) {
    ReferenceFigures.OF_PROBLEMS.keySet().forEach(f -> area.merge(f, 0.0, Double::sum));
    return area;
  }

  private static void count(Map<String, String> problem, Map<String, Double> area) {
    ReferenceFigures.OF_PROBLEMS.forEach(
        (f, is) -> ReferenceVillages.add(area, f, is.test(problem) ? 1.0 : 0.0));
  }

  private static void divide(Map<String, Double> area) {
    ReferenceFigures.RATIOS.forEach(
        (f, of) -> {
          Double numerator = area.get(of.get(0));
          Double denominator = area.get(of.get(1));
          boolean defined = numerator != null && denominator != null && denominator > 0;
          area.put(f, defined ? numerator / denominator : null);
        });
  }

  /** A figure that no part knows is not known of the whole. */
  private static Map<String, Double> added(List<Map<String, Double>> parts) {
    Map<String, Double> whole = new TreeMap<>();
    for (String figure : parts.get(0).keySet()) {
      whole.put(
          figure,
          parts.stream()
              .filter(p -> isThere(ReferenceFigures.WHOLES.get(figure), p))
              .map(p -> p.get(figure))
              .filter(Objects::nonNull)
              .reduce(Double::sum)
              .orElse(null));
    }
    ReferenceVillages.zeros(whole);
    return whole;
  }

  private static boolean isThere(String whole, Map<String, Double> part) {
    return whole == null || (part.get(whole) != null && part.get(whole) > 0);
  }

  private static void addUp(
      Map<String, Map<String, Double>> areas,
      Function<String, String> above,
      Map<String, Map<String, Double>> sums) {
    Map<String, List<Map<String, Double>>> groups = new TreeMap<>();
    areas.forEach(
        (code, figures) ->
            groups.computeIfAbsent(above.apply(code), c -> new ArrayList<>()).add(figures));
    groups.forEach((area, parts) -> sums.put(area, added(parts)));
  }
}
