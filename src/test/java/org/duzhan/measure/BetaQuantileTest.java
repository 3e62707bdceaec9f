package org.duzhan.measure;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.spark.sql.Row;
import org.duzhan.testkit.Spark;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaQuantileTest {
  private static final double Z = 1.959963984540054;

  /** The ends of 95 %, as SciPy has them. */
  @ParameterizedTest
  @CsvSource({
    "2, 38, 0.0063, 0.1348",
    "0.5, 20, 0.0000, 0.1194",
    "5, 5, 0.2120, 0.7880",
    "30, 70, 0.2147, 0.3929",
    "12, 3, 0.5719, 0.9534",
    "1, 200, 0.0001, 0.0183",
    "3, 2, 0.1941, 0.9324"
  })
  void comesNearTheTrueQuantiles(double a, double b, double low, double high) {
    Row ends = ends(a, b);

    assertThat(ends.getDouble(0)).isCloseTo(low, within(0.01));
    assertThat(ends.getDouble(1)).isCloseTo(high, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"0.01, 0.02, 0, 1", "0.0001, 0.009, 0, 1", "0, 5, 0, 0", "5, 0, 1, 1"})
  void knowsNothingOfWhatSaysNothingAndAllOfWhatIsCertain(
      double a, double b, double low, double high) {
    Row ends = ends(a, b);

    assertThat(ends.getDouble(0)).isEqualTo(low);
    assertThat(ends.getDouble(1)).isEqualTo(high);
  }

  private static Row ends(double a, double b) {
    return Spark.session()
        .range(1)
        .select(BetaQuantile.of(lit(a), lit(b), -Z), BetaQuantile.of(lit(a), lit(b), Z))
        .head();
  }
}
