package org.duzhan.measure;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Figures that no rows add up to, of areas, partners and scopes, computed of a reference's sums:
 * progress and course, exit standards, counts of villages, and who reported when.
 */
final class ReferenceIndicators {
  private static final String COUNTRY = "000000";

  private final ReferenceAreas areas;
  private final ReferenceProgress progress;
  private final ReferenceReasons reasons;
  private final ReferenceReports reports;
  private final Map<String, Map<String, @Nullable Object>> villages = new TreeMap<>();

  ReferenceIndicators(RandomCountry country, ReferenceAreas areas) {
    this.areas = areas;
    this.progress = new ReferenceProgress(country);
    this.reasons = new ReferenceReasons(country, areas);
    this.reports = new ReferenceReports(country);
    areas.ofVillages().forEach((code, sums) -> villages.put(code, village(code, sums)));
  }

  Map<String, Map<String, @Nullable Object>> ofVillages() {
    return villages;
  }

  Map<String, Map<String, @Nullable Object>> ofTownships() {
    return each(
        areas.ofTownships(),
        (code, sums) -> {
          Set<String> within = within(code);
          return withLedgers(area(sums, within, 0), within);
        });
  }

  Map<String, Map<String, @Nullable Object>> ofCounties() {
    return each(
        areas.ofCounties(),
        (code, sums) -> {
          Map<String, @Nullable Object> figures = area(sums, within(code), 0);
          figures.put("ledger_counties", areas.senders().contains(code) ? 1.0 : 0.0);
          reports.putCounty(figures, code);
          return figures;
        });
  }

  Map<String, Map<String, @Nullable Object>> ofPrefectures() {
    return each(
        areas.ofPrefectures(),
        (code, sums) -> {
          Predicate<String> isIn = place -> place.startsWith(code.substring(0, 4));
          return ofCountiesIn(sums, within(code.substring(0, 4)), isIn);
        });
  }

  Map<String, Map<String, @Nullable Object>> ofProvinces() {
    return each(
        areas.ofProvinces(),
        (code, sums) -> {
          Set<String> within =
              villages.keySet().stream().filter(v -> isIn(v, code)).collect(toSet());
          Map<String, @Nullable Object> figures =
              ofCountiesIn(sums, within, place -> isIn(place, code));
          figures.put(
              "timely", figures.get("timely_counties").equals(figures.get("annex_counties")));
          boolean known =
              sums.get("baseline_villages") != null && sums.get("baseline_villages") > 0;
          figures.put(
              "found_villages",
              known ? count(within, v -> areas.baseline().criterion(v) != null) : null);
          return figures;
        });
  }

  Map<String, Map<String, @Nullable Object>> ofPartners() {
    return each(
        areas.ofPartners(),
        (partner, sums) -> {
          Set<String> within = which(v -> partner.equals(areas.grains().partner(v)));
          Map<String, @Nullable Object> figures = withLedgers(area(sums, within, 0), within);
          figures.put("counties", (double) counties(within).size());
          return figures;
        });
  }

  Map<String, Map<String, @Nullable Object>> ofCountyPartners() {
    return each(
        areas.ofCountyPartners(),
        (partner, sums) -> {
          Predicate<String> isIn =
              place -> areas.grains().partnersOfCounty(place.substring(0, 6)).contains(partner);
          Set<String> within = which(isIn);
          Map<String, @Nullable Object> figures = area(sums, within, empty(isIn, within));
          figures.put("ledger_counties", count(areas.senders(), isIn));
          // Counties of the annex have a row though they sent nothing.
          figures.put(
              "partner_counties", (double) areas.grains().countiesOfPartner(partner).size());
          return figures;
        });
  }

  /** By scope and province. */
  Map<String, Map<String, @Nullable Object>> ofScopes() {
    return each(
        areas.ofScopes(),
        (key, sums) -> {
          String scope = key.split(" ")[0];
          String province = key.split(" ")[1];
          Predicate<String> isIn =
              place ->
                  province.equals(COUNTRY)
                      ? ReferenceAreas.PROVINCES.contains(place.substring(0, 2))
                      : isIn(place, province);
          if (scope.equals("annex_counties")) {
            Set<String> within = which(v -> isIn.test(v) && isInAnnex(v));
            Map<String, @Nullable Object> figures = area(sums, within, empty(isIn, within));
            figures.put("ledger_counties", count(areas.senders(), isIn.and(this::isInAnnex)));
            return figures;
          }
          Set<String> within = which(v -> isIn.test(v) && areas.grains().scopes(v).contains(scope));
          return withLedgers(area(sums, within, 0), within);
        });
  }

  private boolean isInAnnex(String place) {
    return areas.grains().isInAnnex(place.substring(0, 6));
  }

