package org.duzhan.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The figures of villages, counties and provinces, counted one household after another: what the
 * pipeline's queries must come to.
 */
final class ReferenceAreas {
  private static final List<String> PROVINCES = List.of("45", "51", "52", "53", "62", "64", "65");

  /** Figures by area code; a figure that is not known of an area is null. */
  private final Map<String, Map<String, Double>> villages = new TreeMap<>();

  private final Map<String, Map<String, Double>> counties = new TreeMap<>();
  private final Map<String, Map<String, Double>> provinces = new TreeMap<>();

  private ReferenceAreas() {}

  static ReferenceAreas of(RandomCountry country) {
    ReferenceAreas figures = new ReferenceAreas();
    List<Map<String, String>> problems = latest(country.problems, "problem_id", "county_code");
    figures.villages(country, problems);
    ReferenceEstimates.expectPoor(figures.villages, country.villages);
    group(figures.villages, code -> code.substring(0, 6))
        .forEach((county, parts) -> figures.counties.put(county, added(parts)));
    for (String county : senders(country, problems)) {
      figures.counties.computeIfPresent(county, (code, figure) -> withZeros(figure));
    }
    problems.stream()
        .filter(p -> p.get("village_code").equals("-"))
        .forEach(p -> count(p, figures.counties.get(p.get("county_code"))));
    group(figures.counties, code -> code.substring(0, 2) + "0000")
        .forEach((province, parts) -> figures.provinces.put(province, added(parts)));
    figures.provinces.keySet().removeIf(code -> !PROVINCES.contains(code.substring(0, 2)));
    figures.provinces.put("000000", added(new ArrayList<>(figures.provinces.values())));
    figures.all().forEach(ReferenceAreas::divide);
    figures.all().forEach(area -> ReferenceEstimates.estimate(area, country.intervalZ()));
    return figures;
  }

  Map<String, Map<String, Double>> ofVillages() {
    return villages;
  }

  Map<String, Map<String, Double>> ofCounties() {
    return counties;
  }

  Map<String, Map<String, Double>> ofProvinces() {
    return provinces;
  }

  private List<Map<String, Double>> all() {
    List<Map<String, Double>> all = new ArrayList<>(villages.values());
    all.addAll(counties.values());
    all.addAll(provinces.values());
    return all;
  }

