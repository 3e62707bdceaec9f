package org.duzhan.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from: a {@code conf} folder, or the copy of it inside the jar; over it, a
 * file given by {@code --conf}; over that, keys given by {@code --set}.
 */
public final class Sources {
  private static final List<String> MAPPINGS = List.of("household", "village", "problem");

  private final @Nullable Path folder;
  private final Config over;
  private final String origin;

  private Sources(@Nullable Path folder, Config over, String origin) {
    this.folder = folder;
    this.over = over;
    this.origin = origin;
  }

  /**
   * Loads and checks all settings.
   *
   * @param folder the conf folder, or null for the one inside the jar
   * @param file a HOCON file over the defaults
   * @param keys single keys over both
   */
  public static Settings load(
      @Nullable Path folder, Optional<Path> file, Map<String, String> keys) {
    Config set = ConfigFactory.empty();
    for (Map.Entry<String, String> key : keys.entrySet()) {
      set = parse("--set", key.getKey() + " = " + key.getValue()).withFallback(set);
    }
    Config fromFile = file.map(Sources::parseFile).orElse(ConfigFactory.empty());
    String origin = file.map(f -> f + " over conf/duzhan.conf").orElse("conf/duzhan.conf");
    return Settings.from(new Sources(folder, set.withFallback(fromFile), origin));
  }

  Config main() {
    return over.withFallback(config("duzhan.conf"));
  }

  String origin() {
    return origin;
  }

  Config config(String name) {
    return parse("conf/" + name, text(name)).resolve();
  }

  /** The mappings that come with duzhan, by table name. */
  Config mappings() {
    Config all = ConfigFactory.empty();
    for (String name : MAPPINGS) {
      all = all.withFallback(config("mappings/" + name + ".conf").atKey(name));
    }
    return all;
  }

  String text(String name) {
    try (InputStream in =
        folder == null
            ? Sources.class.getResourceAsStream("/conf/" + name)
            : Files.newInputStream(folder.resolve(name))) {
      if (in == null) {
        throw new UserError("conf/" + name + ": cannot find it; build the jar again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UserError("conf/%s: cannot read it (%s); restore the file".formatted(name, e));
    }
  }

  /** One hash over all that is set: two runs with the same hash judged alike. */
  String hash() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(render(main().withoutPath(Passwords.KEY)));
      for (String name : List.of("risk.conf", "rules.conf")) {
        sha.update(render(config(name)));
      }
      sha.update(render(mappings()));
      for (String name : List.of("lines.csv", "annexes/counties.csv", "annexes/villages.csv")) {
        sha.update(text(name).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(sha.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] render(Config config) {
    return config.root().render(ConfigRenderOptions.concise()).getBytes(StandardCharsets.UTF_8);
  }

  private static Config parseFile(Path file) {
    try {
      return parse(file.toString(), Files.readString(file)).resolve();
    } catch (IOException e) {
      throw new UserError(file + ": cannot read the settings; check --conf");
    } catch (UncheckedIOException e) {
      throw new UserError(file + ": cannot read the settings as UTF-8");
    }
  }

  private static Config parse(String origin, String text) {
    try {
      return ConfigFactory.parseString(
          text, ConfigParseOptions.defaults().setOriginDescription(origin));
    } catch (ConfigException e) {
      throw new UserError("cannot read the settings: " + e.getMessage());
    }
  }
}
