package org.duzhan.report.workbook;

import java.util.List;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.jspecify.annotations.Nullable;

/** Widths of the columns: as declared, and never too narrow for the longest number seen. */
final class Widths {
  private static final int UNITS_PER_CHARACTER = 256;

  private final List<Column> columns;
  private final @Nullable Cell[] longest;

  Widths(List<Column> columns) {
    this.columns = columns;
    this.longest = new @Nullable Cell[columns.size()];
  }

  int of(int column) {
    return columns.get(column).width();
  }

  int total() {
    return columns.stream().mapToInt(Column::width).sum();
  }

  void see(int column, Cell cell) {
    Cell known = longest[column];
    if (cell.number() != null && (known == null || size(cell) > size(known))) {
      longest[column] = cell;
    }
  }

  void apply(SXSSFSheet paper) {
    for (int i = 0; i < longest.length; i++) {
      Cell cell = longest[i];
      int needed = cell == null ? 0 : TextWidth.of(cell.shown()) + 2;
      paper.setColumnWidth(i, (Math.max(of(i), needed) + 1) * UNITS_PER_CHARACTER);
    }
  }

  private static double size(Cell cell) {
    Double number = cell.number();
    return number == null ? 0 : Math.abs(number);
  }
}
