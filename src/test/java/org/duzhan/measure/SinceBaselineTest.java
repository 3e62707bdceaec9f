package org.duzhan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Villages that report in some months and not in others. */
class SinceBaselineTest {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final String NOW =
      """
      village_code | reported | poor_persons
      1            | true     | 40
      2            | true     | 40
      3            | false    | -
      4            | true     | 40
      5            | true     | 40
      """;

  /**
   * Of five months 1 reported all; 2 not 2020-02; 3 not now; 4 not at the baseline; 5 only then.
   */
  private static final String PAST =
      """
      period  | village_code | reported | poor_persons
      2019-12 | 1            | true     | 100
      2020-01 | 1            | true     | 95
      2020-02 | 1            | true     | 85
      2020-03 | 1            | true     | 60
      2019-12 | 2            | true     | 100
      2020-01 | 2            | true     | 100
      2020-02 | 2            | false    | -
      2020-03 | 2            | true     | 60
      2019-12 | 3            | true     | 100
      2020-03 | 3            | true     | 90
      2019-12 | 4            | false    | -
      2020-03 | 4            | true     | 90
      2019-12 | 5            | true     | 100
      """;

  @Test
  void hasNoFallOfAMonthThatAVillageDidNotReportAndThePaceBetweenItsReports() {
    assertRows(
        of(NOW, PAST, "2020-04"),
        """
        village_code | compared_villages | baseline_villages | baseline_poor_persons | compared_poor_persons | falls          | paces
        1            | 1                 | 1                 | 100                   | 40                    | 20.0 25.0 10.0 | 20.0 25.0 10.0
        2            | 1                 | 1                 | 100                   | 40                    | 20.0 ? ?       | 20.0 20.0 20.0
        3            | 0                 | 1                 | 100                   | -                     | -              | -
        4            | 0                 | 0                 | -                     | -                     | -              | -
        5            | 1                 | 1                 | 100                   | 40                    | ? ? ?          | 15.0 15.0 15.0
        """);
  }

  @Test
  void tellsProgressAndCourseOfEachVillage() {
    assertRows(
        Progress.ofVillages(of(NOW, PAST, "2020-04"), "2020-04", SETTINGS)
            .filter("village_code < '5'"),
        """
        village_code | remaining_poor_persons | progress | observed_pace | required_pace | projected_zero | projected_zero_earliest | projected_zero_latest | course    | baseline_null_reason | course_null_reason
        1            | 40                     | 0.6      | 20.0          | 5.0           | 2020-06        | 2020-06                 | 2020-08               | on_course | -                    | -
        2            | 40                     | 0.6      | 20.0          | 5.0           | 2020-06        | 2020-06                 | 2020-06               | on_course | -                    | -
        3            | -                      | -        | -             | -             | -              | -                       | -                     | -         | not_submitted        | not_submitted
        4            | 40                     | -        | -             | -             | -              | -                       | -                     | -         | no_baseline          | no_baseline
        """);
  }

  @Test
  void asksForNoMoreMonthsThanThereAreSinceTheBaseline() {
    String past = PAST.lines().filter(row -> !row.matches("2020-0[23].*")).reduce("", this::line);

    assertRows(
        of(NOW, past, "2020-02").filter("compared_villages = 1"),
        """
        village_code | falls    | paces
        1            | 55.0 5.0 | 55.0 5.0
        2            | 60.0 0.0 | 60.0 0.0
        5            | ? ?      | 30.0 30.0
        """);
  }

  /** Against the same in plain Java: villages of which some month or other is missing. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void addsThePacesOfVillagesUp(long seed) {
    Random random = new Random(seed);
    StringBuilder now = new StringBuilder("village_code | reported | poor_persons | county_code\n");
    StringBuilder past = new StringBuilder("period | village_code | reported | poor_persons\n");
    double[] paces = new double[3];
    boolean[] known = {true, true, true};
    long compared = 0;
    for (int village = 100; village < 130; village++) {
      TreeMap<Integer, Integer> told = new TreeMap<>();
      for (int month = 0; month <= 6; month++) {
        boolean reported = random.nextInt(3) > 0;
        int poor = random.nextInt(200);
        if (reported) {
          told.put(month, poor);
        }
        String row = "%d | %s | %s".formatted(village, reported, reported ? poor : "-");
        if (month == 6) {
          now.append(row).append(" | 522633\n");
        } else {
          past.append(
              "%s | %s%n"
                  .formatted(
                      List.of("2019-12", "2020-01", "2020-02", "2020-03", "2020-04", "2020-05")
                          .get(month),
                      row));
        }
      }
      if (told.containsKey(0) && told.containsKey(6)) {
        compared++;
        for (int back = 0; back < 3; back++) {
          var from = told.lowerEntry(6 - back);
          var to = told.ceilingEntry(6 - back);
          known[back] &= to.getKey() - from.getKey() == 1;
          paces[back] += (double) (from.getValue() - to.getValue()) / (to.getKey() - from.getKey());
        }
      }
    }

    Row county =
        RollUp.villages(
                SinceBaseline.with(
                    rows(VillageMonth.TABLE, now.toString()),
                    rows(VillageMonth.TABLE, past.toString()),
                    Span.of("2020-06", SETTINGS)),
                List.of(CountyMonth.COUNTY_CODE),
                Span.of("2020-06", SETTINGS))
            .first();

    assertThat(compared).isBetween(5L, 25L).isEqualTo(county.<Long>getAs("compared_villages"));
    List<Double> added = county.getList(county.fieldIndex("recent_paces"));
    List<Double> falls = county.getList(county.fieldIndex("recent_falls"));
    for (int back = 0; back < 3; back++) {
      assertThat(added.get(back)).isCloseTo(paces[back], within(1e-9));
      assertThat(falls.get(back)).isEqualTo(known[back] ? added.get(back) : null);
    }
  }

  private String line(String text, String row) {
    return text + row + "\n";
  }

  private static Dataset<Row> of(String now, String past, String month) {
    return SinceBaseline.with(
            rows(VillageMonth.TABLE, now), rows(VillageMonth.TABLE, past), Span.of(month, SETTINGS))
        .selectExpr(
            "*",
            "array_join(transform(recent_falls, f -> string(f)), ' ', '?') as falls",
            "array_join(transform(recent_paces, f -> string(f)), ' ') as paces");
  }
}
