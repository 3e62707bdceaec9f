package org.duzhan.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The quantiles that lie in a part, looked for while its households pass in order of income. */
final class Sought {
  static final Sought NOTHING = new Sought(List.of());

  private final List<Double> left;
  private final @Nullable Double[] found = new @Nullable Double[Quantile.ALL.size()];

  /**
   * What is looked for.
   *
   * @param left for each quantile, how many persons up in the part it lies; null if in another
   */
  Sought(List<Double> left) {
    this.left = left;
  }

  /** Sees the next household: {@code before} persons have {@code total} before it. */
  void pass(double before, double total, double weight, double income) {
    for (int i = 0; i < left.size(); i++) {
      Double persons = left.get(i);
      if (persons != null && before < persons) {
        boolean isShare = Quantile.ALL.get(i).isShare();
        found[i] = isShare ? total + Math.min(weight, persons - before) * income : income;
      }
    }
  }

  /** For each quantile the income, or what those up to it have in the part; null if none. */
  @Nullable Object[] found() {
    return found.clone();
  }
}
