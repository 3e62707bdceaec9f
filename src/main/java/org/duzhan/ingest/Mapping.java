package org.duzhan.ingest;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.duzhan.settings.UserError;

/**
 * How the headings of a file's sheets become the fields of a table.
 *
 * @param table name of the table
 * @param fields in the order of the mapping file
 */
public record Mapping(String table, List<MappedField> fields) implements Serializable {
  /** The field a household is keyed by. */
  static final String HOUSEHOLD_ID = "household_id";

  /** The field whose check digit is verified. */
  static final String ID_NUMBER = "id_number";

  private static final Set<String> KEYS = Set.of("kind", "aliases", "required", "values");

  /** A field: what it holds, the headings it goes by, and what counties write for which value. */
  public record MappedField(
      String name, Kind kind, List<String> aliases, boolean required, Map<String, String> values)
      implements Serializable {}

  /** Reads the mappings that come with duzhan, by table. */
  public static List<Mapping> all(Config config) {
    return List.of("household", "village", "problem").stream()
        .map(table -> of(config.getConfig(table), "conf/mappings/" + table + ".conf"))
        .toList();
  }

  static Mapping of(Config config, String origin) {
    try {
      Config fields = config.getConfig("fields");
      return new Mapping(
          config.getString("table"),
          fields.root().keySet().stream()
              .sorted(Comparator.comparingInt(name -> fields.getValue(name).origin().lineNumber()))
              .map(name -> field(name, fields.getConfig(name), origin))
              .toList());
    } catch (ConfigException e) {
      throw new UserError(origin + ": cannot read the mapping: " + e.getMessage());
    }
  }

  private static MappedField field(String name, Config config, String origin) {
    for (String key : config.root().keySet()) {
      if (!KEYS.contains(key)) {
        throw new UserError("%s: unknown key fields.%s.%s".formatted(origin, name, key));
      }
    }
    Map<String, String> values = new HashMap<>();
    if (config.hasPath("values")) {
      config.getObject("values").forEach((from, to) -> values.put(from, to.unwrapped().toString()));
    }
    return new MappedField(
        name,
        kind(name, config.getString("kind"), origin),
        config.getStringList("aliases").stream().map(Headings::plain).toList(),
        config.hasPath("required") && config.getBoolean("required"),
        Map.copyOf(values));
  }

  private static Kind kind(String field, String text, String origin) {
    try {
      return Kind.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "%s: key fields.%s.kind = %s (expected one of %s)"
              .formatted(origin, field, text, List.of(Kind.values())));
    }
  }

  /** The field that goes by this heading. */
  Optional<MappedField> byHeading(String plainHeading) {
    return fields.stream().filter(f -> f.aliases.contains(plainHeading)).findFirst();
  }

  /** The heading that a clerk knows the field by. */
  public String caption(String field) {
    return fields.stream()
        .filter(f -> f.name.equals(field))
        .map(f -> f.aliases.get(0))
        .findFirst()
        .orElse(field);
  }

  /** Fields whose cells leave the reader, in order. */
  public List<MappedField> stored() {
    return fields.stream().filter(f -> f.kind != Kind.PERSONAL).toList();
  }
}
