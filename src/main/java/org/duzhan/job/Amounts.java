package org.duzhan.job;

import java.util.Objects;
import java.util.stream.Stream;
import org.duzhan.measure.FigureFaults;
import org.jspecify.annotations.Nullable;

/**
 * What a figure is added up to.
 *
 * @param numerator of a ratio; else the figure itself
 * @param denominator of a ratio; else null
 */
public record Amounts(@Nullable Double numerator, @Nullable Double denominator) {
  private static final double LARGEST_EXACT = 1L << 53;

  static final Amounts NONE = new Amounts(null, null);

  /** Both sides added; what is unknown adds nothing. */
  Amounts plus(Amounts other) {
    return new Amounts(sum(numerator, other.numerator), sum(denominator, other.denominator));
  }

  /** The ratio; null where the denominator is 0 or unknown. */
  @Nullable Double ratio() {
    if (numerator == null || denominator == null || denominator <= 0) {
      return null;
    }
    return numerator / denominator;
  }

  /** Whether both sides are the same, sums of doubles in another order apart; unknown is none. */
  boolean same(Amounts other) {
    return same(numerator, other.numerator) && same(denominator, other.denominator);
  }

  static boolean same(@Nullable Double one, @Nullable Double other) {
    double first = one == null ? 0 : one;
    double second = other == null ? 0 : other;
    return Math.abs(first - second) <= FigureFaults.TOLERANCE * Math.max(1, Math.abs(second));
  }

  boolean isUnknown() {
    return numerator == null;
  }

  static boolean isZero(@Nullable Double amount) {
    return amount != null && amount == 0;
  }

  /** As people write it: a whole number without a point; null as a word. */
  public static String text(@Nullable Double amount) {
    if (amount == null) {
      return "null";
    }
    return isWhole(amount) ? String.valueOf(amount.longValue()) : String.valueOf(amount);
  }

  /** As programs write it. */
  public static @Nullable Number number(@Nullable Double amount) {
    return amount != null && isWhole(amount) ? (Number) amount.longValue() : amount;
  }

  private static boolean isWhole(double amount) {
    return amount == Math.rint(amount) && Math.abs(amount) < LARGEST_EXACT;
  }

  private static @Nullable Double sum(@Nullable Double one, @Nullable Double other) {
    return Stream.of(one, other).filter(Objects::nonNull).reduce(Double::sum).orElse(null);
  }
}
