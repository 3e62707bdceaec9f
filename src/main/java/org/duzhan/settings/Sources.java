package org.duzhan.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from: a {@code conf} folder, or the copy of it inside the jar; over it, a
 * file given by {@code --conf}; over that, keys given by {@code --set}.
 */
public final class Sources {
  /** Where mappings of files that others made stand among mappings. */
  public static final String FOREIGN = "foreign";

  public static final String FILE = "file";
  public static final String MAPPING = "mapping";

  /** Where rules stand, by code. */
  public static final String RULES = "rules";

  /** Where the codes stand that no rule may have any more. */
  public static final String RETIRED = "retired";

  /** Names among {@link Settings#inputs}. */
  public static final String RISK = "conf/risk.conf";

  public static final String LADDER = "conf/ladder.conf";
  public static final String READING = "conf/mappings";

  private static final String VILLAGE_CHANGES = "village_changes.csv";

  /** How work is done, what opens a file and what a reply lists: no figure hangs on these. */
  private static final List<String> NO_FIGURES = List.of(Passwords.KEY, "lake", "run", "reply");

  private static final List<String> MAPPINGS = List.of("household", "village", "problem", "member");

  private static final List<String> TABLES =
      List.of(
          "lines.csv",
          "areas.csv",
          "partners.csv",
          VILLAGE_CHANGES,
          "annexes/counties.csv",
          "annexes/villages.csv");

  private final @Nullable Path folder;
  private final Config over;
  private final List<Path> foreign;
  private final Map<String, Config> parsed = new HashMap<>();

  private Sources(@Nullable Path folder, Config over, List<Path> foreign) {
    this.folder = folder;
    this.over = over;
    this.foreign = foreign;
  }

  /** Loads settings whose rules and mappings are judged elsewhere. */
  public static Settings load(
      @Nullable Path folder, Optional<Path> file, Map<String, String> keys) {
    return load(folder, file, keys, List.of(), (rules, mappings) -> {});
  }

  /**
   * Loads and checks all settings.
   *
   * @param folder the conf folder, or null for the one inside the jar
   * @param file a HOCON file over the defaults
   * @param keys single keys over both
   * @param foreign mappings of files that others made, beside those that come with duzhan
   * @param check judges rules and mappings
   */
  public static Settings load(
      @Nullable Path folder,
      Optional<Path> file,
      Map<String, String> keys,
      List<Path> foreign,
      Settings.Check check) {
    Faults faults = new Faults();
    Config over = ConfigFactory.empty();
    for (Map.Entry<String, String> key : keys.entrySet()) {
      String set = key.getKey() + " = " + key.getValue();
      over = faults.of(() -> parse("--set", set)).orElse(ConfigFactory.empty()).withFallback(over);
    }
    Config fromFile =
        file.flatMap(f -> faults.of(() -> parsedFile(f))).orElse(ConfigFactory.empty());
    Sources sources = new Sources(folder, over.withFallback(fromFile), foreign);
    Optional<Settings> settings = faults.of(() -> Settings.from(sources, check));
    faults.tell();
    return settings.orElseThrow();
  }

  /** Names that columns of foreign files may go by, for each table and field. */
  public static Config guesses(@Nullable Path folder) {
    return new Sources(folder, ConfigFactory.empty(), List.of()).config("guesses.conf");
  }

  Config main() {
    return over.withoutPath(RULES).withoutPath(Ladder.KEY).withFallback(config("duzhan.conf"));
  }

  /** The rules by code, those of a user over and beside ours, with the codes that are retired. */
  Config rules() {
    Config given = over.hasPath(RULES) ? over.withOnlyPath(RULES) : ConfigFactory.empty();
    return given
        .withFallback(config("rules.conf"))
        .withValue(RETIRED, ConfigValueFactory.fromIterable(retired()));
  }

  /**
   * The facts of the ladder by name, those of a user over and beside ours, which may name settings:
   * {@code ${monitoring.scale_at_most}}.
   */
  Config ladder() {
    Config given = over.hasPath(Ladder.KEY) ? over.withOnlyPath(Ladder.KEY) : ConfigFactory.empty();
    String name = "conf/ladder.conf";
    Config main = main();
    Config ours =
        inOwnName(
            name,
            () -> ConfigFactory.parseString(text("ladder.conf"), named(name)).resolveWith(main));
    return given.withFallback(ours);
  }

  private List<String> retired() {
    return text("rule-codes.txt")
        .lines()
        .map(line -> line.split(" ", 3))
        .filter(words -> words.length > 1 && words[1].equals(RETIRED))
        .map(words -> words[0])
        .toList();
  }

  Config config(String name) {
    return parsed.computeIfAbsent(name, file -> parse("conf/" + file, text(file)));
  }

