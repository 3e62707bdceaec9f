package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.reader.CellRow;
import org.jspecify.annotations.Nullable;

/**
 * A heading row that was recognised.
 *
 * @param mapping the table it heads
 * @param columns for each column of the sheet its field, or null where the heading is unknown
 */
record Headings(Mapping mapping, List<@Nullable MappedField> columns, List<String> texts) {

  /** The table whose required headings all stand in this row; the one with most fields wins. */
  static Optional<Headings> in(CellRow row, List<Mapping> mappings) {
    if (row.filledCells() < 2) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < row.count; i++) {
      texts.add(plain(row.text(i)));
    }
    return mappings.stream()
        .flatMap(mapping -> of(mapping, texts).stream())
        .max(Comparator.comparingLong(Headings::known));
  }

  /** Whether a row repeats these headings, as each printed page does. */
  boolean repeatedBy(CellRow row) {
    int same = 0;
    int filled = 0;
    for (int i = 0; i < row.count; i++) {
      if (row.filled(i)) {
        filled++;
        same += i < texts.size() && texts.get(i).equals(plain(row.text(i))) ? 1 : 0;
        if (filled >= 3 && same == 0) {
          return false;
        }
      }
    }
    return filled >= 2 && same * 2 > filled;
  }

  /**
   * Text of a heading without spaces, with half-width signs: two ways to write it compare equal.
   */
  static String plain(String heading) {
    StringBuilder plain = new StringBuilder(heading.length());
    for (int i = 0; i < heading.length(); i++) {
      char c = Cleaner.halfWidth(heading.charAt(i));
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '*' && c != '\uFEFF') {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static Optional<Headings> of(Mapping mapping, List<String> texts) {
    List<@Nullable MappedField> columns = new ArrayList<>();
    Set<String> found = new HashSet<>();
    for (String text : texts) {
      MappedField field = find(mapping, text).orElse(null);
      columns.add(field != null && found.add(field.name()) ? field : null);
    }
    boolean whole =
        mapping.fields().stream()
            .filter(MappedField::required)
            .allMatch(f -> found.contains(f.name()));
    return whole ? Optional.of(new Headings(mapping, columns, texts)) : Optional.empty();
  }

  /** As written, else without a unit in brackets at the end: 工资性收入(元). */
  private static Optional<MappedField> find(Mapping mapping, String text) {
    Optional<MappedField> field = mapping.byHeading(text);
    int bracket = text.lastIndexOf('(');
    return field.isPresent() || bracket <= 0 || !text.endsWith(")")
        ? field
        : mapping.byHeading(text.substring(0, bracket));
  }

  private long known() {
    return columns.stream().filter(c -> c != null).count();
  }

  /** One heading row is itself and no other: compared once a row, it must cost nothing. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
