package org.duzhan.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * All figures of villages, counties and provinces, counted one household after another: what the
 * pipeline's queries must come to. A new figure is a line here, told by what it means.
 */
final class ReferenceFigures {
  private static final String END_OF_MONTH = "2019-12-31";
  private static final List<String> PROVINCES = List.of("45", "51", "52", "53", "62", "64", "65");

  private static final Map<String, ToDoubleFunction<ReferenceHousehold>> OF_HOUSEHOLDS =
      new LinkedHashMap<>();
  private static final Map<String, Predicate<Map<String, String>>> OF_PROBLEMS =
      new LinkedHashMap<>();
  private static final Map<String, Function<Map<String, Double>, Double>> OF_VILLAGE =
      new LinkedHashMap<>();
  private static final Map<String, List<String>> RATIOS = new LinkedHashMap<>();

  static {
    sum("households", h -> 1);
    sum("persons", h -> h.persons());
    households("poor_households", h -> h.isRegisteredPoor());
    persons("poor_persons", h -> h.isRegisteredPoor());
    persons("exited_persons", h -> h.isExited());
    persons("not_registered_persons", h -> h.isNeverRegistered());
    persons("missed_persons", h -> h.isNeverRegistered() && h.isMeasuredPoor());
    persons("wrongly_exited_persons", h -> h.isExited() && h.isMeasuredPoor());
    persons("income_persons", h -> h.income() != null);
    persons("nonpositive_income_persons", h -> h.income() != null && h.income().signum() <= 0);
    sum("gap_sum", h -> h.gap() * h.persons());
    sum("severity_sum", h -> h.gap() * h.gap() * h.persons());

    sum("school_age_persons", h -> h.number("school_age"));
    sum("out_of_school_persons", h -> h.number("out_of_school"));
    sum("uninsured_persons", h -> h.number("uninsured"));
    households("unsafe_housing_households", h -> Boolean.TRUE.equals(h.lacksSafeHouse()));
    households("unsafe_water_households", h -> Boolean.TRUE.equals(h.lacksSafeWater()));
    households("unmet_households", h -> h.lacksAGuarantee());
    persons("mpi_persons", h -> h.isDeprivationKnown());
    sum("mpi_sum", h -> h.deprivation() * h.persons());

    sum("workers", h -> h.number("workers"));
    sum("work_outside_province", h -> h.number("work_outside_province"));
    sum("work_outside_county", h -> h.number("work_outside_county"));
    sum("work_in_county", h -> h.number("work_in_county"));
    sum("migrant_workers", ReferenceFigures::migrants);
    sum("welfare_posts", h -> h.number("welfare_posts"));
    households("no_labour_households", h -> h.is("no_labour"));
    households("no_labour_covered", h -> h.is("no_labour") && h.isOneOf("safety_net", "低保", "特困"));
    households("relocated_households", h -> h.is("relocated"));
    households("relocated_moved_in", h -> h.is("relocated") && h.is("moved_in"));
    households("relocated_followed_up", h -> h.is("relocated") && h.is("followed_up"));
    households("unstable_households", h -> h.isMonitored("脱贫不稳定户"));
    households("marginal_households", h -> h.isMonitored("边缘易致贫户"));
    households("monitored_households", h -> h.isMonitored());
    households("monitored_supported", h -> h.isMonitored() && h.is("support_in_place"));

    OF_PROBLEMS.put("problems_found", p -> true);
    OF_PROBLEMS.put("problems_rectified", p -> isRectified(p));
    OF_PROBLEMS.put("problems_verified", p -> p.get("status").equals("已核实"));
    OF_PROBLEMS.put("problems_in_progress", p -> isOpen(p) && !isDue(p));
    OF_PROBLEMS.put("problems_overdue", p -> isOpen(p) && isDue(p));
    OF_PROBLEMS.put("problems_falsified", p -> p.get("falsified").equals("true"));

    OF_VILLAGE.put("assessed_population", v -> v.get("rural_population"));
    OF_VILLAGE.put("assessed_poor_persons", v -> v.get("poor_persons"));
    OF_VILLAGE.put("assessed_found_persons", ReferenceFigures::found);

    ratio("incidence", "assessed_poor_persons", "assessed_population");
    ratio("comprehensive_incidence", "assessed_found_persons", "assessed_population");
    ratio("approval", "approving_households", "surveyed_households");
    ratio("missed_rate", "missed_persons", "not_registered_persons");
    ratio("wrongly_exited_rate", "wrongly_exited_persons", "exited_persons");
    ratio("poverty_gap", "gap_sum", "income_persons");
    ratio("severity", "severity_sum", "income_persons");
    ratio("mpi", "mpi_sum", "mpi_persons");
  }

