package org.duzhan.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.testkit.TextTables.assertRows;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.table.Types;
import org.duzhan.testkit.TextTables;
import org.junit.jupiter.api.Test;

class MergedTest {
  static final Table READ = read();
  static final String NOTHING = "household_key";

  @Test
  void acceptsWhatIsNewOrChangesWhatStood() {
    assertMerged(
        """
        household_key | persons | poverty_status | submission_id | received_at
        stays         | 3       | 未脱贫         | old           | 2020-05-01 08:00:00
        grows         | 3       | 未脱贫         | old           | 2020-05-01 08:00:00
        exits         | 3       | 未脱贫         | old           | 2020-05-01 08:00:00
        """,
        """
        household_key | persons | poverty_status | submission_id | file | received_at         | sound
        grows         | 4       | 未脱贫         | new           | n    | 2020-05-02 08:00:00 | true
        exits         | 3       | 已脱贫         | new           | n    | 2020-05-02 08:00:00 | true
        comes         | 1       | 未脱贫         | new           | n    | 2020-05-02 08:00:00 | true
        """,
        """
        household_key | submission_id | fate     | stands
        stays         | old           | -        | true
        grows         | old           | -        | false
        grows         | new           | accepted | true
        exits         | old           | -        | false
        exits         | new           | accepted | true
        comes         | new           | accepted | true
        """);
  }

  @Test
  void keepsTheEarlierRowAsTheSourceOfWhatIsOnlySaidAgain() {
    assertMerged(
        """
        household_key | persons | poverty_status | submission_id | received_at
        a             | 3       | 未脱贫         | old           | 2020-05-01 08:00:00
        b             | -       | 未脱贫         | old           | 2020-05-01 08:00:00
        """,
        """
        household_key | persons | poverty_status | submission_id | file | received_at         | sound
        a             | 3       | 未脱贫         | new           | n    | 2020-05-02 08:00:00 | true
        b             | -       | 未脱贫         | new           | n    | 2020-05-02 08:00:00 | true
        """,
        """
        household_key | submission_id | fate      | stands
        a             | old           | -         | true
        a             | new           | unchanged | false
        b             | old           | -         | true
        b             | new           | unchanged | false
        """);
  }

  @Test
  void neverLetsABadRowStandNorCountAsSaid() {
    assertMerged(
        NOTHING,
        """
        household_key | persons | submission_id | file | received_at         | sound
        a             | 3       | one           | 1    | 2020-05-01 08:00:00 | true
        a             | 99      | two           | 2    | 2020-05-02 08:00:00 | false
        a             | 3       | three         | 3    | 2020-05-03 08:00:00 | true
        """,
        """
        submission_id | fate        | stands
        one           | accepted    | true
        two           | quarantined | false
        three         | unchanged   | false
        """);
  }

  @Test
  void takesFilesInTheOrderTheyCame() {
    assertMerged(
        NOTHING,
        """
        household_key | persons | submission_id | file | received_at         | sound
        a             | 5       | third         | a    | 2020-05-03 08:00:00 | true
        a             | 3       | first         | c    | 2020-05-01 08:00:00 | true
        a             | 4       | second        | b    | 2020-05-02 08:00:00 | true
        """,
        """
        submission_id | fate     | stands
        first         | accepted | false
        second        | accepted | false
        third         | accepted | true
        """);
  }

  @Test
  void acceptsAReturnToWhatWasSaidBefore() {
    assertMerged(
        NOTHING,
        """
        household_key | persons | submission_id | file | received_at         | sound
        a             | 3       | first         | 1    | 2020-05-01 08:00:00 | true
        a             | 4       | second        | 2    | 2020-05-02 08:00:00 | true
        a             | 3       | third         | 3    | 2020-05-03 08:00:00 | true
        """,
        """
        submission_id | fate     | stands
        first         | accepted | false
        second        | accepted | false
        third         | accepted | true
        """);
  }

