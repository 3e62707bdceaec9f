package org.duzhan.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads keys of a configuration and remembers what is wrong with them, so that all faults are told
 * together: missing, absurd, and keys that nobody asked for.
 */
final class ConfReader {
  private final Config config;
  private final String origin;
  private final Faults faults = new Faults();
  private final Set<String> asked = new LinkedHashSet<>();

  /**
   * A reader.
   *
   * @param origin file in which a missing key is missed
   */
  ConfReader(Config config, String origin) {
    this.config = config;
    this.origin = origin;
  }

  String text(String key) {
    return value(key, "", config::getString, v -> !v.isBlank(), "a text");
  }

  String oneOf(String key, String... allowed) {
    return value(
        key, "", config::getString, List.of(allowed)::contains, String.join(" or ", allowed));
  }

  long whole(String key, long least, long most) {
    return value(
        key,
        least,
        k -> new BigDecimal(config.getString(k)).longValueExact(),
        v -> v >= least && v <= most,
        "a whole number from " + least + " to " + most);
  }

  double number(String key, double least, double most) {
    return value(
        key,
        least,
        k -> new BigDecimal(config.getString(k)).doubleValue(),
        v -> v >= least && v <= most,
        "a number from " + plain(least) + " to " + plain(most));
  }

  double share(String key) {
    return number(key, 0, 1);
  }

  /** A list of texts of which each matches {@code pattern}. */
  List<String> texts(String key, String pattern, String expected) {
    return value(
        key,
        List.of(),
        config::getStringList,
        v -> v.stream().allMatch(t -> t.matches(pattern)),
        expected);
  }

  /** A value that {@code parse} understands: a date, a month, a zone. */
  <T> T parsed(String key, T ifWrong, Function<String, T> parse, String expected) {
    return value(key, ifWrong, k -> parse.apply(config.getString(k)), v -> true, expected);
  }

  /** A key that may be null. */
  Optional<Double> optionalNumber(String key, double least, double most) {
    asked.add(key);
    if (config.hasPathOrNull(key) && config.getIsNull(key)) {
      return Optional.empty();
    }
    return Optional.of(number(key, least, most));
  }

  /** Texts under keys of the user's choice, null ones left out; what they are is never told. */
  Map<String, String> secrets(String key) {
    Map<String, String> secrets = new HashMap<>();
    if (!config.hasPath(key)) {
      return secrets;
    }
    Config values = config.getConfig(key);
    for (String name : values.root().keySet()) {
      String path = ConfigUtil.joinPath(name);
      asked.add(key + "." + path);
      try {
        if (!values.getIsNull(path)) {
          secrets.put(name, values.getString(path));
        }
      } catch (ConfigException.WrongType e) {
        fault("key %s.%s (expected a text)".formatted(key, path));
      }
    }
    return secrets;
  }

  /** A fault that lies in several keys, or between them. */
  void fault(String fault) {
    faults.add(origin + ": " + fault);
  }

  /** Refuses, by name and all together, what was found wrong and every key nobody asked for. */
  void finish() {
    Map<String, ConfigValue> set = new TreeMap<>();
    leaves("", config.root(), set);
    set.forEach(
        (key, value) -> {
          if (!asked.contains(key)) {
            faults.add("%s: unknown key %s".formatted(Place.of(value.origin()), key));
          }
        });
    faults.tell();
  }

  private <T> T value(
      String key, T ifWrong, Function<String, T> read, Predicate<T> sound, String expected) {
    asked.add(key);
    if (!config.hasPath(key)) {
      faults.add("%s: missing key %s (expected %s)".formatted(origin, key, expected));
      return ifWrong;
    }
    try {
      T value = read.apply(key);
      if (sound.test(value)) {
        return value;
      }
    } catch (ConfigException.WrongType
        | ConfigException.BadValue
        | DateTimeException
        | NumberFormatException
        | ArithmeticException e) {
      // Told below, with what was found.
    }
    ConfigValue found = config.getValue(key);
    faults.add(
        "%s: key %s = %s (expected %s)"
            .formatted(Place.of(found.origin()), key, found.unwrapped(), expected));
    return ifWrong;
  }

  /** Every key set, also to null or to nothing. */
  private static void leaves(String path, ConfigObject object, Map<String, ConfigValue> into) {
    object.forEach(
        (name, value) -> {
          String quoted = ConfigUtil.joinPath(name);
          String key = path.isEmpty() ? quoted : path + "." + quoted;
          if (value instanceof ConfigObject inner && !inner.isEmpty()) {
            leaves(key, inner, into);
          } else {
            into.put(key, value);
          }
        });
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
