package org.duzhan.quality;

import static org.duzhan.testkit.TextTables.assertRows;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Households;
import org.duzhan.testkit.TextTables;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
  private static final String STOOD =
      """
      period  | household_key | persons | poverty_status | submission_id | source_sheet | source_row | received_at
      2020-04 | a             | 3       | 未脱贫         | first         | 户表          | 7          | 2020-05-01 08:00:00
      """;

  @Test
  void tellsEachFieldThatALaterFileChangedAndWhereBothStand() {
    assertRows(
        corrections(
            STOOD,
            """
            period  | household_key | persons | poverty_status | submission_id | source_sheet | source_row | file | received_at         | sound
            2020-04 | a             | 4       | -              | later         | -            | 3          | l    | 2020-05-03 08:00:00 | true
            """),
        """
        period  | household_key | field          | old | new | old_submission_id | old_sheet | old_row | new_submission_id | new_row | received_at
        2020-04 | a             | persons        | 3   | 4   | first             | 户表      | 7       | later             | 3       | 2020-05-03 08:00:00
        2020-04 | a             | poverty_status | 未脱贫 | - | first             | 户表      | 7       | later             | 3       | 2020-05-03 08:00:00
        """);
  }

  @Test
  void tellsWhoChangedItAndWhyWhereTheLaterRowSaysSo() {
    assertRows(
        corrections(
            STOOD,
            """
            period  | household_key | persons | poverty_status | corrected_by | correction_reason | submission_id | file | received_at         | sound
            2020-04 | a             | 4       | 未脱贫         | 王某         | 添丁              | later         | l    | 2020-05-03 08:00:00 | true
            """),
        """
        field   | old | new | author | reason
        persons | 3   | 4   | 王某   | 添丁
        """);
  }

  @Test
  void takesAReasonWithoutAChangeForNone() {
    assertRows(
        corrections(
            STOOD,
            """
            period  | household_key | persons | poverty_status | correction_reason | submission_id | file | received_at         | sound
            2020-04 | a             | 3       | 未脱贫         | 核对无误          | later         | l    | 2020-05-03 08:00:00 | true
            """),
        "field");
  }

  @Test
  void findsNoneInWhatIsNewOrSaidAgainOrBad() {
    assertRows(
        corrections(
            STOOD,
            """
            period  | household_key | persons | poverty_status | submission_id | file | received_at         | sound
            2020-04 | a             | 3       | 未脱贫         | later         | l    | 2020-05-03 08:00:00 | true
            2020-04 | a             | 9       | 未脱贫         | bad           | x    | 2020-05-04 08:00:00 | false
            2020-04 | b             | 2       | 未脱贫         | later         | l    | 2020-05-03 08:00:00 | true
            """),
        "field");
  }

  @Test
  void takesAFileOlderThanWhatStandsAsHistory() {
    assertRows(
        corrections(
            STOOD,
            """
            period  | household_key | persons | poverty_status | submission_id | file | received_at         | sound
            2020-04 | a             | 5       | 未脱贫         | late          | l    | 2020-04-20 08:00:00 | true
            """),
        """
        field   | old | new | old_submission_id | new_submission_id
        persons | 5   | 3   | late              | first
        """);
  }

  @Test
  void findsNoneWhereAClosedHouseholdComesAgain() {
    assertRows(
        corrections(
            STOOD,
            """
            period  | household_key | persons | poverty_status | submission_id | file | received_at         | sound
            2020-04 | a             | 5       | 未脱贫         | again         | l    | 2020-05-04 08:00:00 | true
            """,
            "2020-05-03T00:00:00Z"),
        "field");
  }

  private static Dataset<Row> corrections(String stood, String read) {
    return corrections(stood, read, null);
  }

  private static Dataset<Row> corrections(String stood, String read, String completeAt) {
    Dataset<Row> merged =
        MergedTest.of(
            TextTables.rows(MergedTest.READ, stood).drop(Judged.SOUND.name()),
            TextTables.rows(MergedTest.READ, "household_key"),
            TextTables.rows(MergedTest.READ, read),
            null,
            completeAt);
    return Corrections.of(merged, List.of(Households.PERSONS, Households.POVERTY_STATUS));
  }
}