  private Map<String, @Nullable Object> village(String code, Map<String, Double> sums) {
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    progress.put(figures, sums, Set.of(code), 0);
    ReferenceExit.put(figures, sums, Set.of(code));
    reasons.put(figures, sums, Set.of(code));
    figures.put("exit_ready", ReferenceExit.isReady(figures));
    figures.put("listed", areas.grains().isListed(code));
    return figures;
  }

  /** What every area, partner and scope has. */
  private Map<String, @Nullable Object> area(
      Map<String, Double> sums, Set<String> within, double empty) {
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    counts(figures, within, empty);
    progress.put(figures, sums, within, (Double) figures.get("untold_villages"));
    ReferenceExit.put(figures, sums, within);
    reasons.put(figures, sums, within);
    return figures;
  }

  /** Of an area of whole counties. */
  private Map<String, @Nullable Object> ofCountiesIn(
      Map<String, Double> sums, Set<String> within, Predicate<String> isIn) {
    Map<String, @Nullable Object> figures = area(sums, within, empty(isIn, within));
    figures.put("ledger_counties", count(new TreeSet<>(areas.senders()), isIn));
    reports.putCounties(figures, isIn);
    return figures;
  }

  /** Of an area of villages. */
  private Map<String, @Nullable Object> withLedgers(
      Map<String, @Nullable Object> figures, Set<String> within) {
    figures.put("ledger_counties", count(counties(within), areas.senders()::contains));
    return figures;
  }

  /** Counties of annex 1 that have no village. */
  private double empty(Predicate<String> isIn, Set<String> within) {
    Set<String> there = counties(within);
    return count(reports.owing(isIn), county -> !there.contains(county));
  }

  private static Set<String> counties(Set<String> villages) {
    return villages.stream().map(v -> v.substring(0, 6)).collect(toSet());
  }

  private static boolean isIn(String place, String province) {
    String of = place.substring(0, 2);
    return province.equals(COUNTRY)
        ? ReferenceAreas.PROVINCES.contains(of)
        : province.startsWith(of);
  }

  private void counts(Map<String, @Nullable Object> figures, Set<String> within, double empty) {
    Map<String, Map<String, Double>> sums = areas.ofVillages();
    figures.put(
        "villages", count(within, v -> isReported(v) || sums.get(v).get("register_villages") == 1));
    figures.put("reported_villages", count(within, this::isReported));
    figures.put(
        "untold_villages",
        empty
            + count(
                within,
                v ->
                    !isReported(v)
                        && sums.get(v).get("register_villages") == 1
                        && sums.get(v).get("baseline_poor_persons") == null));
    List<Map<String, @Nullable Object>> known =
        within.stream().map(villages::get).filter(v -> v.get("listed") != null).toList();
    List<Map<String, @Nullable Object>> listed =
        known.stream().filter(v -> Boolean.TRUE.equals(v.get("listed"))).toList();
    boolean none = known.isEmpty();
    figures.put("listed_villages", none ? null : (double) listed.size());
    figures.put(
        "exited_villages",
        none ? null : count(listed, v -> Boolean.TRUE.equals(v.get("exit_ready"))));
    figures.put(
        "exit_unknown_villages", none ? null : count(listed, v -> v.get("exit_ready") == null));
  }

  private boolean isReported(String village) {
    return ReferenceVillages.isReported(areas.ofVillages().get(village));
  }

  private Set<String> within(String prefix) {
    return which(code -> code.startsWith(prefix));
  }

  private Set<String> which(Predicate<String> which) {
    return villages.keySet().stream().filter(which).collect(toCollection(TreeSet::new));
  }

  private static Map<String, Map<String, @Nullable Object>> each(
      Map<String, Map<String, Double>> areas,
      BiFunction<String, Map<String, Double>, Map<String, @Nullable Object>> of) {
    Map<String, Map<String, @Nullable Object>> figures = new TreeMap<>();
    areas.forEach((code, sums) -> figures.put(code, of.apply(code, sums)));
    return figures;
  }

  private static <T> double count(Collection<T> of, Predicate<T> which) {
    return of.stream().filter(which).count();
  }

  /** As a row has it: numbers of months, a word without its reasons, a number. */
  static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof scala.collection.Seq<?> months) {
      List<@Nullable Object> numbers = new ArrayList<>();
      CollectionConverters.asJava(months).forEach(month -> numbers.add(plain(month)));
      return numbers.isEmpty() ? null : numbers;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof Boolean || value == null) {
      return value;
    }
    Function<String, String> withoutReason = word -> word.split(":")[0];
    return List.of(value.toString().split(",")).stream().map(withoutReason).collect(joining(","));
  }
}