  private static final List<String> OF_REGISTER =
      List.of(
          "rural_population", "rural_households", "surveyed_households", "approving_households");

  /** Figures by area code; a figure that is not known of an area is null. */
  private final Map<String, Map<String, Double>> villages = new TreeMap<>();

  private final Map<String, Map<String, Double>> counties = new TreeMap<>();
  private final Map<String, Map<String, Double>> provinces = new TreeMap<>();

  private ReferenceFigures() {}

  static ReferenceFigures of(RandomCountry country) {
    ReferenceFigures figures = new ReferenceFigures();
    List<Map<String, String>> problems = latest(country.problems, "problem_id", "county_code");
    figures.villages(country, problems);
    group(figures.villages, code -> code.substring(0, 6))
        .forEach((county, parts) -> figures.counties.put(county, added(parts)));
    problems.stream()
        .filter(p -> p.get("village_code").equals("-"))
        .forEach(p -> count(p, figures.counties.get(p.get("county_code"))));
    group(figures.counties, code -> code.substring(0, 2) + "0000")
        .forEach((province, parts) -> figures.provinces.put(province, added(parts)));
    figures.provinces.keySet().removeIf(code -> !PROVINCES.contains(code.substring(0, 2)));
    figures.provinces.put("000000", added(new ArrayList<>(figures.provinces.values())));
    figures.all().forEach(ReferenceFigures::divide);
    return figures;
  }

  Map<String, Map<String, Double>> ofVillages() {
    return villages;
  }

  Map<String, Map<String, Double>> ofCounties() {
    return counties;
  }

  Map<String, Map<String, Double>> ofProvinces() {
    return provinces;
  }

  private List<Map<String, Double>> all() {
    List<Map<String, Double>> all = new ArrayList<>(villages.values());
    all.addAll(counties.values());
    all.addAll(provinces.values());
    return all;
  }

  private void villages(RandomCountry country, List<Map<String, String>> problems) {
    for (Map<String, String> row : latest(country.register, "village_code", "village_code")) {
      Map<String, Double> village = village(row.get("village_code"));
      OF_REGISTER.forEach(
          f -> village.put(f, row.get(f).equals("-") ? null : Double.valueOf(row.get(f))));
    }
    for (RandomCountry.Household row : country.households) {
      ReferenceHousehold household = new ReferenceHousehold(row.cells());
      Map<String, Double> village = village(household.text("village_code"));
      OF_HOUSEHOLDS.forEach((f, of) -> add(village, f, of.applyAsDouble(household)));
    }
    for (Map<String, String> problem : problems) {
      Map<String, Double> village = villages.get(problem.get("village_code"));
      if (village != null) {
        count(problem, village);
      }
    }
    villages.values().forEach(ReferenceFigures::assess);
  }

  private Map<String, Double> village(String code) {
    return villages.computeIfAbsent(
        code,
        c -> {
          Map<String, Double> figures = new TreeMap<>();
          OF_PROBLEMS.keySet().forEach(f -> figures.put(f, 0.0));
          OF_HOUSEHOLDS.keySet().forEach(f -> figures.put(f, null));
          OF_REGISTER.forEach(f -> figures.put(f, null));
          return figures;
        });
  }

