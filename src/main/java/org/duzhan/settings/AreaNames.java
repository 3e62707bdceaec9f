package org.duzhan.settings;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Names of provinces, prefectures and counties by their 6-digit code (GB/T 2260): villages may be
 * listed outside the counties of annex 1, and a leader reads names, not codes.
 */
public record AreaNames(Map<String, String> byCode) {
  static AreaNames from(CsvTable table, Annexes annexes) {
    Map<String, String> names = new TreeMap<>();
    for (CsvTable.Line line : table.rows()) {
      String code = line.text("code");
      if (!code.matches("[1-9][0-9]{5}") || names.put(code, line.text("name")) != null) {
        throw line.wrong("code", "six digits, each code once");
      }
    }
    for (Annexes.County county : annexes.counties()) {
      String name = names.put(county.code(), county.name());
      if (name != null && !name.equals(county.name())) {
        throw new UserError(
            "%s: %s is '%s', but annex 1 names it '%s'; correct one of them"
                .formatted(table.origin(), county.code(), name, county.name()));
      }
    }
    return new AreaNames(names);
  }

  /** The name of an area, if the list has its code. */
  public Optional<String> of(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** Names of provinces only, by code. */
  public Map<String, String> provinces() {
    return byCode.entrySet().stream()
        .filter(e -> e.getKey().endsWith("0000"))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  /** Names of prefectures only, by code. */
  public Map<String, String> prefectures() {
    return byCode.entrySet().stream()
        .filter(e -> e.getKey().endsWith("00") && !e.getKey().endsWith("0000"))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  /** Names of counties only, by code. */
  public Map<String, String> counties() {
    return byCode.entrySet().stream()
        .filter(e -> !e.getKey().endsWith("00"))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }
}
