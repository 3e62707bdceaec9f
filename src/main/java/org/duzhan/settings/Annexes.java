package org.duzhan.settings;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The notice's two annexes: the 52 counties, and the listed villages of each province. */
public record Annexes(List<County> counties, List<ProvinceTarget> provinces) {
  private static final Map<String, Long> COUNTIES_OF_PROVINCE =
      Map.of(
          "450000", 8L, "510000", 7L, "520000", 9L, "530000", 9L, "620000", 8L, "640000", 1L,
          "650000", 10L);
  private static final long VILLAGES = 1113;
  private static final long OVER_PERSONS = 88;
  private static final long OVER_INCIDENCE = 1025;

  /** A county of annex 1. */
  public record County(
      String provinceCode,
      String province,
      String prefectureCode,
      String prefecture,
      String code,
      String name,
      String shortName) {}

  /** A row of annex 2: listed villages, by criterion. */
  public record ProvinceTarget(
      String provinceCode, String province, long listed, long overPersons, long overIncidence) {}

  static Annexes from(CsvTable counties, CsvTable villages) {
    Annexes annexes =
        new Annexes(
            counties.rows().stream().map(Annexes::county).toList(),
            villages.rows().stream().map(Annexes::target).toList());
    annexes.verify(counties.origin(), villages.origin());
    return annexes;
  }

  /** The annex county with this code, if it is one. */
  public Optional<County> county(String code) {
    return counties.stream().filter(c -> c.code.equals(code)).findFirst();
  }

  /** Province names by code: all seven, 宁夏 too, which has no row in annex 2. */
  public Map<String, String> provinceNames() {
    return counties.stream()
        .collect(toMap(County::provinceCode, County::province, (a, b) -> a, LinkedHashMap::new));
  }

  private static County county(CsvTable.Line line) {
    return new County(
        line.text("province_code"),
        line.text("province"),
        line.text("prefecture_code"),
        line.text("prefecture"),
        line.text("county_code"),
        line.text("county"),
        line.text("county_short"));
  }

  private static ProvinceTarget target(CsvTable.Line line) {
    ProvinceTarget target =
        new ProvinceTarget(
            line.text("province_code"),
            line.text("province"),
            line.whole("listed_villages"),
            line.whole("over_1000_poor"),
            line.whole("over_10_percent"));
    if (target.overPersons + target.overIncidence != target.listed) {
      throw line.wrong("listed_villages", "over_1000_poor + over_10_percent");
    }
    return target;
  }

  private void verify(String countiesOrigin, String villagesOrigin) {
    Map<String, Long> found =
        counties.stream().collect(groupingBy(County::provinceCode, counting()));
    long distinct = counties.stream().map(County::code).distinct().count();
    if (!found.equals(COUNTIES_OF_PROVINCE) || distinct != counties.size()) {
      throw new UserError(
          "%s: annex 1 must name 52 counties, by province %s; found %d, by province %s"
              .formatted(countiesOrigin, COUNTIES_OF_PROVINCE, distinct, found));
    }
    long listed = provinces.stream().mapToLong(ProvinceTarget::listed).sum();
    long overPersons = provinces.stream().mapToLong(ProvinceTarget::overPersons).sum();
    long overIncidence = provinces.stream().mapToLong(ProvinceTarget::overIncidence).sum();
    if (listed != VILLAGES || overPersons != OVER_PERSONS || overIncidence != OVER_INCIDENCE) {
      throw new UserError(
          "%s: annex 2 must add up to 1113 = 88 + 1025 villages; found %d = %d + %d"
              .formatted(villagesOrigin, listed, overPersons, overIncidence));
    }
  }
}
