package org.duzhan.settings;

import com.typesafe.config.ConfigOrigin;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a value was set, as a person would say it. */
public final class Place {
  private static final Pattern FILE_AND_LINE = Pattern.compile("(.+): ([0-9]+)", Pattern.DOTALL);

  private Place() {}

  /** File and line; an option has no lines. */
  public static String of(ConfigOrigin origin) {
    Matcher place = FILE_AND_LINE.matcher(origin.description());
    if (!place.matches()) {
      return origin.description();
    }
    String file = place.group(1);
    return file.startsWith("--") ? file : "%s, line %s".formatted(file, place.group(2));
  }
}
