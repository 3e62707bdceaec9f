package org.duzhan.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How risk is scored.
 *
 * @param gradeA least score of grade A: work lags overall
 * @param gradeB least score of grade B: work lags in part
 */
public record RiskSettings(
    List<Factor> village, List<Factor> county, double gradeA, double gradeB) {
  private static final Set<String> SHOWN = Set.of("share", "count", "amount");
  private static final Set<String> KEYS =
      Set.of("name", "caption", "value", "from", "to", "points", "show", "unit", "reason");
  private static final double ALL_POINTS = 100;

  /**
   * A factor of risk.
   *
   * @param value Spark SQL over the figures of a row
   * @param from value that earns no points
   * @param to value that earns all
   * @param points most it can earn
   * @param show how the value is written: share, count or amount
   * @param reason why it counts, in Chinese
   */
  public record Factor(
      String name,
      String caption,
      String value,
      double from,
      double to,
      double points,
      String show,
      String unit,
      String reason) {}

  static RiskSettings from(Config config) {
    List<String> faults = new ArrayList<>();
    config.root().keySet().stream()
        .filter(k -> !Set.of("grades", "village", "county").contains(k))
        .forEach(k -> faults.add("unknown key " + k));
    double a = number(config, "grades.a", faults);
    double b = number(config, "grades.b", faults);
    if (a <= b || b < 0 || a > ALL_POINTS) {
      faults.add("grades.a = %s, grades.b = %s (expected 100 >= a > b >= 0)".formatted(a, b));
    }
    RiskSettings settings =
        new RiskSettings(
            factors(config, "village", faults), factors(config, "county", faults), a, b);
    if (!faults.isEmpty()) {
      throw new UserError("conf/risk.conf: " + String.join("; ", faults));
    }
    return settings;
  }

  private static List<Factor> factors(Config config, String list, List<String> faults) {
    List<Factor> factors = new ArrayList<>();
    if (!config.hasPath(list)) {
      faults.add("missing key " + list);
      return factors;
    }
    for (Config entry : config.getConfigList(list)) {
      try {
        factors.add(factor(list, entry, faults));
      } catch (ConfigException e) {
        faults.add("%s: %s".formatted(list, e.getMessage()));
      }
    }
    double sum = factors.stream().mapToDouble(Factor::points).sum();
    if (Math.abs(sum - ALL_POINTS) > 1e-9) {
      faults.add("points of %s must add up to 100, not %s".formatted(list, sum));
    }
    return factors;
  }

  private static Factor factor(String list, Config entry, List<String> faults) {
    Factor factor =
        new Factor(
            entry.getString("name"),
            entry.getString("caption"),
            entry.getString("value"),
            entry.getDouble("from"),
            entry.getDouble("to"),
            entry.getDouble("points"),
            entry.getString("show"),
            entry.getString("unit"),
            entry.getString("reason"));
    String place = list + "." + factor.name;
    entry.root().keySet().stream()
        .filter(k -> !KEYS.contains(k))
        .forEach(k -> faults.add("unknown key %s.%s".formatted(place, k)));
    if (factor.from == factor.to) {
      faults.add("%s: from and to are both %s".formatted(place, factor.from));
    }
    if (factor.points <= 0) {
      faults.add("%s: points = %s (expected more than 0)".formatted(place, factor.points));
    }
    if (!SHOWN.contains(factor.show)) {
      faults.add("%s: show = %s (expected share, count or amount)".formatted(place, factor.show));
    }
    return factor;
  }

  private static double number(Config config, String key, List<String> faults) {
    try {
      return config.getDouble(key);
    } catch (ConfigException e) {
      faults.add("key %s: %s".formatted(key, e.getMessage()));
      return 0;
    }
  }
}
