package org.duzhan.quality;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duzhan.ingest.Mapping;
import org.duzhan.ingest.Spooled;
import org.duzhan.settings.Faults;
import org.duzhan.settings.Sql;
import org.duzhan.settings.UserError;
import org.duzhan.table.Field;

/** The rules of {@code conf/rules.conf}, checked at start. */
public record Rules(List<Rule> all) {
  private static final String ANY_FIELD = "*";
  private static final Set<String> KEYS =
      Set.of("code", "table", "field", "holds", "unknown", "message", "instead");

  /** Reads the rules; every fault is told, with the code of its rule. */
  public static Rules from(Config config) {
    if (!config.hasPath("rules")) {
      throw new UserError("conf/rules.conf: missing key rules (expected a list of rules)");
    }
    Faults faults = new Faults();
    Set<String> codes = new HashSet<>();
    List<Rule> rules =
        config.getConfigList("rules").stream()
            .map(entry -> faults.of(() -> rule(entry, codes)))
            .flatMap(Optional::stream)
            .toList();
    faults.tell();
    return new Rules(rules);
  }

  /** The rules of one table. */
  public List<Rule> of(String table) {
    return all.stream().filter(r -> r.table().equals(table)).toList();
  }

  /** Refuses rules about tables, fields or columns that there are not. */
  public void check(List<Mapping> mappings) {
    Faults faults = new Faults();
    for (Rule rule : all) {
      mappings.stream()
          .filter(m -> m.table().equals(rule.table()))
          .findFirst()
          .ifPresentOrElse(
              mapping -> check(rule, mapping, faults),
              () -> faults.add(wrong(rule.code(), "no table is called " + rule.table())));
    }
    faults.tell();
  }

  private static void check(Rule rule, Mapping mapping, Faults faults) {
    Set<String> fields =
        mapping.fields().stream().map(Mapping.MappedField::name).collect(Collectors.toSet());
    if (!rule.field().equals(ANY_FIELD) && !fields.contains(rule.field())) {
      faults.add(
          wrong(rule.code(), "table %s has no field %s".formatted(rule.table(), rule.field())));
    }
    Set<String> columns =
        Stream.concat(
                mapping.stored().stream().map(Mapping.MappedField::name),
                Spooled.COLUMNS.stream().map(Field::name))
            .collect(Collectors.toSet());
    rule.holds().stream()
        .flatMap(holds -> Sql.columns(holds).stream())
        .filter(column -> !columns.contains(column))
        .map(
            c ->
                wrong(
                    rule.code(),
                    "holds names %s, which table %s has not".formatted(c, rule.table())))
        .forEach(faults::add);
    if (rule.holds().isEmpty() && !Judged.isReaders(rule.code())) {
      faults.add(wrong(rule.code(), "missing key holds"));
    }
  }

  private static Rule rule(Config entry, Set<String> codes) {
    Faults faults = new Faults();
    String code = text(entry, "code", "(no code)", faults);
    if (!codes.add(code)) {
      faults.add(wrong(code, "stands twice"));
    }
    entry.root().keySet().stream()
        .filter(k -> !KEYS.contains(k))
        .map(k -> wrong(code, "unknown key " + k))
        .forEach(faults::add);
    Optional<String> holds =
        entry.hasPath("holds") ? Optional.of(entry.getString("holds")) : Optional.empty();
    holds
        .flatMap(Sql::fault)
        .map(why -> wrong(code, "cannot read holds = %s (%s)".formatted(holds.orElse(""), why)))
        .ifPresent(faults::add);
    String unknown = entry.hasPath("unknown") ? entry.getString("unknown") : "breaks";
    if (!Set.of("breaks", "keeps").contains(unknown)) {
      faults.add(wrong(code, "unknown = %s (expected breaks or keeps)".formatted(unknown)));
    }
    Rule rule =
        new Rule(
            code,
            text(entry, "table", code, faults),
            text(entry, "field", code, faults),
            holds,
            unknown.equals("breaks"),
            text(entry, "message", code, faults),
            entry.hasPath("instead") ? entry.getString("instead") : "");
    faults.tell();
    return rule;
  }

  private static String text(Config entry, String key, String code, Faults faults) {
    try {
      return entry.getString(key);
    } catch (ConfigException e) {
      faults.add(wrong(code, "missing key " + key));
      return code;
    }
  }

  private static String wrong(String code, String what) {
    return "conf/rules.conf: rule %s: %s".formatted(code, what);
  }
}
