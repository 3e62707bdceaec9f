package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.hadoop.fs.FileUtil;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.duzhan.quality.Corrections;
import org.duzhan.table.Households;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Submissions;
import org.duzhan.table.Villages;
import org.duzhan.testkit.MemoryLake;
import org.duzhan.testkit.SheetText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a county is answered, and what becomes of the answer once it is mended and sent back. */
class ReplyJobIT {
  private static final String HEADINGS =
      "统计月份,行政村代码,户编号,户主姓名,证件号码,联系电话,家庭人口数,脱贫属性,工资性收入(万元),易地搬迁户\n";
  private static final String MENDABLE =
      """
      2020-03,522633100201,PRIVATE2,王私人,,13900000002,很多,未脱贫,0.3,是
      2020-03,522633100201,PRIVATE3,赵私人,,13900000003,3,=1+1,0.2,否
      """;
  private static final String HOUSEHOLDS =
      HEADINGS
          + "2020-03,522633100201,PRIVATE1,李私人,,13900000001,4,未脱贫,0.8,\n"
          + MENDABLE
          + "2020-03,522633100201,,钱私人,,13900000004,3,未脱贫,0.2,否\n"
          + "2020-03,522633100201,PRIVATE5,孙私人,990100196001010012,13900000005,3,未脱贫,0.2,否\n";

  @TempDir Path folder;
  private TinyCounty county;
  private MemoryLake lake;

  @BeforeEach
  void begin() throws IOException {
    county = TinyCounty.empty(folder.resolve("inbox"));
    lake = new MemoryLake(folder.resolve("scratch"));
  }

  @Test
  void tellsACountyEveryBadCellByFileSheetAndRow() throws IOException {
    county.with("户.csv", HOUSEHOLDS, 1);

    ingest();

    assertThat(rows("需更正"))
        .containsExactly(
            "户.csv||3|家庭人口数|很多|单元格内容无法识别：很多|填写整数|转到更正表",
            "户.csv||5|户编号|（空）|户编号缺失，或为错误值|填写系统中的户编号|请在原表中更正",
            "户.csv||6|证件号码|***|证件号码校验位不符|对照证件逐位核对18位号码，单元格设为文本格式|请在原表中更正",
            "户.csv||4|脱贫属性|=1+1|脱贫属性不在规定范围内|填写未脱贫、已脱贫、预脱贫、返贫、新致贫或非建档立卡|转到更正表");
    assertThat(rows("回执")).contains("户.csv|2020-02-02|部分采用|5|1|0|0|4|有4行未采用，见“需更正”");
  }

  @Test
  void givesTheRowsToMendInYuanWithWrongCellsInYellow() throws IOException {
    county.with("户.csv", HOUSEHOLDS, 1);

    ingest();

    assertThat(rows("更正表-户表"))
        .extracting(row -> row.substring(0, row.lastIndexOf('|')))
        .containsExactly(
            "户.csv||3|家庭人口数：填写整数|2020-03|522633100201|很多|未脱贫|3000.00|是",
            "户.csv||4|脱贫属性：填写未脱贫、已脱贫、预脱贫、返贫、新致贫或非建档立卡" + "|2020-03|522633100201|3|=1+1|2000.00|否");
  }

  @Test
  void sendsBackToTheCountysOwnFileARowWhoseCellsStandUnderWrongHeadings() throws IOException {
    county.with(
        "户.csv",
        "统计月份,行政村代码,户编号,户主姓名,工资性收入,家庭人口数,脱贫属性,联系电话\n"
            + "2020-03,522633100201,PRIVATE1,李私人,8,000,3,未脱贫,13900000001\n",
        1);

    ingest();

    assertThat(rows("需更正"))
        .containsExactly(
            "户.csv||2|整行||本行的格数多于列标题，有未加引号的分隔符使其后各格右移：整行未读入"
                + "|数字不写千位逗号（12000），或加英文双引号（\"12,000\"）；列标题以外的备注加上列标题或删去；改正后重新报送|请在原表中更正");
    assertThat(text("回执")).contains("有1行的整行有误，未采用：请按“需更正”所列工作表和行号，在原表中更正");
    assertThat(content(reply("522633_2020-03.xlsx")))
        .doesNotContain("PRIVATE", "私人", "13900000001");
  }

