package org.duzhan.report.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Chart;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Highlight;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Report;
import org.duzhan.report.content.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookWriterTest {
  private static final int HEADING = 3;

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+8613", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1"})
  void neverStartsAFormulaThatCameFromInput(String text) throws IOException {
    XSSFCell cell = cell(written(Line.of(Cell.text(text), Cell.count(1), Cell.count(1))), 0);

    assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
    assertThat(cell.getStringCellValue().strip()).isEqualTo(text.strip());
    assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
  }

  @Test
  void leavesPlainWordsUnmarked() throws IOException {
    XSSFCell cell = cell(written(Line.of(Cell.text("甲县"), Cell.count(1), Cell.count(1))), 0);

    assertThat(cell.getCellStyle().getQuotePrefixed()).isFalse();
  }

  @Test
  void keepsNumbersUnroundedAndShowsThemRounded() throws IOException {
    Cell share = Cell.number(Kind.SHARE, 0.12345, "");

    XSSFCell cell = cell(written(Line.of(Cell.text("甲县"), share, Cell.count(1234))), 1);

    assertThat(cell.getNumericCellValue()).isEqualTo(0.12345);
    assertThat(new DataFormatter().formatCellValue(cell)).isEqualTo("12.3%");
    assertThat(share.shown()).isEqualTo("12.3%");
  }

  @Test
  void saysWhyThereIsNoNumber() throws IOException {
    Cell missing = Cell.number(Kind.SHARE, null, "未报送");

    XSSFCell cell = cell(written(Line.of(Cell.text("甲县"), missing, Cell.count(1))), 1);

    assertThat(cell.getStringCellValue()).isEqualTo("— 未报送");
  }

  @Test
  void cutsWordsThatNoCellCanHoldAndSaysSo() throws IOException {
    Cell endless = Cell.text("长".repeat(40_000));

    XSSFCell cell = cell(open(bytes(report(List.of(Line.of(endless)), List.of()))), 0);

    assertThat(cell.getStringCellValue()).hasSize(32_767).endsWith("（共40000字）");
  }

  @Test
  void widensAColumnForItsLongestNumber() throws IOException {
    XSSFWorkbook workbook =
        written(
            Line.of(Cell.text("甲县"), Cell.count(1), Cell.count(-9_876_543_210L)),
            Line.of(Cell.text("乙县"), Cell.count(1), Cell.count(1)));

    assertThat(workbook.getSheetAt(0).getColumnWidth(2) / 256).isGreaterThan(15);
  }

  @Test
  void setsUpScreenAndPaper() throws IOException {
    XSSFSheet sheet = written(Line.of(Cell.text("甲县"), Cell.count(1), Cell.count(1))).getSheetAt(0);

    assertThat(sheet.getPaneInformation().getHorizontalSplitPosition())
        .isEqualTo((short) (HEADING + 1));
    assertThat(sheet.getPaneInformation().getVerticalSplitPosition()).isEqualTo((short) 1);
    assertThat(sheet.getRepeatingRows().getFirstRow()).isEqualTo(HEADING);
    assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A4:C5");
    assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
    assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo((short) 9);
    assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
    assertThat(sheet.getPrintSetup().getFitHeight()).isEqualTo((short) 1);
    assertThat(sheet.getFitToPage()).isTrue();
    assertThat(sheet.getFooter().getCenter()).contains("&P").contains("&N");
  }

  @Test
  void runsOverAsManyPagesAsItNeeds() throws IOException {
    Line line = Line.of(Cell.text("甲县"), Cell.count(1), Cell.count(1));

    XSSFWorkbook workbook = open(bytes(report(Collections.nCopies(200, line), List.of())));

    assertThat(workbook.getSheetAt(0).getPrintSetup().getFitHeight()).isZero();
  }

  @Test
  void coloursByValueAndDrawsANativeChart() throws IOException {
    XSSFSheet sheet =
        written(
                Line.of(Cell.text("甲县"), Cell.number(Kind.SHARE, 0.5, ""), Cell.count(7)),
                Line.of(Cell.text("乙县"), Cell.number(Kind.SHARE, 0.9, ""), Cell.count(3)))
            .getSheetAt(0);

    assertThat(sheet.getSheetConditionalFormatting().getNumConditionalFormattings()).isEqualTo(2);
    String xml = sheet.createDrawingPatriarch().getCharts().get(0).getCTChart().toString();
    assertThat(xml).contains("表!$B$5:$B$6").contains("甲县").contains("0.9");
  }

  @Test
  void writesTheSameBytesForTheSameContent() throws Exception {
    byte[] first = bytes(report(Line.of(Cell.text("甲县"), Cell.count(1), Cell.count(1))));
    Thread.sleep(2_100); // Archives count time in steps of two seconds.
    byte[] second = bytes(report(Line.of(Cell.text("甲县"), Cell.count(1), Cell.count(1))));

    assertThat(second).isEqualTo(first);
  }

  @Test
  void writesManyLinesWithoutHoldingThem() throws IOException {
    Iterable<Line> many =
        () ->
            IntStream.range(0, 30_000)
                .mapToObj(i -> Line.of(Cell.text("村" + i), Cell.count(i), Cell.count(i)))
                .iterator();

    XSSFWorkbook workbook = open(bytes(report(many, List.of())));

    assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(HEADING + 30_000 + 1);
  }

  @Test
  void leadsFromACellToALineOfAnotherSheet() throws IOException {
    Sheet from = sheet("目录", List.of("要点"), List.of(Line.of(Cell.link("转到", "正文", 1))));
    Sheet to =
        sheet("正文", List.of("一", "二"), List.of(Line.of(Cell.text("甲")), Line.of(Cell.text("乙"))));

    XSSFWorkbook workbook =
        open(bytes(new Report("x.xlsx", "标题", LocalDate.of(2020, 4, 30), List.of(from, to))));

    XSSFCell cell = workbook.getSheet("目录").getRow(HEADING + 1).getCell(0);
    CellReference target = new CellReference(cell.getHyperlink().getAddress());
    assertThat(target.getSheetName()).isEqualTo("正文");
    assertThat(workbook.getSheet("正文").getRow(target.getRow()).getCell(0).getStringCellValue())
        .isEqualTo("乙");
  }

  @Test
  void offersWhatMayBeChosen() throws IOException {
    Column choosing = Column.of("等级", 8).choosing(List.of("A", "B"));
    Sheet sheet =
        new Sheet(
            "表",
            "标题",
            List.of(),
            "来源",
            List.of(Column.of("县", 12), choosing),
            List.of(Line.of(Cell.text("甲县"), Cell.text("A"))),
            List.of(),
            List.of(),
            0);

    XSSFWorkbook workbook =
        open(bytes(new Report("x.xlsx", "标题", LocalDate.of(2020, 4, 30), List.of(sheet))));

    XSSFDataValidation list = workbook.getSheetAt(0).getDataValidations().get(0);
    assertThat(list.getValidationConstraint().getExplicitListValues()).containsExactly("A", "B");
    assertThat(list.getRegions().getCellRangeAddresses()[0].formatAsString()).isEqualTo("B4");
  }

  private static Sheet sheet(String name, List<String> lead, List<Line> lines) {
    return new Sheet(
        name, "标题", lead, "来源", List.of(Column.of("县", 12)), lines, List.of(), List.of(), 0);
  }

  private static XSSFCell cell(XSSFWorkbook workbook, int column) {
    return workbook.getSheetAt(0).getRow(HEADING + 1).getCell(column);
  }

  private static XSSFWorkbook written(Line... lines) throws IOException {
    return open(bytes(report(lines)));
  }

  private static XSSFWorkbook open(byte[] bytes) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(bytes));
  }

  private static byte[] bytes(Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WorkbookWriter.write(report, out);
    return out.toByteArray();
  }

  private static Report report(Line... lines) {
    Chart chart =
        new Chart(
            "进度",
            Chart.Place.BELOW,
            0,
            lines.length,
            0,
            List.of(
                new Chart.Series("进度", 1, false, "2F5597"),
                new Chart.Series("目标", 2, true, "C00000")),
            Kind.SHARE);
    return report(List.of(lines), List.of(chart));
  }

  private static Report report(Iterable<Line> lines, List<Chart> charts) {
    List<Column> columns =
        List.of(
            Column.of("县", 12),
            Column.of("进度", 9).with(Highlight.PROGRESS),
            Column.of("剩余贫困人口", "人", 10).with(Highlight.HEAT));
    Sheet sheet =
        new Sheet("表", "标题", List.of("要点"), "来源", columns, lines, List.of("注"), charts, 1);
    return new Report("x.xlsx", "标题", LocalDate.of(2020, 4, 30), List.of(sheet));
  }
}
