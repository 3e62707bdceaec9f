package org.duzhan.quality;

import static org.apache.spark.sql.functions.lit;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.ingest.Spooled;
import org.duzhan.settings.VillageChanges;
import org.duzhan.table.Areas;
import org.duzhan.table.Table;
import org.duzhan.testkit.Spark;
import org.junit.jupiter.api.Test;

/** In March village 1 becomes 11; 2 and 3 become 12; 4 becomes 13 and 14; 5 is dissolved. */
class CodesOfMonthTest {
  private static final Table SPOOLED =
      Table.of(
          "spooled",
          "row",
          List.of(),
          List.of(
              Spooled.SUBMISSION_ID, Spooled.FILE_PERIOD, Areas.VILLAGE_CODE, Spooled.REPEATED));
  private static final List<String[]> MARCH =
      List.of(
          new String[] {"01", "11"},
          new String[] {"02", "12"},
          new String[] {"03", "12"},
          new String[] {"04", "13"},
          new String[] {"04", "14"},
          new String[] {"05", "-"});

  @Test
  void takesAnOldCodeForTheNewOneOnceItHolds() {
    assertRows(
        of("2020-03 | 522633100201\n2020-04 | 522633100202\n2020-04 | 522633100206", true),
        """
        file_period | village_code | code_fault
        2020-03     | 522633100211 | -
        2020-04     | 522633100212 | -
        2020-04     | 522633100206 | -
        """);
  }

  @Test
  void takesANewCodeForTheOldOneBeforeItHolds() {
    assertRows(
        of("2020-02 | 522633100211\n2020-02 | 522633100201", true),
        """
        file_period | village_code | code_fault
        2020-02     | 522633100201 | -
        2020-02     | 522633100201 | -
        """);
  }

  @Test
  void saysWhereItCannotTellWhichVillageIsMeant() {
    assertRows(
        of(
            """
            2020-03 | 522633100204
            2020-03 | 522633100205
            2020-02 | 522633100212
            2020-02 | 522633100213
            """,
            true),
        """
        file_period | village_code | code_fault
        2020-03     | 522633100204 | split
        2020-03     | 522633100205 | dissolved
        2020-02     | 522633100212 | unborn
        2020-02     | 522633100213 | unborn
        """);
  }

  @Test
  void takesNoPartOfAMergedVillageForTheVillage() {
    assertRows(
        of("2020-03 | 522633100202\n2020-03 | 522633100201", false),
        """
        file_period | village_code | code_fault
        2020-03     | 522633100212 | merged
        2020-03     | 522633100211 | -
        """);
  }

  @Test
  void findsAVillageThatAFileStatesUnderBothItsCodes() {
    assertRows(
        of(
            """
            2020-03 | 522633100201
            2020-03 | 522633100211
            2020-03 | 522633100206
            """,
            false),
        """
        file_period | village_code | repeated
        2020-03     | 522633100211 | true
        2020-03     | 522633100211 | true
        2020-03     | 522633100206 | false
        """);
  }

  private static Dataset<Row> of(String text, boolean addsUp) {
    List<VillageChanges.Change> changes = new ArrayList<>();
    MARCH.forEach(edge -> changes.add(change(edge[0], edge[1])));
    List<Row> codes =
        CodesOfMonth.rows(new VillageChanges(changes), List.of("2020-02", "2020-03", "2020-04"));
    return CodesOfMonth.of(
        rows(SPOOLED, "file_period | village_code\n" + text)
            .withColumn(Spooled.REPEATED.name(), lit(false)),
        Spark.session().createDataFrame(codes, CodesOfMonth.TABLE.schema()),
        addsUp);
  }

  private static VillageChanges.Change change(String from, String to) {
    String county = "5226331002";
    return new VillageChanges.Change(
        YearMonth.of(2020, 3), county + from, to.equals("-") ? to : county + to);
  }
}