  private void villages(RandomCountry country, List<Map<String, String>> problems) {
    for (Map<String, String> row : latest(country.register, "village_code", "village_code")) {
      Map<String, Double> village = village(row.get("village_code"));
      ReferenceFigures.OF_REGISTER.forEach(
          f -> village.put(f, row.get(f).equals("-") ? null : Double.valueOf(row.get(f))));
      village.put("register_villages", 1.0);
    }
    for (RandomCountry.Household row : country.households) {
      ReferenceHousehold household = new ReferenceHousehold(row.cells());
      Map<String, Double> village = village(household.text("village_code"));
      ReferenceFigures.OF_HOUSEHOLDS.forEach((f, of) -> add(village, f, of.apply(household)));
    }
    villages.values().forEach(ReferenceAreas::zeros);
    changes(country);
    List<String> senders = senders(country, problems);
    villages.forEach(
        (code, village) -> {
          if (senders.contains(code.substring(0, 6))) {
            withZeros(village);
          }
        });
    for (Map<String, String> problem : problems) {
      Map<String, Double> village = villages.get(problem.get("village_code"));
      if (village != null) {
        count(problem, village);
      }
    }
    villages.values().forEach(ReferenceAreas::assess);
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
    known.retainAll(villages.keySet());
    known.removeIf(code -> !isReported(villages.get(code)));
    for (String code : known) {
      ReferenceFigures.OF_CHANGES.keySet().stream()
          .filter(f -> !ReferenceFigures.COMPARED.contains(f))
          .forEach(f -> add(villages.get(code), f, 0.0));
    }
    for (RandomCountry.Household row : country.households) {
      ReferenceHousehold is = new ReferenceHousehold(row.cells());
      ReferenceHousehold was = before.get(is.text("household_key"));
      if (was != null && known.contains(is.text("village_code"))) {
        Map<String, Double> village = village(is.text("village_code"));
        ReferenceFigures.OF_CHANGES.forEach((f, of) -> add(village, f, of.apply(was, is)));
      }
    }
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

  private Map<String, Double> village(String code) {
    return villages.computeIfAbsent(
        code,
        c -> {
          Map<String, Double> figures = new TreeMap<>();
          ReferenceFigures.OF_PROBLEMS.keySet().forEach(f -> figures.put(f, null));
          ReferenceFigures.OF_HOUSEHOLDS.keySet().forEach(f -> figures.put(f, null));
          ReferenceFigures.OF_CHANGES.keySet().forEach(f -> figures.put(f, null));
          ReferenceFigures.OF_REGISTER.forEach(f -> figures.put(f, null));
          figures.put("register_villages", 0.0);
          return figures;
        });
  }

  /** Only a village whose register has room for all that were found has an incidence. */
  private static void assess(Map<String, Double> village) {
    Double population = village.get("rural_population");
    boolean defined =
        isReported(village)
            && population != null
            && population > 0
            && population >= ReferenceFigures.found(village);
    ReferenceFigures.OF_ASSESSED.forEach(
        (f, of) -> village.put(f, defined ? of.apply(village) : null));
    ReferenceFigures.OF_REPORTED.forEach(
        (f, of) -> village.put(f, isReported(village) ? of.apply(village) : null));
    village.put("compared_villages", isReported(village) ? 1.0 : 0.0);
    village.put(
        "register_villages_reported", isReported(village) ? village.get("register_villages") : 0);
    village.put("reported_rural_households", reportedOfRegister(village));
  }

  private static boolean isReported(Map<String, Double> village) {
    return village.get("households") != null;
  }

  /** Of as many households as the register has; not known where it does not say how many. */
  private static Double reportedOfRegister(Map<String, Double> village) {
    Double all = village.get("rural_households");
    Double reported = isReported(village) ? village.get("households") : Double.valueOf(0);
    return all == null ? null : Double.valueOf(Math.min(all, reported));
  }

  private static void count(Map<String, String> problem, Map<String, Double> area) {
    ReferenceFigures.OF_PROBLEMS.forEach((f, is) -> add(area, f, is.test(problem) ? 1.0 : 0.0));
  }

  /** What is not known adds nothing. */
  private static void add(Map<String, Double> area, String figure, Double more) {
    if (more != null) {
      area.merge(figure, more, Double::sum);
    }
  }

  /** Of a whole that is nobody no part is anybody. */
  private static void zeros(Map<String, Double> area) {
    ReferenceFigures.WHOLES.forEach(
        (f, whole) -> {
          if (area.get(f) == null && Double.valueOf(0).equals(area.get(whole))) {
            area.put(f, 0.0);
          }
        });
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
    zeros(whole);
    return whole;
  }

  private static boolean isThere(String whole, Map<String, Double> part) {
    return whole == null || (part.get(whole) != null && part.get(whole) > 0);
  }

  private static Map<String, List<Map<String, Double>>> group(
      Map<String, Map<String, Double>> areas, Function<String, String> above) {
    Map<String, List<Map<String, Double>>> groups = new TreeMap<>();
    areas.forEach(
        (code, figures) ->
            groups.computeIfAbsent(above.apply(code), c -> new ArrayList<>()).add(figures));
    return groups;
  }

  /** Of each thing the last row up to the month. */
  private static List<Map<String, String>> latest(
      List<Map<String, String>> rows, String id, String place) {
    Map<String, Map<String, String>> latest = new TreeMap<>();
    for (Map<String, String> row : rows) {
      if (row.get("period").compareTo(RandomCountry.MONTH) <= 0) {
        latest.merge(
            row.get(place) + " " + row.get(id),
            row,
            (a, b) -> a.get("period").compareTo(b.get("period")) > 0 ? a : b);
      }
    }
    return new ArrayList<>(latest.values());
  }
}
