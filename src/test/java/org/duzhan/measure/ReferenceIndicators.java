package org.duzhan.measure;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Figures that no rows add up to, of villages, counties and provinces, computed of a reference's
 * sums: progress and course, exit standards, counts of villages, and who reported when.
 */
final class ReferenceIndicators {
  private static final String COUNTRY = "000000";
  private static final Set<String> WESTERN = Set.of("45", "51", "52", "53", "62", "64", "65");
  private static final LocalDate DEADLINE = LocalDate.parse("2020-01-05");
  private static final double MONTHS_LEFT = 12;
  private static final double FAR = 1200;
  private static final double FOUND_BELOW = 0.02;
  private static final double APPROVED = 0.9;

  private final RandomCountry country;
  private final ReferenceAreas areas;
  private final Map<String, Map<String, @Nullable Object>> villages = new TreeMap<>();

  ReferenceIndicators(RandomCountry country, ReferenceAreas areas) {
    this.country = country;
    this.areas = areas;
    areas.ofVillages().forEach((code, sums) -> villages.put(code, village(code, sums)));
  }

  Map<String, Map<String, @Nullable Object>> ofVillages() {
    return villages;
  }

  Map<String, Map<String, @Nullable Object>> ofCounties() {
    Map<String, Map<String, @Nullable Object>> counties = new TreeMap<>();
    areas.ofCounties().forEach((code, sums) -> counties.put(code, county(code, sums)));
    return counties;
  }

  Map<String, Map<String, @Nullable Object>> ofProvinces() {
    Map<String, Map<String, @Nullable Object>> provinces = new TreeMap<>();
    areas.ofProvinces().forEach((code, sums) -> provinces.put(code, province(code, sums)));
    return provinces;
  }

  private Map<String, @Nullable Object> village(String code, Map<String, Double> sums) {
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    progress(figures, sums, 0);
    exit(figures, sums, limit(code));
    List<String> failed = failed(figures);
    boolean unknown = !unknown(figures).isEmpty();
    figures.put("exit_ready", failed.isEmpty() ? (unknown ? null : Boolean.TRUE) : Boolean.FALSE);
    figures.put("listed", areas.grains().isListed(code));
    return figures;
  }

  private Map<String, @Nullable Object> county(String code, Map<String, Double> sums) {
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    Set<String> within = within(villages.keySet(), code.substring(0, 6));
    counts(figures, within, 0);
    progress(figures, sums, (Double) figures.get("untold_villages"));
    exit(figures, sums, limit(code));
    figures.put("ledger_counties", areas.senders().contains(code) ? 1.0 : 0.0);
    LocalDate day = submittedOn(code);
    figures.put("submitted_on", day == null ? null : day.toString());
    figures.put("timely", day == null ? null : !day.isAfter(DEADLINE));
    figures.put("days_late", daysLate(code));
    return figures;
  }

  private Map<String, @Nullable Object> province(String code, Map<String, Double> sums) {
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    Predicate<String> isIn = place -> isIn(place, code);
    Set<String> within = villages.keySet().stream().filter(isIn).collect(toSet());
    List<String> owing =
        country.annexes().counties().stream().map(c -> c.code()).filter(isIn).toList();
    long empty = owing.stream().filter(c -> within(within, c).isEmpty()).count();
    counts(figures, within, empty);
    progress(figures, sums, (Double) figures.get("untold_villages"));
    exit(figures, sums, limit(code));
    figures.put("ledger_counties", count(areas.senders(), isIn));
    figures.put("annex_counties", (double) owing.size());
    double came = count(owing, c -> submittedOn(c) != null);
    double timely = count(owing, c -> Double.valueOf(0).equals(daysLate(c)));
    figures.put("counties_submitted", came);
    figures.put("missing_counties", owing.size() - came);
    figures.put("timely_counties", timely);
    figures.put("timeliness", owing.isEmpty() ? null : timely / owing.size());
    figures.put("timely", timely == owing.size());
    figures.put(
        "days_late",
        owing.stream()
            .map(this::daysLate)
            .filter(Objects::nonNull)
            .max(Double::compare)
            .orElse(null));
    boolean known = sums.get("baseline_villages") != null && sums.get("baseline_villages") > 0;
    figures.put(
        "found_villages", known ? count(within, v -> areas.baseline().criterion(v) != null) : null);
    return figures;
  }

  private static boolean isIn(String place, String province) {
    String of = place.substring(0, 2);
    return province.equals(COUNTRY)
        ? ReferenceAreas.PROVINCES.contains(of)
        : province.startsWith(of);
  }

