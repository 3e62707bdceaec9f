package org.duzhan.measure;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.spark.sql.Row;
import org.duzhan.testkit.Spark;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticTest {
  private static final double Z = 1.959963984540054;

  /** Newcombe 1998, table I, method 3, and the ends of the scale. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    " 0,  20, 0.0000, 0.1611",
    " 1,  29, 0.0061, 0.1718",
    "20,  20, 0.8389, 1.0000",
    " 1,   1, 0.2065, 1.0000",
  })
  void drawsWilsonsInterval(double cases, double n, double low, double high) {
    Row interval =
        Spark.session()
            .range(1)
            .select(
                Statistic.wilsonLow(lit(cases), lit(n), Z),
                Statistic.wilsonHigh(lit(cases), lit(n), Z))
            .head();

    assertThat(interval.getDouble(0)).isCloseTo(low, within(5e-5)).isBetween(0.0, cases / n);
    assertThat(interval.getDouble(1)).isCloseTo(high, within(5e-5)).isBetween(cases / n, 1.0);
  }
}
