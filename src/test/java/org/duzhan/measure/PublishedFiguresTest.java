package org.duzhan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Annexes;
import org.duzhan.settings.Settings;
import org.duzhan.table.Areas;
import org.duzhan.table.Households;
import org.duzhan.table.Villages;
import org.duzhan.testkit.TestSettings;
import org.duzhan.testkit.TextTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ministries and textbooks published of whole places, by the figures that stand for it. */
class PublishedFiguresTest {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final Span SPAN = Span.of("2019-12", SETTINGS);

  /**
   * The 52 counties (villages 1 and 2) and 25 provinces (3 and 4), early in July and at the end of
   * July 2020; of the provinces by place, too. Last year's totals were not published: one for each,
   * to a hundred persons, agrees with both dates. Of projects, workshops and firms, also published,
   * files say nothing, and neither do figures.
   */
  @Test
  void comparesMigrantWorkersWithLastYearsTotal() {
    Dataset<Row> villages =
        GivenMonth.villages(
            GivenMonth.none(Households.TABLE),
            rows(
                Households.TABLE,
                TextTables.with(
                    """
                    household_key | village_code | work_outside_province | work_outside_county | work_in_county
                    counties      | 522633100201 | 0                     | 0                   | 2814700
                    later         | 522633100202 | 0                     | 0                   | 2852300
                    provinces     | 522633100203 | 10187900              | 5066500             | 13054700
                    later_too     | 522633100204 | 0                     | 0                   | 28669500
                    """,
                    Map.of("period", "2020-07", "persons", "1"))),
            GivenMonth.none(Villages.TABLE),
            rows(
                VillageMonth.TABLE,
                """
                period  | village_code | reported | poor_persons | migrant_workers
                2019-12 | 522633100201 | true     | 1            | 2544700
                2019-12 | 522633100202 | true     | 1            | 2544700
                2019-12 | 522633100203 | true     | 1            | 27291200
                2019-12 | 522633100204 | true     | 1            | 27291200
                """),
            "2020-07",
            SETTINGS);

    assertRows(
        villages.selectExpr(
            "village_code",
            "migrant_workers",
            "round(100 * migrant_workers_of_last_year, 2) as migrant_workers_of_last_year"),
        """
        village_code | migrant_workers | migrant_workers_of_last_year
        522633100201 | 2814700         | 110.61
        522633100202 | 2852300         | 112.09
        522633100203 | 28309100        | 103.73
        522633100204 | 28669500        | 105.05
        """);
  }

  /**
   * Posts by kind (rangers, road keepers, cleaners, others) and all of them, and how many are new.
   */
  @Test
  void addsUpWelfarePostsAndTellsTheNewOnes() {
    String households =
        """
        household_key | village_code | period | welfare_posts
        rangers       | 522633100201 | %1$s   | 1170700
        roads         | 522633100201 | %1$s   | 291700
        cleaners      | 522633100201 | %1$s   | 1152800
        others        | 522633100201 | %1$s   | %2$s
        """;
    Map<String, String> also = Map.of("persons", "1", "poverty_status", "已脱贫");
    Dataset<Row> june =
        rows(Households.TABLE, TextTables.with(households.formatted("2020-06", "1716800"), also));
    Dataset<Row> july =
        rows(Households.TABLE, TextTables.with(households.formatted("2020-07", "2170300"), also));
    Dataset<Row> none = GivenMonth.none(Villages.TABLE);

    assertRows(GivenMonth.villages(june, none, "2020-06", SETTINGS), "welfare_posts\n4332000");
    assertRows(
        GivenMonth.villages(
            june, july, none, GivenMonth.none(VillageMonth.TABLE), "2020-07", SETTINGS),
        "welfare_posts | new_welfare_posts\n4785500 | 453500");
  }

