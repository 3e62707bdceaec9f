package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;

import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.duzhan.testkit.IdNumbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The export with one row per person, folded to households. */
class MembersTest {
  private static final String HEAD = "统计月份,行政村代码,户编号,姓名,与户主关系,家庭人口数,脱贫属性,工资性收入\n";

  @TempDir Path folder;

  @Test
  void foldsRowsThatRepeatTheirHousehold() {
    Taken taken =
        members(
            """
            2020-04,522633100201,101,甲,户主,3,未脱贫,8000
            2020-04,522633100201,101,乙,配偶,3,未脱贫,8000
            2020-04,522633100201,101,丙,之子,3,未脱贫,8000
            2020-04,522633100202,102,丁,户主,1,已脱贫,500.50
            """);

    assertThat(taken.verdict().rows()).isEqualTo(2);
    assertThat(taken.verdict().persons()).isEqualTo(4);
    assertRows(
        taken.rows(),
        """
        row | source_rows | village_code | persons | poverty_status | wage_income | sound
        2   | 2-4         | 522633100201 | 3       | 未脱贫         | 8000.00     | true
        5   | 5           | 522633100202 | 1       | 已脱贫         | 500.50      | true
        """);
  }

  @Test
  void foldsRowsThatAreBlankAfterTheFirst() {
    assertRows(
        members(
                """
                2020-04,522633100201,101,甲,户主,3,未脱贫,8000
                ,,101,乙,配偶,,,
                ,,,丙,之子,,,
                2020-04,522633100202,102,丁,户主,1,已脱贫,500
                """)
            .rows(),
        """
        row | source_rows | village_code | persons | wage_income | sound
        2   | 2-4         | 522633100201 | 3       | 8000.00     | true
        5   | 5           | 522633100202 | 1       | 500.00      | true
        """);
  }

  @Test
  void foldsMergedCellsAlsoOfTheVillageOverSeveralHouseholds() {
    Workbook workbook = new XSSFWorkbook();
    Sheet sheet = workbook.createSheet("人口表");
    put(sheet, HEAD.strip().split(","));
    put(sheet, "2020-04", "522633100201", "101", "甲", "户主", "2", "未脱贫", "8000");
    put(sheet, "", "", "", "乙", "配偶", "", "", "");
    put(sheet, "", "", "102", "丁", "户主", "2", "已脱贫", "500");
    put(sheet, "", "", "", "戊", "之女", "", "", "");
    sheet.addMergedRegion(new CellRangeAddress(1, 4, 1, 1));
    sheet.addMergedRegion(new CellRangeAddress(1, 2, 2, 2));
    sheet.addMergedRegion(new CellRangeAddress(3, 4, 2, 2));

    assertRows(
        Taken.workbook(folder, "人口表.xlsx", workbook).rows(),
        """
        row | source_rows | village_code | persons | wage_income | sound
        2   | 2-3         | 522633100201 | 2       | 8000.00     | true
        4   | 4-5         | 522633100201 | 2       | 500.00      | true
        """);
  }

  @Test
  void foldsMembersThatStandApartAlsoOnOtherSheets() {
    Workbook workbook = new XSSFWorkbook();
    Sheet one = workbook.createSheet("一");
    put(one, HEAD.strip().split(","));
    put(one, "2020-04", "522633100201", "101", "乙", "配偶", "3", "", "");
    put(one, "2020-04", "522633100202", "102", "丁", "户主", "1", "已脱贫", "500");
    put(one, "", "", "101", "甲", "户主", "", "未脱贫", "8000");
    Sheet two = workbook.createSheet("二");
    put(two, HEAD.strip().split(","));
    put(two, "2020-04", "522633100201", "101", "丙", "之子", "", "未脱贫", "");

    assertRows(
        Taken.workbook(folder, "人口表.xlsx", workbook).rows(),
        """
        sheet | row | source_rows | village_code | persons | wage_income | sound
        一    | 4   | 2,4,二!2    | 522633100201 | 3       | 8000.00     | true
        一    | 3   | 3           | 522633100202 | 1       | 500.00      | true
        """);
  }