  /** Only a village whose register has room for all that were found has an incidence. */
  private static void assess(Map<String, Double> village) {
    Double population = village.get("rural_population");
    boolean defined =
        village.get("households") != null
            && population != null
            && population > 0
            && population >= found(village);
    OF_VILLAGE.forEach((f, of) -> village.put(f, defined ? of.apply(village) : null));
  }

  private static Double found(Map<String, Double> village) {
    return village.get("poor_persons")
        + village.get("missed_persons")
        + village.get("wrongly_exited_persons");
  }

  private static double migrants(ReferenceHousehold h) {
    return h.number("work_outside_province")
        + h.number("work_outside_county")
        + h.number("work_in_county");
  }

  private static boolean isRectified(Map<String, String> problem) {
    return List.of("已整改", "已核实").contains(problem.get("status"));
  }

  private static boolean isOpen(Map<String, String> problem) {
    return List.of("未整改", "整改中").contains(problem.get("status"));
  }

  private static boolean isDue(Map<String, String> problem) {
    String due = problem.get("due_on");
    return !due.equals("-") && due.compareTo(END_OF_MONTH) <= 0;
  }

  private static void count(Map<String, String> problem, Map<String, Double> area) {
    OF_PROBLEMS.forEach((f, is) -> add(area, f, is.test(problem) ? 1 : 0));
  }

  private static void add(Map<String, Double> area, String figure, double more) {
    area.merge(figure, more, Double::sum);
  }

  private static void divide(Map<String, Double> area) {
    RATIOS.forEach(
        (f, of) -> {
          Double numerator = area.get(of.get(0));
          Double denominator = area.get(of.get(1));
          boolean defined = numerator != null && denominator != null && denominator > 0;
          area.put(f, defined ? numerator / denominator : null);
        });
  }

  /** A figure that no part knows is not known of the whole. */
  private static Map<String, Double> added(List<Map<String, Double>> parts) {
    Map<String, Double> whole = new TreeMap<>();
    for (String figure : parts.get(0).keySet()) {
      whole.put(
          figure,
          parts.stream()
              .map(p -> p.get(figure))
              .filter(Objects::nonNull)
              .reduce(Double::sum)
              .orElse(null));
    }
    return whole;
  }

  private static Map<String, List<Map<String, Double>>> group(
      Map<String, Map<String, Double>> areas, Function<String, String> above) {
    Map<String, List<Map<String, Double>>> groups = new TreeMap<>();
    areas.forEach(
        (code, figures) ->
            groups.computeIfAbsent(above.apply(code), c -> new ArrayList<>()).add(figures));
    return groups;
  }

  /** Of each thing the last row up to the month. */
  private static List<Map<String, String>> latest(
      List<Map<String, String>> rows, String id, String place) {
    Map<String, Map<String, String>> latest = new TreeMap<>();
    for (Map<String, String> row : rows) {
      if (row.get("period").compareTo(RandomCountry.MONTH) <= 0) {
        latest.merge(
            row.get(place) + " " + row.get(id),
            row,
            (a, b) -> a.get("period").compareTo(b.get("period")) > 0 ? a : b);
      }
    }
    return new ArrayList<>(latest.values());
  }

  private static void sum(String figure, ToDoubleFunction<ReferenceHousehold> of) {
    OF_HOUSEHOLDS.put(figure, of);
  }

  private static void households(String figure, Predicate<ReferenceHousehold> are) {
    sum(figure, h -> are.test(h) ? 1 : 0);
  }

  private static void persons(String figure, Predicate<ReferenceHousehold> are) {
    sum(figure, h -> are.test(h) ? h.persons() : 0);
  }

  private static void ratio(String figure, String numerator, String denominator) {
    RATIOS.put(figure, List.of(numerator, denominator));
  }
}