  @Test
  void keepsAFileOlderThanWhatStandsAsHistory() {
    assertMerged(
        """
        household_key | persons | submission_id | received_at
        a             | 4       | old           | 2020-05-02 08:00:00
        """,
        """
        household_key | persons | submission_id | file | received_at         | sound
        a             | 3       | late          | l    | 2020-05-01 08:00:00 | true
        b             | 2       | late          | l    | 2020-05-01 08:00:00 | true
        """,
        """
        household_key | submission_id | fate       | stands
        a             | old           | -          | true
        a             | late          | superseded | false
        b             | late          | accepted   | true
        """);
  }

  @Test
  void keepsAFileOlderThanWhatWasSaidAgainSinceAsHistory() {
    assertRows(
        merged(
            """
            household_key | persons | submission_id | received_at         | said_at
            a             | 4       | old           | 2020-05-01 08:00:00 | 2020-05-03 08:00:00
            """,
            """
            household_key | persons | submission_id | file  | received_at         | sound
            a             | 4       | since         | since | 2020-05-03 08:00:00 | true
            """,
            """
            household_key | persons | submission_id | file | received_at         | sound
            a             | 4       | late          | l    | 2020-05-02 08:00:00 | true
            a             | 4       | again         | m    | 2020-05-04 08:00:00 | true
            """,
            null,
            null),
        """
        submission_id | fate       | stands | said_at
        old           | -          | true   | 2020-05-04 08:00:00
        since         | -          | false  | 2020-05-04 08:00:00
        late          | superseded | false  | 2020-05-04 08:00:00
        again         | unchanged  | false  | 2020-05-04 08:00:00
        """);
  }

  @Test
  void closesNothingThatWasSaidSinceTheCompleteFile() {
    assertRows(
        merged(
            """
            household_key | persons | submission_id | received_at         | said_at
            a             | 4       | old           | 2020-05-01 08:00:00 | 2020-05-04 08:00:00
            b             | 4       | old           | 2020-05-01 08:00:00 | 2020-05-01 08:00:00
            """,
            """
            household_key | persons | submission_id | file  | received_at         | sound
            a             | 4       | again         | again | 2020-05-04 08:00:00 | true
            """,
            """
            household_key | persons | submission_id | file | received_at         | sound
            c             | 3       | complete      | c    | 2020-05-03 08:00:00 | true
            """,
            null,
            "2020-05-03T00:00:00Z"),
        """
        household_key | submission_id | stands
        a             | old           | false
        a             | again         | true
        b             | old           | false
        c             | complete      | true
        """);
  }

  @Test
  void takesWhatAnEarlierFileSaidBackFromHistoryWhenALateOneComesBetween() {
    assertRows(
        merged(
            """
            household_key | persons | submission_id | received_at         | said_at
            a             | 4       | first         | 2020-05-01 08:00:00 | 2020-05-05 08:00:00
            """,
            """
            household_key | persons | submission_id | file  | received_at         | sound
            a             | 4       | again         | again | 2020-05-05 08:00:00 | true
            """,
            """
            household_key | persons | submission_id | file | received_at         | sound
            a             | 3       | late          | l    | 2020-05-03 08:00:00 | true
            """,
            null,
            null),
        """
        submission_id | fate       | stands
        first         | -          | false
        late          | superseded | false
        again         | -          | true
        """);
  }

  @Test
  void closesWhatACompleteFileDoesNotName() {
    assertMerged(
        """
        household_key | persons | submission_id | received_at
        named         | 4       | old           | 2020-05-01 08:00:00
        missing       | 4       | old           | 2020-05-01 08:00:00
        badly_named   | 4       | old           | 2020-05-01 08:00:00
        """,
        """
        household_key | persons | submission_id | file | received_at         | sound
        named         | 4       | complete      | c    | 2020-05-03 08:00:00 | true
        badly_named   | 99      | complete      | c    | 2020-05-03 08:00:00 | false
        before        | 1       | before        | b    | 2020-05-02 08:00:00 | true
        after         | 1       | after         | d    | 2020-05-04 08:00:00 | true
        """,
        null,
        "2020-05-03T00:00:00Z",
        """
        household_key | submission_id | fate        | stands
        named         | old           | -           | true
        named         | complete      | unchanged   | false
        missing       | old           | -           | false
        badly_named   | old           | -           | true
        badly_named   | complete      | quarantined | false
        before        | before        | accepted    | false
        after         | after         | accepted    | true
        """);
  }

