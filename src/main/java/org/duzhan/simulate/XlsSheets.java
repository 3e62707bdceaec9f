package org.duzhan.simulate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/** A BIFF 8 workbook: for small counties, it is held in memory. */
final class XlsSheets implements Sheets {
  private static final short DAY_FORMAT = 14;

  private final Path file;
  private final HSSFWorkbook workbook = new HSSFWorkbook();
  private final CellStyle day = workbook.createCellStyle();
  private @Nullable Sheet sheet;
  private int rows;

  XlsSheets(Path file) {
    this.file = file;
    day.setDataFormat(DAY_FORMAT);
  }

  @Override
  public void sheet(String name, int hiddenColumn) {
    sheet = workbook.createSheet(name);
    rows = 0;
    if (hiddenColumn > 0) {
      sheet.setColumnHidden(hiddenColumn - 1, true);
    }
  }

  @Override
  public long title(String text, int width) {
    long number = row(List.of(Cell.text(text)));
    CellRangeAddress over = new CellRangeAddress(rows - 1, rows - 1, 0, Math.max(1, width - 1));
    Objects.requireNonNull(sheet).addMergedRegion(over);
    return number;
  }

  @Override
  public long row(List<Cell> cells) {
    Row row = Objects.requireNonNull(sheet).createRow(rows++);
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if (cell.text().isEmpty()) {
        continue;
      }
      var at = row.createCell(i);
      switch (cell.kind()) {
        case TEXT -> at.setCellValue(cell.text());
        case NUMBER -> at.setCellValue(Double.parseDouble(cell.text()));
        case DAY -> {
          at.setCellValue(LocalDate.parse(cell.text()));
          at.setCellStyle(day);
        }
      }
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        workbook) {
      workbook.write(out);
    }
  }
}
