package org.duzhan.lake;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;
import org.duzhan.table.SchemaMismatch;
import org.duzhan.table.Table;
import org.duzhan.table.Types;
import org.junit.jupiter.api.Test;

/** What every lake promises: the real one, and the one that stands for it in tests. */
interface LakeContract {
  Field MONTH = required("month", Types.TEXT, "", "月份", "Month, YYYY-MM");
  Field PLACE = required("place", Types.TEXT, "", "地点", "Where");
  Field PERSONS = optional("persons", Types.COUNT, "人", "人数", "How many");
  Table TABLE =
      Table.of("head", "place and month", List.of(MONTH, PLACE), List.of(MONTH, PLACE, PERSONS))
          .partitionedBy(MONTH)
          .skippingBy(PLACE);

  /** An empty lake. */
  Lake lake();

  @Test
  default void readsATableThatDoesNotExistAsEmpty() {
    assertThat(lake().version(TABLE)).isEqualTo(Lake.NONE);
    assertThat(lake().note(TABLE)).isEmpty();
    assertRows(lake().read(TABLE), "month | place | persons");
  }

  @Test
  default void addsRowsToThoseThatStand() {
    Lake lake = lake();

    assertThat(lake.append(TABLE, rows(TABLE, DECEMBER), "one")).isEqualTo(2);
    assertThat(lake.append(TABLE, rows(TABLE, JANUARY), "two")).isEqualTo(1);

    assertThat(lake.version(TABLE)).isEqualTo(1);
    assertRows(lake.read(TABLE), DECEMBER + "2020-01 | a | 5\n");
  }

  @Test
  default void readsATableAsItStoodAtAVersion() {
    Lake lake = lake();
    lake.append(TABLE, rows(TABLE, DECEMBER), "one");
    lake.append(TABLE, rows(TABLE, JANUARY), "two");

    assertRows(lake.read(TABLE, 0), DECEMBER);
    assertRows(lake.read(TABLE, Lake.NONE), "month | place | persons");
  }

  @Test
  default void replacesOnlyTheRowsItIsTold() {
    Lake lake = lake();
    lake.append(TABLE, rows(TABLE, DECEMBER + "2020-01 | a | 5\n"), "one");

    long put = lake.replace(TABLE, "month = '2019-12'", rows(TABLE, NEW_DECEMBER), "two");

    assertThat(put).isEqualTo(1);
    assertRows(lake.read(TABLE), NEW_DECEMBER + "2020-01 | a | 5\n");
  }

  @Test
  default void keepsRowsOfWhichTheConditionIsNotKnown() {
    Lake lake = lake();
    lake.append(TABLE, rows(TABLE, DECEMBER), "one");

    lake.replace(TABLE, "persons = 3", rows(TABLE, "month | place | persons\nm | c | 3"), "two");

    assertRows(lake.read(TABLE), "month | place | persons\n2019-12 | b | -\nm | c | 3");
  }

  @Test
  default void replacesNothingInATableThatDoesNotExist() {
    Lake lake = lake();

    lake.replace(TABLE, "month = '2020-01'", rows(TABLE, JANUARY), "one");

    assertRows(lake.read(TABLE), JANUARY);
  }

  @Test
  default void replacesByValuesWhatIsThereAndAddsWhatIsNot() {
    Lake lake = lake();
    lake.append(TABLE, rows(TABLE, DECEMBER), "one");

    lake.replace(TABLE, "month = '2020-01'", month("2020-01"), rows(TABLE, JANUARY), "two");
    long put =
        lake.replace(TABLE, "month = '2019-12'", month("2019-12"), rows(TABLE, NEW_DECEMBER), "3");

    assertThat(put).isEqualTo(1);
    assertRows(
        lake.read(TABLE), NEW_DECEMBER + JANUARY.lines().skip(1).collect(joining("\n", "", "\n")));
    assertThat(lake.version(TABLE)).isEqualTo(2);
  }

  @Test
  default void findsRowsByAnyNumberOfValues() {
    Lake lake = lake();
    lake.append(TABLE, rows(TABLE, DECEMBER), "one");
    lake.append(TABLE, rows(TABLE, JANUARY), "two");
    List<String> many = IntStream.range(0, 20_000).mapToObj("2020-%05d"::formatted).toList();

    assertThat(lake.read(TABLE, MONTH, List.of()).collectAsList()).isEmpty();
    assertThat(lake.read(TABLE, MONTH, many).collectAsList()).isEmpty();
    assertRows(
        lake.read(TABLE, MONTH, Stream.concat(many.stream(), Stream.of("2020-01")).toList()),
        JANUARY);
  }

