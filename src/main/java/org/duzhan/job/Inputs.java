package org.duzhan.job;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import com.typesafe.config.ConfigUtil;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.duzhan.quality.Rules;
import org.duzhan.settings.Fingerprint;
import org.duzhan.settings.Settings;
import org.jspecify.annotations.Nullable;

/** What figures are made from beside files, by name: what a run keeps to be compared by. */
final class Inputs {
  /** The program, with its version. */
  static final String PROGRAM = "program";

  /** Before the code of a rule, with a hash of what it judges by. */
  static final String RULE = "rules.";

  /** Before the code of a county, with a hash of what became of its villages. */
  static final String VILLAGE_CHANGES = "conf/village_changes.csv ";

  private static final int COUNTY_DIGITS = 6;

  private static final String FILE = "conf/";
  private static final Pattern NO_TEXT = Pattern.compile("-?[0-9.eE+-]+|true|false|[\\[{].*");

  private Inputs() {}

  /** The single keys, as for {@code --set}, by which settings would be as a run had them. */
  static Map<String, String> keys(Map<String, String> now, Map<String, String> then) {
    Map<String, String> keys = new TreeMap<>();
    Stream.concat(now.keySet().stream(), then.keySet().stream())
        .filter(name -> !name.equals(PROGRAM))
        .filter(name -> !name.startsWith(FILE) && !name.startsWith(RULE))
        .filter(name -> !Objects.equals(now.get(name), then.get(name)))
        .forEach(name -> keys.put(name, written(then.get(name))));
    return keys;
  }

  private static String written(@Nullable String value) {
    if (value == null) {
      return "null";
    }
    return NO_TEXT.matcher(value).matches() ? value : ConfigUtil.quoteString(value);
  }

  /** Each setting with its value, each rule and file of conf with a hash, and the program. */
  static Map<String, String> of(Settings settings) {
    Map<String, String> inputs = new TreeMap<>(settings.inputs());
    Rules.from(settings.rules()).hashes().forEach((code, hash) -> inputs.put(RULE + code, hash));
    settings.villageChanges().changes().stream()
        .collect(
            groupingBy(
                change -> change.from().substring(0, COUNTY_DIGITS),
                mapping(Object::toString, joining("\n"))))
        .forEach((county, all) -> inputs.put(VILLAGE_CHANGES + county, Fingerprint.of(all)));
    inputs.put(PROGRAM, Version.NUMBER);
    return Map.copyOf(inputs);
  }
}
