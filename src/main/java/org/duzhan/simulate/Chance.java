package org.duzhan.simulate;

import java.util.List;

/** Chance without state: the same seed, place and question always give the same answer. */
record Chance(long bits) {
  private static final double UNIT = 0x1.0p-53;

  /** The chances of a place: a county, a village in it, a household in that … */
  static Chance at(long seed, long... place) {
    long mixed = mix(seed + 0x9E3779B97F4A7C15L);
    for (long p : place) {
      mixed = mix(mixed ^ (p * 0xD1B54A32D192ED03L + 0x8CB92BA72F3D8DD7L));
    }
    return new Chance(mixed);
  }

  /** A number in [0, 1). */
  double of(Question question) {
    return (bits(question) >>> 11) * UNIT;
  }

  /** A whole number from 0 up to below {@code bound}. */
  int below(int bound, Question question) {
    return (int) (of(question) * bound);
  }

  /** A number from {@code low} up to below {@code high}. */
  double between(double low, double high, Question question) {
    return low + (high - low) * of(question);
  }

  <T> T from(List<T> among, Question question) {
    return among.get(below(among.size(), question));
  }

  long bits(Question question) {
    return mix(bits ^ question.salt);
  }

  /** SplitMix64's finalizer. */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
