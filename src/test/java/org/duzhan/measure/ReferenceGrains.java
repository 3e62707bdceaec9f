package org.duzhan.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that a village, or a county alone, counts in: areas, scopes and partners. */
final class ReferenceGrains {
  private final Map<String, Map<String, String>> register = new TreeMap<>();
  private final RandomCountry country;
  private final ReferenceBaseline baseline;
  private final Set<String> villages;

  /**
   * The grains of a month.
   *
   * @param villages codes of those that there are in the month: others are listed nowhere
   */
  ReferenceGrains(RandomCountry country, ReferenceBaseline baseline, Set<String> villages) {
    this.country = country;
    this.baseline = baseline;
    this.villages = villages;
    ReferenceVillages.latest(country.register, "village_code", "village_code", RandomCountry.MONTH)
        .forEach(row -> register.put(row.get("village_code"), row));
  }

  /** Level and code of each that a village counts in. */
  List<String> ofVillage(String code) {
    List<String> grains = new ArrayList<>();
    grains.add("village " + code);
    grains.add("township " + code.substring(0, 9));
    grains.addAll(ofCounty(code.substring(0, 6)));
    if (ReferenceAreas.PROVINCES.contains(code.substring(0, 2))) {
      scopes(code).forEach(scope -> grains.add("scope " + scope));
    }
    if (partner(code) != null) {
      grains.add("partner " + partner(code));
    }
    return grains;
  }

  /** Those of what is of a county, and of no village. */
  List<String> ofCounty(String code) {
    List<String> grains = new ArrayList<>();
    grains.add("county " + code);
    grains.add("prefecture " + code.substring(0, 4) + "00");
    grains.add("province " + code.substring(0, 2) + "0000");
    if (ReferenceAreas.PROVINCES.contains(code.substring(0, 2))) {
      grains.add("country 000000");
    }
    if (isInAnnex(code)) {
      grains.add("scope annex_counties");
    }
    partnersOfCounty(code).forEach(partner -> grains.add("county_partner " + partner));
    return grains;
  }

  /** As the settings say. */
  Set<String> partnersOfCounty(String code) {
    return country.settings().partners().byCounty().getOrDefault(code, Set.of());
  }

  Set<String> countiesOfPartner(String partner) {
    return country.settings().partners().counties().getOrDefault(partner, Set.of());
  }

  boolean isInAnnex(String county) {
    return country.annexes().county(county).isPresent();
  }

  /** The scopes of listed villages that one counts in. */
  List<String> scopes(String village) {
    List<String> scopes = new ArrayList<>();
    if (Boolean.TRUE.equals(isListed(village))) {
      scopes.add("listed_villages");
      if (baseline.criterion(village) != null) {
        scopes.add("listed_by_" + baseline.criterion(village));
      }
    }
    return scopes;
  }

  @Nullable String partner(String village) {
    return stated(village, "partner");
  }

  /** As the register states; where it says nothing, by the tests; null where that is not known. */
  @Nullable Boolean isListed(String village) {
    String stated = stated(village, "listed");
    if (!villages.contains(village)) {
      return null;
    }
    return stated == null ? baseline.isFound(village) : Boolean.valueOf(stated);
  }

  /** What the register states of a village, null where it states nothing. */
  @Nullable String stated(String village, String column) {
    String stated = register.getOrDefault(village, Map.of()).getOrDefault(column, "-");
    return stated.equals("-") ? null : stated;
  }
}
