package org.duzhan.ingest.reader;

import java.io.UncheckedIOException;
import org.duzhan.settings.Limits;

/** Passes on the rows of a file as long as they keep to its limits, and to their order. */
final class LimitedRows implements RowVisitor {
  private final RowVisitor inner;
  private final Limits limits;
  private final Deadline deadline;
  private String sheet = "";
  private int sheets;
  private long rows;
  private long last;
  private boolean anyFilled;

  LimitedRows(RowVisitor inner, Limits limits, Deadline deadline) {
    this.inner = inner;
    this.limits = limits;
    this.deadline = deadline;
  }

  /** Whether a row held more than white space. */
  boolean anyFilled() {
    return anyFilled;
  }

  @Override
  public void sheet(String name) {
    if (++sheets > limits.sheets()) {
      throw RefusedFile.past("sheets", "工作表过多", limits.sheets());
    }
    sheet = name;
    rows = 0;
    last = 0;
    pass(() -> inner.sheet(name));
  }

  @Override
  public void row(long number, CellRow cells) {
    if (number <= last) {
      throw RefusedFile.broken("%s第%d行在第%d行之后".formatted(place(), number, last));
    }
    last = number;
    if (++rows > limits.rows()) {
      throw RefusedFile.past("rows", place() + "行数过多", limits.rows());
    }
    if (cells.count > limits.columns()) {
      throw RefusedFile.past("columns", place() + "第" + number + "行列数过多", limits.columns());
    }
    checkCells(number, cells);
    anyFilled = anyFilled || !cells.blank();
    if ((rows & 0xFF) == 0) {
      deadline.check();
    }
    pass(() -> inner.row(number, cells));
  }

  /** A row whose cells together are short needs no look at each. */
  private void checkCells(long number, CellRow cells) {
    if (cells.bytes() <= limits.cellCharacters()) {
      return;
    }
    for (int i = 0; i < cells.count; i++) {
      if (cells.characters(i) > limits.cellCharacters()) {
        throw RefusedFile.past(
            "cell_characters",
            "%s第%d行第%d列文字过长".formatted(place(), number, i + 1),
            limits.cellCharacters());
      }
    }
  }

  private String place() {
    return sheet.isEmpty() ? "" : "工作表“" + sheet + "”";
  }

  private static void pass(Runnable call) {
    try {
      call.run();
    } catch (UncheckedIOException e) {
      throw new Faults.OfTaker(e);
    }
  }
}
