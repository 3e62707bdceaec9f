package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.List;
import org.duzhan.ingest.reader.CellRow;
import org.duzhan.ingest.reader.RowVisitor;
import org.duzhan.settings.Limits;
import org.jspecify.annotations.Nullable;

/** Counts the rows of a file, and notes which tables its sheets hold. */
final class SheetsSeen implements RowVisitor {
  private final TableFinder finder;
  private final boolean text;
  private final List<SheetSeen> sheets = new ArrayList<>();
  private @Nullable String name;
  private @Nullable Headings headings;
  private @Nullable Long headingRow;
  private List<String> unknown = List.of();
  private long rows;
  private long nonemptyRows;
  private long nonemptyCells;

  /**
   * A count.
   *
   * @param text rows are numbered by lines, of which one row may take several
   */
  SheetsSeen(List<Mapping> mappings, Limits limits, boolean text) {
    this.finder = new TableFinder(mappings, limits, (under, sheet, number, cells) -> {});
    this.text = text;
  }

  @Override
  public void sheet(String sheet) {
    endSheet();
    name = sheet;
    headings = null;
    headingRow = null;
    unknown = List.of();
    rows = 0;
    nonemptyRows = 0;
    nonemptyCells = 0;
    finder.sheet(sheet);
  }

  @Override
  public void row(long number, CellRow cells) {
    rows = text ? rows + 1 : number;
    int filled = cells.filledCells();
    nonemptyRows += filled > 0 ? 1 : 0;
    nonemptyCells += filled;
    finder.row(number, cells);
    Headings found = finder.headings();
    if (headings == null && found != null) {
      headings = found;
      headingRow = number;
      unknown = unknown(found, cells);
    }
  }

  List<SheetSeen> sheets() {
    endSheet();
    name = null;
    return sheets;
  }

  private void endSheet() {
    if (name != null) {
      String table = headings == null ? null : headings.mapping().table();
      sheets.add(
          new SheetSeen(name, rows, nonemptyRows, nonemptyCells, table, headingRow, unknown));
    }
  }

  private static List<String> unknown(Headings found, CellRow cells) {
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < Math.min(cells.count, found.columns().size()); i++) {
      if (cells.filled(i) && found.columns().get(i) == null) {
        unknown.add(cells.text(i).strip());
      }
    }
    return unknown;
  }
}
