package org.duzhan.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;
import org.duzhan.ingest.reader.CellRow;
import org.duzhan.ingest.reader.RowVisitor;
import org.duzhan.settings.Limits;
import org.jspecify.annotations.Nullable;

/** Counts the rows of a file, and notes which tables its sheets hold. */
final class SheetsSeen implements RowVisitor, RowSink {
  private final TableFinder finder;
  private final boolean text;
  private final List<SheetSeen> sheets = new ArrayList<>();
  private final Deque<Long> filledRows = new ArrayDeque<>();
  private @Nullable String name;
  private @Nullable Headings headings;
  private @Nullable Long headingRow;
  private boolean anyData;
  private long rows;
  private long nonemptyRows;
  private long nonemptyCells;
  private long data;
  private KeySet households = new KeySet();

  /**
   * A count.
   *
   * @param text rows are numbered by lines, of which one row may take several
   */
  SheetsSeen(List<Mapping> mappings, Limits limits, boolean text) {
    this.finder = new TableFinder(mappings, limits, this);
    this.text = text;
  }

  @Override
  public void sheet(String sheet) {
    finder.sheet(sheet);
    endSheet();
    name = sheet;
    headings = null;
    headingRow = null;
    anyData = false;
    filledRows.clear();
    rows = 0;
    nonemptyRows = 0;
    nonemptyCells = 0;
    data = 0;
    households = new KeySet();
  }

  @Override
  public void row(long number, CellRow cells) {
    rows = text ? rows + 1 : number;
    int filled = cells.filledCells();
    nonemptyRows += filled > 0 ? 1 : 0;
    nonemptyCells += filled;
    if (filled > 0 && headings == null) {
      filledRows.add(number);
      if (filledRows.size() > HeadingSearch.MOST_LEVELS) {
        filledRows.remove();
      }
    }
    finder.row(number, cells);
  }

  /** Data, under headings of this sheet, or of the one before it. */
  @Override
  public void row(Headings under, String sheet, long number, CellRow cells) {
    headings = headings == null ? under : headings;
    anyData = true;
    data++;
    int key = under.key();
    if (isOfPersons(under) && key >= 0 && cells.length(key) > 0) {
      long at = Platform.BYTE_ARRAY_OFFSET + (long) cells.start[key];
      households.add(XXH64.hashUnsafeBytes(cells.data, at, cells.length(key), 0));
    }
  }

  private static boolean isOfPersons(@Nullable Headings headings) {
    return headings != null && headings.mapping().table().equals(Mapping.MEMBER);
  }

  /** Headings are seen as a whole once a lower level of theirs is. */
  @Override
  public void aside(Headings under, String sheet, long number, RowNature nature) {
    if (headings == null) {
      int levels = under.levels().size();
      headingRow = filledRows.stream().skip(filledRows.size() - levels).findFirst().orElse(number);
    }
    headings = anyData ? headings : under;
  }

  List<SheetSeen> sheets() {
    finder.end();
    endSheet();
    name = null;
    return sheets;
  }

  private void endSheet() {
    if (name != null) {
      String table = headings == null ? null : headings.mapping().table();
      String mapping = headings == null ? null : headings.mapping().origin();
      List<String> unknown = headings == null ? List.of() : headings.unknown();
      SheetSeen.Persons persons =
          isOfPersons(headings) ? new SheetSeen.Persons(data, households.size()) : null;
      sheets.add(
          new SheetSeen(
              name,
              rows,
              nonemptyRows,
              nonemptyCells,
              table,
              mapping,
              headingRow,
              unknown,
              finder.lacking(),
              persons));
    }
  }
}
