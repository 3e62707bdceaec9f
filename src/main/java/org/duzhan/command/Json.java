package org.duzhan.command;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.util.Map;

/** Plain values as JSON. */
final class Json {
  private Json() {}

  static String of(Map<String, ?> values) {
    return ConfigValueFactory.fromMap(values)
        .render(ConfigRenderOptions.concise().setFormatted(false));
  }
}
