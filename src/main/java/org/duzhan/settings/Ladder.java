package org.duzhan.settings;

import static java.util.Comparator.comparing;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What puts a place on which rung of the ladder of accountability.
 *
 * @param facts the highest rung first
 */
public record Ladder(List<Fact> facts) {
  /** Names of the rungs, from the first. */
  public static final List<String> RUNGS = List.of("分析研判", "支持", "整改", "约谈", "问责");

  /** Levels of the places that stand on it. */
  public static final List<String> LEVELS = List.of("village", "county", "prefecture", "province");

  static final String KEY = "ladder";
  private static final String SHARE = "share";
  private static final double LEAST = 0.001;
  private static final double MOST = 1e9;

  /**
   * A fact that leads to a rung where it holds.
   *
   * @param rung from 1
   * @param value Spark SQL over the figures of a place
   * @param show how the value is written: share, count or flag, which is not
   * @param reason why it counts, in Chinese
   * @param atLeast the value from which it holds, by level; not judged at any other
   */
  public record Fact(
      String name,
      int rung,
      String caption,
      String value,
      String show,
      String unit,
      String reason,
      Map<String, Double> atLeast) {}

  static Ladder from(Config config, UnaryOperator<String> expressions) {
    ConfReader conf = new ConfReader(config, "conf/ladder.conf");
    List<Fact> facts =
        names(conf, config).stream()
            .map(name -> fact(conf, name, expressions))
            .sorted(comparing(Fact::rung).reversed().thenComparing(Fact::name))
            .toList();
    conf.finish();
    return new Ladder(facts);
  }

  private static List<String> names(ConfReader conf, Config config) {
    try {
      ConfigObject facts = config.getObject(KEY);
      List<String> named =
          facts.keySet().stream().filter(name -> facts.get(name) instanceof ConfigObject).toList();
      if (named.isEmpty()) {
        conf.fault("key ladder has no fact (expected one at least)");
      }
      return named;
    } catch (ConfigException.Missing | ConfigException.WrongType e) {
      conf.fault("missing key ladder (expected facts by name)");
      return List.of();
    }
  }

  private static Fact fact(ConfReader conf, String name, UnaryOperator<String> expressions) {
    String place = ConfigUtil.joinPath(KEY, name);
    String show = conf.oneOf(place + ".show", SHARE, "count", "flag");
    Map<String, Double> atLeast = new LinkedHashMap<>();
    for (String level : LEVELS) {
      Optional<Double> threshold =
          conf.optionalNumber(place + ".at_least." + level, LEAST, show.equals(SHARE) ? 1 : MOST);
      threshold.ifPresent(t -> atLeast.put(level, t));
    }
    return new Fact(
        name,
        (int) conf.whole(place + ".rung", 1, RUNGS.size()),
        conf.text(place + ".caption"),
        conf.parsed(place + ".value", "null", expressions, "a Spark SQL expression"),
        show,
        conf.parsed(place + ".unit", "", unit -> unit, "a text"),
        conf.text(place + ".reason"),
        atLeast);
  }
}
