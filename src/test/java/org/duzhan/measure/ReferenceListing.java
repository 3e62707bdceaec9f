package org.duzhan.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.duzhan.settings.Annexes;
import org.jspecify.annotations.Nullable;

/** The annexes against the data: annex 2 by province and test, its villages, annex 1's counties. */
final class ReferenceListing {
  private final RandomCountry country;
  private final ReferenceAreas areas;
  private final ReferenceBaseline baseline;

  ReferenceListing(RandomCountry country, ReferenceAreas areas) {
    this.country = country;
    this.areas = areas;
    this.baseline = areas.baseline();
  }

  /** By province and test. */
  Map<String, Map<String, @Nullable Object>> check() {
    Map<String, Map<String, @Nullable Object>> checks = new TreeMap<>();
    for (String province : ReferenceAreas.PROVINCES) {
      for (String test : List.of("persons", "incidence")) {
        checks.put("%s0000 %s".formatted(province, test), check(province, test));
      }
    }
    return checks;
  }

  private Map<String, @Nullable Object> check(String province, String test) {
    List<String> villages =
        areas.ofVillages().keySet().stream().filter(v -> v.startsWith(province)).toList();
    double found = villages.stream().filter(v -> test.equals(baseline.criterion(v))).count();
    double undecided = villages.stream().filter(v -> baseline.isFound(v) == null).count();
    boolean isKnown = undecided < villages.size();
    double target =
        country.annexes().provinces().stream()
            .filter(t -> t.provinceCode().startsWith(province))
            .mapToLong(t -> test.equals("persons") ? t.overPersons() : t.overIncidence())
            .sum();
    Map<String, @Nullable Object> check = new LinkedHashMap<>();
    check.put("annex_count", target);
    check.put("computed_count", isKnown ? Double.valueOf(found) : null);
    check.put("difference", isKnown ? Double.valueOf(found - target) : null);
    check.put("undecided_count", villages.isEmpty() ? null : Double.valueOf(undecided));
    check.put("listing_null_reason", isKnown ? null : "no_baseline");
    return check;
  }

  /** Villages that only the county, or only the data, says are listed. */
  Map<String, Map<String, @Nullable Object>> villages() {
    Map<String, Map<String, @Nullable Object>> villages = new TreeMap<>();
    for (String code : areas.ofVillages().keySet()) {
      boolean meets = baseline.criterion(code) != null;
      boolean supervised = ReferenceAreas.PROVINCES.contains(code.substring(0, 2));
      if (supervised && meets != "true".equals(areas.grains().stated(code, "listed"))) {
        villages.put(code, village(code, meets));
      }
    }
    return villages;
  }

  private Map<String, @Nullable Object> village(String code, boolean meets) {
    Map<String, @Nullable Double> then = baseline.villages().get(code);
    String stated = areas.grains().stated(code, "listed");
    String reason = meets ? (stated == null ? "not_stated" : null) : whyUnknown(then);
    Map<String, @Nullable Object> village = new LinkedHashMap<>();
    village.put("stated", stated == null ? null : Boolean.valueOf(stated));
    village.put("criterion", baseline.criterion(code));
    village.put("baseline_poor_persons", then == null ? null : then.get("poor_persons"));
    village.put("baseline_rural_population", then == null ? null : then.get("rural_population"));
    village.put("baseline_incidence", then == null ? null : incidence(then));
    village.put("finding", reason != null ? null : meets ? "new" : "missing");
    village.put("finding_null_reason", reason);
    return village;
  }

  private static @Nullable String whyUnknown(@Nullable Map<String, @Nullable Double> then) {
    return then == null ? "no_baseline" : ReferenceVillages.whyNoIncidence(then);
  }

  private static @Nullable Double incidence(Map<String, @Nullable Double> then) {
    Double poor = then.get("assessed_poor_persons");
    return poor == null ? null : Double.valueOf(poor / then.get("assessed_population"));
  }

  /**
   * Counties of annex 1.
   *
   * @param figures those of {@link ReferenceIndicators#ofCounties}
   */
  Map<String, Map<String, @Nullable Object>> counties(
      Map<String, Map<String, @Nullable Object>> figures) {
    Map<String, Map<String, @Nullable Object>> counties = new TreeMap<>();
    for (Annexes.County county : country.annexes().counties()) {
      Map<String, @Nullable Object> sums = figures.getOrDefault(county.code(), Map.of());
      double villages = Objects.requireNonNullElse((Double) sums.get("villages"), 0.0);
      boolean isSeen = villages > 0 || sums.get("submitted_on") != null;
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("villages", villages);
      row.put("known_as", county.name());
      row.put("finding", isSeen ? "found" : "missing");
      counties.put(county.code(), row);
    }
    return counties;
  }
}
