package org.duzhan.ingest;

import java.util.Optional;
import java.util.regex.Pattern;

/** The month that the name or the path of a file tells: 2020-04, 2020年4月, 202004. */
public final class MonthInName {
  private static final Pattern MONTH =
      Pattern.compile("(?<!\\d)(20\\d\\d)[-_年.]?(0?[1-9]|1[0-2])(?!\\d)");

  private MonthInName() {}

  /** The first month in a text, as YYYY-MM. */
  public static Optional<String> of(String text) {
    return MONTH
        .matcher(text)
        .results()
        .map(m -> "%s-%02d".formatted(m.group(1), Integer.parseInt(m.group(2))))
        .findFirst();
  }
}
