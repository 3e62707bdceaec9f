package org.duzhan.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads keys of a configuration and remembers what is wrong with them, so that all faults are told
 * together: missing, absurd, and keys that nobody asked for.
 */
final class ConfReader {
  private final Config config;
  private final String origin;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> asked = new LinkedHashSet<>();

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
        config::getLong,
        v -> v >= least && v <= most,
        "a whole number from " + least + " to " + most);
  }

  double number(String key, double least, double most) {
    return value(
        key,
        least,
        config::getDouble,
        v -> v >= least && v <= most,
        "a number from " + least + " to " + most);
  }

  double share(String key) {
    return number(key, 0, 1);
  }

  List<String> texts(String key) {
    return value(key, List.of(), config::getStringList, v -> true, "a list of texts");
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
        faults.add("key %s.%s (expected a text)".formatted(key, path));
      }
    }
    return secrets;
  }

  void fault(String fault) {
    faults.add(fault);
  }

  /** Refuses, by name and all together, what was found wrong and every key nobody asked for. */
  void finish() {
    for (var entry : config.entrySet()) {
      if (!asked.contains(entry.getKey())) {
        faults.add("unknown key " + entry.getKey());
      }
    }
    if (!faults.isEmpty()) {
      throw new UserError(origin + ": " + String.join("; ", faults));
    }
  }

  private <T> T value(
      String key, T ifWrong, Function<String, T> read, Predicate<T> sound, String expected) {
    asked.add(key);
    if (!config.hasPath(key)) {
      faults.add("missing key " + key + " (expected " + expected + ")");
      return ifWrong;
    }
    try {
      T value = read.apply(key);
      if (sound.test(value)) {
        return value;
      }
    } catch (ConfigException.WrongType | ConfigException.BadValue | DateTimeException e) {
      // Told below, with what was found.
    }
    faults.add(
        "key %s = %s (expected %s)".formatted(key, config.getValue(key).unwrapped(), expected));
    return ifWrong;
  }
}
