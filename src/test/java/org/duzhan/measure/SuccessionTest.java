package org.duzhan.measure;

import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.VillageChanges;
import org.duzhan.table.Problems;
import org.junit.jupiter.api.Test;

/** Village 1 becomes 11; 2 and 3 become 12; 4 becomes 13 and 14; 5 is dissolved; 6 stays. */
class SuccessionTest {
  private static final String OF = "5226331002";

  private final Dataset<Row> january =
      rows(
          VillageMonth.TABLE,
          """
          period  | village_code | reported | criterion | poor_persons | assessed_poor_persons | assessed_population
          2020-01 | 522633100201 | true     | persons   | 1            | 1                     | 10
          2020-01 | 522633100202 | true     | -         | 2            | 2                     | 20
          2020-01 | 522633100203 | true     | incidence | 3            | 3                     | 20
          2020-01 | 522633100204 | true     | persons   | 4            | 4                     | 10
          2020-01 | 522633100205 | true     | -         | 5            | 5                     | 10
          2020-01 | 522633100206 | true     | -         | 6            | 6                     | 10
          """);

  @Test
  void addsUpTheFiguresOfMergedVillagesAndLeavesOutSplitOnes() {
    assertRows(
        succession("2020-02").figures(january),
        """
        village_code | poor_persons | incidence
        522633100211 | 1            | 0.1
        522633100212 | 5            | 0.125
        522633100206 | 6            | 0.6
        """);
  }

  @Test
  void comparesNothingWithPartOfAMergedVillage() {
    Dataset<Row> one =
        january.withColumn("reported", VillageMonth.VILLAGE_CODE.col().notEqual(OF + "02"));

    assertRows(
        succession("2020-02").figures(one).filter("village_code = '522633100212'"),
        "village_code | poor_persons\n");
  }

  @Test
  void knowsAMergedVillageOnlyWhereAllItsPartsReported() {
    Dataset<Row> one = january.filter(VillageMonth.VILLAGE_CODE.col().notEqual(OF + "02"));

    assertRows(
        succession("2020-02").whole(one, "2020-01"),
        "village_code\n522633100211\n522633100213\n522633100214\n522633100206");
    assertRows(
        succession("2020-02").whole(january, "2020-01").select("village_code").distinct(),
        """
        village_code
        522633100211
        522633100212
        522633100213
        522633100214
        522633100206
        """);
  }

  @Test
  void keepsARankOnlyWhereTheVillageIsTheSame() {
    assertRows(
        succession("2020-02").renamed(january),
        "village_code | poor_persons\n522633100211 | 1\n522633100206 | 6");
  }

  @Test
  void listsThePartsOfASplitVillageAsItWasListed() {
    assertRows(
        succession("2020-02").inherited(january).filter("criterion is not null"),
        """
        village_code | criterion
        522633100211 | persons
        522633100212 | incidence
        522633100213 | persons
        522633100214 | persons
        """);
  }

  @Test
  void keepsProblemsOfASplitOrDissolvedVillageWithItsCounty() {
    Dataset<Row> problems =
        rows(
            Problems.TABLE,
            """
            period  | county_code | village_code | problem_id
            2020-01 | 522633      | 522633100202 | a
            2020-01 | 522633      | 522633100204 | b
            2020-01 | 522633      | 522633100205 | c
            2020-01 | 522633      | -            | d
            2020-02 | 522633      | 522633100213 | e
            """);

    assertRows(
        succession("2020-02").kept(problems),
        """
        problem_id | village_code
        a          | 522633100212
        b          | -
        c          | -
        d          | -
        e          | 522633100213
        """);
  }

  @Test
  void leavesAPastMonthOnItsOwnCodes() {
    assertRows(
        succession("2020-01").figures(january).select("village_code"),
        """
        village_code
        522633100201
        522633100202
        522633100203
        522633100204
        522633100205
        522633100206
        """);
  }

  private static Succession succession(String month) {
    List<VillageChanges.Change> changes = new ArrayList<>();
    String[][] edges = {{"01", "11"}, {"02", "12"}, {"03", "12"}, {"04", "13"}, {"04", "14"}};
    for (String[] edge : edges) {
      changes.add(change(OF + edge[0], OF + edge[1]));
    }
    changes.add(change(OF + "05", "-"));
    return GivenMonth.succession(new VillageChanges(changes), month);
  }

  private static VillageChanges.Change change(String from, String to) {
    return new VillageChanges.Change(YearMonth.of(2020, 2), from, to);
  }
}
