package org.duzhan.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * How risk is scored.
 *
 * @param gradeA least score of grade A: work lags overall
 * @param gradeB least score of grade B: work lags in part
 */
public record RiskSettings(
    List<Factor> village, List<Factor> county, double gradeA, double gradeB) {
  private static final String VILLAGE = "village";
  private static final String COUNTY = "county";
  private static final double ALL_POINTS = 100;
  private static final double FEWEST_POINTS = 0.001;
  private static final double FARTHEST = 1e12;

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

  static RiskSettings from(Config config, UnaryOperator<String> expressions) {
    ConfReader conf = new ConfReader(byName(config), "conf/risk.conf");
    double a = conf.number("grades.a", 0, ALL_POINTS);
    double b = conf.number("grades.b", 0, ALL_POINTS);
    if (a <= b) {
      conf.fault("grades.a = %s, grades.b = %s (expected a above b)".formatted(a, b));
    }
    RiskSettings settings =
        new RiskSettings(
            factors(conf, config, VILLAGE, expressions),
            factors(conf, config, COUNTY, expressions),
            a,
            b);
    conf.finish();
    return settings;
  }

  /** Each factor under its own name, so that one reader tells every fault by its key. */
  private static Config byName(Config config) {
    Config named = config.withoutPath(VILLAGE).withoutPath(COUNTY);
    for (String list : List.of(VILLAGE, COUNTY)) {
      List<? extends Config> entries = entries(config, list);
      for (int i = 0; i < entries.size(); i++) {
        named = named.withFallback(entries.get(i).atPath(place(list, entries.get(i), i)));
      }
    }
    return named;
  }

  private static List<? extends Config> entries(Config config, String list) {
    try {
      return config.hasPath(list) ? config.getConfigList(list) : List.of();
    } catch (ConfigException.WrongType e) {
      return List.of();
    }
  }

  /** Its list and its name; where it has none, its place in the list. */
  private static String place(String list, Config entry, int index) {
    Object name =
        entry.hasPath("name") ? entry.getValue("name").unwrapped() : String.valueOf(index + 1);
    return ConfigUtil.joinPath(list, name.toString());
  }

  private static List<Factor> factors(
      ConfReader conf, Config config, String list, UnaryOperator<String> expressions) {
    List<? extends Config> entries = entries(config, list);
    if (entries.isEmpty()) {
      String found =
          config.hasPath(list)
              ? "key %s = %s".formatted(list, config.getValue(list).unwrapped())
              : "missing key " + list;
      conf.fault(found + " (expected a list of factors)");
      return List.of();
    }
    List<Factor> factors = new ArrayList<>();
    Set<String> places = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      String place = place(list, entries.get(i), i);
      if (!places.add(place)) {
        conf.fault(place + " stands twice");
      }
      factors.add(factor(conf, place, expressions));
    }
    double sum = factors.stream().mapToDouble(Factor::points).sum();
    if (Math.abs(sum - ALL_POINTS) > 1e-9) {
      conf.fault("points of %s must add up to 100, not %s".formatted(list, sum));
    }
    return factors;
  }

  private static Factor factor(ConfReader conf, String place, UnaryOperator<String> expressions) {
    Factor factor =
        new Factor(
            conf.text(place + ".name"),
            conf.text(place + ".caption"),
            conf.parsed(place + ".value", "null", expressions, "a Spark SQL expression"),
            conf.number(place + ".from", -FARTHEST, FARTHEST),
            conf.number(place + ".to", -FARTHEST, FARTHEST),
            conf.number(place + ".points", FEWEST_POINTS, ALL_POINTS),
            conf.oneOf(place + ".show", "share", "count", "amount"),
            conf.parsed(place + ".unit", "", unit -> unit, "a text"),
            conf.text(place + ".reason"));
    if (factor.from == factor.to) {
      conf.fault("%s: from and to are both %s".formatted(place, factor.from));
    }
    return factor;
  }
}
