package org.duzhan.command;

import com.typesafe.config.Config;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duzhan.job.SettingsCheck;
import org.duzhan.settings.Passwords;
import org.duzhan.settings.Settings;
import org.duzhan.settings.Sources;
import org.duzhan.settings.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every command takes. */
final class Common {
  private static final int SHORTEST_KEY = 32;
  private static final String IN_A_FILE_NAME = "县";

  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      defaultValue = "warehouse",
      description = "folder of the tables, on any Hadoop file system (default: ${DEFAULT-VALUE})")
  String warehouse = "warehouse";

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "settings (HOCON) over conf/duzhan.conf")
  @Nullable Path conf;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "one setting, over all others, e.g. line.fixed=4000")
  Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "how files that others made become our tables; may be given again")
  List<Path> mappings = new ArrayList<>();

  @Option(names = "--json", description = "print a machine-readable summary on stdout")
  boolean json;

  @Option(
      names = "--verbose",
      description = "show where an error came from, and what Spark says of it")
  boolean verbose;

  /** Where reports go: as asked, else beside the warehouse. */
  String reports(@Nullable String out) {
    if (out != null) {
      return out;
    }
    var parent = new org.apache.hadoop.fs.Path(warehouse).getParent();
    return parent == null || parent.toString().isEmpty() ? "reports" : parent + "/reports";
  }

  /** What names this warehouse and these settings again, passwords left out. */
  String again() {
    StringBuilder again = new StringBuilder("--warehouse " + ShellWord.of(warehouse));
    if (conf != null) {
      again.append(" --conf ").append(ShellWord.of(conf.toString()));
    }
    mappings.forEach(m -> again.append(" --mapping ").append(ShellWord.of(m.toString())));
    set.forEach(
        (key, value) -> {
          String setting = key + "=" + value;
          if (!Passwords.mayStandIn(setting)) {
            again.append(" --set ").append(ShellWord.of(setting));
          }
        });
    return again.toString();
  }

  Settings settings() {
    Settings settings = load(set, SettingsCheck::of);
    SettingsCheck.of(settings.risk(), settings.ladder());
    return settings;
  }

  /** Those of a command that only reads tables, and judges neither files nor places. */
  Settings settingsOfFigures() {
    return settingsOfFigures(Map.of());
  }

  /** The same with other values of some keys, whatever {@code --set} says of them. */
  Settings settingsOfFigures(Map<String, String> keys) {
    Map<String, String> over = new LinkedHashMap<>(set);
    over.putAll(keys);
    return load(over, Settings.Check.NONE);
  }

  private Settings load(Map<String, String> keys, Settings.Check check) {
    checkLocale();
    return Sources.load(folder(), Optional.ofNullable(conf), keys, mappings, check);
  }

  /** Names that columns of foreign files may go by. */
  static Config guesses() {
    return Sources.guesses(folder());
  }

  private static @Nullable Path folder() {
    String folder = System.getProperty("duzhan.conf.dir");
    return folder == null || folder.isEmpty() ? null : Path.of(folder);
  }

  /** Files whose names Java cannot read are not there for it: they would be missed in silence. */
  private static void checkLocale() {
    String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
    if (!Charset.forName(encoding).newEncoder().canEncode(IN_A_FILE_NAME)) {
      throw new UserError(
          "locale: cannot read file names in Chinese: their encoding is %s; export LC_ALL=C.UTF-8"
              .formatted(encoding));
    }
  }

  /** The key that households are keyed by, from the environment. */
  static String secret() {
    String secret = System.getenv("DUZHAN_KEY");
    if (secret == null || secret.isBlank()) {
      throw new UserError(
          "DUZHAN_KEY: cannot key households: it is not set; export a secret of at least 32"
              + " characters and keep it, e.g. from: openssl rand -hex 32");
    }
    if (secret.length() < SHORTEST_KEY) {
      throw new UserError(
          "DUZHAN_KEY: cannot key households: found %d characters (expected at least %d)"
              .formatted(secret.length(), SHORTEST_KEY));
    }
    return secret;
  }
}
