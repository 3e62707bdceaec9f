package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.reader.CellRow;
import org.duzhan.ingest.reader.RowVisitor;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both kinds of workbook say the same. */
class WorkbooksTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"xls", "xlsx"})
  void readsTextsAsTheyStand(String type) throws IOException {
    assertThat(
            read(
                type,
                row -> {
                  row.createCell(0).setCellValue(" 00123 ");
                  row.createCell(1).setCellValue("１２３");
                  row.createCell(2).setCellValue("两\n行");
                  row.createCell(3).setCellValue("=1+1");
                }))
        .containsExactly("表!3:  00123 |１２３|两\n行|=1+1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xls", "xlsx"})
  void keepsTheDigitsOfLongCodesAndOfMoney(String type) throws IOException {
    List<String> cells =
        cells(
            type,
            row -> {
              row.createCell(0).setCellValue(522633100201d);
              row.createCell(1).setCellValue(4);
              row.createCell(2).setCellValue(12345.67);
              row.createCell(3).setCellValue(-0.1);
              row.createCell(4).setCellValue(0);
            });

    assertThat(clean(cells.get(0), Kind.CODE)).isEqualTo("522633100201");
    assertThat(clean(cells.get(1), Kind.COUNT)).isEqualTo("4");
    assertThat(clean(cells.get(2), Kind.MONEY)).isEqualTo("12345.67");
    assertThat(clean(cells.get(3), Kind.MONEY)).isEqualTo("-0.1");
    assertThat(clean(cells.get(4), Kind.COUNT)).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xls", "xlsx"})
  void readsDaysByWhatIsStoredNotByHowTheyAreShown(String type) throws IOException {
    List<String> cells =
        cells(
            type,
            row -> {
              Workbook workbook = row.getSheet().getWorkbook();
              CellStyle american = workbook.createCellStyle();
              american.setDataFormat(workbook.createDataFormat().getFormat("m/d/yy"));
              row.createCell(0).setCellValue(LocalDate.of(2020, 4, 5));
              row.createCell(1).setCellValue(LocalDateTime.of(2020, 4, 5, 18, 30));
              row.forEach(cell -> cell.setCellStyle(american));
            });

    assertThat(clean(cells.get(0), Kind.DATE)).isEqualTo("2020-04-05");
    assertThat(clean(cells.get(1), Kind.DATE)).isEqualTo("2020-04-05");
    assertThat(clean(cells.get(0), Kind.MONTH)).isEqualTo("2020-04");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xls", "xlsx"})
  void takesOfAFormulaTheValueThatWasSaved(String type) throws IOException {
    List<String> cells =
        cells(
            type,
            row -> {
              row.createCell(0).setCellFormula("1+2");
              row.createCell(1).setCellFormula("\"未\"&\"脱贫\"");
              row.createCell(2).setCellFormula("1=1");
              row.createCell(3).setCellFormula("1/0");
              row.createCell(4).setCellFormula("10/4");
              row.createCell(5).setCellValue("后");
              var evaluator =
                  row.getSheet().getWorkbook().getCreationHelper().createFormulaEvaluator();
              row.forEach(evaluator::evaluateFormulaCell);
            });

    assertThat(clean(cells.get(0), Kind.COUNT)).isEqualTo("3");
    assertThat(cells.subList(1, 4)).containsExactly("未脱贫", "true", "#DIV/0!");
    assertThat(clean(cells.get(4), Kind.MONEY)).isEqualTo("2.5");
    assertThat(cells.get(5)).isEqualTo("后");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xls", "xlsx"})
  void readsErrorsByTheirNamesAndFlagsAsFlags(String type) throws IOException {
    assertThat(
            cells(
                type,
                row -> {
                  row.createCell(0).setCellErrorValue(FormulaError.NA.getCode());
                  row.createCell(1).setCellErrorValue(FormulaError.REF.getCode());
                  row.createCell(2).setCellValue(true);
                  row.createCell(3).setCellValue(false);
                }))
        .containsExactly("#N/A", "#REF!", "true", "false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xls", "xlsx"})
  void keepsCellsInTheirColumnsWhereOthersAreBlank(String type) throws IOException {
    assertThat(
            read(
                type,
                row -> {
                  row.createCell(1).setCellValue("乙");
                  row.createCell(2);
                  row.createCell(4).setCellValue("戊");
                }))
        .containsExactly("表!3: |乙|||戊");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xls", "xlsx"})
  void readsAllSheetsInTheirOrderHiddenOnesToo(String type) throws IOException {
    try (Workbook workbook = workbook(type)) {
      for (String name : List.of("甲", "乙", "丙")) {
        workbook.createSheet(name).createRow(0).createCell(0).setCellValue(name + "1");
      }
      workbook.getSheet("乙").createRow(4).createCell(0).setCellValue("乙5");
      workbook.setSheetHidden(1, true);
      workbook.setSheetOrder("丙", 0);

      assertThat(read(type, workbook)).containsExactly("丙!1: 丙1", "甲!1: 甲1", "乙!1: 乙1", "乙!5: 乙5");
    }
  }

  /** The cells of row 3 of a sheet that is blank but for it. */
  private List<String> cells(String type, Consumer<Row> fill) throws IOException {
    String row = read(type, fill).get(0);
    return List.of(row.substring(row.indexOf(": ") + 2).split("\\|", -1));
  }

  private List<String> read(String type, Consumer<Row> fill) throws IOException {
    try (Workbook workbook = workbook(type)) {
      fill.accept(workbook.createSheet("表").createRow(2));
      return read(type, workbook);
    }
  }

  private List<String> read(String type, Workbook workbook) throws IOException {
    Path file = folder.resolve("book." + type);
    try (OutputStream out = Files.newOutputStream(file)) {
      workbook.write(out);
    }
    Rows rows = new Rows();
    FilesRead.rows(file, TestSettings.defaults(), rows);
    return rows.seen;
  }

  private static Workbook workbook(String type) {
    return type.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
  }

  private static String clean(String text, Kind kind) {
    MappedField field =
        new MappedField("any", kind, "", List.of("某"), false, Map.of(), false, false);
    return Cleaner.clean(text, field, 0);
  }

  /** Rows that are not blank, as text. */
  private static final class Rows implements RowVisitor {
    final List<String> seen = new ArrayList<>();
    private String sheet = "";

    @Override
    public void sheet(String name) {
      sheet = name;
    }

    @Override
    public void row(long number, CellRow cells) {
      if (!cells.blank()) {
        List<String> texts = IntStream.range(0, cells.count).mapToObj(cells::text).toList();
        seen.add("%s!%d: %s".formatted(sheet, number, String.join("|", texts)));
      }
    }
  }
}
