package org.duzhan.ingest;

import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.duzhan.settings.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Streams an xlsx workbook row by row. Numbers are given as stored, not as displayed, so that a
 * long code keeps its digits.
 */
final class XlsxReader {
  private XlsxReader() {}

  static void read(FileSource source, RowVisitor visitor, Limits limits) throws IOException {
    source.onDisk(
        file -> {
          checkSize(file, limits);
          try (ReadableWorkbook workbook =
              new ReadableWorkbook(file, new ReadingOptions(false, true))) {
            readSheets(workbook, visitor, limits);
          }
        });
  }

  /** Refuses a workbook that unpacks to more than a table of text can. */
  private static void checkSize(File file, Limits limits) throws IOException {
    long unpacked = 0;
    try (ZipFile zip = new ZipFile(file)) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        unpacked += Math.max(0, entry.getSize());
      }
    }
    if (unpacked > limits.unpackedBytes() || unpacked / file.length() > limits.inflation()) {
      throw new RefusedFile("解压后过大（%d字节），疑为压缩炸弹".formatted(unpacked));
    }
  }

  private static void readSheets(ReadableWorkbook workbook, RowVisitor visitor, Limits limits)
      throws IOException {
    List<Sheet> sheets = workbook.getSheets().toList();
    if (sheets.size() > limits.sheets()) {
      throw new RefusedFile("工作表过多：%d个，上限%d个".formatted(sheets.size(), limits.sheets()));
    }
    for (Sheet sheet : sheets) {
      visitor.sheet(sheet.getName());
      readSheet(sheet, visitor);
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
              if (cell != null && cell.getType() == CellType.NUMBER) {
                cells.number(i, orEmpty(cell.getRawValue()));
              } else if (cell != null) {
                cells.text(i, text(cell));
              }
            }
            visitor.row(row.getRowNum(), cells);
          });
    }
  }

  private static String text(Cell cell) {
    if (cell.getType() == CellType.ERROR) {
      return orEmpty(cell.getRawValue());
    }
    if (cell.getType() == CellType.BOOLEAN) {
      return String.valueOf(cell.asBoolean());
    }
    return orEmpty(cell.getText());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
