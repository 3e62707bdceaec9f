package org.duzhan.measure;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Figures of villages by code, counted one household after another; null is not known. */
final class ReferenceVillages {
  private final Map<String, Map<String, Double>> villages = new TreeMap<>();

  Map<String, Map<String, Double>> figures() {
    return villages;
  }

  /** A village's figures, of which nothing is known before anything is told of it. */
  Map<String, Double> village(String code) {
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

  void register(List<Map<String, String>> register, String month) {
    for (Map<String, String> row : latest(register, "village_code", "village_code", month)) {
      Map<String, Double> village = village(row.get("village_code"));
      ReferenceFigures.OF_REGISTER.forEach(
          f -> village.put(f, row.get(f).equals("-") ? null : Double.valueOf(row.get(f))));
      village.put("register_villages", 1.0);
    }
  }

  void households(List<RandomCountry.Household> households) {
    Set<String> twice = twice(households);
    for (RandomCountry.Household row : households) {
      ReferenceHousehold household = new ReferenceHousehold(row.cells());
      Map<String, Double> village = village(household.text("village_code"));
      boolean isTwice = twice.contains(household.text("household_key"));
      add(village, ReferenceFigures.TWO_PLACES, isTwice ? 1.0 : 0.0);
      ReferenceFigures.OF_HOUSEHOLDS.forEach((f, of) -> add(village, f, of.apply(household)));
    }
    villages.values().forEach(ReferenceVillages::zeros);
  }

  /** The keys that stand more than once. */
  static Set<String> twice(List<RandomCountry.Household> households) {
    Set<String> once = new HashSet<>();
    return households.stream()
        .map(row -> row.cells().get("household_key"))
        .filter(key -> !once.add(key))
        .collect(toSet());
  }

  void assess() {
    villages.values().forEach(ReferenceVillages::assess);
  }

  /** Only a village whose register has room for all that were found has an incidence. */
  private static void assess(Map<String, Double> village) {
    boolean defined = whyNoIncidence(village) == null;
    ReferenceFigures.OF_ASSESSED.forEach(
        (f, of) -> village.put(f, defined ? of.apply(village) : null));
    ReferenceFigures.OF_REPORTED.forEach(
        (f, of) -> village.put(f, isReported(village) ? of.apply(village) : null));
    village.put(
        "register_villages_reported", isReported(village) ? village.get("register_villages") : 0);
    village.put("reported_rural_households", reportedOfRegister(village));
  }

  /** Null where it has one. */
  static @Nullable String whyNoIncidence(Map<String, Double> village) {
    Double population = village.get("rural_population");
    if (!isReported(village)) {
      return "not_submitted";
    }
    if (population == null || population == 0) {
      return "no_rural_population";
    }
    if (population < ReferenceFigures.found(village)) {
      return "population_below_poor";
    }
    return village.get(ReferenceFigures.TWO_PLACES) > 0 ? "household_in_two_places" : null;
  }

  static boolean isReported(Map<String, Double> village) {
    return village.get("households") != null;
  }

  /** Of as many households as the register has; not known where it does not say how many. */
  private static Double reportedOfRegister(Map<String, Double> village) {
    Double all = village.get("rural_households");
    Double reported = isReported(village) ? village.get("households") : Double.valueOf(0);
    return all == null ? null : Double.valueOf(Math.min(all, reported));
  }

  /** What is not known adds nothing. */
  static void add(Map<String, Double> area, String figure, Double more) {
    if (more != null) {
      area.merge(figure, more, Double::sum);
    }
  }

  /** Of a whole that is nobody no part is anybody. */
  static void zeros(Map<String, Double> area) {
    ReferenceFigures.WHOLES.forEach(
        (f, whole) -> {
          if (area.get(f) == null && Double.valueOf(0).equals(area.get(whole))) {
            area.put(f, 0.0);
          }
        });
  }

  /** Of each thing the last row up to a month. */
  static List<Map<String, String>> latest(
      List<Map<String, String>> rows, String id, String place, String month) {
    Map<String, Map<String, String>> latest = new TreeMap<>();
    for (Map<String, String> row : rows) {
      if (row.get("period").compareTo(month) <= 0) {
        latest.merge(
            row.get(place) + " " + row.get(id),
            row,
            (a, b) -> a.get("period").compareTo(b.get("period")) > 0 ? a : b);
      }
    }
    return new ArrayList<>(latest.values());
  }
}