  /**
   * The mappings that come with duzhan, by table name; under {@link #FOREIGN} those of files that
   * others made, each under {@link #FILE} and {@link #MAPPING}. These may name settings: {@code
   * ${line.fixed}}.
   */
  Config mappings() {
    Faults faults = new Faults();
    Config all = ConfigFactory.empty();
    for (String name : MAPPINGS) {
      all =
          faults
              .of(() -> config("mappings/" + name + ".conf").atKey(name))
              .orElse(ConfigFactory.empty())
              .withFallback(all);
    }
    Config settings = main();
    List<Map<String, Object>> others = new ArrayList<>();
    for (Path file : foreign) {
      faults
          .of(
              () ->
                  inOwnName(
                      file.toString(), () -> parseFile("--mapping", file).resolveWith(settings)))
          .ifPresent(m -> others.add(Map.of(FILE, file.toString(), MAPPING, m.root())));
    }
    faults.tell();
    return all.withValue(FOREIGN, ConfigValueFactory.fromIterable(others));
  }

  String text(String name) {
    String place = folder == null ? "conf/" + name : folder.resolve(name).toString();
    try (InputStream in =
        folder == null
            ? Sources.class.getResourceAsStream("/" + place)
            : Files.newInputStream(folder.resolve(name))) {
      if (in == null) {
        throw new UserError(place + ": cannot find it; build the jar again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UserError("%s: cannot read it (%s); restore the file".formatted(place, e));
    }
  }

  /** Whether no figure hangs on a key: runs of other programs kept it all the same. */
  public static boolean isOfNoFigure(String key) {
    return NO_FIGURES.stream().anyMatch(no -> key.equals(no) || key.startsWith(no + "."));
  }

  /** What is set in {@code conf/duzhan.conf} that a figure may hang on. */
  private Config decisive() {
    return NO_FIGURES.stream().reduce(main(), Config::withoutPath, (one, other) -> other);
  }

  /** One hash over all that figures hang on: two runs with the same hash judged alike. */
  String hash() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(render(decisive()));
      sha.update(render(config("risk.conf")));
      sha.update(render(ladder()));
      sha.update(render(rules()));
      sha.update(render(mappings()));
      for (String name : TABLES) {
        sha.update(text(name).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(sha.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * All that figures hang on, by name: each such key of {@code conf/duzhan.conf} with its value,
   * and each other file with a fingerprint. Not the rules and the changes of villages: these have
   * parts of their own.
   */
  Map<String, String> inputs() {
    Map<String, String> inputs = new TreeMap<>();
    decisive().entrySet().forEach(set -> inputs.put(set.getKey(), shown(set.getValue())));
    inputs.put(RISK, Fingerprint.of(render(config("risk.conf"))));
    inputs.put(LADDER, Fingerprint.of(render(ladder())));
    inputs.put(READING, Fingerprint.of(render(mappings())));
    TABLES.stream()
        .filter(name -> !name.equals(VILLAGE_CHANGES))
        .forEach(name -> inputs.put("conf/" + name, Fingerprint.of(text(name))));
    return Map.copyOf(inputs);
  }

  private static String shown(ConfigValue value) {
    Object plain = value.unwrapped();
    return plain instanceof String text ? text : value.render(ConfigRenderOptions.concise());
  }

  private static byte[] render(Config config) {
    return config.root().render(ConfigRenderOptions.concise()).getBytes(StandardCharsets.UTF_8);
  }

  private static Config parsedFile(Path file) {
    Config parsed = parseFile("--conf", file);
    return inOwnName(file.toString(), parsed::resolve);
  }

  /** What a file says, its names of other settings not yet followed. */
  private static Config parseFile(String option, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserError("%s %s: cannot read the settings: no such file".formatted(option, file));
    }
    String origin = file.toString();
    return inOwnName(origin, () -> ConfigFactory.parseFile(file.toFile(), named(origin)));
  }

  private static Config parse(String origin, String text) {
    return inOwnName(origin, () -> ConfigFactory.parseString(text, named(origin)).resolve());
  }

  private static ConfigParseOptions named(String origin) {
    return ConfigParseOptions.defaults().setAllowMissing(false).setOriginDescription(origin);
  }

  private static Config inOwnName(String origin, Supplier<Config> read) {
    try {
      return read.get();
    } catch (ConfigException e) {
      String place = e.origin() == null ? origin : Place.of(e.origin());
      String why = String.valueOf(e.getMessage()).replaceFirst("^.*?: ([0-9]+: )?", "");
      throw new UserError(
          "%s: cannot read the settings: %s".formatted(place, why.lines().findFirst().orElse("")));
    }
  }
}
