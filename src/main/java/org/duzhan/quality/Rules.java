package org.duzhan.quality;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.duzhan.settings.UserError;

/** The rules of {@code conf/rules.conf}, checked at start. */
public record Rules(List<Rule> all) {
  private static final Set<String> KEYS =
      Set.of("code", "table", "field", "holds", "unknown", "message");

  /** Reads the rules; every fault is told, with the code of its rule. */
  public static Rules from(Config config) {
    List<String> faults = new ArrayList<>();
    List<Rule> rules = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (Config entry : config.getConfigList("rules")) {
      String code = entry.hasPath("code") ? entry.getString("code") : "(no code)";
      try {
        Rule rule = rule(entry, faults);
        rules.add(rule);
        if (!codes.add(code)) {
          faults.add("rule %s stands twice".formatted(code));
        }
      } catch (ConfigException e) {
        faults.add("rule %s: %s".formatted(code, e.getMessage()));
      }
    }
    if (!faults.isEmpty()) {
      throw new UserError("conf/rules.conf: " + String.join("; ", faults));
    }
    return new Rules(rules);
  }

  /** The rules of one table. */
  public List<Rule> of(String table) {
    return all.stream().filter(r -> r.table().equals(table)).toList();
  }

  private static Rule rule(Config entry, List<String> faults) {
    String code = entry.getString("code");
    entry.root().keySet().stream()
        .filter(k -> !KEYS.contains(k))
        .forEach(k -> faults.add("rule %s: unknown key %s".formatted(code, k)));
    Optional<String> holds =
        entry.hasPath("holds") ? Optional.of(entry.getString("holds")) : Optional.empty();
    holds.ifPresent(condition -> parse(code, condition, faults));
    String unknown = entry.hasPath("unknown") ? entry.getString("unknown") : "breaks";
    if (!Set.of("breaks", "keeps").contains(unknown)) {
      faults.add("rule %s: unknown = %s (expected breaks or keeps)".formatted(code, unknown));
    }
    return new Rule(
        code,
        entry.getString("table"),
        entry.getString("field"),
        holds,
        unknown.equals("breaks"),
        entry.getString("message"));
  }

  private static void parse(String code, String condition, List<String> faults) {
    try {
      new CatalystSqlParser().parseExpression(condition);
    } catch (Exception e) {
      // Scala does not declare ParseException, so it cannot be caught by name.
      String found = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      faults.add("rule %s: cannot read holds = %s (%s)".formatted(code, condition, found));
    }
  }
}
