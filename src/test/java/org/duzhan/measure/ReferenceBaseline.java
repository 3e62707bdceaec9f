package org.duzhan.measure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What villages were at the baseline: the month itself, or one before. */
final class ReferenceBaseline {
  private static final double INCIDENCE_ABOVE = 0.10;

  private final Map<String, Map<String, Double>> villages;

  ReferenceBaseline(Map<String, Map<String, Double>> villages) {
    this.villages = villages;
  }

  /**
   * The baseline.
   *
   * @param now figures of the month's villages
   */
  static ReferenceBaseline of(RandomCountry country, Map<String, Map<String, Double>> now) {
    if (country.baseline.equals(RandomCountry.MONTH)) {
      return new ReferenceBaseline(now);
    }
    ReferenceVillages then = new ReferenceVillages();
    then.register(country.register, country.baseline);
    then.households(country.householdsOf(country.baseline));
    ReferenceVillages.latest(country.problems, "problem_id", "county_code", country.baseline)
        .stream()
        .map(problem -> problem.get("village_code"))
        .filter(code -> !code.equals("-"))
        .forEach(then::village);
    then.assess();
    return new ReferenceBaseline(then.figures());
  }

  /** Figures of villages, then. */
  Map<String, Map<String, Double>> villages() {
    return villages;
  }

  /** Adds what is compared; a village counts on both sides or on neither. */
  void compare(String code, Map<String, Double> village) {
    Map<String, Double> then = villages.getOrDefault(code, new TreeMap<>());
    Double poorThen = then.get("poor_persons");
    boolean both = village.get("households") != null && poorThen != null;
    village.put("compared_villages", both ? 1.0 : 0.0);
    village.put("baseline_villages", poorThen != null ? 1.0 : 0.0);
    village.put("baseline_poor_persons", poorThen);
    village.put("compared_poor_persons", both ? village.get("poor_persons") : null);
    village.put("compared_baseline_poor_persons", both ? poorThen : null);
    for (String name : List.of("migrant_workers", "registered_migrant_workers")) {
      Double workers = village.get(name);
      Double workersThen = then.get(name);
      boolean bothWork = workers != null && workersThen != null;
      village.put("compared_" + name, bothWork ? workers : null);
      village.put("last_year_" + name, bothWork ? workersThen : null);
    }
  }

  /** The test a village met; the persons' first. */
  @Nullable String criterion(String code) {
    Map<String, Double> then = villages.getOrDefault(code, new TreeMap<>());
    Double poor = then.get("poor_persons");
    Double population = then.get("assessed_population");
    if (poor != null && poor > RandomCountry.LISTED_ABOVE) {
      return "persons";
    }
    return population != null && then.get("assessed_poor_persons") / population > INCIDENCE_ABOVE
        ? "incidence"
        : null;
  }

  /** Whether it met a test; null where that cannot be said. */
  @Nullable Boolean isFound(String code) {
    boolean decided = villages.getOrDefault(code, Map.of()).get("assessed_population") != null;
    return criterion(code) != null ? Boolean.TRUE : decided ? Boolean.FALSE : null;
  }
}
