package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.reader.CellRow;
import org.duzhan.ingest.reader.Spaces;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The headings of a table, of one level or several, and what the columns under them hold. They are
 * themselves and equal no others: compared once a row, it must cost nothing.
 */
final class Headings {
  private final Mapping mapping;
  private final List<List<String>> levels;
  private final List<@Nullable MappedField> columns;
  private final List<Integer> powers;
  private final String doubt;
  private final int[] sources;
  private final int width;
  private final List<List<String>> marks = new ArrayList<>();
  private final int key;
  private final int villageCode;
  private final int countyCode;

  /**
   * Headings that were recognised.
   *
   * @param levels texts of the heading rows, upper ones first
   * @param columns for each column of the sheet its field, or null where the heading is unknown;
   *     after them the fields that the mapping fills
   * @param powers for each column the power of ten of its unit
   * @param doubt why they can be understood in two ways; empty if they cannot
   * @param sources the columns that the mapping's expressions name, in its order
   */
  Headings(
      Mapping mapping,
      List<List<String>> levels,
      List<@Nullable MappedField> columns,
      List<Integer> powers,
      String doubt,
      int[] sources) {
    this.mapping = mapping;
    this.levels = levels;
    this.columns = columns;
    this.powers = powers;
    this.doubt = doubt;
    this.sources = sources;
    this.width = columns.size() - mapping.filled().size();
    this.key = keyOnSheet();
    this.villageCode = column(Households.VILLAGE_CODE.name());
    this.countyCode = column(Problems.COUNTY_CODE.name());
  }

  /** Of a name that is put together, the column with its first part. */
  private int keyOnSheet() {
    int column = column(mapping.keyField());
    return column < width
        ? column
        : mapping.sourcesOf(mapping.keyField()).stream()
            .map(name -> sources[mapping.sources().indexOf(name)])
            .findFirst()
            .orElse(-1);
  }

  /** Columns of the sheet; the fields that a mapping fills come after them. */
  int width() {
    return width;
  }

  /** Columns up to the last that has a heading on any level. */
  int named() {
    int named = width;
    while (named > 0 && isBlank(named - 1)) {
      named--;
    }
    return named;
  }

  private boolean isBlank(int column) {
    return levels.stream().allMatch(l -> column >= l.size() || l.get(column).isEmpty());
  }

  /** The columns that the mapping's expressions name, in its order. */
  int[] sources() {
    return sources;
  }

  Mapping mapping() {
    return mapping;
  }

  List<List<String>> levels() {
    return levels;
  }

  /** The text of a column on the lowest level. */
  String lowest(int column) {
    List<String> lowest = levels.get(levels.size() - 1);
    return column < lowest.size() ? lowest.get(column) : "";
  }

  List<@Nullable MappedField> columns() {
    return columns;
  }

  String doubt() {
    return doubt;
  }

  int power(int column) {
    return powers.get(column);
  }

  /** The column of what names a row; -1 where the sheet has none. */
  int key() {
    return key;
  }

  int villageCode() {
    return villageCode;
  }

  int countyCode() {
    return countyCode;
  }

  /** The column of a field; -1 where the sheet has none. */
  int column(String field) {
    for (int i = 0; i < columns.size(); i++) {
      MappedField at = columns.get(i);
      if (at != null && at.name().equals(field)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a row below numbers the columns. */
  boolean numbersColumns() {
    return !marks.isEmpty();
  }

  /** How many fields are known. */
  long known() {
    return columns.subList(0, width).stream().filter(c -> c != null).count()
        + Arrays.stream(sources).filter(column -> columns.get(column) == null).distinct().count();
  }

  /** Names of columns beside the known ones. */
  List<String> unknown() {
    return IntStream.range(0, width)
        .filter(i -> columns.get(i) == null && Arrays.stream(sources).noneMatch(s -> s == i))
        .mapToObj(i -> ColumnName.of(levels, i))
        .flatMap(names -> names.stream().limit(1))
        .map(ColumnName::text)
        .toList();
  }

  /** Takes in a row below that numbers the columns or tells their units. */
  void mark(List<String> row) {
    marks.add(row);
    for (int i = 0; i < Math.min(row.size(), columns.size()); i++) {
      MappedField field = columns.get(i);
      String unit = ColumnName.withoutBrackets(row.get(i));
      if (field != null && Units.isUnit(unit)) {
        OptionalInt power = Units.powerInHeading(field, unit);
        columns.set(i, power.isPresent() ? field : null);
        powers.set(i, power.orElse(0));
      }
    }
  }

  /** Whether a row repeats these headings, as each printed page does. */
  boolean repeatedBy(List<String> row) {
    return levels.stream().anyMatch(l -> same(row, l) * 2 > filled(row) && filled(row) > 1)
        || levels.stream().anyMatch(l -> same(row, l) == filled(row))
        || marks.stream().anyMatch(m -> same(row, m) == filled(row));
  }

  static int filled(List<String> row) {
    return (int) row.stream().filter(t -> !t.isEmpty()).count();
  }

  private static int same(List<String> row, List<String> level) {
    int same = 0;
    for (int i = 0; i < Math.min(row.size(), level.size()); i++) {
      same += !row.get(i).isEmpty() && row.get(i).equals(level.get(i)) ? 1 : 0;
    }
    return same;
  }

  /** The texts of a row as headings are compared. */
  static List<String> texts(CellRow row) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < row.count; i++) {
      texts.add(plain(row.text(i)));
    }
    return texts;
  }

  /**
   * Text of a heading without spaces, with half-width signs: two ways to write it compare equal.
   */
  static String plain(String heading) {
    StringBuilder plain = new StringBuilder(heading.length());
    for (int i = 0; i < heading.length(); i++) {
      char c = Cleaner.halfWidth(heading.charAt(i));
      if (!Spaces.isSpace(c) && c != '*') {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
