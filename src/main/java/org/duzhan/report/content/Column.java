package org.duzhan.report.content;

/**
 * A column of a sheet.
 *
 * @param caption its heading
 * @param unit 人, 户, %…; empty if the caption needs none
 * @param width in half-width characters
 */
public record Column(String caption, String unit, int width, Highlight highlight) {
  public static Column of(String caption, String unit, int width) {
    return new Column(caption, unit, width, Highlight.NONE);
  }

  public static Column of(String caption, int width) {
    return of(caption, "", width);
  }

  public Column with(Highlight highlight) {
    return new Column(caption, unit, width, highlight);
  }

  /** The caption, with the unit below it. */
  public String heading() {
    return unit.isEmpty() ? caption : caption + "\n（" + unit + "）";
  }
}
