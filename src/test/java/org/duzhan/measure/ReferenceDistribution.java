package org.duzhan.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How income lies over persons in areas, as books have it, one person's income after another. */
final class ReferenceDistribution {
  /** Persons of a household who all have the same: how many, weighted and not. */
  private record Share(double weight, double persons, double income, double line, boolean poor) {
    double toLine() {
      return income / line;
    }
  }

  /** What is 0 of nobody. */
  private static final Set<String> COUNTS =
      Set.of(
          "households",
          "population",
          "poor_population",
          "on_line_persons",
          "zero_income_persons",
          "negative_income_persons");

  private ReferenceDistribution() {}

  /** Figures by level, code and weighting. */
  static Map<String, Map<String, @Nullable Object>> of(
      List<RandomCountry.Household> households, ReferenceGrains grains) {
    Map<String, List<Share>> areas = new TreeMap<>();
    for (RandomCountry.Household row : households) {
      ReferenceHousehold household = new ReferenceHousehold(row.cells());
      for (String area : grains.ofVillage(household.text("village_code"))) {
        List<Share> all = areas.computeIfAbsent(area + " persons", a -> new ArrayList<>());
        if (household.income() != null) {
          all.add(share(household, 1));
          if (household.isGiven("weight")) {
            areas
                .computeIfAbsent(area + " survey", a -> new ArrayList<>())
                .add(share(household, household.number("weight")));
          }
        }
      }
    }
    Map<String, Map<String, @Nullable Object>> figures = new TreeMap<>();
    areas.forEach((area, shares) -> figures.put(area, shares.isEmpty() ? none() : figures(shares)));
    return figures;
  }

  /** Of an area that reported, and of which no income is known: nobody, and nothing of them. */
  private static Map<String, @Nullable Object> none() {
    Map<String, @Nullable Object> none = new LinkedHashMap<>(figures(new ArrayList<>()));
    none.replaceAll((figure, number) -> COUNTS.contains(figure) ? number : null);
    none.put("null_reason", "no_incomes");
    return none;
  }

  private static Share share(ReferenceHousehold household, double weight) {
    return new Share(
        household.persons() * weight,
        household.persons(),
        household.income().doubleValue() / household.persons(),
        household.line().doubleValue(),
        household.isIncomeBelow());
  }

  private static Map<String, @Nullable Object> figures(List<Share> shares) {
    shares.sort(Comparator.comparingDouble(Share::income));
    List<Share> poor = shares.stream().filter(Share::poor).toList();
    double all = sum(shares, Share::weight);
    double total = sum(shares, s -> s.weight * s.income);
    double q = sum(poor, Share::weight);
    double gap = sum(poor, s -> s.weight * (1 - s.toLine()));
    double inequality = apart(poor, Share::toLine);
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("households", (double) shares.size());
    figures.put("population", all);
    figures.put("poor_population", q);
    figures.put("mean_income", total / all);
    figures.put("gini", total > 0 ? Double.valueOf(gini(shares, Share::income)) : null);
    figures.put("headcount", q / all);
    figures.put("poverty_gap", gap / all);
    figures.put("severity", sum(poor, s -> s.weight * Math.pow(1 - s.toLine(), 2)) / all);
    figures.put(
        "watts", sum(poor, s -> s.income > 0 ? s.weight * Math.log(s.line / s.income) : 0) / all);
    figures.put("sen", poor.isEmpty() ? 0 : (gap + inequality * q / (q + 1)) / all);
    figures.put("sen_limit", poor.isEmpty() ? 0 : (gap + inequality) / all);
    figures.put("gini_poor", q > gap ? Double.valueOf(gini(poor, Share::toLine)) : null);
    for (int percent : List.of(10, 25, 50, 75, 90)) {
      figures.put("p" + percent, quantile(shares, all * percent / 100 * (1 - 1e-12)));
    }
    for (int percent : List.of(20, 40)) {
      figures.put(
          "lowest_%d_share".formatted(percent),
          total > 0 ? Double.valueOf(lowest(shares, all * percent / 100) / total) : null);
    }
    figures.put("on_line_persons", persons(shares, s -> s.income == s.line));
    figures.put("zero_income_persons", persons(shares, s -> s.income == 0));
    figures.put("negative_income_persons", persons(shares, s -> s.income < 0));
    figures.put("null_reason", reason(total, q, gap));
    return figures;
  }

  /** Why a Gini is null, of all or of the poor. */
  private static @Nullable String reason(double total, double poor, double gap) {
    if (total <= 0) {
      return "mean_not_above_0";
    }
    if (poor == 0) {
      return "none_poor";
    }
    return poor <= gap ? "poor_mean_not_above_0" : null;
  }

  private static double gini(List<Share> shares, ToDoubleFunction<Share> of) {
    return apart(shares, of) / sum(shares, s -> s.weight * of.applyAsDouble(s));
  }

  /** Half the mean difference of two persons, times all: of every pair, one after the other. */
  private static double apart(List<Share> shares, ToDoubleFunction<Share> of) {
    double apart = 0;
    for (Share one : shares) {
      for (Share other : shares) {
        apart +=
            one.weight * other.weight * Math.abs(of.applyAsDouble(one) - of.applyAsDouble(other));
      }
    }
    return shares.isEmpty() ? 0 : apart / 2 / sum(shares, Share::weight);
  }

  private static double quantile(List<Share> shares, double persons) {
    double reached = 0;
    for (Share share : shares) {
      reached += share.weight;
      if (reached >= persons) {
        return share.income;
      }
    }
    return Double.NaN;
  }

  private static double lowest(List<Share> shares, double persons) {
    double left = persons;
    double income = 0;
    for (Share share : shares) {
      double of = Math.min(left, share.weight);
      income += of * share.income;
      left -= of;
    }
    return income;
  }

  private static double sum(List<Share> shares, ToDoubleFunction<Share> of) {
    return shares.stream().mapToDouble(of).sum();
  }

  private static double persons(List<Share> shares, Predicate<Share> which) {
    return shares.stream().filter(which).mapToDouble(Share::persons).sum();
  }
}
