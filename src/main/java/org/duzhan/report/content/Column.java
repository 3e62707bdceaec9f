package org.duzhan.report.content;

import java.util.List;

/**
 * A column of a sheet.
 *
 * @param caption its heading
 * @param unit 人, 户, %…; empty if the caption needs none
 * @param width in half-width characters
 * @param choices what may be filled in; empty if anything may
 */
public record Column(
    String caption, String unit, int width, Highlight highlight, List<String> choices) {
  public static Column of(String caption, String unit, int width) {
    return new Column(caption, unit, width, Highlight.NONE, List.of());
  }

  public static Column of(String caption, int width) {
    return of(caption, "", width);
  }

  public Column with(Highlight highlight) {
    return new Column(caption, unit, width, highlight, choices);
  }

  public Column choosing(List<String> among) {
    return new Column(caption, unit, width, highlight, among);
  }

  /** The caption, with the unit below it. */
  public String heading() {
    return unit.isEmpty() ? caption : caption + "\n（" + unit + "）";
  }
}
