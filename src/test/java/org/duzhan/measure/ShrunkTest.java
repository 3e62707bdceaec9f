package org.duzhan.measure;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.duzhan.testkit.TextTables.rows;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ShrunkTest {
  @Test
  void leavesWhatWasSurveyedInFullAsItIs() {
    Map<String, Double> estimates =
        estimates(
            """
            village_code | county_code | assessed_poor_persons | assessed_population | persons
            small        | c           | 5                     | 10                  | 10
            large        | c           | 100                   | 5000                | 5000
            over         | c           | 3                     | 40                  | 44
            """);

    assertThat(estimates.get("small")).isCloseTo(0.5, within(1e-12));
    assertThat(estimates.get("large")).isCloseTo(0.02, within(1e-12));
    assertThat(estimates.get("over")).isCloseTo(0.075, within(1e-12));
  }

  @Test
  void drawsASmallVillageFurtherTowardsItsCountyThanALargeOne() {
    Map<String, Double> estimates =
        estimates(
            """
            village_code | county_code | assessed_poor_persons | assessed_population | persons
            hamlet       | c           | 5                     | 10                  | 0
            large        | c           | 500                   | 1000                | 0
            well         | c           | 10                    | 1000                | 0
            """);
    double county = 515.0 / 2010;

    assertThat(estimates.get("hamlet")).isBetween(county, 0.5);
    assertThat(0.5 - estimates.get("hamlet")).isGreaterThan(5 * (0.5 - estimates.get("large")));
    assertThat(estimates.get("well")).isBetween(0.01, county);
  }

  @Test
  void takesDifferencesThatChanceExplainsForNone() {
    Map<String, Double> estimates =
        estimates(
            """
            village_code | county_code | assessed_poor_persons | assessed_population | persons
            one          | c           | 10                    | 100                 | 0
            other        | c           | 12                    | 100                 | 0
            """);

    assertThat(estimates.get("one")).isCloseTo(0.11, within(1e-12));
    assertThat(estimates.get("other")).isCloseTo(0.11, within(1e-12));
  }

  @Test
  void looksAtEachCountyByItself() {
    Map<String, Double> estimates =
        estimates(
            """
            village_code | county_code | assessed_poor_persons | assessed_population | persons
            a            | poor        | 50                    | 100                 | 0
            b            | well        | 1                     | 100                 | 0
            """);

    assertThat(estimates.get("a")).isCloseTo(0.5, within(1e-12));
    assertThat(estimates.get("b")).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void estimatesNothingWhereTheIncidenceIsNotDefined() {
    Map<String, Double> estimates =
        estimates(
            """
            village_code | county_code | assessed_poor_persons | assessed_population | persons
            unknown      | c           | -                     | -                   | 10
            known        | c           | 0                     | 50                  | 10
            """);

    assertThat(estimates).containsEntry("unknown", null).containsEntry("known", 0.0);
  }

  private static Map<String, Double> estimates(String villages) {
    Dataset<Row> shrunk =
        Shrunk.with(
            rows(VillageMonth.TABLE, villages).drop(VillageMonth.INCIDENCE_SHRUNK.name()),
            VillageMonth.INCIDENCE_SHRUNK,
            Register.ASSESSED_POOR_PERSONS.col().cast("double"),
            Register.ASSESSED_POPULATION.col().cast("double"),
            Headcount.PERSONS.col());
    Map<String, Double> estimates = new HashMap<>();
    for (Row row : shrunk.select(col("village_code"), col("incidence_shrunk")).collectAsList()) {
      estimates.put(row.getString(0), row.isNullAt(1) ? null : row.getDouble(1));
    }
    return estimates;
  }
}
