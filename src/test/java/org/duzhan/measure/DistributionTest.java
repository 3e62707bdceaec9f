package org.duzhan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Lines;
import org.duzhan.table.Households;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class DistributionTest {
  /** Foster's four persons against a line of 125. */
  @Test
  void givesTheFiguresOfTheTextbook() {
    Row row = country(households(List.of(100.0, 110.0, 150.0, 160.0), 1, "-"), 125).get("persons");

    assertThat(row.<Double>getAs("headcount")).isEqualTo(0.5);
    assertThat(row.<Double>getAs("poverty_gap")).isCloseTo(0.08, within(1e-12));
    assertThat(row.<Double>getAs("severity")).isCloseTo(0.0136, within(1e-12));
    assertThat(row.<Double>getAs("watts")).isCloseTo(0.08774, within(5e-6));
    assertThat(row.<Double>getAs("mean_income")).isEqualTo(130);
    assertThat(row.<Double>getAs("gini")).isCloseTo(220.0 / (16 * 130), within(1e-12));
  }

  @Test
  void countsPersonsInEveryAreaTheyLiveIn() {
    Dataset<Row> households =
        rows(
            Households.TABLE,
            """
            period  | village_code | persons | net_income | net_income_per_capita | wage_income | weight
            2020-01 | 522633100201 | 2       | 6000       | 3000                  | 6000        | -
            2020-01 | 522633100202 | 1       | 4000       | 4000                  | 4000        | 2.5
            2020-01 | 522634100201 | 4       | 0          | 0                     | 0           | -
            2020-01 | 530000100201 | 1       | -500       | -500                  | -500        | -
            2020-01 | 530000100201 | 9       | -          | -                     | -           | -
            """);

    Dataset<Row> found = Distribution.of(households, line(4000), "2020-01").cache();
    assertRows(
        found.filter("area_level in ('village', 'country')"),
        """
        area_level | area_code    | weighting | households | population | poor_population | mean_income | gini | on_line_persons | zero_income_persons | negative_income_persons
        village    | 522633100201 | persons   | 1          | 2.0        | 2.0             | 3000.0      | 0.0  | 0       | 0           | 0
        village    | 522633100202 | persons   | 1          | 1.0        | 0.0             | 4000.0      | 0.0  | 1       | 0           | 0
        village    | 522633100202 | survey    | 1          | 2.5        | 0.0             | 4000.0      | 0.0  | 1       | 0           | 0
        village    | 522634100201 | persons   | 1          | 4.0        | 4.0             | 0.0         | -    | 0       | 4           | 0
        village    | 530000100201 | persons   | 1          | 1.0        | 1.0             | -500.0      | -    | 0       | 0           | 1
        country    | 000000       | survey    | 1          | 2.5        | 0.0             | 4000.0      | 0.0  | 1       | 0           | 0
        country    | 000000       | persons   | 4          | 8.0        | 7.0             | 1187.5      | 0.730263157894737 | 1 | 4       | 1
        """);
    assertRows(
        found.filter("area_level not in ('village', 'country') and weighting = 'persons'"),
        """
        area_level | area_code | population | mean_income
        township   | 522633100 | 3.0        | 3333.3333333333335
        township   | 522634100 | 4.0        | 0.0
        township   | 530000100 | 1.0        | -500.0
        county     | 522633    | 3.0        | 3333.3333333333335
        county     | 522634    | 4.0        | 0.0
        county     | 530000    | 1.0        | -500.0
        prefecture | 522600    | 7.0        | 1428.5714285714287
        prefecture | 530000    | 1.0        | -500.0
        province   | 520000    | 7.0        | 1428.5714285714287
        province   | 530000    | 1.0        | -500.0
        """);
  }

  /** Each person against each other: the definition, without an order. */
  @Test
  void findsTheGiniOfAnyIncomesInAnyPartsAsPairsDo() {
    Random random = new Random(7);
    List<Double> incomes =
        IntStream.range(0, 300).mapToObj(i -> Math.exp(3 + 3 * random.nextGaussian())).toList();
    double apart = 0;
    for (double one : incomes) {
      for (double other : incomes) {
        apart += Math.abs(one - other);
      }
    }
    double mean = incomes.stream().mapToDouble(d -> d).average().orElseThrow();
    double gini = apart / (2 * incomes.size() * incomes.size() * mean);

    Map<String, Row> once = country(households(incomes, 1, "-").repartition(3), 1);
    Map<String, Row> thrice = country(households(incomes, 3, "0.25"), 1);

    assertThat(once.get("persons").<Double>getAs("gini")).isCloseTo(gini, within(1e-12));
    assertThat(thrice.get("persons").<Double>getAs("gini")).isCloseTo(gini, within(1e-12));
    assertThat(thrice.get("survey").<Double>getAs("gini")).isCloseTo(gini, within(1e-12));
    assertThat(thrice.get("survey").<Double>getAs("population")).isEqualTo(225);
  }

  private static Dataset<Row> households(List<Double> incomes, int persons, String weight) {
    StringBuilder text =
        new StringBuilder(
            "period | village_code | persons | net_income | income_per_person |"
                + " net_income_per_capita | weight\n");
    for (double income : incomes) {
      text.append(
          "2020-01 | 522633100201 | %d | 0 | %2$s | %2$s | %3$s\n"
              .formatted(persons, income, weight));
    }
    return rows(Households.TABLE, text.toString());
  }

  private static Map<String, Row> country(Dataset<Row> households, double line) {
    Map<String, Row> rows = new TreeMap<>();
    Distribution.of(households, line(line), "2020-01")
        .filter("area_level = 'country'")
        .collectAsList()
        .forEach(row -> rows.put(row.getAs("weighting"), row));
    return rows;
  }

  private static Lines line(double yuan) {
    return TestSettings.with(Map.of("line.fixed", String.valueOf(yuan))).lines();
  }
}
