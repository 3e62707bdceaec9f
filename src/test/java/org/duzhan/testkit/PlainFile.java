package org.duzhan.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/**
 * The cells of a small county file, read in the plainest way and by none of the product's code.
 * Texts are in half width, without the spaces around them and commas between digits.
 */
final class PlainFile {
  /** A row as it stands: its sheet ("" in text), its number from 1, its cells. */
  record Line(String sheet, int number, List<String> cells) {}

  private PlainFile() {}

  static List<Line> lines(Path file) throws IOException {
    return file.toString().endsWith(".csv") ? ofText(file) : ofWorkbook(file);
  }

  private static List<Line> ofText(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String line : text(bytes).replace("\uFEFF", "").split("\r?\n")) {
      number++;
      List<String> cells =
          Arrays.stream(line.split(CsvFile.COMMA_OUTSIDE_OF_QUOTES, -1))
              .map(c -> plain(c.startsWith("\"") ? c.substring(1, c.length() - 1) : c))
              .toList();
      lines.add(new Line("", number, cells));
    }
    return lines;
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("GB18030"));
    }
  }

  private static List<Line> ofWorkbook(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (Workbook workbook =
        WorkbookFactory.create(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      for (Sheet sheet : workbook) {
        for (Row row : sheet) {
          List<String> cells = new ArrayList<>();
          for (int i = 0; i < row.getLastCellNum(); i++) {
            cells.add(text(row.getCell(i)));
          }
          lines.add(new Line(sheet.getSheetName(), row.getRowNum() + 1, cells));
        }
      }
    }
    return lines;
  }

  private static String text(Cell cell) {
    if (cell == null) {
      return "";
    }
    if (cell.getCellType() == CellType.NUMERIC) {
      double number = cell.getNumericCellValue();
      return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
    return cell.getCellType() == CellType.STRING ? plain(cell.getStringCellValue()) : "";
  }

  private static String plain(String cell) {
    return Normalizer.normalize(cell, Normalizer.Form.NFKC)
        .strip()
        .replaceAll("(?<=\\d),(?=\\d)", "");
  }
}
