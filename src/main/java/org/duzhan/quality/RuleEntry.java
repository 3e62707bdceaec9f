package org.duzhan.quality;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.duzhan.quality.Rule.Beside;
import org.duzhan.quality.Rule.Examples;
import org.duzhan.quality.Rule.Limit;
import org.duzhan.quality.Rule.Severity;
import org.duzhan.settings.Faults;
import org.duzhan.settings.Sql;

/** One rule as it stands in settings; every fault is told, with the rule's code. */
final class RuleEntry {
  private static final Set<String> KEYS =
      Set.of(
          "table",
          "field",
          "severity",
          "holds",
          "unknown",
          "message",
          "found",
          "instead",
          "on",
          "refuse_over",
          "compares",
          "examples");
  private static final Set<String> EXAMPLES = Set.of("pass", "fail", "missing");
  private static final Set<String> LIMITS = Set.of("rows", "share");
  private static final long MOST_ROWS = 1_000_000_000;

  private final String code;
  private final Config entry;
  private final Faults faults;

  private RuleEntry(String code, Config entry, Faults faults) {
    this.code = code;
    this.entry = entry;
    this.faults = faults;
  }

  /** Reads a rule; refuses it with all that is wrong with it. */
  static Rule read(String code, Config entry) {
    Faults faults = new Faults();
    Rule rule = new RuleEntry(code, entry, faults).rule();
    faults.tell();
    return rule;
  }

  private Rule rule() {
    refuseUnknown(entry, KEYS, "");
    String table = text("table");
    if (!code.matches("[A-Z]\\d{2,6}")
        || table.isEmpty()
        || Character.toUpperCase(table.charAt(0)) != code.charAt(0)) {
      wrong("a code is the first letter of its table and two digits or more, as H01 of household");
    }
    Severity severity =
        Severity.valueOf(
            word("severity", "quarantine", "refuse", "quarantine", "note")
                .toUpperCase(Locale.ROOT));
    Beside beside =
        Beside.valueOf(
            word("compares", "file", "file", "last_month", "register").toUpperCase(Locale.ROOT));
    boolean later = beside != Beside.FILE;
    if (later && severity != Severity.NOTE) {
      wrong(
          "severity = %s: a rule that compares what stands may only note (files come in any order, and"
                  .formatted(severity.name().toLowerCase(Locale.ROOT))
              + " which came first must not matter); write severity = note");
    }
    if (later && entry.hasPath("refuse_over")) {
      wrong("refuse_over: a rule that compares what stands is judged when its file is long in");
    }
    return new Rule(
        code,
        table,
        text("field"),
        severity,
        sql("holds", text("holds")),
        word("unknown", "breaks", "breaks", "keeps").equals("breaks"),
        text("message"),
        text(entry, "found").map(sql -> sql("found", sql)),
        text("instead"),
        word("on", "true", "true", "false").equals("true"),
        limit(),
        beside,
        examples());
  }

  private String sql(String key, String sql) {
    if (!sql.isEmpty()) {
      Sql.fault(sql).ifPresent(why -> wrong("cannot read %s = %s (%s)".formatted(key, sql, why)));
    }
    return sql;
  }

  private Optional<Limit> limit() {
    if (!entry.hasPath("refuse_over")) {
      return Optional.empty();
    }
    try {
      Config over = entry.getConfig("refuse_over");
      refuseUnknown(over, LIMITS, "refuse_over.");
      Optional<Long> rows = text(over, "rows").map(Long::valueOf);
      Optional<Double> share = text(over, "share").map(RuleText::share);
      boolean sound =
          rows.filter(r -> r < 0 || r > MOST_ROWS).isEmpty()
              && share.filter(s -> s < 0 || s >= 1).isEmpty()
              && (rows.isPresent() || share.isPresent());
      if (sound) {
        return Optional.of(new Limit(rows, share));
      }
    } catch (ConfigException | NumberFormatException e) {
      // Told below.
    }
    wrong(
        "refuse_over = %s (expected rows = a whole number from 0, or share = from 0%% to below"
                .formatted(entry.getValue("refuse_over").unwrapped())
            + " 100%, or both)");
    return Optional.empty();
  }

  private Examples examples() {
    if (!entry.hasPath("examples")) {
      return new Examples(List.of(), List.of(), List.of());
    }
    try {
      Config examples = entry.getConfig("examples");
      refuseUnknown(examples, EXAMPLES, "examples.");
      return new Examples(
          rows(examples, "pass"), rows(examples, "fail"), rows(examples, "missing"));
    } catch (ConfigException e) {
      wrong("examples (expected pass, fail and missing, each a list of rows { field = text })");
      return new Examples(List.of(), List.of(), List.of());
    }
  }

  private static List<Map<String, String>> rows(Config examples, String key) {
    return examples.hasPath(key)
        ? examples.getConfigList(key).stream().map(RuleEntry::cells).toList()
        : List.of();
  }

  private static Map<String, String> cells(Config row) {
    Map<String, String> cells = new TreeMap<>();
    row.root().forEach((field, text) -> cells.put(field, String.valueOf(text.unwrapped())));
    return cells;
  }

  private void refuseUnknown(Config config, Set<String> known, String path) {
    config.root().keySet().stream()
        .filter(k -> !known.contains(k))
        .sorted()
        .forEach(k -> wrong("unknown key " + path + k));
  }

  private String text(String key) {
    Optional<String> found = text(entry, key).filter(t -> !t.isBlank());
    if (found.isEmpty()) {
      wrong("missing key " + key);
    }
    return found.orElse("");
  }

  /** One of a few words; {@code otherwise} is what a missing key, or a wrong one, says. */
  private String word(String key, String otherwise, String... allowed) {
    String found = text(entry, key).orElse(otherwise);
    if (List.of(allowed).contains(found)) {
      return found;
    }
    String words =
        String.join(" or ", List.of(allowed).stream().filter(w -> !w.isEmpty()).toList());
    wrong("%s = %s (expected %s)".formatted(key, found, words));
    return otherwise;
  }

  private static Optional<String> text(Config config, String key) {
    if (!config.hasPath(key)) {
      return Optional.empty();
    }
    ConfigValue value = config.getValue(key);
    return Optional.of(String.valueOf(value.unwrapped()));
  }

  private void wrong(String what) {
    faults.add(Rules.wrong(code, what));
  }
}
