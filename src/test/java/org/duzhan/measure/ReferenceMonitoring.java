package org.duzhan.measure;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Households under monitoring by kind and cause, one after another. */
final class ReferenceMonitoring {
  private static final List<String> SINCE = List.of("cleared", "cleared_unmet", "cleared_unknown");

  private final Map<String, Map<String, @Nullable Double>> figures = new TreeMap<>();

  /** Areas of which last month is known. */
  private final Set<String> known = new HashSet<>();

  private final ReferenceGrains grains;

  private ReferenceMonitoring(ReferenceGrains grains) {
    this.grains = grains;
  }

  /** Figures by level, code, kind and cause. */
  static Map<String, Map<String, @Nullable Double>> of(
      RandomCountry country, ReferenceAreas areas) {
    ReferenceMonitoring monitoring = new ReferenceMonitoring(areas.grains());
    Set<String> villages = new HashSet<>();
    areas
        .ofVillages()
        .forEach(
            (village, sums) -> {
              if (sums.get("cleared_households") != null) {
                villages.add(village);
                monitoring.known.addAll(areas.grains().ofVillage(village));
              }
            });
    monitoring.now(country);
    monitoring.cleared(country, villages);
    monitoring.figures.forEach(
        (key, row) -> {
          String[] words = key.split(" ");
          boolean isKnown = monitoring.known.contains(words[0] + " " + words[1]);
          SINCE.forEach(f -> row.put(f, isKnown ? row.get(f) : null));
        });
    return monitoring.figures;
  }

  private void now(RandomCountry country) {
    for (RandomCountry.Household row : country.households) {
      ReferenceHousehold household = new ReferenceHousehold(row.cells());
      if (household.isMonitored()) {
        String since = household.text("monitored_since");
        Map<String, Double> counts = new LinkedHashMap<>();
        counts.put("households", 1.0);
        counts.put("persons", household.persons());
        counts.put("found", one(since != null && since.startsWith(RandomCountry.MONTH)));
        counts.put("found_unknown", one(since == null));
        counts.put("supported", one(household.is("support_in_place")));
        counts.put("support_unknown", one(!household.isGiven("support_in_place")));
        counts.put(
            "unsupported_long",
            one(household.isUnsupportedSinceLong(ReferenceFigures.END_OF_MONTH)));
        count(household.text("village_code"), household, counts);
      }
    }
  }

  /** Under the cause of last month. */
  private void cleared(RandomCountry country, Set<String> villages) {
    Map<String, ReferenceHousehold> before = ReferenceHousehold.byKey(country.before);
    for (RandomCountry.Household row : country.households) {
      ReferenceHousehold is = new ReferenceHousehold(row.cells());
      ReferenceHousehold was = before.get(is.text("household_key"));
      boolean counts = villages.contains(is.text("village_code"));
      if (counts && was != null && was.isMonitored() && !is.isMonitored()) {
        Boolean lacks = is.lacksAtLeast(1);
        Map<String, Double> cleared =
            Map.of(
                "cleared", 1.0,
                "cleared_unmet", one(Boolean.TRUE.equals(lacks)),
                "cleared_unknown", one(lacks == null));
        count(is.text("village_code"), was, cleared);
      }
    }
  }

  private void count(String village, ReferenceHousehold named, Map<String, Double> counts) {
    String kind = named.isMonitored("脱贫不稳定户") ? "unstable" : "marginal";
    String cause = named.isGiven("risk_cause") ? named.text("risk_cause") : "未填";
    for (String area : grains.ofVillage(village)) {
      for (String ofKind : List.of(kind, "all")) {
        for (String ofCause : List.of(cause, "all")) {
          Map<String, @Nullable Double> row =
              figures.computeIfAbsent("%s %s %s".formatted(area, ofKind, ofCause), key -> zeros());
          counts.forEach((figure, more) -> row.merge(figure, more, Double::sum));
        }
      }
    }
  }

  private static Map<String, @Nullable Double> zeros() {
    Map<String, @Nullable Double> zeros = new TreeMap<>();
    List.of(
            "households",
            "persons",
            "found",
            "found_unknown",
            "supported",
            "support_unknown",
            "unsupported_long")
        .forEach(figure -> zeros.put(figure, 0.0));
    SINCE.forEach(figure -> zeros.put(figure, 0.0));
    return zeros;
  }

  private static double one(boolean isSo) {
    return isSo ? 1 : 0;
  }
}
