package org.duzhan.settings;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who answers for which counties (section 四（一）): 东西部扶贫协作, 对口支援 and 中央定点帮扶. Villages name their
 * partner in the register; a county's partners are known of nothing that counties send.
 *
 * @param byCounty partners by the code of the county
 */
public record Partners(Map<String, Set<String>> byCounty) {
  static Partners from(CsvTable table, AreaNames areas) {
    Map<String, Set<String>> byCounty = new TreeMap<>();
    Set<String> counties = areas.counties().keySet();
    for (CsvTable.Line line : table.rows()) {
      String county = line.matching("county_code", "[1-9][0-9]{5}", "the 6-digit code of a county");
      if (!counties.contains(county)) {
        throw line.wrong("county_code", "a county of conf/areas.csv or annex 1");
      }
      String partner = line.matching("partner", "\\S.*", "a name");
      if (!byCounty.computeIfAbsent(county, code -> new TreeSet<>()).add(partner)) {
        throw line.wrong("partner", "each partner of a county once");
      }
    }
    return new Partners(byCounty);
  }

  /** The counties that each answers for. */
  public Map<String, Set<String>> counties() {
    Map<String, Set<String>> counties = new TreeMap<>();
    byCounty.forEach(
        (county, partners) ->
            partners.forEach(
                p -> counties.computeIfAbsent(p, name -> new TreeSet<>()).add(county)));
    return counties;
  }
}
