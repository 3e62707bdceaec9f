package org.duzhan.settings;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The notice's two annexes: the 52 counties, and the listed villages of each province. */
public record Annexes(List<County> counties, List<ProvinceTarget> provinces) {
  private static final Map<String, Long> COUNTIES_OF_PROVINCE =
      Map.of(
          "450000", 8L, "510000", 7L, "520000", 9L, "530000", 9L, "620000", 8L, "640000", 1L,
          "650000", 10L);
  private static final String PROVINCE = "[1-9][0-9]0000";
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

  /** Reads both annexes and verifies them against what the notice says. */
  static Annexes from(CsvTable counties, CsvTable villages) {
    Faults faults = new Faults();
    Optional<List<County>> first = faults.of(() -> counties.each(Annexes::county));
    Optional<List<ProvinceTarget>> second = faults.of(() -> villages.each(Annexes::target));
    first.ifPresent(read -> verifyCounties(read, counties.origin(), faults));
    second.ifPresent(read -> verifyVillages(read, villages.origin(), faults));
    faults.tell();
    return new Annexes(first.orElseThrow(), second.orElseThrow());
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

  /** Their codes: only what lies in them counts in the country. */
  public Set<String> provinceCodes() {
    return provinceNames().keySet();
  }

  private static County county(CsvTable.Line line) {
    String province = line.matching("province_code", PROVINCE, "the 6-digit code of a province");
    return new County(
        province,
        line.text("province"),
        line.text("prefecture_code"),
        line.text("prefecture"),
        line.matching(
            "county_code",
            province.substring(0, 2) + "[0-9]{4}",
            "the 6-digit code of a county of province " + province),
        line.text("county"),
        line.text("county_short"));
  }

  private static ProvinceTarget target(CsvTable.Line line) {
    ProvinceTarget target =
        new ProvinceTarget(
            line.matching("province_code", PROVINCE, "the 6-digit code of a province"),
            line.text("province"),
            line.whole("listed_villages", 0, VILLAGES),
            line.whole("over_1000_poor", 0, VILLAGES),
            line.whole("over_10_percent", 0, VILLAGES));
    if (target.overPersons + target.overIncidence != target.listed) {
      throw line.wrong(
          "listed_villages",
          "over_1000_poor + over_10_percent = " + (target.overPersons + target.overIncidence));
    }
    return target;
  }

  private static void verifyCounties(List<County> counties, String origin, Faults faults) {
    Map<String, Long> found =
        counties.stream().collect(groupingBy(County::provinceCode, TreeMap::new, counting()));
    long distinct = counties.stream().map(County::code).distinct().count();
    if (!found.equals(COUNTIES_OF_PROVINCE) || distinct != counties.size()) {
      faults.add(
          "%s: annex 1 must name 52 counties, by province %s; found %d, by province %s"
              .formatted(origin, new TreeMap<>(COUNTIES_OF_PROVINCE), distinct, found));
    }
  }

  private static void verifyVillages(List<ProvinceTarget> provinces, String origin, Faults faults) {
    long listed = provinces.stream().mapToLong(ProvinceTarget::listed).sum();
    long overPersons = provinces.stream().mapToLong(ProvinceTarget::overPersons).sum();
    long overIncidence = provinces.stream().mapToLong(ProvinceTarget::overIncidence).sum();
    if (listed != VILLAGES || overPersons != OVER_PERSONS || overIncidence != OVER_INCIDENCE) {
      faults.add(
          "%s: annex 2 must add up to 1113 = 88 + 1025 villages; found %d = %d + %d"
              .formatted(origin, listed, overPersons, overIncidence));
    }
    long distinct = provinces.stream().map(ProvinceTarget::provinceCode).distinct().count();
    if (distinct != provinces.size()) {
      faults.add("%s: annex 2 must name each province once".formatted(origin));
    }
  }
}
