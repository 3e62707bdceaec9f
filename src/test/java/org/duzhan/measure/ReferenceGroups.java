package org.duzhan.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The villages and counties that count for each partner, and in each scope. */
final class ReferenceGroups {
  private static final String IN_ANNEX = "522633";
  private static final String COUNTRY = "000000";

  private final Map<String, Map<String, String>> register = new TreeMap<>();
  private final Map<String, List<Map<String, Double>>> partners = new TreeMap<>();
  private final Map<String, List<Map<String, Double>>> scopes = new TreeMap<>();
  private final ReferenceBaseline baseline;

  ReferenceGroups(RandomCountry country, ReferenceBaseline baseline) {
    this.baseline = baseline;
    ReferenceVillages.latest(country.register, "village_code", "village_code", RandomCountry.MONTH)
        .forEach(row -> register.put(row.get("village_code"), row));
  }

  /** By partner. */
  Map<String, List<Map<String, Double>>> partners() {
    return partners;
  }

  /** By scope and province. */
  Map<String, List<Map<String, Double>>> scopes() {
    return scopes;
  }

  void village(String code, Map<String, Double> figures) {
    String partner = stated(code, "partner");
    if (!partner.equals("-")) {
      partners.computeIfAbsent(partner, p -> new ArrayList<>()).add(figures);
    }
    String criterion = baseline.criterion(code);
    String listed = stated(code, "listed");
    if (listed.equals("-") ? criterion != null : listed.equals("true")) {
      counts("listed_villages", code, figures);
      if (criterion != null) {
        counts("listed_by_" + criterion, code, figures);
      }
    }
  }

  void county(String code, Map<String, Double> figures) {
    if (code.equals(IN_ANNEX)) {
      counts("annex_counties", code, figures);
    }
  }

  private void counts(String scope, String place, Map<String, Double> figures) {
    for (String area : List.of(place.substring(0, 2) + "0000", COUNTRY)) {
      scopes.computeIfAbsent(scope + " " + area, s -> new ArrayList<>()).add(figures);
    }
  }

  /** What the register states of a village, - where it has no row of it. */
  private String stated(String code, String column) {
    return register.getOrDefault(code, Map.of()).getOrDefault(column, "-");
  }
}
