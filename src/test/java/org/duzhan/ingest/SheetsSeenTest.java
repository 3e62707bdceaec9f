package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheets are text tables: {@code == name} begins one, a line is a row of cells. */
class SheetsSeenTest {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final String TOP = "统计月份 | 行政村代码 | 户编号 | 家庭人口数 | 脱贫属性";

  private static final String HEAD = "统计月份 | 行政村代码 | 户编号 | 家庭人口数 | 脱贫属性";

  @TempDir Path folder;

  @Test
  void tellsWhereHeadingsOfTwoLevelsBeginAndWhatIsUnknownUnderThem() {
    List<SheetSeen> seen =
        seen(
            "== 户表\n某县户表\n\n"
                + HEAD
                + """
                 | 饮水 |      | 鸡鸭
                 | | | | | 水量 | 水质 | 只数
                2020-04 | 522633100201 | 101 | 4 | 未脱贫 | 达标 | 达标 | 7
                """);

    assertThat(seen)
        .containsExactly(
            new SheetSeen(
                "户表",
                5,
                4,
                19,
                "household",
                "conf/mappings/household.conf",
                3L,
                List.of("鸡鸭只数"),
                "",
                null));
  }

  @Test
  void tellsWhatWouldBecomeOfTheFile() {
    String row = "\n2020-04 | 522633100201 | %s | 4 | 未脱贫";

    assertThat(inspected("== 户表\n" + TOP + row.formatted("101")).taken())
        .containsExactly(
            new Inspection.Taken(null, "522633", "2020-04", null, Map.of("household", 1L), 0));
    assertThat(inspected("== 户表\n" + TOP).taken())
        .extracting(Inspection.Taken::refused)
        .containsExactly("没有找到可识别的表（户表、人口表、村表或问题台账的表头），或表中没有数据行；请报送这些表之一");
    assertThat(inspected("== 户表\n" + TOP + "\n2020-04 | | 101 | 4 | 未脱贫").taken())
        .extracting(Inspection.Taken::refused)
        .containsExactly("无法确定报送县：没有一行有行政村代码；请填写12位行政村代码");
    assertThat(inspected("== 说明\n甲 | 乙").taken()).isEmpty();
  }

  @Test
  void countsRowsThatAreNoDataBesideThoseThatAre() {
    String row = "2020-04 | 522633100201 | %s | 4 | 未脱贫\n";

    assertThat(
            inspected(
                    "== 户表\n某县户表\n"
                        + TOP
                        + "\n | | | 人 | \n"
                        + row.formatted("101")
                        + "合计 | | | 4\n\n"
                        + TOP
                        + "\n"
                        + row.formatted("102")
                        + "合计 | | | 4\n备注：无\n"
                        + "== 户表2\n"
                        + TOP
                        + "\n"
                        + row.formatted("103"))
                .taken())
        .extracting(Inspection.Taken::setAside)
        .containsExactly(4L);
  }

  @Test
  void tellsWhatASheetLacksThatComesNearToATable() {
    List<SheetSeen> seen =
        seen(
            """
            == 户表
            统计月份 | 行政村代码 | 户编码号 | 家庭人口数 | 脱贫属性
            2020-04 | 522633100201 | 101 | 4 | 未脱贫
            == 说明
            填表说明 | 见下
            """);

    assertThat(seen).extracting(SheetSeen::lacking).containsExactly("工作表“户表”第1行像户表的表头，缺少“户编号”", "");
  }

  @Test
  void tellsWhatHeadingsOfTwoLevelsLackTogether() {
    List<SheetSeen> seen =
        seen(
            """
            == 户表1
            所在地 | | 农户 | | | 备注
            统计月份 | 行政村代码 | 户编号 | 家庭人口数 | 脱贫属性 |
            2020-04 | 522633100201 | 101 | 4 | 未脱贫 |
            == 户表2
            所在地 | | 农户 | | | 备注
            统计月份 | 行政村代码 | 户编号 | 人口 | 脱贫属性 |
            2020-04 | 522633100201 | 102 | 4 | 未脱贫 |
            == 户表3
            统计月份 | 行政村代码 | 农户 | | | 备注
             | | 户编号 | 口数 | 脱贫属性 |
            2020-04 | 522633100201 | 103 | 4 | 未脱贫 |
            == 说明
            甲 | | 乙 |
            统计 | 月 | 某 | 某
            """);

    assertThat(seen)
        .extracting(SheetSeen::lacking)
        .containsExactly("", "工作表“户表2”第2行像户表的表头，缺少“家庭人口数”", "工作表“户表3”第2行像户表的表头，缺少“家庭人口数”", "");
  }

