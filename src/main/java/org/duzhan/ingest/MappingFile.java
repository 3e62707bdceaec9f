package org.duzhan.ingest;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;
import org.duzhan.ingest.Mapping.Filled;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.settings.Faults;
import org.duzhan.settings.Place;
import org.duzhan.table.Households;

/** A mapping that a user wrote for files that others made; its faults are told by line and key. */
final class MappingFile {
  private static final Set<String> KEYS = Set.of("table", "files", "fields");
  private static final String FIELDS = "fields";
  private static final String ALIASES = "aliases";
  private static final String VALUE = "value";
  private static final String VALUES = "values";
  private static final String SQL = "sql";
  private static final String REQUIRED = "required";
  private static final String FILL = "fill";
  private static final String DAY = "day";
  private static final Set<String> FIELD_KEYS =
      Set.of(ALIASES, VALUE, VALUES, SQL, REQUIRED, FILL, DAY);

  private final String file;
  private final Config config;
  private final Faults faults = new Faults();
  private final List<Filled> filled = new ArrayList<>();

  private MappingFile(String file, Config config) {
    this.file = file;
    this.config = config;
  }

  /**
   * The mapping of a file.
   *
   * @param own the tables' own mappings
   */
  static Mapping of(String file, Config config, List<Mapping> own) {
    MappingFile reading = new MappingFile(file, config);
    Mapping mapping = reading.mapping(own);
    reading.faults.tell();
    return mapping;
  }

  private Mapping mapping(List<Mapping> own) {
    config.root().keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .forEach(key -> fault(ConfigUtil.joinPath(key), "unknown key"));
    List<String> tables = own.stream().map(Mapping::table).toList();
    String table = text("table").orElse("");
    Optional<Mapping> standard = own.stream().filter(m -> m.table().equals(table)).findFirst();
    if (standard.isEmpty()) {
      missingOrWrong("table", table, "one of " + String.join(", ", tables));
      return new Mapping(table, List.of());
    }
    Map<String, Config> given = given(standard.get());
    List<MappedField> fields =
        standard.get().fields().stream()
            .map(f -> given.containsKey(f.name()) ? field(f, given.get(f.name())) : absent(f))
            .toList();
    headingsOfTwo(fields);
    return new Mapping(table, fields, file, files(), List.copyOf(filled));
  }

  /** What the mapping says of each field; a field that its table cannot do without is missed. */
  private Map<String, Config> given(Mapping standard) {
    Map<String, Config> given = new HashMap<>();
    Config fields = read(FIELDS, config::getConfig, "fields, each with a key").orElse(null);
    if (fields == null) {
      return given;
    }
    for (String name : fields.root().keySet()) {
      String key = FIELDS + "." + ConfigUtil.joinPath(name);
      if (standard.fields().stream().noneMatch(f -> f.name().equals(name))) {
        fault(key, "table %s has no field of this name".formatted(standard.table()));
      } else {
        read(key, config::getConfig, "aliases, value or sql of a field")
            .ifPresent(c -> given.put(name, c));
      }
    }
    standard.fields().stream()
        .filter(f -> f.required() && !fields.hasPath(f.name()))
        .map(f -> "%s: missing field fields.%s (%s)".formatted(file, f.name(), f.heading()))
        .forEach(faults::add);
    return given;
  }

  private MappedField field(MappedField standard, Config given) {
    String key = FIELDS + "." + standard.name();
    given.root().keySet().stream()
        .filter(k -> !FIELD_KEYS.contains(k))
        .forEach(k -> fault(key + "." + ConfigUtil.joinPath(k), "unknown key"));
    long ways = List.of(ALIASES, VALUE, SQL).stream().filter(given::hasPath).count();
    if (ways != 1) {
      fault(
          key,
          "has %s (expected one of aliases, value and sql)"
              .formatted(ways == 0 ? "none" : "several"));
    }
    List<String> aliases = aliases(key, given);
    Map<String, String> values = values(key, given);
    MappedField field =
        new MappedField(
            standard.name(),
            standard.kind(),
            standard.unit(),
            aliases,
            !aliases.isEmpty() && flag(key + "." + REQUIRED, standard.required()),
            values,
            word(key + "." + FILL, "down", "none", standard.fillDown()),
            word(key + "." + DAY, "last", "first", standard.lastDay()));
    values.forEach((from, to) -> checkValue(field, key + "." + VALUES, to));
    if (given.hasPath(VALUE)) {
      value(field, key + "." + VALUE);
    }
    if (given.hasPath(SQL)) {
      sql(field, key + "." + SQL);
    }
    return field;
  }

