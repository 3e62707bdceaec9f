package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
  private static final String HOUSEHOLDS =
      """
      统计月份,行政村代码,户编号,家庭人口数,脱贫属性,主要致贫原因
      2020-04,522633100201,h1,4,未脱贫,因病
      2020-04,522633100202,h2,3,已脱贫,因学
      """;
  private static final String PROBLEMS =
      """
      问题编号,行政村代码,整改状态
      p1,522633100201,未整改
      """;

  @TempDir Path folder;
  private Settings settings = TestSettings.defaults();

  @Test
  void takesAFileWithItsCountyItsMonthAndItsRows() {
    Verdict verdict = read("户表.csv", HOUSEHOLDS);

    assertThat(verdict.refused()).isNull();
    assertThat(verdict.county()).isEqualTo("522633");
    assertThat(verdict.period()).isEqualTo("2020-04");
    assertThat(verdict.complete()).isFalse();
    assertThat(verdict.rows()).isEqualTo(2);
    assertThat(verdict.parts()).extracting(Verdict.Part::table).containsExactly("household");
  }

  @Test
  void readsGb18030AndUtf8WithAMarkLikePlainUtf8() {
    for (byte[] bytes :
        List.of(
            HOUSEHOLDS.getBytes(Charset.forName("GB18030")),
            ("\uFEFF" + HOUSEHOLDS).getBytes(StandardCharsets.UTF_8))) {
      assertThat(read("户表.csv", bytes).rows()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"户表.csv", "户表.xls", "户表.txt", "户表"})
  void knowsAFileByItsContentWhateverItsName(String name) throws IOException {
    assertThat(read(name, workbook(new XSSFWorkbook())).rows()).isEqualTo(1);
    assertThat(read(name, workbook(new HSSFWorkbook())).rows()).isEqualTo(1);
    assertThat(read(name, HOUSEHOLDS).rows()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"户表（完整报送）.csv, true", "户表.csv, false"})
  void takesAFileForCompleteIfItsNameSaysSo(String name, boolean complete) {
    assertThat(read(name, HOUSEHOLDS).complete()).isEqualTo(complete);
  }

  @Test
  void speaksForTheCountyAndMonthOfMostOfItsRows() {
    Verdict verdict =
        read("户表.csv", HOUSEHOLDS + "2019-12,522634100201,h3,1,未脱贫,因病\n2020-04,,h4,1,未脱贫,因病\n");

    assertThat(verdict.county()).isEqualTo("522633");
    assertThat(verdict.period()).isEqualTo("2020-04");
    assertThat(verdict.rows()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "台账2020-04.csv, 2020-04",
    "台账2020年4月.csv, 2020-04",
    "台账202004.csv, 2020-04",
    "522633_2020.4.csv, 2020-04",
    "5月报的台账2020-04.csv, 2020-04"
  })
  void takesTheMonthFromTheNameWhereNoRowSaysIt(String name, String month) {
    assertThat(read(name, PROBLEMS).period()).isEqualTo(month);
  }

  @ParameterizedTest
  @ValueSource(strings = {"台账.csv", "台账2020-13.csv", "台账20200405.csv", "台账12020041.csv"})
  void refusesAFileWhoseMonthCannotBeTold(String name) {
    assertRefused(read(name, PROBLEMS), "无法确定统计月份：请填写“统计月份”一列（如2020-01），或在文件名中写明月份");
  }

  @Test
  void prefersTheMonthOfTheRowsToThatOfTheName() {
    assertThat(read("户表2020-05.csv", HOUSEHOLDS).period()).isEqualTo("2020-04");
  }

  @Test
  void refusesAFileWhoseCountyCannotBeTold() {
    String nowhere = HOUSEHOLDS.replaceAll("522633\\d+", "");

    assertRefused(read("户表.csv", nowhere), "无法确定报送县：没有一行有行政村代码；请填写12位行政村代码");
  }

  @Test
  void refusesAnEmptyFile() {
    assertRefused(read("空.csv", ""), "文件为空；请重新导出后报送");
  }

  @Test
  void refusesAFileAboveTheLimitWithoutReadingIt() {
    settings = TestSettings.with(Map.of("limits.file_bytes", "100"));

    assertRefused(read("大.csv", " ".repeat(101)), "文件过大：101字节，上限100（limits.file_bytes）");
  }

  @Test
  void refusesAFileThatIsNoTableAtAll() {
    assertRefused(
        read("照片.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1}),
        "这是图片，不能读取；请报送原来的表格（xlsx、xls或csv）");
    assertRefused(
        read("通知.csv", "关于开展挂牌督战工作的通知\n各县：\n"), "没有找到可识别的表（户表、人口表、村表或问题台账的表头），或表中没有数据行；请报送这些表之一");
  }

  @Test
  void namesTheHeadingThatATableLacks() {
    assertRefused(
        read("户表.csv", "从江县户表\n" + HOUSEHOLDS.replace("脱贫属性", "备注一")),
        "第2行像户表的表头，缺少“脱贫属性”；请补上或改正列标题，重新报送");
  }

  @Test
  void refusesATableWithoutRows() {
    assertRefused(
        read("户表.csv", HOUSEHOLDS.lines().findFirst().orElseThrow()),
        "没有找到可识别的表（户表、人口表、村表或问题台账的表头），或表中没有数据行；请报送这些表之一");
  }

  @Test
  void refusesTextInNeitherEncoding() {
    byte[] bytes =
        (HOUSEHOLDS + "2020-04,522633100203,h3,1,未脱贫,?").getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 1] = (byte) 0xFF;

    assertRefused(read("户表.csv", bytes), "文字编码无法识别（应为UTF-8、GB18030或UTF-16）；请另存为UTF-8后重新报送");
  }

  @Test
  void refusesABrokenWorkbook() throws IOException {
    for (Workbook kind : List.of(new XSSFWorkbook(), new HSSFWorkbook())) {
      byte[] whole = workbook(kind);

      Verdict verdict = read("户表.xlsx", Arrays.copyOf(whole, whole.length * 2 / 3));

      assertThat(verdict.refused()).startsWith("文件已损坏：");
      assertThat(verdict.parts()).isEmpty();
    }
  }

  @Test
  void takesNothingOfAFileThatIsRefusedAtItsEnd() {
    settings = TestSettings.with(Map.of("limits.cell_characters", "20"));

    Verdict verdict =
        read("户表.csv", HOUSEHOLDS + "2020-04,522633100203,h3,1,未脱贫," + "长".repeat(30));

    assertRefused(verdict, "第4行第6列文字过长，上限20（limits.cell_characters）");
  }

  @Test
  void namesAFileByItsBytes() {
    Verdict one = read("甲.csv", HOUSEHOLDS);

    assertThat(one.submissionId()).hasSize(64).isEqualTo(read("乙.csv", HOUSEHOLDS).submissionId());
    assertThat(read("甲.csv", HOUSEHOLDS + "\n").submissionId()).isNotEqualTo(one.submissionId());
  }

  private static void assertRefused(Verdict verdict, String reason) {
    assertThat(verdict.refused()).isEqualTo(reason);
    assertThat(verdict.taken()).isFalse();
    assertThat(verdict.parts()).isEmpty();
  }

  private Verdict read(String name, String text) {
    return read(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private Verdict read(String name, byte[] bytes) {
    try {
      Path file = Files.write(folder.resolve(name), bytes);
      return FilesRead.verdict(file, settings, null);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] workbook(Workbook workbook) throws IOException {
    String[] lines = HOUSEHOLDS.split("\n");
    var sheet = workbook.createSheet();
    for (int r = 0; r < 2; r++) {
      Row row = sheet.createRow(r);
      String[] cells = lines[r].split(",");
      for (int c = 0; c < cells.length; c++) {
        row.createCell(c).setCellValue(cells[c]);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (workbook) {
      workbook.write(out);
    }
    return out.toByteArray();
  }
}
