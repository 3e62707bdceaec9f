package org.duzhan.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.junit.jupiter.api.Test;

class XlsReaderTest {
  private static final int WORKBOOK = 0x05;
  private static final int WORKSHEET = 0x10;
  private static final int CHART = 0x20;

  @Test
  void readsEveryKindOfCell() throws IOException {
    HSSFWorkbook book = new HSSFWorkbook();
    HSSFRow row = book.createSheet("表").createRow(2);
    row.createCell(0).setCellValue("甲");
    row.createCell(1).setCellValue(522633100201d);
    row.createCell(2).setCellValue(0.1);
    row.createCell(3).setCellValue(true);
    row.createCell(4).setCellErrorValue(FormulaError.NA);
    row.createCell(6).setCellFormula("A3&\"乙\"");
    row.createCell(7).setCellFormula("1+1");
    row.createCell(8).setCellFormula("1/0");
    row.createCell(9).setCellFormula("1=1");
    row.createCell(10).setCellFormula("\"\"");
    book.getCreationHelper().createFormulaEvaluator().evaluateAll();

    assertThat(SeenRows.of(bytes(book)))
        .containsExactly("表!3: 甲|522633100201|0.1|true|#N/A||甲乙|2|#DIV/0!|true");
  }

  @Test
  void showsDaysAsDaysInBothSystems() throws IOException {
    HSSFWorkbook book = new HSSFWorkbook();
    HSSFRow row = book.createSheet("表").createRow(0);
    CellStyle day = book.createCellStyle();
    day.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
    HSSFCell cell = row.createCell(0);
    cell.setCellValue(43922);
    cell.setCellStyle(day);
    row.createCell(1).setCellValue(43922);

    assertThat(SeenRows.of(bytes(book))).containsExactly("表!1: 2020-04-01|43922");
    assertThat(SeenRows.of(from1904(book))).containsExactly("表!1: 2024-04-02|43922");
  }

  @Test
  void readsHiddenSheetsAndRows() throws IOException {
    HSSFWorkbook book = new HSSFWorkbook();
    HSSFSheet hidden = book.createSheet("隐藏");
    hidden.createRow(0).createCell(0).setCellValue(1);
    hidden.getRow(0).setZeroHeight(true);
    book.createSheet("空");
    book.createSheet("末").createRow(9).createCell(1).setCellValue(2);
    book.setSheetHidden(0, true);
    book.setActiveSheet(1);

    assertThat(SeenRows.of(bytes(book))).containsExactly("隐藏!1: 1", "末!10: |2");
  }

  @Test
  void refusesAWorkbookThatIsCut() throws IOException {
    HSSFWorkbook book = new HSSFWorkbook();
    HSSFSheet sheet = book.createSheet("表");
    for (int i = 0; i < 2000; i++) {
      sheet.createRow(i).createCell(0).setCellValue("第" + i + "行");
    }
    byte[] whole = bytes(book);
    byte[] stream = stream(whole);

    assertThatThrownBy(() -> SeenRows.of(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(RefusedFile.class);
    // Cut between two records: what is left reads well, and is not the whole.
    for (int cut : new int[] {stream.length - 4, cutBeforeLastSheetEnd(stream)}) {
      assertThatThrownBy(() -> SeenRows.of(container("Workbook", Arrays.copyOf(stream, cut))))
          .isInstanceOf(RefusedFile.class);
    }
  }

  @Test
  void readsExcel95InItsCodePage() {
    byte[] file =
        new Biff5File()
            .begin(WORKBOOK)
            .codePage(936)
            .format(164, "yyyy\"年\"m\"月\"")
            .style(0)
            .style(164)
            .name("户表")
            .name("空")
            .end()
            .begin(WORKSHEET)
            .text(0, 0, "户主")
            .number(0, 1, 1, 43922)
            .number(0, 2, 0, 522633100201d)
            .shortNumber(1, 0, 7)
            .shortNumbers(1, 1, 8, 9)
            .begin(CHART)
            .text(5, 5, "图")
            .end()
            .error(2, 0, 42)
            .formulaNumber(2, 1, 2.5)
            .formulaText(2, 3, "乙")
            .end()
            .begin(WORKSHEET)
            .end()
            .bytes();

    assertThat(SeenRows.of(file))
        .containsExactly("户表!1: 户主|2020-04-01|522633100201", "户表!2: 7|8|9", "户表!3: #N/A|2.5||乙");
  }

  @Test
  void refusesExcel95ThatIsCutOrLocked() {
    Biff5File cut =
        new Biff5File().begin(WORKBOOK).name("甲").name("乙").end().begin(WORKSHEET).end();
    assertThatThrownBy(() -> SeenRows.of(cut.bytes())).hasMessageContaining("只读到1个");

    Biff5File open =
        new Biff5File().begin(WORKBOOK).name("甲").end().begin(WORKSHEET).text(0, 0, "x");
    assertThatThrownBy(() -> SeenRows.of(open.bytes())).hasMessageContaining("不完整");
  }

  @Test
  void refusesAHeaderThatClaimsMoreThanThereIs() throws IOException {
    byte[] file = bytes(new HSSFWorkbook());
    file[0x2C + 2] = 0x70;

    assertThatThrownBy(() -> SeenRows.of(file)).hasMessageContaining("扇区表");
  }

  static byte[] bytes(HSSFWorkbook book) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    book.write(bytes);
    return bytes.toByteArray();
  }

  private static byte[] stream(byte[] file) throws IOException {
    try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(file));
        InputStream in = container.createDocumentInputStream("Workbook")) {
      return in.readAllBytes();
    }
  }

  private static byte[] container(String name, byte[] stream) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (POIFSFileSystem file = new POIFSFileSystem()) {
      file.createDocument(new ByteArrayInputStream(stream), name);
      file.writeFilesystem(bytes);
    }
    return bytes.toByteArray();
  }

  /** Where half of the cells of the sheet have been. */
  private static int cutBeforeLastSheetEnd(byte[] stream) {
    int at = 0;
    int cells = 0;
    while (cells < 1000) {
      int kind = stream[at] & 0xFF | (stream[at + 1] & 0xFF) << 8;
      int length = stream[at + 2] & 0xFF | (stream[at + 3] & 0xFF) << 8;
      cells += kind == 0x00FD ? 1 : 0;
      at += 4 + length;
    }
    return at;
  }

  private static byte[] from1904(HSSFWorkbook book) throws IOException {
    byte[] stream = stream(bytes(book));
    int at = 0;
    while ((stream[at] & 0xFF | (stream[at + 1] & 0xFF) << 8) != 0x0022) {
      at += 4 + (stream[at + 2] & 0xFF | (stream[at + 3] & 0xFF) << 8);
    }
    stream[at + 4] = 1;
    return container("Workbook", stream);
  }
}
