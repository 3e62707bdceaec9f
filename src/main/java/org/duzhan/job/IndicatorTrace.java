package org.duzhan.job;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A figure that no rows add up to, as it stands, and the proof of what it rests on.
 *
 * @param table that it stands in
 * @param values of the area's rows there
 * @param over rows that it is taken over, of areas within or of files; none where something is
 *     proven that it rests on
 * @param restsOn none where it is computed of single households
 */
public record IndicatorTrace(
    DescribedFigure figure,
    Trace.Place area,
    String period,
    Origin origin,
    String table,
    List<Value> values,
    List<Over> over,
    List<Trace> restsOn) {

  /**
   * The figure in a row.
   *
   * @param of what tells the row from others of the area; empty if there is one
   * @param value a number, a word, a truth, or a list of numbers
   * @param reason why it is null; empty if it is not, or if none is told
   * @param beside columns of the row that its formula names
   */
  public record Value(
      String of, @Nullable Object value, String reason, Map<String, @Nullable Object> beside) {}

  /**
   * A row that the figure is taken over.
   *
   * @param code of the area, or the name of the file
   * @param name empty if it has none
   * @param columns that the formula names, and the figure itself
   */
  public record Over(
      String table, String code, String name, Map<String, @Nullable Object> columns) {}

  /** A value as people write it. */
  public static String text(@Nullable Object value) {
    if (value instanceof List<?> many) {
      return many.stream().map(IndicatorTrace::text).collect(joining(", "));
    }
    if (value instanceof Map<?, ?> named) {
      return named.values().stream().map(IndicatorTrace::text).collect(joining(" "));
    }
    return value instanceof Double number ? Amounts.text(number) : String.valueOf(value);
  }

  /** Whether all that it rests on adds up. */
  public boolean holds() {
    return restsOn.stream().allMatch(Trace::holds);
  }
}