  @Test
  void takesAMendedReplyForTheRowsItWasMadeFrom() throws IOException {
    county.with("完整报送户.csv", HOUSEHOLDS, 1);
    ingest();
    sendBack("522633_2020-03.xlsx", "家庭人口数", "很多", "5", "脱贫属性", "=1+1", "已脱贫");

    ingest();

    assertRows(
        lake.read(Households.TABLE)
            .selectExpr("persons", "poverty_status", "wage_income", "relocated"),
        """
        persons | poverty_status | wage_income | relocated
        4       | 未脱贫         | 8000.00     | -
        5       | 未脱贫         | 3000.00     | true
        3       | 已脱贫         | 2000.00     | false
        """);
    assertRows(
        lake.read(Submissions.TABLE),
        """
        file                | complete | rows_read | rows_accepted | rows_quarantined
        完整报送户.csv      | true     | 5         | 1             | 4
        522633_2020-03.xlsx | false    | 2         | 2             | 0
        """);
    assertRows(lake.read(Corrections.TABLE), "field");
    assertThat(text("回执")).contains("无需处理");
  }

  @Test
  void knowsAHouseholdOfAReplyWhenTheCountysOwnFileNamesItAgain() throws IOException {
    county.with("户.csv", HOUSEHOLDS, 1);
    ingest();
    sendBack("522633_2020-03.xlsx", "家庭人口数", "很多", "5", "脱贫属性", "=1+1", "已脱贫");
    ingest();
    county.with("户2.csv", HEADINGS + MENDABLE.replace("很多", "6").replace("=1+1", "已脱贫"), 20);

    ingest();

    assertRows(
        lake.read(Submissions.TABLE).filter("file = '户2.csv'"),
        "rows_read | rows_accepted | rows_unchanged\n2 | 1 | 1");
    assertRows(lake.read(Corrections.TABLE), "field | old | new\npersons | 5 | 6");
  }

  @Test
  void takesNothingForAHouseholdWhoseKeyWasTypedOver() throws IOException {
    county.with("户.csv", HOUSEHOLDS, 1);
    ingest();
    sendBack("522633_2020-03.xlsx", "系统户标识", "", "PRIVATE9", "家庭人口数", "很多", "5");

    ingest();

    assertRows(
        lake.read(Quarantine.TABLE).filter("file like '%xlsx'"),
        "rule | household_key\nH05 | -\nH05 | -\nH09 | -");
  }

  @Test
  void keepsRowsOfAnotherCountyOrMonthOutWhenTheyComeBackAsTheyWere() throws IOException {
    String mixed =
        HEADINGS
            + """
            2020-03,522633100201,PRIVATE1,私人甲,,,4,未脱贫,0.8,
            2020-03,522633100201,PRIVATE2,私人乙,,,3,未脱贫,0.8,
            2020-02,522633100201,PRIVATE3,私人丙,,,3,未脱贫,0.8,
            2020-03,110101001001,PRIVATE4,私人丁,,,3,未脱贫,0.8,
            """;
    county.with("户.csv", mixed, 1);
    ingest();
    assertThat(rows("需更正"))
        .anyMatch(r -> r.contains("|填写2020-03；"))
        .anyMatch(r -> r.contains("以522633开头"));
    sendBack("522633_2020-03.xlsx");

    ingest();

    assertRows(
        lake.read(Submissions.TABLE).filter("file like '%xlsx'"),
        "county_code | period | rows_read | rows_quarantined\n522633 | 2020-03 | 2 | 2");
    assertThat(lake.read(Households.TABLE).count()).isEqualTo(2);
  }

  @Test
  void mendsVillagesByTheirOwnCodes() throws IOException {
    county.with("村.csv", "统计月份,行政村代码,行政村名称,农业户籍人口\n2020-03,522633100201,青山村,-4\n", 1);
    ingest();
    sendBack("522633_2020-03.xlsx", "更正表-村表", "农业户籍人口", "-4", "40");

    ingest();

    assertRows(lake.read(Villages.TABLE), "village | rural_population\n青山村 | 40");
  }

  @Test
  void holdsNothingPersonal() throws IOException {
    county.with("户.csv", HOUSEHOLDS, 1);

    ingest();

    assertThat(content(reply("522633_2020-03.xlsx")))
        .contains("户.csv")
        .doesNotContain("PRIVATE", "私人", "1390000000", "99010019600101001");
  }

  @Test
  void answersForFilesThatTellNoCountyByTheirPathElseTogether() throws IOException {
    county
        .with("乱码.csv", "不是表\n", 1)
        .with("522633_2020-04.csv", "也不是表\n", 2)
        .with("从江县2020年4月.csv", "还不是表\n", 3);

    ingest();

    assertThat(SheetText.rows(reply("unknown_unknown.xlsx"), "回执"))
        .anyMatch(r -> r.startsWith("乱码.csv|"));
    assertThat(SheetText.rows(reply("522633_2020-04.xlsx"), "回执"))
        .anyMatch(r -> r.startsWith("522633_2020-04.csv|"))
        .anyMatch(r -> r.startsWith("从江县2020年4月.csv|"));
  }