  private void counts(Map<String, @Nullable Object> figures, Set<String> within, long empty) {
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

  private void progress(
      Map<String, @Nullable Object> figures, Map<String, Double> sums, double untold) {
    Double poor = sums.get("compared_poor_persons");
    Double then = sums.get("compared_baseline_poor_persons");
    Double all = sums.get("poor_persons");
    Double fall = poor == null || country.baseline.equals(RandomCountry.MONTH) ? null : then - poor;
    Double required = poor == null ? null : Double.valueOf(poor / MONTHS_LEFT);
    boolean met =
        Objects.equals(all, 0.0)
            && then != null
            && then.equals(sums.get("baseline_poor_persons"))
            && untold == 0;
    figures.put("remaining_poor_persons", all);
    figures.put("progress", then == null || then <= 0 ? null : (then - poor) / then);
    figures.put("recent_falls", fall);
    figures.put("recent_paces", fall);
    figures.put("required_pace", required);
    figures.put("observed_pace", fall);
    String zero = zero(poor, fall);
    for (String when :
        List.of("projected_zero", "projected_zero_earliest", "projected_zero_latest")) {
      figures.put(when, met ? RandomCountry.MONTH : zero);
    }
    figures.put("course", met ? "met" : course(poor, fall, required));
  }

  private static @Nullable String zero(@Nullable Double poor, @Nullable Double pace) {
    if (poor == null || pace == null || poor <= 0 || pace <= 0 || Math.ceil(poor / pace) > FAR) {
      return null;
    }
    return YearMonth.parse(RandomCountry.MONTH)
        .plusMonths((long) Math.ceil(poor / pace))
        .toString();
  }

  private static @Nullable String course(
      @Nullable Double poor, @Nullable Double pace, @Nullable Double required) {
    if (poor == null || poor <= 0 || pace == null) {
      return null;
    }
    double ratio = pace / required;
    return ratio >= 1 ? "on_course" : ratio >= 0.6 ? "lagging" : "critical";
  }

  private static double limit(String code) {
    return code.equals(COUNTRY) || WESTERN.contains(code.substring(0, 2)) ? 0.03 : 0.02;
  }

  private static void exit(
      Map<String, @Nullable Object> figures, Map<String, Double> sums, double limit) {
    Double incidence = sums.get("incidence");
    Double approval = sums.get("approval");
    figures.put("incidence_limit", limit);
    figures.put("incidence_margin", incidence == null ? null : limit - incidence);
    figures.put("missed_margin", margin(sums, "missed", "not_registered_persons"));
    figures.put("wrongly_exited_margin", margin(sums, "wrongly_exited", "exited_persons"));
    figures.put("approval_margin", approval == null ? null : approval - APPROVED);
    figures.put(
        "exit_failed", sums.get("households") == null ? null : String.join(",", failed(figures)));
    figures.put("exit_unknown", String.join(",", unknown(figures)));
  }

  /** Known where it comes out alike whether all others were found, or none of them. */
  private static @Nullable Double margin(Map<String, Double> sums, String what, String whole) {
    Double all = sums.get(whole);
    if (all == null) {
      return null;
    }
    double found = Objects.requireNonNullElse(sums.get(what + "_persons"), 0.0);
    double known = sums.get(what + "_known_persons");
    boolean failsAnyhow = all > 0 && found / all >= FOUND_BELOW;
    boolean holdsAnyhow = all > 0 && (found + all - known) / all < FOUND_BELOW;
    if (all > 0 && !failsAnyhow && !holdsAnyhow) {
      return null;
    }
    return FOUND_BELOW - (known > 0 ? found / known : 0);
  }

  private static List<String> failed(Map<String, @Nullable Object> figures) {
    List<String> failed = new ArrayList<>();
    for (String standard : List.of("incidence", "missed", "wrongly_exited", "approval")) {
      Double margin = (Double) figures.get(standard + "_margin");
      if (margin != null && (standard.equals("approval") ? margin < 0 : margin <= 0)) {
        failed.add(standard);
      }
    }
    return failed;
  }

  private static List<String> unknown(Map<String, @Nullable Object> figures) {
    return List.of("incidence", "missed", "wrongly_exited", "approval").stream()
        .filter(standard -> figures.get(standard + "_margin") == null)
        .toList();
  }

  private @Nullable LocalDate submittedOn(String county) {
    return country.submissions.stream()
        .filter(s -> s.get("county_code").equals(county))
        .filter(s -> s.get("status").equals("accepted"))
        .filter(s -> s.get("period").equals(RandomCountry.MONTH))
        .filter(s -> s.get("tables").startsWith("household"))
        .map(s -> LocalDate.parse(s.get("received_at").substring(0, 10)))
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  private @Nullable Double daysLate(String county) {
    LocalDate day = submittedOn(county);
    return day == null ? null : Double.valueOf(Math.max(0, ChronoUnit.DAYS.between(DEADLINE, day)));
  }

  private static Set<String> within(Collection<String> codes, String prefix) {
    return codes.stream()
        .filter(code -> code.startsWith(prefix))
        .collect(toCollection(TreeSet::new));
  }

  private static <T> double count(Collection<T> of, Predicate<T> which) {
    return of.stream().filter(which).count();
  }

  /** As a row has it: the last month of a list, a word without its reasons, a number. */
  static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof scala.collection.Seq<?> months) {
      return months.isEmpty() ? null : months.head();
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof Boolean || value == null) {
      return value;
    }
    return List.of(value.toString().split(",")).stream()
        .map(word -> word.split(":")[0])
        .collect(joining(","));
  }
}
