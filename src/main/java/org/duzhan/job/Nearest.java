package org.duzhan.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Of all that is offered, the few whose names are most like one that was typed; of those with one
 * name, one.
 */
final class Nearest<T> {
  private static final int SUGGESTED = 3;

  private final TreeSet<T> nearest;

  Nearest(String typed, Function<T, String> name) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    this.nearest =
        new TreeSet<>(
            Comparator.comparing((T offered) -> distance.apply(name.apply(offered), typed))
                .thenComparing(name));
  }

  void offer(T offered) {
    if (nearest.add(offered) && nearest.size() > SUGGESTED) {
      nearest.pollLast();
    }
  }

  /** The nearest first. */
  List<T> list() {
    return new ArrayList<>(nearest);
  }

  /** The nearest three, comma between. */
  static String of(String typed, Collection<String> names) {
    return String.join(", ", list(typed, names));
  }

  static List<String> list(String typed, Collection<String> names) {
    Nearest<String> nearest = new Nearest<>(typed, Function.identity());
    names.forEach(nearest::offer);
    return nearest.list();
  }
}
