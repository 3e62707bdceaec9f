package org.duzhan.job;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Names that may have been meant by one that there is not. */
public final class Nearest {
  private static final int SUGGESTED = 3;

  private Nearest() {}

  /** The three that differ least from it, comma between. */
  public static String of(String name, List<String> all) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return all.stream()
        .distinct()
        .sorted(comparing(n -> distance.apply(n, name)))
        .limit(SUGGESTED)
        .collect(joining(", "));
  }
}
