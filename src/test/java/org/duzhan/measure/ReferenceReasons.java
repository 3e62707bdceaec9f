package org.duzhan.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Why figures of an area are null. */
final class ReferenceReasons {
  /** A village that reported, and has no figure all the same, tells more than one that did not. */
  private static final List<String> TELLING_MORE =
      List.of(
          "not_submitted",
          "no_month_before",
          "not_submitted_before",
          "no_rural_population",
          "population_below_poor",
          "household_in_two_places");

  private final RandomCountry country;
  private final ReferenceAreas areas;

  ReferenceReasons(RandomCountry country, ReferenceAreas areas) {
    this.country = country;
    this.areas = areas;
  }

  /**
   * Adds the reasons of an area.
   *
   * @param villages those that lie in it
   */
  void put(
      Map<String, @Nullable Object> figures,
      Map<String, Double> sums,
      Collection<String> villages) {
    String baseline = sinceBaseline(sums);
    figures.put(
        "null_reason",
        sums.get("incidence") != null ? null : mostTelling(villages, this::sinceNoIncidence));
    figures.put(
        "change_null_reason",
        sums.get("newly_returned_households") != null
            ? null
            : mostTelling(villages, this::sinceLastMonth));
    figures.put("problems_null_reason", sums.get("problems_found") != null ? null : "no_ledger");
    figures.put("baseline_null_reason", baseline);
    figures.put("course_null_reason", course(figures, sums, baseline));
  }

  /** By level and code of all that villages count in, why changes are null if they are. */
  Map<String, @Nullable String> sinceLastMonth() {
    Map<String, @Nullable String> reasons = new TreeMap<>();
    Map<String, List<String>> villages = new TreeMap<>();
    for (String village : areas.ofVillages().keySet()) {
      for (String grain : areas.grains().ofVillage(village)) {
        villages.computeIfAbsent(grain, g -> new ArrayList<>()).add(village);
      }
    }
    villages.forEach((grain, of) -> reasons.put(grain, mostTelling(of, this::sinceLastMonth)));
    return reasons;
  }

  private static String mostTelling(
      Collection<String> villages, Function<String, @Nullable String> reason) {
    return villages.stream()
        .map(reason)
        .filter(Objects::nonNull)
        .max(Comparator.comparing(TELLING_MORE::indexOf))
        .orElse("not_submitted");
  }

  private @Nullable String sinceNoIncidence(String village) {
    return ReferenceVillages.whyNoIncidence(areas.ofVillages().get(village));
  }

  private @Nullable String sinceLastMonth(String village) {
    Map<String, Double> sums = areas.ofVillages().get(village);
    if (!ReferenceVillages.isReported(sums)) {
      return "not_submitted";
    }
    if (areas.inDoubt().contains(village)) {
      return "household_in_two_places";
    }
    if (sums.get("newly_returned_households") != null) {
      return null;
    }
    return country.before.isEmpty() ? "no_month_before" : "not_submitted_before";
  }

  private static @Nullable String sinceBaseline(Map<String, Double> sums) {
    if (sums.get("compared_poor_persons") != null) {
      boolean none = sums.get("compared_baseline_poor_persons") == 0;
      return none ? "none_poor_at_baseline" : null;
    }
    if (sums.get("households") == null) {
      return "not_submitted";
    }
    return sums.get("baseline_poor_persons") == null ? "no_baseline" : "nothing_comparable";
  }

  private @Nullable String course(
      Map<String, @Nullable Object> figures,
      Map<String, Double> sums,
      @Nullable String sinceBaseline) {
    if (sums.get("compared_poor_persons") == null) {
      return sinceBaseline;
    }
    if (country.past.months().size() == 1) {
      return "baseline_month";
    }
    if (figures.get("course") == null) {
      return "villages_missing";
    }
    boolean isOpen =
        figures.get("projected_zero") == null
            || figures.get("projected_zero_earliest") == null
            || figures.get("projected_zero_latest") == null;
    return isOpen ? "no_zero" : null;
  }
}
