package org.duzhan.ingest;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Whether a row below headings of a file that others made is their next level. No field is known
 * yet by which data could be told, so it must show a group: a merged heading of which the row names
 * the parts.
 */
final class LowerLevel {
  private static final Pattern NUMBER = Pattern.compile("\\P{IsHan}*\\d\\P{IsHan}*");

  private final List<List<String>> levels;
  private final List<String> row;

  private LowerLevel(List<List<String>> levels, List<String> row) {
    this.levels = levels;
    this.row = row;
  }

  /**
   * Whether a row goes on with headings.
   *
   * @param levels texts of the heading rows so far, upper ones first
   */
  static boolean isBelow(List<List<String>> levels, List<String> row) {
    LowerLevel lower = new LowerLevel(levels, row);
    boolean numbers = row.stream().anyMatch(text -> NUMBER.matcher(text).matches());
    return !numbers
        && Headings.filled(row) > 1
        && lower.columns().noneMatch(lower::isClosed)
        && (lower.isUnderMerged() || lower.isUnderRepeated());
  }

  private IntStream columns() {
    return IntStream.range(0, row.size()).filter(i -> !row.get(i).isEmpty());
  }

  /** A heading that an upper level has and the last one does not goes down to the data. */
  private boolean isClosed(int column) {
    return levels.size() > 1
        && at(last(), column).isEmpty()
        && levels.stream().anyMatch(level -> !at(level, column).isEmpty());
  }

  /** Some stand beside a heading, in the columns it reaches over; then its own column has one. */
  private boolean isUnderMerged() {
    List<Integer> beside = columns().filter(i -> at(last(), i).isEmpty()).boxed().toList();
    return !beside.isEmpty()
        && beside.stream()
            .mapToInt(this::headingLeftOf)
            .allMatch(from -> from < 0 || !at(row, from).isEmpty());
  }

  private int headingLeftOf(int column) {
    int from = Math.min(column, last().size() - 1);
    while (from >= 0 && at(last(), from).isEmpty()) {
      from--;
    }
    return from;
  }

  /** A heading stands over each of its columns, as in text; others are repeated, or go down. */
  private boolean isUnderRepeated() {
    return columns().anyMatch(i -> isRepeated(i) && !at(row, i).equals(at(last(), i)))
        && columns().allMatch(i -> isRepeated(i) || at(row, i).equals(at(last(), i)));
  }

  private boolean isRepeated(int column) {
    String heading = at(last(), column);
    return !heading.isEmpty()
        && (heading.equals(at(last(), column - 1)) || heading.equals(at(last(), column + 1)));
  }

  private List<String> last() {
    return levels.get(levels.size() - 1);
  }

  private static String at(List<String> texts, int column) {
    return column >= 0 && column < texts.size() ? texts.get(column) : "";
  }
}
