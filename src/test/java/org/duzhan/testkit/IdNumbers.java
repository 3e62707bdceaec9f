package org.duzhan.testkit;

/** ID numbers of nobody: of a place that there is not, with the check digit that holds. */
public final class IdNumbers {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private IdNumbers() {}

  /**
   * A number.
   *
   * @param born YYYYMMDD
   * @param serial below 1000
   */
  public static String of(String born, int serial) {
    String digits = "990000" + born + "%03d".formatted(serial);
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return digits + "10X98765432".charAt(sum % 11);
  }

  /** The same with a check digit that does not hold. */
  public static String wrong(String born, int serial) {
    String sound = of(born, serial);
    return sound.substring(0, 17) + (sound.endsWith("1") ? '2' : '1');
  }
}
