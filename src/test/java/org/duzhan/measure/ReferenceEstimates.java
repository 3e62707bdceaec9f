package org.duzhan.measure;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How far incidences can be trusted, reckoned without Spark. */
final class ReferenceEstimates {
  private static final double LEAST = 0.01;

  private ReferenceEstimates() {}

  /** What a county's villages say of each other: {@link Shrunk} has the words. */
  private record County(double size, double mean, double strength) {}

  /**
   * The estimate of every village, its interval, and the poor that it comes to.
   *
   * @param scaleAtMost share of a county's persons that never were registered up to which its files
   *     are its register itself
   */
  static void ofVillages(Map<String, Map<String, Double>> villages, double scaleAtMost, double z) {
    villages.entrySet().stream()
        .collect(groupingBy(village -> village.getKey().substring(0, 6)))
        .values()
        .forEach(of -> ofCounty(of.stream().map(Map.Entry::getValue).toList(), scaleAtMost, z));
  }

  private static void ofCounty(List<Map<String, Double>> villages, double scaleAtMost, double z) {
    double others = total(villages, v -> orZero(v.get("not_registered_persons")));
    double persons = total(villages, v -> orZero(v.get("persons")));
    String surveyed = others <= scaleAtMost * persons ? "assessed_population" : "persons";
    for (Map<String, Double> village : villages) {
      List.of("expected_poor_persons", "incidence_shrunk_low", "incidence_shrunk_high")
          .forEach(figure -> village.put(figure, null));
    }
    List<Map<String, Double>> known =
        villages.stream()
            .filter(v -> v.get("assessed_poor_persons") != null && orZero(v.get("persons")) > 0)
            .filter(v -> orZero(v.get("assessed_population")) > 0)
            .toList();
    if (!known.isEmpty()) {
      County county = county(known, surveyed);
      known.forEach(village -> estimate(village, village.get(surveyed), county, z));
    }
  }

  private static County county(List<Map<String, Double>> villages, String surveyed) {
    double persons = total(villages, v -> v.get(surveyed));
    double households = total(villages, v -> v.get("households"));
    double mean = total(villages, v -> v.get("assessed_poor_persons")) / persons;
    double ofOne = mean * (1 - mean);
    double spread =
        total(
            villages,
            v -> {
              double far = v.get("assessed_poor_persons") / v.get(surveyed) - mean;
              return v.get(surveyed) / persons * far * far;
            });
    double byChance = ofOne * villages.size() / households;
    double between = ofOne > 0 ? Math.max(0, spread - byChance) / ofOne : 0;
    double strength = 1 / (between + 1 / households) - 1;
    return new County(persons / households, mean, Math.max(LEAST, strength));
  }

  private static void estimate(
      Map<String, Double> village, double surveyed, County county, double z) {
    double poor = village.get("assessed_poor_persons");
    double population = village.get("assessed_population");
    double left = Math.max(0, population - surveyed);
    double size = county.size;
    double all = surveyed / size + county.strength;
    double rate = (poor / size + county.strength * county.mean) / all;
    village.put("expected_poor_persons", poor + left * rate);
    double low = poor / population;
    double high = low;
    if (left > 0) {
      double precision = Math.max(LEAST, left / size * (all + 1) / (left / size + all) - 1);
      double half = 0.5 * size / left;
      double under = quantile(rate * precision, (1 - rate) * precision, -z) - half;
      double above = quantile(rate * precision, (1 - rate) * precision, z) + half;
      low = (poor + left * Math.max(0, Math.min(rate, under))) / population;
      high = (poor + left * Math.min(1, Math.max(rate, above))) / population;
    }
    village.put("incidence_shrunk_low", low);
    village.put("incidence_shrunk_high", high);
  }

  /** Of a beta distribution, as {@link BetaQuantile} words it. */
  private static double quantile(double a, double b, double z) {
    if (a > b) {
      return 1 - quantile(b, a, -z);
    }
    double p = 1 / (9 * a);
    double r = 1 / (9 * b);
    double wide = (1 - r) * (1 - r) - r * z * z;
    if (a <= 0) {
      return 0;
    }
    if (r >= 1 || wide <= 0) {
      return z < 0 ? 0 : 1;
    }
    double spread = p * (1 - r) * (1 - r) + r * (1 - p) * (1 - p) - p * r * z * z;
    double root = ((1 - p) * (1 - r) + Math.sqrt(Math.max(spread, 0)) * z) / wide;
    double ratio = a * Math.pow(Math.max(root, 0), 3);
    return ratio / (ratio + b);
  }

  /** Wilson's interval at a normal quantile, and the estimate of an area. */
  static void estimate(Map<String, Double> area, double z) {
    Double poor = area.get("assessed_poor_persons");
    Double population = area.get("assessed_population");
    interval(area, "incidence", poor, population, z);
    interval(area, "comprehensive_incidence", area.get("assessed_found_persons"), population, z);
    interval(area, "missed_rate", area.get("missed_persons"), area.get("missed_known_persons"), z);
    interval(
        area,
        "wrongly_exited_rate",
        area.get("wrongly_exited_persons"),
        area.get("wrongly_exited_known_persons"),
        z);
    area.put("incidence_shrunk", share(area.get("expected_poor_persons"), population));
  }

  private static void interval(
      Map<String, Double> area, String share, @Nullable Double of, @Nullable Double all, double z) {
    boolean known = of != null && all != null && all > 0;
    area.put(share + "_low", known ? Math.max(0, wilson(of, all, -z)) : null);
    area.put(share + "_high", known ? Math.min(1, wilson(of, all, z)) : null);
  }

  private static double total(
      Collection<Map<String, Double>> villages, ToDoubleFunction<Map<String, Double>> of) {
    return villages.stream().mapToDouble(of).sum();
  }

  private static double orZero(@Nullable Double number) {
    return Objects.requireNonNullElse(number, 0.0);
  }

  private static @Nullable Double share(@Nullable Double part, @Nullable Double whole) {
    return part == null || whole == null ? null : Double.valueOf(part / whole);
  }

  private static double wilson(double cases, double n, double z) {
    double p = cases / n;
    double spread = Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return (p + z * z / (2 * n) + z * spread) / (1 + z * z / n);
  }
}
