package org.duzhan.measure;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.assertj.core.api.SoftAssertions;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;
import org.duzhan.table.Types;
import org.jspecify.annotations.Nullable;

/** Rows of tables held against a reference's. */
final class ReferenceRows {
  private static final List<Field> FIGURES =
      Stream.of(Catalogue.fields(), Estimates.FIELDS).flatMap(List::stream).toList();

  private ReferenceRows() {}

  /** A row for each of the reference, and no other. */
  static void assertRows(
      List<Row> rows, Map<String, Map<String, Object>> reference, String... key) {
    assertThat(rows.stream().map(row -> key(row, key))).hasSameElementsAs(reference.keySet());
    assertThat(rows).hasSameSizeAs(reference.keySet());
    assertIndicators(rows, reference, key);
  }

  static String[] key(Table table) {
    return table.key().stream()
        .filter(field -> !field.equals(Households.PERIOD))
        .map(Field::name)
        .toArray(String[]::new);
  }

  static String key(Row row, String... key) {
    return Stream.of(key).map(row::<String>getAs).collect(joining(" "));
  }

  /** All numbers of a month's table, by its key without the month. */
  static void assertSameTable(
      Table table, List<Row> rows, Map<String, Map<String, Double>> reference) {
    List<Field> numbers =
        table.fields().stream()
            .filter(field -> !table.key().contains(field) && !field.type().equals(Types.TEXT))
            .toList();

    assertThat(assertSame(rows, reference, numbers, key(table))).isEqualTo(rows.size());
  }

  static void assertIndicators(
      List<Row> rows, Map<String, Map<String, Object>> reference, String... key) {
    Map<String, Row> byCode = new TreeMap<>();
    rows.forEach(row -> byCode.put(key(row, key), row));
    SoftAssertions all = new SoftAssertions();
    reference.forEach(
        (code, figures) ->
            figures.forEach(
                (figure, expected) -> {
                  Object found = ReferenceIndicators.plain(byCode.get(code).getAs(figure));
                  all.assertThat(isSame(found, expected))
                      .as("%s of %s: %s, expected %s", figure, code, found, expected)
                      .isTrue();
                }));
    all.assertAll();
  }

  private static boolean isSame(@Nullable Object found, @Nullable Object expected) {
    if (found instanceof Double number && expected instanceof Double same) {
      return Math.abs(number - same) <= accuracy(same);
    }
    if (found instanceof List<?> numbers && expected instanceof List<?> same) {
      return numbers.size() == same.size()
          && IntStream.range(0, same.size()).allMatch(i -> isSame(numbers.get(i), same.get(i)));
    }
    return Objects.equals(found, expected);
  }

  /** Of areas that the reference has no row of nothing may be known. Returns how many it has. */
  static int assertSame(List<Row> rows, Map<String, Map<String, Double>> reference, String... key) {
    return assertSame(rows, reference, FIGURES, key);
  }

  static int assertSame(
      List<Row> rows,
      Map<String, Map<String, Double>> reference,
      List<Field> compared,
      String... key) {
    Map<String, Row> byCode = new TreeMap<>();
    rows.forEach(row -> byCode.put(key(row, key), row));
    assertThat(byCode.keySet()).containsAll(reference.keySet());
    byCode.forEach(
        (area, row) -> {
          for (Field figure : compared) {
            if (reference.containsKey(area)) {
              assertSame(row, figure.name(), reference.get(area));
            } else {
              assertThat(row.<Object>getAs(figure.name())).as(area).isNull();
            }
          }
        });
    return reference.size();
  }

  static void assertSame(Row row, String figure, Map<String, Double> reference) {
    assertThat(reference).as("no line in ReferenceFigures for %s", figure).containsKey(figure);
    Double expected = reference.get(figure);
    Number number = row.getAs(figure);
    String what = "%s of %s, expected %s".formatted(figure, row, expected);
    assertThat(number == null).as(what).isEqualTo(expected == null);
    if (expected != null) {
      assertThat(number.doubleValue()).as(what).isCloseTo(expected, within(accuracy(expected)));
    }
  }

  /** Large sums of money in binary are exact to a part of themselves, far below a fen. */
  private static double accuracy(double expected) {
    return Math.max(1e-9, Math.abs(expected) * 1e-12);
  }
}
