package org.duzhan.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Sheets of a workbook as their reader sees them: a line a row, bars between the cells. */
public final class SheetText {
  private SheetText() {}

  /** All rows of a sheet; none if the workbook has no such sheet. */
  public static List<String> all(Path workbook, String sheet) throws IOException {
    return lines(workbook, sheet, 0);
  }

  /** The rows below the headings. */
  public static List<String> rows(Path workbook, String sheet) throws IOException {
    return lines(workbook, sheet, 1);
  }

  /** Where the headings stand: the first row of more than two cells. */
  public static int heading(Sheet sheet) {
    int row = 0;
    while (sheet.getRow(row).getLastCellNum() < 3) {
      row++;
    }
    return row;
  }

  private static List<String> lines(Path file, String name, int below) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        Workbook workbook = new XSSFWorkbook(in)) {
      return Optional.ofNullable(workbook.getSheet(name)).stream()
          .flatMap(sheet -> rows(sheet, below == 0 ? 0 : heading(sheet) + below))
          .map(SheetText::line)
          .toList();
    }
  }

  private static Stream<Row> rows(Sheet sheet, int from) {
    return StreamSupport.stream(sheet.spliterator(), false).filter(r -> r.getRowNum() >= from);
  }

  private static String line(Row row) {
    DataFormatter shown = new DataFormatter();
    StringBuilder line = new StringBuilder();
    row.forEach(cell -> line.append(line.isEmpty() ? "" : "|").append(shown.formatCellValue(cell)));
    return line.toString();
  }
}
