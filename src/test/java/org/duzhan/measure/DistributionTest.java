package org.duzhan.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
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
import org.duzhan.table.Types;
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

    Dataset<Row> found =
        Distributed.of(households, lit(true), GivenMonth.noGroups(), line(4000), "2020-01").cache();
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

  /**
   * The poor have 100 and 110 of 125: I = 0.16, their Gini 10 / (4 × 105); 2 / (3 × 4 × 125) × (25
   * × 2 + 15 × 1) is Sen's own form of it.
   */
  @Test
  void weighsThePoorByHowManyOfThemAreLessPoorAsSenDoes() {
    Row row = country(households(List.of(100.0, 110.0, 150.0, 160.0), 1, "-"), 125).get("persons");
    Row twice =
        country(households(List.of(100.0, 110.0, 150.0, 160.0), 2, "-"), 125).get("persons");
    Row nobody = country(households(List.of(150.0, 160.0), 1, "-"), 125).get("persons");

    assertThat(row.<Double>getAs("sen")).isCloseTo(130.0 / 1500, within(1e-12));
    assertThat(row.<Double>getAs("gini_poor")).isCloseTo(10.0 / 420, within(1e-12));
    assertThat(row.<Double>getAs("sen_limit"))
        .isCloseTo(0.5 * (0.16 + 0.84 * 10 / 420), within(1e-12))
        .isCloseTo(twice.<Double>getAs("sen_limit"), within(1e-12));
    assertThat(twice.<Double>getAs("sen"))
        .isCloseTo(0.5 * (0.16 + 0.84 * 10 / 420 * 4 / 5), within(1e-12));
    assertThat(nobody.<Double>getAs("sen")).isZero();
    assertThat(nobody.<Double>getAs("gini_poor")).isNull();
  }

  /** Incomes 1, 2, … 100 against half their median, as Stata measures them. */
  @Test
  void agreesWithStataOnSenAndWatts() {
    List<Double> incomes = IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList();

    Row row = country(households(incomes, 1, "-"), 25.25).get("persons");

    assertThat(row.<Double>getAs("sen")).isCloseTo(0.1608910891, within(1e-8));
    assertThat(row.<Double>getAs("watts")).isCloseTo(0.2271704865, within(1e-8));
  }

  /** One person loses what another has: Sen counts the depth, though the poor have no mean. */
  @Test
  void hasASenIndexOfLossesAlso() {
    Row row = country(households(List.of(-100.0, 100.0, 300.0), 1, "-"), 200).get("persons");

    assertThat(row.<Double>getAs("sen"))
        .isCloseTo(2.0 / (3 * 3 * 200) * (300 * 2 + 100), within(1e-12));
    assertThat(row.<Double>getAs("gini_poor")).isNull();
  }

  /** Ten persons of four incomes in three villages: a tenth is one person. */
  @Test
  void tellsTheIncomeThatAShareOfPersonsDoesNotExceed() {
    Dataset<Row> households =
        rows(
            Households.TABLE,
            """
            period  | village_code | persons | net_income_per_capita | weight
            2020-01 | 522633100201 | 1       | 700                   | 3
            2020-01 | 522633100201 | 2       | 1000                  | -
            2020-01 | 522633100202 | 3       | 1000                  | -
            2020-01 | 522634100201 | 3       | 8000                  | 1
            2020-01 | 522634100201 | 1       | 20000                 | -
            """);

    Dataset<Row> found =
        Distributed.of(households, lit(true), GivenMonth.noGroups(), line(4000), "2020-01").cache();
    assertRows(
        found.filter("weighting = 'persons' and area_level in ('village', 'county', 'country')"),
        """
        area_code    | p10    | p25    | p50    | p75    | p90
        522633100201 | 700.0  | 700.0  | 1000.0 | 1000.0 | 1000.0
        522633100202 | 1000.0 | 1000.0 | 1000.0 | 1000.0 | 1000.0
        522634100201 | 8000.0 | 8000.0 | 8000.0 | 8000.0 | 20000.0
        522633       | 700.0  | 1000.0 | 1000.0 | 1000.0 | 1000.0
        522634       | 8000.0 | 8000.0 | 8000.0 | 8000.0 | 20000.0
        000000       | 700.0  | 1000.0 | 1000.0 | 8000.0 | 8000.0
        """);
    assertRows(
        found.filter("weighting = 'survey' and area_level = 'country'"),
        """
        population | p10   | p25   | p50   | p75    | p90
        6.0        | 700.0 | 700.0 | 700.0 | 8000.0 | 8000.0
        """);
  }

  /** A fifth of them has 100 each, the next 200, in another band of income. */
  @Test
  void tellsWhatPartOfAllIncomeThePoorestHave() {
    Row row =
        country(households(List.of(100.0, 200.0, 400.0, 1300.0, 8000.0), 2, "0.5"), 1)
            .get("survey");
    Row losses = country(households(List.of(-100.0, 50.0), 1, "-"), 1).get("persons");

    assertThat(row.<Double>getAs("lowest_20_share")).isCloseTo(0.01, within(1e-12));
    assertThat(row.<Double>getAs("lowest_40_share")).isCloseTo(0.03, within(1e-12));
    assertThat(losses.<Double>getAs("lowest_20_share")).isNull();
  }

  /** A fifth of two persons is two fifths of one. */
  @Test
  void countsAPersonInPartWhoBelongsToThePoorestInPart() {
    Row row = country(households(List.of(100.0, 900.0), 1, "-"), 1).get("persons");

    assertThat(row.<Double>getAs("lowest_20_share")).isCloseTo(0.04, within(1e-12));
    assertThat(row.<Double>getAs("lowest_40_share")).isCloseTo(0.08, within(1e-12));
  }

  /** By the definition, with no order and no bands, in every area. */
  @Test
  void findsTheQuantilesOfAnyIncomesInAnyAreaAsTheDefinitionDoes() {
    Random random = new Random(11);
    List<Person> persons =
        IntStream.range(0, 2000)
            .mapToObj(
                i ->
                    new Person(
                        "52263310%d20%d".formatted(random.nextInt(3), random.nextInt(10)),
                        1 + random.nextInt(6),
                        random.nextInt(20) == 0
                            ? -random.nextInt(500)
                            : Math.rint(Math.exp(8 + 1.5 * random.nextGaussian())),
                        0.5 + random.nextDouble()))
            .toList();
    StringBuilder text =
        new StringBuilder("period | village_code | persons | net_income_per_capita | weight\n");
    persons.forEach(
        p ->
            text.append(
                "2020-01 | %s | %d | %s | %s\n"
                    .formatted(p.village, p.persons, p.income, p.weight)));

    List<Row> areas =
        Distributed.of(
                rows(Households.TABLE, text.toString()),
                lit(true),
                GivenMonth.noGroups(),
                line(4000),
                "2020-01")
            .filter("area_level in ('village', 'township', 'country')")
            .collectAsList();

    assertThat(areas).hasSize(2 * (30 + 3 + 1));
    for (Row area : areas) {
      String code = area.getAs("area_code");
      boolean weighted = area.getAs("weighting").equals("survey");
      for (int percent : List.of(10, 25, 50, 75, 90)) {
        assertThat(area.<Double>getAs("p" + percent))
            .as("p%d of %s", percent, area)
            .isEqualTo(
                quantile(
                    persons.stream()
                        .filter(p -> code.equals("000000") || p.village.startsWith(code))
                        .toList(),
                    percent,
                    weighted));
      }
    }
  }

  private record Person(String village, int persons, double income, double weight) {}

  /** The smallest income at which those with it or less are {@code percent} of all. */
  private static double quantile(List<Person> persons, int percent, boolean weighted) {
    TreeMap<Double, Double> byIncome = new TreeMap<>();
    persons.forEach(
        p -> byIncome.merge(p.income, p.persons * (weighted ? p.weight : 1), Double::sum));
    double all = byIncome.values().stream().mapToDouble(d -> d).sum();
    double upTo = 0;
    for (Map.Entry<Double, Double> income : byIncome.entrySet()) {
      upTo += income.getValue();
      if (upTo * 100 >= all * percent) {
        return income.getKey();
      }
    }
    throw new IllegalStateException("nobody");
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
    Distributed.of(households, lit(true), GivenMonth.noGroups(), line(line), "2020-01")
        .filter("area_level = 'country'")
        .collectAsList()
        .forEach(row -> rows.put(row.getAs("weighting"), row));
    return rows;
  }

  private static Lines line(double yuan) {
    return TestSettings.with(Map.of("line.fixed", String.valueOf(yuan))).lines();
  }

  @Test
  void saysWhichAreasThatReportedHaveNoKnownIncome() {
    Dataset<Row> villages =
        rows(
            VillageMonth.TABLE,
            """
            period  | county_code | village_code | partner | reported | income_persons
            2020-01 | 522633      | 522633100201 | 某市    | true     | 0
            2020-01 | 522633      | 522633100202 | 某部    | true     | 5
            2020-01 | 522634      | 522634100201 | 某市    | true     | 0
            2020-01 | 522634      | 522634100202 | 某市    | false    | -
            """);

    assertRows(
        Distributed.withoutIncomes(GivenMonth.grains(villages, "522634")),
        """
        area_level | area_code    | weighting | households | population | mean_income | gini | null_reason
        village    | 522633100201 | persons   | 0          | 0.0        | -           | -    | no_incomes
        village    | 522634100201 | persons   | 0          | 0.0        | -           | -    | no_incomes
        township   | 522634100    | persons   | 0          | 0.0        | -           | -    | no_incomes
        county     | 522634       | persons   | 0          | 0.0        | -           | -    | no_incomes
        scope      | annex_counties | persons | 0          | 0.0        | -           | -    | no_incomes
        partner    | 某市         | persons   | 0          | 0.0        | -           | -    | no_incomes
        """);
  }

  /** 某市 has all villages, annex 1 one county, and one village is listed. */
  @Test
  void takesScopesAndPartnersForWholesOfTheirOwn() {
    Dataset<Row> households =
        rows(
            Households.TABLE,
            """
            period  | village_code | persons | net_income | net_income_per_capita | wage_income | weight
            2020-01 | 522633100201 | 2       | 6000       | 3000                  | 6000        | 1.5
            2020-01 | 522633100202 | 1       | 4000       | 4000                  | 4000        | 2.5
            2020-01 | 522633100202 | 3       | 3300       | 1100                  | 3300        | -
            2020-01 | 522634100201 | 4       | 8000       | 2000                  | 8000        | -
            2020-01 | 522634100201 | 2       | 9800       | 4900                  | 9800        | -
            """);
    Dataset<Row> villages =
        rows(
            VillageMonth.TABLE,
            """
            period  | county_code | village_code | partner | listed | criterion
            2020-01 | 522633      | 522633100201 | 某市    | false  | -
            2020-01 | 522633      | 522633100202 | 某市    | false  | -
            2020-01 | 522634      | 522634100201 | 某市    | true   | persons
            """);

    Dataset<Row> found =
        Distributed.of(
                households, lit(true), GivenMonth.grains(villages, "522633"), line(4000), "2020-01")
            .cache();

    assertSame(found, "partner", "某市", "000000");
    assertSame(found, "scope", "annex_counties", "522633");
    assertSame(found, "scope", "listed_villages", "522634100201");
    assertSame(found, "scope", "listed_by_persons", "522634100201");
  }

  private static void assertSame(Dataset<Row> found, String level, String group, String area) {
    String[] columns =
        Distribution.TABLE.fields().stream()
            .filter(f -> f.type().equals(Types.RATE))
            .map(f -> "round(%1$s, 9) as %1$s".formatted(f.name()))
            .toArray(String[]::new);
    Dataset<Row> ofGroup = found.filter(col("area_code").equalTo(group)).orderBy("weighting");
    Dataset<Row> ofArea = found.filter(col("area_code").equalTo(area)).orderBy("weighting");
    assertThat(ofGroup.filter(col("area_level").equalTo(level)).count()).isPositive();
    assertThat(ofGroup.selectExpr(columns).collectAsList())
        .isEqualTo(ofArea.selectExpr(columns).collectAsList());
  }
}
