package org.duzhan.report.content;

import java.util.List;

/**
 * A row of a sheet, one cell a column.
 *
 * @param strong a total, printed bold
 */
public record Line(List<Cell> cells, boolean strong) {
  public static Line of(Cell... cells) {
    return new Line(List.of(cells), false);
  }

  public static Line total(Cell... cells) {
    return new Line(List.of(cells), true);
  }
}