  /**
   * The end of 2019; populations follow from both, for none was published, of 凉山 4.0 % nothing else
   * either. Villages not yet out, published too, are of all poor villages, listed or not: there is
   * no figure of these.
   */
  @Test
  void measuresTheIncidenceOfPublishedPlaces() {
    Dataset<Row> villages =
        GivenMonth.villages(
            rows(
                Households.TABLE,
                TextTables.with(
                    """
                    household_key | village_code | persons
                    yunnan        | 530423100201 | 442000
                    xinjiang      | 652922100201 | 165800
                    ningxia       | 640422100201 | 18800
                    gansu         | 620923100201 | 101400
                    liangshan     | 513400100201 | 40000
                    others        | 450000100201 | 4742000
                    """,
                    Map.of("period", "2019-12", "poverty_status", "未脱贫"))),
            rows(
                Villages.TABLE,
                """
                village_code | rural_population
                530423100201 | 33484848
                652922100201 | 13370968
                640422100201 | 4000000
                620923100201 | 3168750
                513400100201 | 1000000
                450000100201 | 863308767
                """),
            "2019-12",
            SETTINGS);

    assertRows(
        villages.selectExpr("province_code", "poor_persons", "round(incidence, 4) as incidence"),
        """
        province_code | poor_persons | incidence
        530000        | 442000       | 0.0132
        650000        | 165800       | 0.0124
        640000        | 18800        | 0.0047
        620000        | 101400       | 0.032
        510000        | 40000        | 0.04
        450000        | 4742000      | 0.0055
        """);
    assertRows(
        Catalogue.withRatios(RollUp.villages(villages, List.of(VillageMonth.PERIOD), SPAN))
            .selectExpr("poor_persons", "round(incidence, 4) as incidence"),
        "poor_persons | incidence\n5510000 | 0.006");
  }

  /**
   * Days on which provinces declared their last counties out. It is theirs to declare, no figure
   * says it; duzhan knows only which counties it was about, and by when.
   */
  @ParameterizedTest
  @CsvSource({
    "650000, 10, 2020-11-14",
    "530000, 9, 2020-11-14",
    "640000, 1, 2020-11-16",
    "510000, 7, 2020-11-17",
    "450000, 8, 2020-11-20",
    "620000, 8, 2020-11-21",
    "520000, 9, 2020-11-23"
  })
  void knowsWhichCountiesEveryProvinceHadToBringOutByWhen(
      String province, int counties, LocalDate delisted) {
    assertThat(SETTINGS.annexes().counties())
        .extracting(Annexes.County::provinceCode)
        .filteredOn(province::equals)
        .hasSize(counties);
    assertThat(delisted)
        .isBetween(
            SETTINGS.supervision().baseline().atEndOfMonth(), SETTINGS.supervision().targetDate());
  }

  /**
   * Vulnerability as expected poverty is not modelled. What is expected of a normal income, of mean
   * 50 and deviation 12 against 40, is the headcount of a thousand who have it.
   */
  @Test
  void countsAsManyBelowTheLineAsANormalIncomeExpects() {
    NormalDistribution income = new NormalDistribution(50, 12);
    StringBuilder households = new StringBuilder("household_key | persons | wage_income\n");
    for (int i = 0; i < 1000; i++) {
      households.append(
          "h%d | 1 | %.2f%n".formatted(i, income.inverseCumulativeProbability((i + 0.5) / 1000)));
    }

    Row village = notRegistered(households.toString(), "village_code | rural_population").head();

    assertThat(village.<Double>getAs("missed_rate")).isEqualTo(0.202);
  }

  /** The handbook's table 12.3, its classes high, low and not standing as villages 1, 2 and 3. */
  @Test
  void addsUpThePoorAndTheOthersOfEveryClass() {
    Dataset<Row> villages =
        notRegistered(
            """
            household_key | village_code | persons | wage_income
            high_poor     | 522633100201 | 5       | 0
            high          | 522633100201 | 3       | 3000
            low_poor      | 522633100202 | 12      | 0
            low           | 522633100202 | 25      | 3000
            not_poor      | 522633100203 | 5       | 0
            not           | 522633100203 | 50      | 3000
            """,
            "village_code | rural_population");

    assertRows(
        villages,
        """
        village_code | missed_persons | persons
        522633100201 | 5              | 8
        522633100202 | 12             | 37
        522633100203 | 5              | 55
        """);
    assertRows(
        Catalogue.withRatios(RollUp.villages(villages, List.of(Areas.COUNTY_CODE), SPAN)),
        "missed_persons | persons | missed_rate\n22 | 100 | 0.22");
  }

  private static Dataset<Row> notRegistered(String households, String register) {
    Map<String, String> also =
        Map.of(
            "period", "2019-12",
            "village_code", "522633100201",
            "poverty_status", "非建档立卡",
            "out_of_school", "0",
            "uninsured", "0",
            "housing_grade", "A",
            "water_safe", "true");
    return GivenMonth.villages(
        rows(Households.TABLE, TextTables.with(households, also)),
        rows(Villages.TABLE, register),
        "2019-12",
        TestSettings.with(Map.of("line.fixed", "40")));
  }
}
