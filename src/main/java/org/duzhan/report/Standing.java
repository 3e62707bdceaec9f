package org.duzhan.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.duzhan.judge.CountyRisk;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.settings.Settings;
import org.duzhan.table.Areas;

/**
 * Where the area of a report stands: the small world that its sheets and its digest share, read
 * once.
 *
 * @param whole the area itself
 * @param provinces provinces wholly inside the area, by code
 * @param counties annex counties before others, then by rank
 * @param silent counties outside the scope that sent a file once, and none this month
 */
record Standing(Place whole, List<Place> provinces, List<Place> counties, List<Place> silent) {
  static Standing of(ReportInput input) {
    List<Place> seen = seen(input);
    List<Place> silent = seen.stream().filter(c -> !isOfInterest(c, input.scope())).toList();
    List<Place> counties = seen.stream().filter(c -> !silent.contains(c)).toList();
    List<Place> provinces = provinces(input, counties);
    List<Place> inside =
        provinces.stream().filter(p -> !p.code().equals(ProvinceMonth.COUNTRY)).toList();
    return new Standing(whole(input, provinces, counties), inside, counties, silent);
  }

  /** Counties of annex 1. */
  List<Place> annexCounties() {
    return counties.stream().filter(Place::annex).toList();
  }

  /** Counties inside the scope of supervision; of an area that has none, its counties. */
  List<Place> supervised() {
    return supervised(counties);
  }

  private static List<Place> supervised(List<Place> counties) {
    List<Place> inside = counties.stream().filter(county -> !county.outside()).toList();
    return inside.isEmpty() ? counties : inside;
  }

  /** A county outside the scope owes nobody a report: a month without one is not its month. */
  private static boolean isOfInterest(Place county, Scope scope) {
    return !county.outside() || county.reported() || scope.level() != Scope.Level.COUNTRY;
  }

  /** Names of the counties, by code. */
  Map<String, String> countyNames() {
    return counties.stream().collect(toUnmodifiableMap(Place::code, Place::name));
  }

  private static List<Place> seen(ReportInput input) {
    RowsByArea now = RowsByArea.counties(input.now(), input.scope());
    RowsByArea before = RowsByArea.counties(input.before(), input.scope());
    return now.figures().keySet().stream()
        .map(code -> county(input.settings(), code, now, before))
        .sorted(inOrder())
        .toList();
  }

  private static Place county(Settings settings, String code, RowsByArea now, RowsByArea before) {
    GoldRow row = now.figures(code);
    return new Place(
        code,
        Names.county(settings, code),
        Names.province(settings, row.words(Areas.PROVINCE_CODE)),
        settings.annexes().county(code).isPresent(),
        row.words(CountyMonth.SCOPE).equals(CountyMonth.OUTSIDE),
        row,
        before.figures(code),
        now.risks(code),
        before.risks(code),
        now.falls(code),
        before.falls(code));
  }

  private static List<Place> provinces(ReportInput input, List<Place> counties) {
    RowsByArea now = RowsByArea.provinces(input.now(), input.scope());
    RowsByArea before = RowsByArea.provinces(input.before(), input.scope());
    return now.figures().keySet().stream()
        .map(code -> province(input.settings(), code, now, before, counties))
        .toList();
  }

  private static Place province(
      Settings settings, String code, RowsByArea now, RowsByArea before, List<Place> counties) {
    String name = Names.province(settings, code);
    AreaTotal total =
        new AreaTotal(counties.stream().filter(c -> c.province().equals(name)).toList());
    return new Place(
        code,
        name,
        name,
        false,
        false,
        now.figures(code),
        before.figures(code),
        GoldRow.ABSENT,
        GoldRow.ABSENT,
        total.falls(Place::falls),
        total.falls(Place::fallsBefore));
  }

  private static Place whole(ReportInput input, List<Place> provinces, List<Place> counties) {
    String code = input.scope().code().orElse(ProvinceMonth.COUNTRY);
    String name = Names.area(input.settings(), input.scope());
    AreaTotal total = new AreaTotal(supervised(counties));
    GoldRow now = total.now();
    GoldRow before = total.before();
    for (Place province : provinces) {
      if (province.code().equals(code)) {
        now = province.now();
        before = province.before();
      }
    }
    return new Place(
        code,
        name,
        name,
        false,
        false,
        now,
        before,
        GoldRow.ABSENT,
        GoldRow.ABSENT,
        total.falls(Place::falls),
        total.falls(Place::fallsBefore));
  }

  private static Comparator<Place> inOrder() {
    return comparing((Place place) -> !place.annex())
        .thenComparing(comparingLong(Standing::rank))
        .thenComparing(Place::code);
  }

  private static long rank(Place place) {
    Number rank = place.risk().number(CountyRisk.RANK);
    return rank == null ? Long.MAX_VALUE : rank.longValue();
  }
}