  @Test
  void tellsWhereHeadingsBeginThatAreKnownByTheirLowerLevelOnly() {
    List<SheetSeen> seen =
        seen(
            """
            == 村表
            统计月份 | 行政村代码 | 行政村 | 农业户籍
             | | 名称 | 人口
            2020-04 | 522633100201 | 大坪村 | 1200
            """);

    assertThat(seen).extracting(SheetSeen::table).containsExactly("village");
    assertThat(seen).extracting(SheetSeen::headingRow).containsExactly(1L);
  }

  @Test
  void tellsATableOfPersonsFromOneOfHouseholds() {
    List<SheetSeen> seen =
        seen(
            """
            == 人口表
            人口信息
            统计月份 | 行政村代码 | 户编号 | 家庭人口数 | 脱贫属性 | 姓名 | 与户主关系
            2020-04 | 522633100201 | 101 | 2 | 未脱贫 | 甲 | 户主
             | | | | | 乙 | 配偶
            2020-04 | 522633100201 | 102 | 2 | 未脱贫 | 丙 | 户主
            2020-04 | 522633100201 | 102 | 2 | 未脱贫 | 丁 | 配偶
            """);

    assertThat(seen)
        .containsExactly(
            new SheetSeen(
                "人口表",
                6,
                6,
                31,
                "member",
                "conf/mappings/member.conf",
                2L,
                List.of(),
                "",
                new SheetSeen.Persons(4, 2)));
  }

  @Test
  void knowsATableThatGoesOnWithoutHeadings() {
    List<SheetSeen> seen =
        seen(
            "== 一\n"
                + HEAD
                + """

                2020-04 | 522633100201 | 101 | 4 | 未脱贫
                == 二
                2020-04 | 522633100201 | 102 | 3 | 未脱贫
                == 三
                说明 | 见下
                """);

    assertThat(seen).extracting(SheetSeen::table).containsExactly("household", "household", null);
    assertThat(seen).extracting(SheetSeen::headingRow).containsExactly(1L, null, null);
  }

  @Test
  void namesTheFirstOfTwoTablesOnASheet() {
    List<SheetSeen> seen =
        seen(
            "== 一\n"
                + HEAD
                + """

                2020-04 | 522633100201 | 101 | 4 | 未脱贫
                统计月份 | 行政村代码 | 行政村名称 | 农业户籍人口
                2020-04 | 522633100201 | 大坪村 | 1200
                """);

    assertThat(seen).extracting(SheetSeen::table).containsExactly("household");
    assertThat(seen).extracting(SheetSeen::headingRow).containsExactly(1L);
  }

  private List<SheetSeen> seen(String text) {
    return inspected(text).sheets();
  }

  private Inspection inspected(String text) {
    Path file = folder.resolve("表.xlsx");
    try (Workbook workbook = new XSSFWorkbook();
        var out = Files.newOutputStream(file)) {
      text.lines().forEach(line -> put(workbook, line));
      workbook.write(out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return Inspection.of(
        "file:" + file,
        file.toString(),
        new Inspection.How(
            Mapping.all(SETTINGS.mappings()),
            SETTINGS.limits(),
            SETTINGS.passwords(),
            new Configuration(false)));
  }

  private static void put(Workbook workbook, String line) {
    if (line.startsWith("== ")) {
      workbook.createSheet(line.substring(3));
      return;
    }
    Sheet sheet = workbook.getSheetAt(workbook.getNumberOfSheets() - 1);
    Row row = sheet.createRow(sheet.getLastRowNum() + 1);
    String[] texts = line.split("\\|", -1);
    for (int i = 0; i < texts.length; i++) {
      if (!texts[i].isBlank()) {
        row.createCell(i).setCellValue(texts[i].strip());
      }
    }
  }
}
