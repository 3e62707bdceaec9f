package org.duzhan.quality;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;
import org.duzhan.ingest.Mapping;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.quality.Rule.Beside;
import org.duzhan.settings.Faults;
import org.duzhan.settings.Fingerprint;
import org.duzhan.settings.Sources;
import org.duzhan.settings.Sql;
import org.duzhan.settings.UserError;

/**
 * The rules that are set, checked at start.
 *
 * @param declared all, also those switched off, in the order of their codes
 */
public record Rules(List<Rule> declared) {
  private static final int HASH_DIGITS = 16;

  /** Reads the rules; every fault is told, with the code of its rule. */
  public static Rules from(Config config) {
    Faults faults = new Faults();
    List<Rule> rules = new ArrayList<>();
    Set<String> retired = retired(config);
    ConfigObject entries = entries(config);
    for (String code : new TreeSet<>(entries.keySet())) {
      if (retired.contains(code)) {
        faults.add(wrong(code, "the code is retired and never given again; take another"));
      }
      if (entries.get(code) instanceof ConfigObject entry) {
        faults.of(() -> RuleEntry.read(code, entry.toConfig())).ifPresent(rules::add);
      } else {
        faults.add(wrong(code, "expected the keys of a rule: %s { table = ... }".formatted(code)));
      }
    }
    faults.tell();
    return new Rules(List.copyOf(rules));
  }

  private static ConfigObject entries(Config config) {
    try {
      return config.getObject(ConfigUtil.joinPath(Sources.RULES));
    } catch (ConfigException.Missing | ConfigException.WrongType e) {
      throw new UserError(
          "conf/rules.conf: missing key rules (expected rules by code: rules { H01 { ... } })");
    }
  }

  private static Set<String> retired(Config config) {
    return config.hasPath(Sources.RETIRED)
        ? new HashSet<>(config.getStringList(Sources.RETIRED))
        : Set.of();
  }

  /** The rules in force that rows of a table are held to as they come in. */
  public List<Rule> of(String table) {
    return of(table, Beside.FILE);
  }

  /** The rules in force that rows of a table are judged by beside something. */
  List<Rule> of(String table, Beside beside) {
    return inForce().stream().filter(r -> r.beside() == beside && r.table().equals(table)).toList();
  }

  /** Whether any rule is of what stands, in force or not. */
  public boolean areOfWhatStands() {
    return declared.stream().anyMatch(Rule::isOfWhatStands);
  }

  private List<Rule> inForce() {
    return declared.stream().filter(Rule::on).toList();
  }

  /** A rule in force, by its code. */
  public Optional<Rule> find(String code) {
    return inForce().stream().filter(r -> r.code().equals(code)).findFirst();
  }

  /** Each rule in force by its code, with a hash over what it judges by. */
  public Map<String, String> hashes() {
    return inForce().stream().collect(toMap(Rule::code, rule -> Fingerprint.of(rule.canonical())));
  }

  /** 16 hex digits over all rules in force: rows under the same were judged alike. */
  public String hash() {
    try {
      String all = inForce().stream().map(Rule::canonical).collect(joining("\n"));
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Refuses rules about tables, fields or columns that there are not, and what is no condition. */
  public void check(List<Mapping> mappings) {
    Faults faults = new Faults();
    Set<String> tables = mappings.stream().map(Mapping::table).collect(toSet());
    declared.stream()
        .filter(r -> !tables.contains(r.table()))
        .map(r -> wrong(r.code(), "no table is called " + r.table()))
        .forEach(faults::add);
    declared.stream()
        .filter(r -> r.beside() == Beside.LAST_MONTH && !r.table().equals(Changes.TABLE))
        .map(r -> wrong(r.code(), "compares: only rules of household compare months"))
        .forEach(faults::add);
    declared.stream()
        .filter(r -> r.beside() == Beside.REGISTER && !OffRegister.FIELDS.containsKey(r.table()))
        .map(r -> wrong(r.code(), "compares: rows of village are the register"))
        .forEach(faults::add);
    for (Mapping mapping : mappings) {
      List<Rule> its = declared.stream().filter(r -> r.table().equals(mapping.table())).toList();
      List<String> fields = mapping.fields().stream().map(MappedField::name).toList();
      check(its, Beside.FILE, fields, Judged.row(mapping), faults);
      if (mapping.table().equals(Changes.TABLE)) {
        checkOfWhatStands(its, Beside.LAST_MONTH, Changes.row(), faults);
      }
      if (OffRegister.FIELDS.containsKey(mapping.table())) {
        checkOfWhatStands(its, Beside.REGISTER, OffRegister.row(mapping.table()), faults);
      }
    }
    faults.tell();
  }

  private static void checkOfWhatStands(
      List<Rule> rules, Beside beside, StructType row, Faults faults) {
    check(rules, beside, List.of(row.fieldNames()), row, faults);
  }

  private static void check(
      List<Rule> all, Beside beside, List<String> fields, StructType row, Faults faults) {
    Stream<Rule> rules = all.stream().filter(r -> r.beside() == beside);
    List<String> columns = List.of(row.fieldNames());
    Map<String, String> conditions = new TreeMap<>();
    rules.forEach(
        rule -> {
          List<String> unknown = unknown(rule, fields, columns);
          unknown.forEach(what -> faults.add(wrong(rule.code(), what)));
          if (unknown.isEmpty()) {
            conditions.put(wrong(rule.code(), "holds is no condition: "), rule.holds());
            rule.found()
                .map(sql -> sql + " is not null")
                .ifPresent(
                    sql -> conditions.put(wrong(rule.code(), "found is no expression: "), sql));
          }
        });
    Sql.faultsOfConditions(conditions, row).forEach((what, why) -> faults.add(what + why));
  }

  /** What a rule names that its table has not. */
  private static List<String> unknown(Rule rule, List<String> fields, List<String> columns) {
    List<String> unknown = new ArrayList<>();
    if (!rule.isAboutAnyField() && !fields.contains(rule.field())) {
      unknown.add("table %s has no field %s".formatted(rule.table(), rule.field()));
    }
    unknown.addAll(unknown("holds", rule.holds(), rule, columns));
    rule.found().ifPresent(sql -> unknown.addAll(unknown("found", sql, rule, columns)));
    rule.examples()
        .cells()
        .filter(c -> !columns.contains(c))
        .map(c -> names("an example", c, rule))
        .forEach(unknown::add);
    return unknown;
  }

  private static List<String> unknown(String key, String sql, Rule rule, List<String> columns) {
    Map<String, String> places = Sql.places(sql);
    return places.keySet().stream()
        .filter(c -> !columns.contains(c))
        .map(c -> names(key, c, rule) + " (" + places.get(c) + ")")
        .toList();
  }

  private static String names(String who, String column, Rule rule) {
    return "%s names %s, which table %s has not".formatted(who, column, rule.table());
  }

  static String wrong(String code, String what) {
    return "conf/rules.conf: rule %s: %s".formatted(code, what);
  }
}