  private static MappedField absent(MappedField field) {
    return new MappedField(
        field.name(), field.kind(), field.unit(), List.of(), false, Map.of(), false, false);
  }

  private List<String> aliases(String key, Config given) {
    if (!given.hasPath(ALIASES)) {
      return List.of();
    }
    String expected = "a list of headings of the file";
    List<String> aliases =
        read(key + "." + ALIASES, config::getStringList, expected).orElse(List.of("?"));
    if (aliases.isEmpty() || aliases.stream().anyMatch(String::isBlank)) {
      fault(key + "." + ALIASES, "is empty (expected %s)".formatted(expected));
    }
    return aliases.stream().map(Headings::plain).toList();
  }

  private Map<String, String> values(String key, Config given) {
    if (!given.hasPath(VALUES)) {
      return Map.of();
    }
    String expected = "what the file says = what is meant";
    return read(key + "." + VALUES, k -> Mapping.values(given), expected).orElse(Map.of());
  }

  private void value(MappedField field, String key) {
    text(key)
        .ifPresent(
            text -> {
              checkValue(field, key, text);
              filled.add(new Filled(field.name(), false, text, List.of()));
            });
  }

  private void sql(MappedField field, String key) {
    Optional<String> sql = text(key);
    Optional<String> fault = sql.flatMap(Formula::fault);
    fault.ifPresent(why -> fault(key, "cannot read %s (%s)".formatted(sql.orElse(""), why)));
    if (sql.isPresent() && fault.isEmpty()) {
      List<String> sources =
          Formula.sources(sql.get()).stream()
              .filter(s -> !s.equalsIgnoreCase(Mapping.FILE_NAME))
              .toList();
      filled.add(new Filled(field.name(), true, sql.get(), sources));
    }
  }

  /** What a mapping itself states must be what its field can hold. */
  private void checkValue(MappedField field, String key, String text) {
    String clean = Cleaner.clean(text, field, 0);
    byte[] bytes = clean.getBytes(StandardCharsets.UTF_8);
    boolean code = field.name().equals(Households.VILLAGE_CODE.name());
    boolean month = field.kind() == Kind.MONTH;
    boolean fits =
        bytes.length == 0
            || (CellType.read(field.kind(), bytes, 0, bytes.length) != null
                && (!code || clean.matches("\\d{12}"))
                && (!month || clean.matches("\\d{4}-\\d{2}")));
    if (!fits) {
      String what = code ? "12 digits" : "a " + field.kind().word();
      fault(key, "= %s (expected %s)".formatted(text, what));
    }
  }

  private String files() {
    if (!config.hasPath("files")) {
      return "";
    }
    String glob = text("files").orElse("");
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + glob);
      return glob;
    } catch (PatternSyntaxException e) {
      fault("files", "= %s (expected names of files with *, such as *.csv)".formatted(glob));
      return "";
    }
  }

  private void headingsOfTwo(List<MappedField> fields) {
    Map<String, String> owners = new HashMap<>();
    Set<String> told = new TreeSet<>();
    for (MappedField field : fields) {
      for (String alias : field.aliases()) {
        String owner = owners.putIfAbsent(alias, field.name());
        if (owner != null && told.add(alias)) {
          fault(
              FIELDS + "." + field.name() + "." + ALIASES,
              "heading %s is field %s already".formatted(alias, owner));
        }
      }
    }
  }

  private boolean flag(String key, boolean otherwise) {
    return config.hasPath(key)
        ? read(key, config::getBoolean, "true or false").orElse(otherwise)
        : otherwise;
  }

  private boolean word(String key, String yes, String no, boolean otherwise) {
    if (!config.hasPath(key)) {
      return otherwise;
    }
    String word = text(key).orElse(no);
    if (!word.equals(yes) && !word.equals(no)) {
      fault(key, "= %s (expected %s or %s)".formatted(word, yes, no));
    }
    return word.equals(yes);
  }

  private Optional<String> text(String key) {
    return read(key, config::getString, "a text");
  }

  private <T> Optional<T> read(String key, Function<String, T> read, String expected) {
    try {
      return Optional.of(read.apply(key));
    } catch (ConfigException.Missing e) {
      faults.add("%s: missing key %s (expected %s)".formatted(file, key, expected));
    } catch (ConfigException e) {
      fault(key, "= %s (expected %s)".formatted(config.getValue(key).unwrapped(), expected));
    }
    return Optional.empty();
  }

  private void missingOrWrong(String key, String found, String expected) {
    if (config.hasPath(key)) {
      fault(key, "= %s (expected %s)".formatted(found, expected));
    }
  }

  private void fault(String key, String what) {
    faults.add("%s: %s: %s".formatted(Place.of(config.getValue(key).origin()), key, what));
  }
}