  @Test
  default void addsNoRowOutsideOfWhatItReplaces() {
    Lake lake = lake();
    lake.append(TABLE, rows(TABLE, DECEMBER), "one");

    assertThatThrownBy(
            () ->
                lake.replace(
                    TABLE, "month = '2020-02'", month("2020-02"), rows(TABLE, JANUARY), "two"))
        .isInstanceOf(Exception.class);

    assertThat(lake.version(TABLE)).isZero();
  }

  private static Map<Field, Set<String>> month(String month) {
    return Map.of(MONTH, Set.of(month));
  }

  @Test
  default void refusesToPutRowsOutsideOfWhatItReplaces() {
    Lake lake = lake();
    lake.append(TABLE, rows(TABLE, DECEMBER), "one");

    assertThatThrownBy(() -> lake.replace(TABLE, "month = '2019-12'", rows(TABLE, JANUARY), "two"))
        .isInstanceOf(Exception.class);

    assertThat(lake.version(TABLE)).isZero();
    assertRows(lake.read(TABLE), DECEMBER);
  }

  @Test
  default void refusesRowsOfAnotherShape() {
    Lake lake = lake();

    assertThatThrownBy(() -> lake.append(TABLE, rows(TABLE, DECEMBER).drop("place"), "one"))
        .isInstanceOf(SchemaMismatch.class)
        .hasMessageContaining("missing columns [place]");
    assertThat(lake.version(TABLE)).isEqualTo(Lake.NONE);
  }

  @Test
  default void letsATurnBeTakenOnce() {
    Lake lake = lake();

    assertThat(lake.claim(TABLE, rows(TABLE, JANUARY), "run", 0)).isTrue();
    assertThat(lake.claim(TABLE, rows(TABLE, DECEMBER), "run", 0)).isTrue();

    assertRows(lake.read(TABLE), JANUARY);
    assertThat(lake.version(TABLE)).isZero();
  }

  @Test
  default void letsTheNextTurnBeTakenAfterIt() {
    Lake lake = lake();
    lake.claim(TABLE, rows(TABLE, JANUARY), "run", 0);

    lake.claim(TABLE, rows(TABLE, DECEMBER), "run", 1);

    assertRows(lake.read(TABLE), DECEMBER + "2020-01 | a | 5\n");
  }

  @Test
  default void standsAgainAsItDidAtAVersion() {
    Lake lake = lake();
    lake.append(TABLE, rows(TABLE, DECEMBER), "one");
    lake.append(TABLE, rows(TABLE, JANUARY), "two");

    lake.restore(TABLE, 0, "back");

    assertRows(lake.read(TABLE), DECEMBER);
    assertThat(lake.version(TABLE)).isEqualTo(2);
    assertThat(lake.note(TABLE)).contains("back");
  }

  @Test
  default void remembersWhatItsLastCommitWasFor() {
    Lake lake = lake();
    lake.append(TABLE, rows(TABLE, DECEMBER), "one");
    lake.replace(TABLE, "month = '2019-12'", rows(TABLE, NEW_DECEMBER), "two");

    assertThat(lake.note(TABLE)).contains("two");
  }

  @Test
  default void givesColumnsOfEveryRowToTheDriver() {
    Lake lake = lake();
    lake.append(TABLE, rows(TABLE, DECEMBER), "one");
    lake.append(TABLE, rows(TABLE, JANUARY), "two");
    lake.replace(TABLE, "month = '2019-12' and place = 'a'", rows(TABLE, NEW_A), "three");

    assertThat(lake.rows(TABLE, List.of(PERSONS, MONTH)))
        .extracting(Row::mkString)
        .containsExactlyInAnyOrder("42019-12", "null2019-12", "52020-01");
    assertThat(lake.rows(TABLE, List.of(PLACE)))
        .extracting(row -> row.getAs(PLACE.name()))
        .containsExactlyInAnyOrder("a", "b", "a");
  }

  @Test
  default void givesNoRowsOfATableThatDoesNotExist() {
    assertThat(lake().rows(TABLE, List.of(PLACE))).isEmpty();
  }

  @Test
  default void keepsWithEveryColumnWhatItMeans() {
    Lake lake = lake();
    lake.append(TABLE, rows(TABLE, DECEMBER), "one");

    assertThat(lake.read(TABLE).schema().fields())
        .extracting(f -> f.getComment().get())
        .containsExactly("月份: Month, YYYY-MM", "地点: Where", "人数（人）: How many");
  }

  String DECEMBER =
      """
      month   | place | persons
      2019-12 | a     | 3
      2019-12 | b     | -
      """;
  String NEW_DECEMBER =
      """
      month   | place | persons
      2019-12 | c     | 7
      """;
  String NEW_A =
      """
      month   | place | persons
      2019-12 | a     | 4
      """;
  String JANUARY =
      """
      month   | place | persons
      2020-01 | a     | 5
      """;
}
