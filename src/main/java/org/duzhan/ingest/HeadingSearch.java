package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.reader.RefusedFile;

/** Looks for the headings of a table row by row: one row, or up to three that belong together. */
final class HeadingSearch {
  static final int MOST_LEVELS = 3;
  private static final int LEAST_NUMBERED = 4;
  private static final String LETTERS = "甲乙丙丁戊己";
  private static final Pattern NUMBER = Pattern.compile("\\P{IsHan}*\\d\\P{IsHan}*");
  private static final Pattern UNITS_TOLD = Pattern.compile(".*单位[:：](.*)");

  private final List<HeadingIndex> tables;
  private final List<List<String>> above = new ArrayList<>();
  private final Set<String> units = new LinkedHashSet<>();

  HeadingSearch(List<Mapping> mappings) {
    tables = mappings.stream().map(HeadingIndex::new).toList();
  }

  /** Forgets the rows seen. */
  void begin() {
    above.clear();
    units.clear();
  }

  /**
   * Sees the next row; the headings that end with it, if they do: those with most fields, of these
   * the ones with fewest levels.
   */
  Optional<Headings> see(List<String> row) {
    noteUnits(row);
    above.add(row);
    if (above.size() > MOST_LEVELS) {
      above.remove(0);
    }
    if (Headings.filled(row) < 2) {
      return Optional.empty();
    }
    return levels()
        .flatMap(levels -> read(levels).stream())
        .max(
            Comparator.comparingLong(Headings::known)
                .thenComparingInt(found -> -found.levels().size()));
  }

  /**
   * The table whose headings the last row comes nearest to, by itself or as the lowest level of
   * several; empty if it lacks as many as it has.
   */
  Optional<HeadingIndex.Lacking> nearest() {
    return levels()
        .flatMap(levels -> tables.stream().flatMap(table -> table.lacking(levels).stream()))
        .max(
            Comparator.comparingInt(HeadingIndex.Lacking::known)
                .thenComparingInt(lacking -> -lacking.levels()));
  }

  /** The last row, and with those above it. */
  private Stream<List<List<String>>> levels() {
    return IntStream.range(0, above.size())
        .mapToObj(i -> List.copyOf(above.subList(i, above.size())));
  }

  /** Remembers units told in a line above a table: 单位：元、人. */
  void noteUnits(List<String> row) {
    for (String text : row) {
      Matcher told = UNITS_TOLD.matcher(text);
      if (told.matches()) {
        Stream.of(told.group(1).split("[,、;)]", -1)).filter(Units::isUnit).forEach(units::add);
      }
    }
  }

  /**
   * The headings with the row below them, if it is of theirs: a lower level, or the columns' units
   * or numbers. Empty if it is not.
   */
  Optional<Headings> below(Headings found, List<String> row) {
    if (isUnits(row) || isNumbering(row)) {
      found.mark(row);
      return Optional.of(found);
    }
    if (found.levels().size() >= MOST_LEVELS || !mayBeLowerLevel(found, row)) {
      return Optional.empty();
    }
    List<List<String>> levels = new ArrayList<>(found.levels());
    levels.add(row);
    Optional<Headings> deeper = read(levels);
    boolean more = deeper.isPresent() && deeper.get().known() > found.known();
    if (!more && !isUnderGroup(found, row)) {
      return Optional.empty();
    }
    if (deeper.isEmpty()) {
      throw new RefusedFile("多级表头无法识别：必填的列之下分为若干列，没有一列可识别");
    }
    return deeper;
  }

  private Optional<Headings> read(List<List<String>> levels) {
    return tables.stream()
        .flatMap(t -> t.read(levels, units).stream())
        .max(Comparator.comparingLong(Headings::known));
  }

  /** No number stands in it, and nothing of its own where a row is named, placed or dated. */
  private static boolean mayBeLowerLevel(Headings found, List<String> row) {
    for (int i = 0; i < row.size(); i++) {
      String text = row.get(i);
      MappedField field = i < found.columns().size() ? found.columns().get(i) : null;
      boolean names = field != null && field.required() && field.kind().isName();
      if (NUMBER.matcher(text).matches()
          || (names && !text.isEmpty() && !text.equals(found.lowest(i)))) {
        return false;
      }
    }
    return Headings.filled(row) > 0;
  }

  /** Whether a cell of it stands below none of the headings' own, as under a merged one. */
  private static boolean isUnderGroup(Headings found, List<String> row) {
    return Headings.filled(row) > 1
        && IntStream.range(0, row.size())
            .anyMatch(i -> !row.get(i).isEmpty() && found.lowest(i).isEmpty());
  }

  static boolean isUnits(List<String> row) {
    return row.stream()
        .filter(t -> !t.isEmpty())
        .allMatch(t -> Units.isUnit(ColumnName.withoutBrackets(t)));
  }

  /** Columns numbered 1, 2, 3 …, or 甲, 乙, 1, 2 …. */
  static boolean isNumbering(List<String> row) {
    List<String> filled =
        row.stream().filter(t -> !t.isEmpty()).map(ColumnName::withoutBrackets).toList();
    int letters = 0;
    while (letters < filled.size()
        && letters < LETTERS.length()
        && filled.get(letters).equals(LETTERS.substring(letters, letters + 1))) {
      letters++;
    }
    int from = letters;
    return filled.size() >= LEAST_NUMBERED
        && IntStream.range(from, filled.size())
            .allMatch(i -> filled.get(i).equals(String.valueOf(i - from + 1)));
  }
}
