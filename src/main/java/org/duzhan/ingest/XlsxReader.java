package org.duzhan.ingest;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.duzhan.settings.Limits;

/**
 * Streams an xlsx workbook row by row. Numbers are given as stored, not as displayed, so that a
 * long code keeps its digits.
 */
final class XlsxReader {
  private XlsxReader() {}

  static void read(FileSource source, RowVisitor visitor, Limits limits) throws IOException {
    try (ReadableWorkbook workbook = open(source)) {
      long sheets = workbook.getSheets().count();
      if (sheets > limits.sheets()) {
        throw new RefusedFile("工作表过多：%d个，上限%d个".formatted(sheets, limits.sheets()));
      }
      for (Sheet sheet : workbook.getSheets().toList()) {
        visitor.sheet(sheet.getName());
        readSheet(sheet, visitor);
      }
    }
  }

  private static ReadableWorkbook open(FileSource source) throws IOException {
    ReadingOptions options = new ReadingOptions(false, true);
    File local = source.localFile();
    if (local != null) {
      return new ReadableWorkbook(local, options);
    }
    try (InputStream in = source.open()) {
      return new ReadableWorkbook(in, options);
    }
  }

  private static void readSheet(Sheet sheet, RowVisitor visitor) throws IOException {
    CellRow cells = new CellRow();
    try (Stream<Row> rows = sheet.openStream()) {
      rows.forEachOrdered(
          row -> {
            cells.clear();
            for (int i = 0; i < row.getCellCount(); i++) {
              Cell cell = row.getCell(i);
              if (cell != null) {
                cells.text(i, text(cell));
              }
            }
            visitor.row(row.getRowNum(), cells);
          });
    }
  }

  private static String text(Cell cell) {
    if (cell.getType() == CellType.NUMBER || cell.getType() == CellType.ERROR) {
      return orEmpty(cell.getRawValue());
    }
    if (cell.getType() == CellType.BOOLEAN) {
      return String.valueOf(cell.asBoolean());
    }
    return orEmpty(cell.getText());
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }
}