  @Test
  void opensNothingThatACompleteFileClosedLater() {
    assertMerged(
        NOTHING,
        """
        household_key | persons | submission_id | file | received_at         | sound
        a             | 3       | late          | l    | 2020-05-01 08:00:00 | true
        b             | 3       | new           | n    | 2020-05-03 08:00:00 | true
        """,
        "2020-05-02T00:00:00Z",
        null,
        """
        household_key | fate       | stands
        a             | superseded | false
        b             | accepted   | true
        """);
  }

  @Test
  void countsTheFatesOfEachFile() {
    Dataset<Row> merged =
        merged(
            """
            household_key | persons | received_at
            a             | 3       | 2020-05-01 08:00:00
            b             | 3       | 2020-05-09 08:00:00
            """,
            """
            household_key | persons | submission_id | file | received_at         | sound
            a             | 3       | s             | f    | 2020-05-02 08:00:00 | true
            b             | 3       | s             | f    | 2020-05-02 08:00:00 | true
            c             | 3       | s             | f    | 2020-05-02 08:00:00 | true
            d             | 3       | s             | f    | 2020-05-02 08:00:00 | true
            e             | 3       | s             | f    | 2020-05-02 08:00:00 | false
            e             | 3       | t             | g    | 2020-05-02 08:00:00 | false
            """,
            null,
            null);

    assertRows(
        Merged.counts(merged),
        """
        submission_id | file | rows_accepted | rows_unchanged | rows_superseded | rows_quarantined
        s             | f    | 2             | 1              | 1               | 1
        t             | g    | 0             | 0              | 0               | 1
        """);
  }

  private static void assertMerged(String old, String read, String expected) {
    assertMerged(old, read, null, null, expected);
  }

  private static void assertMerged(
      String old, String read, String closedAt, String completeAt, String expected) {
    assertRows(merged(old, read, closedAt, completeAt), expected);
  }

  private static Dataset<Row> merged(String old, String read, String closedAt, String completeAt) {
    return merged(old, "household_key", read, closedAt, completeAt);
  }

  private static Dataset<Row> merged(
      String old, String history, String read, String closedAt, String completeAt) {
    return of(
        TextTables.rows(READ, old).drop(Judged.SOUND.name()),
        TextTables.rows(READ, history),
        TextTables.rows(READ, read),
        closedAt,
        completeAt);
  }

  /** Rows that stand and rows of history also have the path of their file. */
  static Dataset<Row> of(
      Dataset<Row> old,
      Dataset<Row> history,
      Dataset<Row> read,
      String closedAt,
      String completeAt) {
    List<Field> content = List.of(Households.PERSONS, Households.POVERTY_STATUS);
    Column complete = time(completeAt == null ? closedAt : completeAt);
    return Merged.of(
        Households.TABLE,
        new Merged.Said(withSaidAt(old), history.drop(Households.SAID_AT.name()), withSaidAt(read)),
        content,
        time(closedAt),
        when(complete.isNotNull(), array(time(closedAt), time(completeAt))));
  }

  /** Said when it was received, unless a test says otherwise. */
  private static Dataset<Row> withSaidAt(Dataset<Row> rows) {
    return rows.withColumn(
        Households.SAID_AT.name(),
        coalesce(Households.SAID_AT.col(), Households.RECEIVED_AT.col()));
  }

  private static Column time(String instant) {
    Timestamp time = instant == null ? null : Timestamp.from(Instant.parse(instant));
    return lit(time).cast(Types.TIME);
  }

  private static Table read() {
    List<Field> fields = new ArrayList<>(Households.TABLE.fields());
    fields.add(Submissions.FILE);
    fields.add(Judged.SOUND);
    return Table.of("read", "row of a file", List.of(), fields);
  }
}
