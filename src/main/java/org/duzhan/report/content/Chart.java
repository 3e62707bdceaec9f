package org.duzhan.report.content;

import java.util.List;

/**
 * A chart over columns of the sheet it stands on.
 *
 * @param from first line drawn, from 0
 * @param lines how many lines are drawn
 * @param categories index of the column that names the bars
 * @param kind how the values are read
 */
public record Chart(
    String title,
    Place place,
    int from,
    int lines,
    int categories,
    List<Series> series,
    Kind kind) {

  /** Where the chart stands. */
  public enum Place {
    BELOW,
    RIGHT
  }

  /**
   * One column of numbers.
   *
   * @param column its index
   * @param line drawn as a line over the bars, such as a target
   * @param colour RRGGBB
   */
  public record Series(String name, int column, boolean line, String colour) {}
}