  @Test
  void countsMembersWhereTheSheetDoesNot() {
    Taken taken =
        Taken.csv(
            folder,
            """
            统计月份,行政村代码,户编号,与户主关系,脱贫属性,证件号码,健康状况,在校生状况,文化程度,劳动技能,务工区域,是否参加城乡居民基本医疗保险,公益岗位
            2020-04,522633100201,101,户主,未脱贫,%s,健康,,小学,普通劳动力,省外,是,
            2020-04,522633100201,101,配偶,未脱贫,%s,健康,,初中,,乡（镇）内,否,护林员
            2020-04,522633100201,101,之子,未脱贫,%s,健康,九年级,,,,是,
            2020-04,522633100201,101,之女,未脱贫,%s,健康,,小学,,,是,
            2020-04,522633100201,101,之父,未脱贫,%s,残疾,,文盲,丧失劳动力,,是,
            2020-04,522633100202,102,户主,未脱贫,%s,残疾,,文盲,无劳动力,,否,
            """
                .formatted(
                    IdNumbers.of("19800101", 1),
                    IdNumbers.of("19820101", 2),
                    IdNumbers.of("20040501", 3),
                    IdNumbers.of("20140430", 4),
                    IdNumbers.of("19500101", 5),
                    IdNumbers.of("19400101", 6)));

    assertRows(
        taken.rows(),
        """
        row | persons | school_age | out_of_school | uninsured | workers | work_outside_province | work_outside_county | work_in_county | welfare_posts | no_labour | sound
        2   | 5       | 2          | 1             | 1         | 2       | 1                     | 0                   | 1              | 1             | false     | true
        7   | 1       | 0          | 0             | 1         | 0       | 0                     | 0                   | 0              | 0             | true      | true
        """);
  }

  @Test
  void leavesBlankWhatIsNotKnownOfEveryMember() {
    Taken taken =
        Taken.csv(
            folder,
            """
            统计月份,行政村代码,户编号,与户主关系,脱贫属性,年龄,在校生状况,劳动技能,是否参加基本医保,劳动力人数
            2020-04,522633100201,101,户主,未脱贫,40,非在校生,,是,2
            2020-04,522633100201,101,之子,未脱贫,,小学,,,
            """);

    assertRows(
        taken.rows(),
        """
        persons | school_age | out_of_school | uninsured | workers | work_in_county | welfare_posts | no_labour | sound
        2       | -          | 0             | -         | 2       | -              | -             | -         | true
        """);
  }

  @Test
  void quarantinesAHouseholdWhoseRowsDisagreeWithBothValues() {
    Taken taken =
        members(
            """
            2020-04,522633100201,101,甲,户主,2,未脱贫,8000
            2020-04,522633100201,101,乙,配偶,2,脱贫,8000
            """);

    assertRows(
        taken.quarantine(),
        """
        row | field          | rule | message
        2   | poverty_status | H71  | 同一户各行填写不一致：“脱贫属性”第2行为“未脱贫”，第3行为“脱贫”（该户所在行：2-3）
        """);
    assertRows(taken.rows(), "row | sound\n2   | false");
  }

  @Test
  void quarantinesHouseholdsWithoutAHeadWithTwoAndOfAnotherSize() {
    assertRows(
        members(
                """
                2020-04,522633100201,101,甲,配偶,1,未脱贫,8000
                2020-04,522633100201,102,乙,户主,2,未脱贫,8000
                2020-04,522633100201,102,丙,本人,2,未脱贫,8000
                2020-04,522633100201,103,丁,户主,3,未脱贫,8000
                2020-04,522633100201,104,戊,户主,1,未脱贫,8000
                """)
            .quarantine(),
        """
        row | field        | rule | message
        2   | household_id | H72  | “户编号”：户内没有一人的与户主关系为户主（该户所在行：2）
        3   | household_id | H73  | “户编号”：户内不止一人的与户主关系为户主：2人（该户所在行：3-4）
        5   | persons      | H74  | “家庭人口数”：家庭人口数与该户人数不一致：填写为3人，实有1行（该户所在行：5）
        """);
  }

  @Test
  void quarantinesHouseholdsForTheirMembersIdNumbersAndShowsNone() {
    String head = "统计月份,行政村代码,户编号,与户主关系,脱贫属性,证件号码\n";
    String row = "2020-04,522633100201,%s,%s,未脱贫,%s\n";
    Taken taken =
        Taken.csv(
            folder,
            head
                + row.formatted("101", "户主", IdNumbers.of("19800101", 1))
                + row.formatted("101", "之子", IdNumbers.wrong("20100101", 2))
                + row.formatted("102", "户主", IdNumbers.of("19800101", 3))
                + row.formatted("103", "户主", IdNumbers.of("19800101", 4))
                + row.formatted("103", "之子", IdNumbers.of("19800101", 3))
                + row.formatted("104", "户主", "999999199001011234"));

    assertRows(
        taken.quarantine(),
        """
        row | field     | rule | raw | message
        2   | id_number | H75  | *** | “证件号码”：户内成员的证件号码校验位不符：第3行（该户所在行：2-3）
        4   | id_number | H76  | *** | “证件号码”：户内成员的证件号码在本文件中出现两次：第6行（该户所在行：4）
        5   | id_number | H76  | *** | “证件号码”：户内成员的证件号码在本文件中出现两次：第6行（该户所在行：5-6）
        """);
  }