  @Test
  void answersAgainWithTheSameBytesWhereTheAnswersAreGone() throws IOException {
    county.with("户.csv", HOUSEHOLDS, 1);
    ingest();
    byte[] first = Files.readAllBytes(reply("522633_2020-03.xlsx"));
    FileUtil.fullyDelete(folder.resolve("out/reply").toFile());

    MonthlyJob.Outcome again = ingest();

    assertThat(again.runId()).isNotNull();
    assertThat(Files.readAllBytes(reply("522633_2020-03.xlsx"))).isEqualTo(first);
    assertThat(ingest().runId()).isNull();
  }

  @Test
  void keepsAnEarlierAnswerThatSaidSomethingElse() throws IOException {
    county.with("户.csv", HOUSEHOLDS, 1);
    ingest();
    county.with("村.csv", "统计月份,行政村代码,行政村名称,农业户籍人口\n2020-03,522633100201,青山村,4\n", 2);

    ingest();

    assertThat(text("回执")).contains("村.csv").doesNotContain("户.csv");
    try (Stream<Path> earlier = Files.list(reply("earlier"))) {
      assertThat(earlier.map(p -> p.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".xlsx"))
          .singleElement()
          .asString()
          .startsWith("522633_2020-03_");
    }
  }

  @Test
  void keepsAnAnswerThatSomebodySavedInItsPlace() throws IOException {
    county.with("户.csv", HOUSEHOLDS, 1);
    ingest();
    Files.writeString(reply("522633_2020-03.xlsx"), "saved by hand");
    county.with("村.csv", "统计月份,行政村代码,行政村名称,农业户籍人口\n2020-03,522633100201,青山村,4\n", 2);

    ingest();

    try (Stream<Path> earlier = Files.list(reply("earlier"))) {
      assertThat(earlier).singleElement().satisfies(f -> assertThat(f).hasContent("saved by hand"));
    }
    assertThat(text("回执")).contains("村.csv");
  }

  @Test
  void answersInTheNextRunWhereOneWasKilledBeforeItAnswered() throws IOException {
    county.with("户.csv", HOUSEHOLDS, 1);
    new IngestJob(Given.context(lake), TinyCounty.SECRET).run("killed", county.inbox());

    ingest();

    assertThat(text("回执")).contains("运行 killed");
    assertThat(ingest().runId()).isNull();
  }

  private MonthlyJob.Outcome ingest() {
    return Given.job(Given.context(lake), folder.resolve("out"))
        .run(new MonthlyJob.Order("ingest", new TreeSet<>(), List.of(), false), county.inbox());
  }

  private Path reply(String name) {
    return folder.resolve("out/reply").resolve(name);
  }

  /** Mends cells, of column, old and new text, and puts the reply into the inbox. */
  private void sendBack(String name, String... mended) throws IOException {
    boolean named = mended.length % 3 == 1;
    String sheet = named ? mended[0] : "更正表-户表";
    Path sent = folder.resolve("inbox").resolve(name);
    try (InputStream in = Files.newInputStream(reply(name));
        Workbook workbook = new XSSFWorkbook(in);
        OutputStream out = Files.newOutputStream(sent)) {
      for (int i = named ? 1 : 0; i < mended.length; i += 3) {
        mend(workbook.getSheet(sheet), mended[i], mended[i + 1], mended[i + 2]);
      }
      workbook.write(out);
    }
    Files.setLastModifiedTime(sent, FileTime.from(Instant.parse("2020-02-10T00:00:00Z")));
  }

  private static void mend(Sheet sheet, String column, String old, String now) {
    int at = column(sheet, column);
    for (Row row : sheet) {
      Cell cell = row.getCell(at);
      boolean data = cell != null && row.getRowNum() > SheetText.heading(sheet);
      if (data && (old.isEmpty() || cell.getStringCellValue().equals(old))) {
        row.createCell(at).setCellValue(now);
      }
    }
  }

  private static int column(Sheet sheet, String heading) {
    Row headings = sheet.getRow(SheetText.heading(sheet));
    int at = 0;
    while (!headings.getCell(at).getStringCellValue().startsWith(heading)) {
      at++;
    }
    return at;
  }

  private List<String> rows(String sheet) throws IOException {
    return SheetText.rows(reply("522633_2020-03.xlsx"), sheet);
  }

  private String text(String sheet) throws IOException {
    return String.join("\n", SheetText.all(reply("522633_2020-03.xlsx"), sheet));
  }

  private static String content(Path workbook) throws IOException {
    StringBuilder content = new StringBuilder();
    try (ZipInputStream parts = new ZipInputStream(Files.newInputStream(workbook))) {
      for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
        content.append(new String(parts.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return content.toString();
  }
}
