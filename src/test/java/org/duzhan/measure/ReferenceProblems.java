package org.duzhan.measure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Problems of areas by source, kind and unit, one after another. */
final class ReferenceProblems {
  private ReferenceProblems() {}

  /** Figures by level, code, dimension and value. */
  static Map<String, Map<String, @Nullable Double>> of(
      RandomCountry country, ReferenceGrains grains) {
    Map<String, List<Map<String, String>>> groups = new TreeMap<>();
    for (Map<String, String> problem :
        ReferenceVillages.latest(
            country.problems, "problem_id", "county_code", RandomCountry.MONTH)) {
      for (String area : areas(problem, grains)) {
        for (String value : values(problem)) {
          groups.computeIfAbsent(area + " " + value, key -> new ArrayList<>()).add(problem);
        }
      }
    }
    Map<String, Map<String, @Nullable Double>> figures = new TreeMap<>();
    groups.forEach((key, problems) -> figures.put(key, figures(problems, country)));
    return figures;
  }

  private static List<String> areas(Map<String, String> problem, ReferenceGrains grains) {
    String village = problem.get("village_code");
    return village.equals("-")
        ? grains.ofCounty(problem.get("county_code"))
        : grains.ofVillage(village);
  }

  private static List<String> values(Map<String, String> problem) {
    List<String> values = new ArrayList<>(List.of("all 全部"));
    for (String dimension : List.of("source", "kind", "unit")) {
      String stated = problem.get(dimension);
      values.add(dimension + " " + (stated.equals("-") ? "未填" : stated));
    }
    return values;
  }

  private static Map<String, @Nullable Double> figures(
      List<Map<String, String>> problems, RandomCountry country) {
    Map<String, @Nullable Double> figures = new LinkedHashMap<>();
    ReferenceFigures.OF_PROBLEMS.forEach((f, is) -> figures.put(f, count(problems, is)));
    figures.put(
        "problems_new", count(problems, p -> p.get("found_on").startsWith(RandomCountry.MONTH)));
    figures.put(
        "problems_reopened",
        count(
            problems,
            p -> ReferenceFigures.isOpen(p) && earlier(p, country, ReferenceFigures::isRectified)));
    figures.put(
        "problems_falsified_new",
        count(
            problems,
            p ->
                isFalsified(p)
                    && p.get("period").equals(RandomCountry.MONTH)
                    && !earlier(p, country, ReferenceProblems::isFalsified)));
    figures.put(
        "problems_falsified_open",
        count(problems, p -> isFalsified(p) && !List.of("已核实", "-").contains(p.get("status"))));
    figures.put("due_known", count(problems, p -> !p.get("due_on").equals("-")));
    List<Double> taken =
        problems.stream()
            .filter(ReferenceFigures::isRectified)
            .map(p -> days(p.get("found_on"), day(p.get("rectified_on"))))
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    List<Double> open =
        problems.stream()
            .filter(ReferenceFigures::isOpen)
            .map(p -> days(p.get("found_on"), ReferenceFigures.END_OF_MONTH))
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    figures.put("days_to_rectify_known", (double) taken.size());
    figures.put("days_open_known", (double) open.size());
    figures.put("median_days_to_rectify", median(taken));
    figures.put("median_days_open", median(open));
    figures.put(
        "longest_overdue_days",
        problems.stream()
            .filter(ReferenceFigures.OF_PROBLEMS.get("problems_overdue"))
            .map(p -> days(p.get("due_on"), ReferenceFigures.END_OF_MONTH))
            .filter(Objects::nonNull)
            .max(Double::compare)
            .orElse(null));
    return figures;
  }

  /** Whether an earlier month's ledger had the same problem so. */
  private static boolean earlier(
      Map<String, String> problem, RandomCountry country, Predicate<Map<String, String>> was) {
    return country.problems.stream()
        .filter(p -> p.get("problem_id").equals(problem.get("problem_id")))
        .filter(p -> p.get("county_code").equals(problem.get("county_code")))
        .filter(p -> p.get("period").compareTo(problem.get("period")) < 0)
        .anyMatch(was);
  }

  private static boolean isFalsified(Map<String, String> problem) {
    return problem.get("falsified").equals("true");
  }

  private static @Nullable LocalDate day(String cell) {
    return cell.equals("-") ? null : LocalDate.parse(cell);
  }

  private static @Nullable Double days(String from, @Nullable LocalDate to) {
    LocalDate day = day(from);
    return day == null || to == null ? null : Double.valueOf(ChronoUnit.DAYS.between(day, to));
  }

  private static @Nullable Double median(List<Double> sorted) {
    int n = sorted.size();
    return n == 0 ? null : Double.valueOf((sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2);
  }

  private static double count(
      List<Map<String, String>> problems, Predicate<Map<String, String>> which) {
    return problems.stream().filter(which).count();
  }
}
