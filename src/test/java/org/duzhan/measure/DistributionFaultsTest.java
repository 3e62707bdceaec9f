package org.duzhan.measure;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.rows;
import static org.duzhan.testkit.TextTables.with;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Lines;
import org.duzhan.table.Households;
import org.junit.jupiter.api.Test;

class DistributionFaultsTest {
  @Test
  void namesAQuantileBelowTheOneBeforeIt() {
    assertThat(
            offenders(
                DistributionFaults::unordered,
                """
            area_level | area_code | p10  | p25 | p50 | p75 | p90
            county     | 522633    | 100  | 100 | 200 | 300 | 300
            county     | 522634    | -100 | 100 | 50  | 300 | 200
            country    | 000000    | 100  | 99  | 200 | 300 | 400
            county     | older     | -    | -   | -   | -   | -
            """))
        .containsExactly(
            "2020-01 county 522634 persons p50,p90", "2020-01 country 000000 persons p25");
  }

  @Test
  void namesSharesThatTheLowestCannotHave() {
    assertThat(
            offenders(
                DistributionFaults::impossibleShares,
                """
            area_level | area_code   | lowest_20_share | lowest_40_share | negative_income_persons
            village    | all_alike   | 0.2             | 0.4             | 0
            village    | one_has_all | 0.0             | 0.0             | 0
            village    | losses      | -0.05           | -0.1            | 3
            village    | more_than_4 | 0.2             | 0.41            | 0
            village    | more_first  | 0.11            | 0.2             | 0
            village    | no_loss     | -0.05           | 0.1             | 0
            village    | no_mean     | -               | -               | 0
            """))
        .containsExactly(
            "2020-01 village more_than_4 persons lowest_40_share",
            "2020-01 village more_first persons lowest_20_share",
            "2020-01 village no_loss persons lowest_20_share");
  }

  @Test
  void namesAGiniThatIsNone() {
    assertThat(
            offenders(
                DistributionFaults::impossibleGinis,
                """
            area_level | area_code | mean_income | gini | gini_poor | negative_income_persons
            village    | sound     | 10.0        | 0.0  | 1.0       | 0
            village    | losses    | 10.0        | 1.4  | 2.5       | 1
            village    | no_mean   | 0.0         | -    | -         | 0
            country    | 000000    | 10.0        | 0.3  | -0.01     | 0
            village    | below     | 10.0        | -0.1 | -0.1      | 1
            village    | above     | 10.0        | 1.1  | 1.1       | 0
            village    | missing   | 10.0        | -    | -         | 0
            village    | without   | -1.0        | 0.5  | -         | 2
            """))
        .containsExactly(
            "2020-01 village below persons gini,gini_poor",
            "2020-01 village above persons gini,gini_poor",
            "2020-01 village missing persons gini",
            "2020-01 village without persons gini");
  }

  @Test
  void namesASenIndexThatIsNotBetweenTheGapAndTheHeadcount() {
    assertThat(
            offenders(
                DistributionFaults::impossibleSen,
                """
            area_level | area_code | headcount | poverty_gap | sen | sen_limit | negative_income_persons
            village    | sound     | 0.5       | 0.2         | 0.3 | 0.35      | 0
            village    | alike     | 0.5       | 0.2         | 0.2 | 0.2       | 0
            village    | losses    | 0.5       | 0.9         | 1.1 | 1.2       | 2
            country    | 000000    | 0.5       | 0.2         | 0.1 | 0.05      | 0
            village    | below_gap | 0.5       | 0.2         | 0.1 | 0.35      | 0
            village    | limit     | 0.5       | 0.2         | 0.3 | 0.25      | 0
            village    | headcount | 0.5       | 0.2         | 0.3 | 0.6       | 0
            village    | older     | 0.5       | 0.2         | -   | -         | 0
            """))
        .containsExactly(
            "2020-01 village below_gap persons sen",
            "2020-01 village limit persons sen",
            "2020-01 village headcount persons sen_limit");
  }

  /** Two provinces with lines of their own, losses, ties and weights among them. */
  @Test
  void findsNothingWrongWithWhatIncomesComeTo() {
    Random random = new Random(20200125);
    StringBuilder text =
        new StringBuilder(
            "period | province_code | village_code | persons | net_income | income_per_person |"
                + " net_income_per_capita | weight\n");
    for (int i = 0; i < 240; i++) {
      String province = i % 2 == 0 ? "52" : "53";
      int village = 201 + random.nextInt(8);
      double income = Math.rint(random.nextGaussian() * 300 + (village < 204 ? 20 : 350)) * 10;
      String weight = random.nextInt(3) == 0 ? "-" : String.valueOf(random.nextInt(1, 40) / 8.0);
      text.append(
          "2020-01 | %s0000 | %s2633100%d | %d | 0 | %5$s | %5$s | %6$s\n"
              .formatted(province, province, village, random.nextInt(1, 7), income, weight));
    }

    Dataset<Row> found =
        Distributed.of(
                rows(Households.TABLE, text.toString()),
                lit(true),
                GivenMonth.noGroups(),
                twoLines(),
                "2020-01")
            .cache();

    assertThat(found.filter("negative_income_persons > 0").count()).isPositive();
    assertThat(found.filter("gini > 1").count()).isPositive();
    assertThat(
            Stream.of(
                    DistributionFaults.unordered(found),
                    DistributionFaults.impossibleShares(found),
                    DistributionFaults.impossibleGinis(found),
                    DistributionFaults.impossibleSen(found))
                .flatMap(faults -> named(faults).stream()))
        .isEmpty();
  }

  private static Lines twoLines() {
    return new Lines(
        List.of(
            new Lines.Line(Lines.POVERTY, "520000", 2020, BigDecimal.valueOf(4200)),
            new Lines.Line(Lines.POVERTY, "*", 2020, BigDecimal.valueOf(2000))),
        Optional.empty());
  }

  private static List<String> offenders(UnaryOperator<Dataset<Row>> faults, String text) {
    Map<String, String> of = Map.of("period", "2020-01", "weighting", "persons");
    return named(faults.apply(rows(Distribution.TABLE, with(text, of))));
  }

  private static List<String> named(Dataset<Row> offenders) {
    return offenders.collectAsList().stream().map(row -> row.getString(0)).toList();
  }
}
