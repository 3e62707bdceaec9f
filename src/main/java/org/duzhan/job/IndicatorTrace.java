package org.duzhan.job;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure that no rows add up to, as it stands, and the proof of what it rests on.
 *
 * @param table that it stands in
 * @param values of the area's rows there
 * @param restsOn none where it is computed of single households
 */
public record IndicatorTrace(
    DescribedFigure figure,
    Trace.Place area,
    String period,
    Origin origin,
    String table,
    List<Value> values,
    List<Trace> restsOn) {

  /**
   * The figure in a row.
   *
   * @param of what tells the row from others of the area; empty if there is one
   * @param value a number, a word, a truth, or a list of numbers
   * @param reason why it is null; empty if it is not, or if none is told
   */
  public record Value(String of, @Nullable Object value, String reason) {
    /** As people write it. */
    public String text() {
      return value instanceof List<?> many
          ? many.stream().map(Value::text).collect(joining(", "))
          : text(value);
    }

    private static String text(@Nullable Object value) {
      return value instanceof Double number ? Amounts.text(number) : String.valueOf(value);
    }
  }

  /** Whether all that it rests on adds up. */
  public boolean holds() {
    return restsOn.stream().allMatch(Trace::holds);
  }
}
