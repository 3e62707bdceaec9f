package org.duzhan.simulate;

/** Chance without state: the same seed and place always give the same number. */
final class Chance {
  private static final double UNIT = 0x1.0p-53;

  private Chance() {}

  /** A number in [0, 1). */
  static double of(long seed, long... place) {
    return (bits(seed, place) >>> 11) * UNIT;
  }

  /** A whole number from 0 up to below {@code bound}. */
  static int below(int bound, long seed, long... place) {
    return (int) (of(seed, place) * bound);
  }

  static long bits(long seed, long... place) {
    long mixed = mix(seed + 0x9E3779B97F4A7C15L);
    for (long p : place) {
      mixed = mix(mixed ^ (p * 0xD1B54A32D192ED03L + 0x8CB92BA72F3D8DD7L));
    }
    return mixed;
  }

  /** SplitMix64's finalizer. */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
