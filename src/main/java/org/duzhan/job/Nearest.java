package org.duzhan.job;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The names that are most like one that was typed. */
final class Nearest {
  private static final int SUGGESTED = 3;

  private Nearest() {}

  /** The nearest three, comma between. */
  static String of(String typed, Collection<String> names) {
    return String.join(", ", list(typed, names));
  }

  static List<String> list(String typed, Collection<String> names) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return names.stream()
        .distinct()
        .sorted(
            Comparator.comparing((String n) -> distance.apply(n, typed))
                .thenComparing(Comparator.naturalOrder()))
        .limit(SUGGESTED)
        .collect(Collectors.toList());
  }
}
