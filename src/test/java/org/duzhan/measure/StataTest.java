package org.duzhan.measure;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.duzhan.testkit.TextTables.rows;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Lines;
import org.duzhan.table.Households;
import org.duzhan.testkit.Corpus;
import org.duzhan.testkit.CsvFile;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Six times a hundred incomes against half their median, in percent as Stata has them. Of the
 * fourth half the incomes are 0, and so is its line: there is nothing to measure.
 */
class StataTest {
  private static final Map<String, String> MEASURES =
      Map.of(
          "headcount", "headcount",
          "gap", "poverty_gap",
          "fgt2", "severity",
          "watts", "watts",
          "sen", "sen");

  /** Lines are told to the fen: measures do not change with the unit of money. */
  private static final double LINE = 1000;

  /** Stata gives single precision. */
  private static final double PERCENT = 1e-5;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 6})
  void measuresAsStataDoes(int vector) throws IOException {
    List<Double> incomes =
        CsvFile.rows(Corpus.foreign("vectors_income.csv")).stream()
            .map(row -> Double.valueOf(row.get("y" + vector)))
            .sorted()
            .toList();
    Map<String, String> expected =
        CsvFile.rows(Corpus.foreign("vectors_expected_stata.csv")).get(vector - 1);
    double median = (incomes.get(49) + incomes.get(50)) / 2;

    List<Double> ofThousand = incomes.stream().map(y -> y / median * 2 * LINE).toList();

    Row found = distribution(ofThousand);

    MEASURES.forEach(
        (stata, figure) ->
            assertThat(100 * found.<Double>getAs(figure))
                .as(figure)
                .isCloseTo(Double.parseDouble(expected.get(stata).strip()), within(PERCENT)));
    assertThat(found.<Double>getAs("p50")).isEqualTo(ofThousand.get(49));
  }

  private static Row distribution(List<Double> incomes) {
    StringBuilder text =
        new StringBuilder(
            "period | village_code | persons | income_per_person | net_income_per_capita\n");
    incomes.forEach(y -> text.append("2020-01 | 522633100201 | 1 | %1$s | %1$s\n".formatted(y)));
    Lines lines = TestSettings.with(Map.of("line.fixed", String.valueOf(LINE))).lines();
    return Distributed.of(
            rows(Households.TABLE, text.toString()),
            lit(true),
            GivenMonth.noGroups(),
            lines,
            "2020-01")
        .filter("area_level = 'country'")
        .head();
  }
}