  @Test
  void remarksOnMembersWhoseWorkAndHealthCannotBe() {
    Taken taken =
        Taken.csv(
            folder,
            """
            统计月份,行政村代码,户编号,与户主关系,脱贫属性,年龄,健康状况,在校生状况,劳动技能,务工区域,返贫风险类型
            2020-04,522633100201,101,户主,未脱贫,60,健康,,无劳动力,,因病
            2020-04,522633100201,101,之子,未脱贫,15,健康,初中,,省外,因病
            2020-04,522633100201,101,配偶,未脱贫,50,健康,,普通劳动力,,因病
            2020-04,522633100201,102,户主,未脱贫,61,健康,,无劳动力,,因灾
            2020-04,522633100201,102,之子,未脱贫,16,健康,高中,无劳动力,,因灾
            2020-04,522633100201,102,之女,未脱贫,16,健康,,普通劳动力,省外,因灾
            2020-04,522633100201,103,户主,未脱贫,40,残疾,,丧失劳动力,,因病
            2020-04,522633100201,104,户主,未脱贫,40,,,无劳动力,,因病
            """);

    assertRows(taken.quarantine(), "row | rule");
    assertRows(
        taken.remarks().filter("rule in ('H77', 'H78', 'H79')"),
        """
        row | field        | rule | message
        2   | household_id | H77  | “户编号”：未满16周岁的成员有务工区域：第3行（该户所在行：2-4）
        2   | household_id | H78  | “户编号”：16至60周岁、健康、不在校的成员填为无劳动力：第2行（该户所在行：2-4）
        2   | risk_cause   | H79  | “返贫风险类型”：返贫风险是因病，户内却没有一人患病或残疾（该户所在行：2-4）
        """);
  }

  @Test
  void namesACellOfAPersonThatCannotBeReadAndMasksWhatIsPersonal() {
    Taken taken =
        Taken.csv(
            folder,
            """
            统计月份,行政村代码,户编号,与户主关系,脱贫属性,出生日期,劳动技能
            2020-04,522633100201,101,户主,未脱贫,1/4/1980,普通劳动力
            2020-04,522633100201,102,户主,未脱贫,1980-04-01,很能干
            """);

    assertRows(
        taken.quarantine(),
        """
        row | field      | rule | raw
        2   | school_age | H01  | 第2行“出生日期”为“***”
        3   | workers    | H01  | 第3行“劳动技能”为“很能干”
        """);
  }

  @Test
  void asksARowBelowATotalWhoseItIs() {
    Taken taken =
        members(
            """
            2020-04,522633100201,101,甲,户主,1,未脱贫,8000
            小计,,,,,1,,
            2020-04,522633100201,,乙,配偶,,未脱贫,
            2020-04,522633100201,#N/A,丙,户主,1,未脱贫,
            """);

    assertThat(taken.verdict().rows()).isEqualTo(3);
    assertRows(taken.quarantine(), "row | rule\n4   | H05\n5   | H05");
  }

  @Test
  void takesTheVillageThatARowStatesOverTheOneAboveIt() {
    assertRows(
        members(
                """
                2020-04,522633100201,101,甲,户主,1,未脱贫,8000
                ,,102,乙,户主,2,未脱贫,8000
                2020-04,522633100202,102,丙,配偶,2,未脱贫,8000
                """)
            .rows(),
        """
        row | village_code | sound
        2   | 522633100201 | true
        3   | 522633100202 | true
        """);
  }

  @Test
  void refusesAFileOfHouseholdsAndOfPersons() {
    Workbook workbook = new XSSFWorkbook();
    Sheet persons = workbook.createSheet("人口表");
    put(persons, HEAD.strip().split(","));
    put(persons, "2020-04", "522633100201", "101", "甲", "户主", "1", "未脱贫", "8000");
    Sheet households = workbook.createSheet("户表");
    put(households, "统计月份", "行政村代码", "户编号", "家庭人口数", "脱贫属性");
    put(households, "2020-04", "522633100201", "102", "1", "未脱贫");

    assertThat(Taken.workbook(folder, "报表.xlsx", workbook).verdict().refused())
        .contains("户表", "人口表", "分成两个文件");
  }

  private Taken members(String rows) {
    return Taken.csv(folder, HEAD + rows);
  }

  private static void put(Sheet sheet, String... cells) {
    var row = sheet.createRow(sheet.getPhysicalNumberOfRows());
    for (int i = 0; i < cells.length; i++) {
      if (!cells[i].isEmpty()) {
        row.createCell(i).setCellValue(cells[i]);
      }
    }
  }
}
