package org.duzhan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z0-9_.]+)` \\| [^|]+ \\| ([^|]+) \\| [^|]+ \\|$");

  @Test
  void listsEveryKeyWithItsDefault() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    ROW.matcher(Files.readString(Path.of("docs/settings.md")))
        .results()
        .forEach(row -> listed.put(row.group(1), row.group(2).replace("`", "")));

    assertThat(listed).isEqualTo(defaults());
  }

  private static Map<String, String> defaults() {
    Map<String, String> defaults = new TreeMap<>();
    addTo(
        defaults,
        "",
        ConfigFactory.parseFile(Path.of("conf/duzhan.conf").toFile())
            .resolve(ConfigResolveOptions.noSystem())
            .root());
    return defaults;
  }

  private static void addTo(Map<String, String> defaults, String path, ConfigObject object) {
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      if (entry.getValue() instanceof ConfigObject inner) {
        addTo(defaults, path + entry.getKey() + ".", inner);
      } else {
        defaults.put(path + entry.getKey(), shown(entry.getValue()));
      }
    }
  }

  private static String shown(ConfigValue value) {
    return value instanceof ConfigList list ? list.size() + " codes" : value.render();
  }
}
