package org.duzhan.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The villages and counties that count for each partner, and in each scope. */
final class ReferenceGroups {
  private static final String COUNTRY = "000000";

  private final Map<String, List<Map<String, Double>>> partners = new TreeMap<>();
  private final Map<String, List<Map<String, Double>>> scopes = new TreeMap<>();
  private final Map<String, List<Map<String, Double>>> countyPartners = new TreeMap<>();
  private final ReferenceGrains grains;

  ReferenceGroups(ReferenceGrains grains) {
    this.grains = grains;
  }

  /** By partner. */
  Map<String, List<Map<String, Double>>> partners() {
    return partners;
  }

  /** By partner of counties. */
  Map<String, List<Map<String, Double>>> countyPartners() {
    return countyPartners;
  }

  /** By scope and province. */
  Map<String, List<Map<String, Double>>> scopes() {
    return scopes;
  }

  void village(String code, Map<String, Double> figures) {
    String partner = grains.partner(code);
    if (partner != null) {
      partners.computeIfAbsent(partner, p -> new ArrayList<>()).add(figures);
    }
    grains.scopes(code).forEach(scope -> counts(scope, code, figures));
  }

  void county(String code, Map<String, Double> figures) {
    if (grains.isInAnnex(code)) {
      counts("annex_counties", code, figures);
    }
    grains
        .partnersOfCounty(code)
        .forEach(
            partner ->
                countyPartners.computeIfAbsent(partner, p -> new ArrayList<>()).add(figures));
  }

  private void counts(String scope, String place, Map<String, Double> figures) {
    String province = place.substring(0, 2);
    List<String> areas = new ArrayList<>(List.of(province + "0000"));
    if (ReferenceAreas.PROVINCES.contains(province)) {
      areas.add(COUNTRY);
    }
    for (String area : areas) {
      scopes.computeIfAbsent(scope + " " + area, s -> new ArrayList<>()).add(figures);
    }
  }
}
