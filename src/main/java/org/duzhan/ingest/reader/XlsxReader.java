package org.duzhan.ingest.reader;

import java.io.IOException;
import org.duzhan.settings.Limits;

/** Streams an xlsx workbook, ordinary or strict, row by row. */
final class XlsxReader {
  private XlsxReader() {}

  static void read(Source source, RowVisitor visitor, Limits limits, Room room) throws IOException {
    try (Zip zip = Zip.open(source, limits)) {
      WorkbookParts parts = WorkbookParts.of(zip);
      SheetCell cell =
          new SheetCell(
              SharedStrings.read(parts.strings(), room),
              DayStyles.read(parts.styles()),
              parts.from1904());
      for (WorkbookParts.SheetPart sheet : parts.sheets()) {
        visitor.sheet(sheet.name());
        if (sheet.cells().isPresent()) {
          Sheet.read(sheet.cells().get().open(), cell, visitor);
        }
      }
    }
  }
}
