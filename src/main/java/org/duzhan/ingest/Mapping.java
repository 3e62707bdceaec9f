package org.duzhan.ingest;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.Serializable;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duzhan.settings.Faults;
import org.duzhan.settings.Sources;
import org.duzhan.settings.UserError;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Villages;

/**
 * How the headings of a file's sheets become the fields of a table.
 *
 * @param table name of the table
 * @param fields in the order of the mapping file; for a file that others made, in that of the
 *     table's own mapping
 * @param name the mapping's file, for one that a user wrote; else empty
 * @param files glob that the names of its files match; empty for any
 * @param filled fields that are no column of the file
 */
public record Mapping(
    String table, List<MappedField> fields, String name, String files, List<Filled> filled)
    implements Serializable {
  /** The field a household is keyed by. */
  static final String HOUSEHOLD_ID = "household_id";

  /** The heading over keys of households that replies tell: they stand for household ids. */
  public static final String SYSTEM_KEY = "系统户标识";

  /** The field whose check digit is verified. */
  static final String ID_NUMBER = "id_number";

  /** The field of which it is told how many households have the same. */
  static final String PHONE = "phone";

  /** The table of persons, whose rows are folded to households. */
  static final String MEMBER = "member";

  /** What clerks call the tables. */
  private static final Map<String, String> FORMS =
      Map.of("household", "户表", MEMBER, "人口表", "village", "村表", "problem", "问题台账");

  /** What clerks call a table. */
  public static String form(String table) {
    return FORMS.getOrDefault(table, table);
  }

  /** What an expression calls the name of the file. */
  static final String FILE_NAME = "file_name";

  private static final Set<String> KEYS =
      Set.of("kind", "aliases", "required", "values", "fill", "day");

  /**
   * A field.
   *
   * @param kind what it holds
   * @param unit what it counts, as its table says; empty if unknown
   * @param aliases the headings it goes by
   * @param values what counties write for which value
   * @param fillDown a blank means what stands above, as where cells are merged over rows
   * @param lastDay a month alone means its last day, not its first
   */
  public record MappedField(
      String name,
      Kind kind,
      String unit,
      List<String> aliases,
      boolean required,
      Map<String, String> values,
      boolean fillDown,
      boolean lastDay)
      implements Serializable {

    /** Whether it says who somebody is. */
    public boolean isPersonal() {
      return kind == Kind.PERSONAL;
    }

    /** The heading that a clerk knows it by. */
    String heading() {
      return aliases.isEmpty() ? name : aliases.get(0);
    }
  }

  /**
   * A field that a mapping fills for every row.
   *
   * @param formula whether the text is a Spark SQL expression over the file's columns, or what it
   *     is
   * @param sources the columns that the expression names
   */
  record Filled(String field, boolean formula, String text, List<String> sources)
      implements Serializable {}

  Mapping(String table, List<MappedField> fields) {
    this(table, fields, "", "", List.of());
  }

  /** The mappings that come with duzhan, and those of files that others made. */
  public static List<Mapping> withForeign(Config config) {
    List<Mapping> own = ofTables(config);
    Faults faults = new Faults();
    List<Mapping> every = new ArrayList<>();
    if (config.hasPath(Sources.FOREIGN)) {
      for (Config entry : config.getConfigList(Sources.FOREIGN)) {
        String file = entry.getString(Sources.FILE);
        faults
            .of(() -> MappingFile.of(file, entry.getConfig(Sources.MAPPING), own))
            .ifPresent(every::add);
      }
    }
    faults.tell();
    every.addAll(all(config));
    return every;
  }

  /** Reads the mappings that come with duzhan: those of tables, then that of persons. */
  public static List<Mapping> all(Config config) {
    List<Mapping> all = new ArrayList<>(ofTables(config));
    all.add(own(MEMBER, config).beside(all.get(0)));
    return List.copyOf(all);
  }

  /** The mappings of what is a table of its own: households, villages, problems. */
  public static List<Mapping> ofTables(Config config) {
    return Stream.of("household", "village", "problem").map(table -> own(table, config)).toList();
  }

  private static Mapping own(String table, Config config) {
    return of(config.getConfig(table), "conf/mappings/" + table + ".conf");
  }

  /** This mapping with the columns of another beside its own. */
  private Mapping beside(Mapping other) {
    Set<String> mine = fields.stream().map(MappedField::name).collect(Collectors.toSet());
    return new Mapping(
        table,
        Stream.concat(fields.stream(), other.fields.stream().filter(f -> !mine.contains(f.name())))
            .toList());
  }

  /** The mappings that are for files of a name. */
  static List<Mapping> of(List<Mapping> mappings, String file) {
    return mappings.stream().filter(m -> m.isFor(file)).toList();
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
    return new MappedField(
        name,
        kind(name, config.getString("kind"), origin),
        unit(name),
        aliases(name, config),
        config.hasPath("required") && config.getBoolean("required"),
        values(config),
        fillsDown(name, config, origin),
        says(name, config, "day", "last", "first", origin));
  }

  /** No county's own form has keys: what stands over them is no heading of the mapping's file. */
  private static List<String> aliases(String field, Config config) {
    Stream<String> keys = field.equals(HOUSEHOLD_ID) ? Stream.of(SYSTEM_KEY) : Stream.empty();
    return Stream.concat(config.getStringList("aliases").stream().map(Headings::plain), keys)
        .toList();
  }

  /** Only what says which row it is, or a word, may stand once for several rows. */
  private static boolean fillsDown(String name, Config config, String origin) {
    boolean down = says(name, config, "fill", "down", "none", origin);
    Kind kind = kind(name, config.getString("kind"), origin);
    if (down && !kind.isName() && kind != Kind.TEXT) {
      throw new UserError(
          "%s: key fields.%s.fill = down: a %s that is blank is blank; leave the key out"
              .formatted(origin, name, kind.name().toLowerCase(Locale.ROOT)));
    }
    return down;
  }

  static Map<String, String> values(Config config) {
    Map<String, String> values = new HashMap<>();
    if (config.hasPath("values")) {
      config
          .getObject("values")
          .forEach((from, to) -> values.put(Cleaner.plain(from), to.unwrapped().toString()));
    }
    return Map.copyOf(values);
  }

  /** Whether a key says {@code word}; {@code otherwise} is what a missing key says. */
  private static boolean says(
      String name, Config config, String key, String word, String otherwise, String origin) {
    String found = config.hasPath(key) ? config.getString(key) : otherwise;
    if (!found.equals(word) && !found.equals(otherwise)) {
      throw new UserError(
          "%s: key fields.%s.%s = %s (expected %s or %s)"
              .formatted(origin, name, key, found, word, otherwise));
    }
    return found.equals(word);
  }

  private static String unit(String field) {
    return Stream.of(Households.STATED, Villages.STATED, Problems.STATED)
        .flatMap(List::stream)
        .filter(f -> f.name().equals(field))
        .map(Field::unit)
        .findFirst()
        .orElse("");
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

  /** The field that names a row. */
  String keyField() {
    return switch (table) {
      case "village" -> Households.VILLAGE_CODE.name();
      case "problem" -> Problems.PROBLEM_ID.name();
      default -> HOUSEHOLD_ID;
    };
  }

  /** What clerks call the table. */
  public String form() {
    return FORMS.getOrDefault(table, table);
  }

  /** The same, with the mapping's file where a user wrote one. */
  String called() {
    return isForeign() ? "%s（%s）".formatted(form(), Path.of(name).getFileName()) : form();
  }

  /** The heading that a clerk knows the field by. */
  public String caption(String field) {
    return fields.stream()
        .filter(f -> f.name.equals(field))
        .map(MappedField::heading)
        .findFirst()
        .orElse(field);
  }

  MappedField field(String field) {
    return fields.stream().filter(f -> f.name.equals(field)).findFirst().orElseThrow();
  }

  /** The file it stands in. */
  String origin() {
    return isForeign() ? name : "conf/mappings/" + table + ".conf";
  }

  /** Whether a user wrote it, for files that others made. */
  boolean isForeign() {
    return !name.isEmpty();
  }

  /** Whether it is for files of this name. */
  boolean isFor(String file) {
    return files.isEmpty()
        || FileSystems.getDefault().getPathMatcher("glob:" + files).matches(Path.of(file));
  }

  /** The columns that its expressions name. */
  List<String> sources() {
    return filled.stream().flatMap(f -> f.sources.stream()).distinct().toList();
  }

  /** The columns that the expression of a field names. */
  List<String> sourcesOf(String field) {
    return filled.stream()
        .filter(f -> f.field.equals(field))
        .flatMap(f -> f.sources.stream())
        .toList();
  }

  /** Fields whose cells leave the reader, in order. */
  public List<MappedField> stored() {
    return fields.stream().filter(f -> f.kind != Kind.PERSONAL).toList();
  }
}
