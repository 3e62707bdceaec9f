package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;

import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenFilesIT {
  private static final List<String> HEAD =
      List.of("统计月份", "行政村代码", "户编号", "家庭人口数", "脱贫属性", "工资性收入", "证件号码", "监测识别日期");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"户表.xlsx", "户表.xls"})
  void fillsVillagesAndMonthsDownAndNothingElse(String name) {
    Workbook workbook = empty(name);
    Sheet sheet = sheet(workbook, "户表");
    row(sheet, "2020年4月", "522633100201", "101", 4, "未脱贫", 300);
    row(sheet, "", "", "102", 3, "未脱贫");
    row(sheet, "", "522633100202", "103", 2, "未脱贫", 100);
    row(sheet, "小计", "", "", 9);
    row(sheet, "", "", "104", 2, "未脱贫", 100);
    sheet.addMergedRegion(new CellRangeAddress(1, 3, 0, 0));
    sheet.addMergedRegion(new CellRangeAddress(1, 2, 1, 1));
    sheet.setColumnHidden(3, true);
    sheet.getRow(2).setZeroHeight(true);

    Taken taken = Taken.workbook(folder, name, workbook);

    assertThat(taken.verdict().rows()).isEqualTo(4);
    assertRows(
        taken.rows(),
        """
        row | period  | village_code | persons | wage_income | sound
        2   | 2020-04 | 522633100201 | 4       | 300.00      | true
        3   | 2020-04 | 522633100201 | 3       | -           | true
        4   | 2020-04 | 522633100202 | 2       | 100.00      | true
        6   | -       | -            | 2       | 100.00      | false
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"户表.xlsx", "户表.xls"})
  void namesNoHouseholdByANumberThatLostDigits(String name) {
    Workbook workbook = empty(name);
    Sheet sheet = sheet(workbook, "户表");
    row(sheet, "2020-04", 522633100201d, 522633199912345d, 4, "未脱贫", 300, "");
    row(sheet, "2020-04", 522633100201d, 5226331999123456d, 4, "未脱贫", 300, "");
    row(sheet, "2020-04", 522633100201d, "5226331999123456", 4, "未脱贫", 300, "");
    row(sheet, "2020-04", 522633100201d, "103", 4, "未脱贫", 300, 990371196509131846d);

    Taken taken = Taken.workbook(folder, name, workbook);

    assertRows(
        taken.quarantine(),
        """
        row | field        | rule | raw
        3   | household_id | H21  | ***
        5   | id_number    | H07  | ***
        """);
    assertRows(
        taken.rows(),
        """
        row | village_code | sound
        2   | 522633100201 | true
        3   | 522633100201 | false
        4   | 522633100201 | true
        5   | 522633100201 | false
        """);
  }

  @Test
  void quarantinesErrorCellsByName() {
    Workbook workbook = empty("户表.xlsx");
    Sheet sheet = sheet(workbook, "户表");
    row(sheet, "2020-04", "522633100201", "101", FormulaError.NA, "未脱贫", FormulaError.DIV0);
    row(sheet, "2020-04", "522633100201", FormulaError.REF, 4, FormulaError.NAME, 300);
    row(sheet, "2020-04", "522633100201", "103", 4, "未脱贫", 300);

    Taken taken = Taken.workbook(folder, "户表.xlsx", workbook);

    assertRows(
        taken.quarantine(),
        """
        row | field          | rule | raw
        2   | persons        | H01  | #N/A
        2   | wage_income    | H01  | #DIV/0!
        3   | household_id   | H05  | -
        3   | poverty_status | H01  | #NAME?
        """);
  }

  @Test
  void takesTheCachedValuesOfFormulas() {
    Workbook workbook = empty("户表.xlsx");
    Sheet sheet = sheet(workbook, "户表");
    Row row = row(sheet, "2020-04", "522633100201", "101", 4, "未脱贫", 0);
    row.getCell(5).setCellFormula("100*3+D2");
    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();

    assertRows(
        Taken.workbook(folder, "户表.xlsx", workbook).rows(),
        """
        row | wage_income
        2   | 304.00
        """);
  }

  @Test
  void keepsBlankZeroAndUnreadableApart() {
    Taken taken =
        Taken.csv(
            folder,
            """
            统计月份,行政村代码,户编号,家庭人口数,脱贫属性,工资性收入,财产性收入,失学辍学人数,脱贫年度
            2020-04,522633100201,101,4,未脱贫,,—,0 ,无
            2020-04,522633100201,102,2.5,未脱贫,0,无,无,2018年
            2020-04,522633100201,103,３人,未脱贫,1.2 万元,-,／,
            """);

    assertRows(
        taken.rows(),
        """
        row | persons | wage_income | property_income | out_of_school | exit_year | sound
        2   | 4       | -           | -               | 0             | -         | true
        3   | -       | 0.00        | 0.00            | 0             | 2018      | false
        4   | 3       | 12000.00    | -               | -             | -         | true
        """);
    assertRows(
        taken.quarantine(),
        """
        row | field   | rule | raw
        3   | persons | H01  | 2.5
        """);
  }

  @Test
  void readsADayOnlyWhereOneIsWritten() {
    Taken taken =
        Taken.csv(
            folder,
            """
            统计月份,行政村代码,户编号,家庭人口数,脱贫属性,监测识别日期
            2020-04,522633100201,101,4,未脱贫,二〇二〇年三月五日
            2020-04,522633100201,102,4,未脱贫,2020
            2020-04,522633100201,103,4,未脱贫,1/4/2020
            """);

    assertRows(
        taken.quarantine(),
        """
        row | field           | rule | raw
        3   | monitored_since | H01  | 2020
        4   | monitored_since | H01  | 1/4/2020
        """);
    assertRows(
        taken.rows().filter("sound"),
        """
        row | monitored_since
        2   | 2020-03-05
        """);
  }

  private static Workbook empty(String name) {
    return name.endsWith(".xls") ? new HSSFWorkbook() : new XSSFWorkbook();
  }

  private static Sheet sheet(Workbook workbook, String name) {
    Sheet sheet = workbook.createSheet(name);
    row(sheet, HEAD.toArray());
    return sheet;
  }

  private static Row row(Sheet sheet, Object... cells) {
    Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] instanceof Number number) {
        row.createCell(i).setCellValue(number.doubleValue());
      } else if (cells[i] instanceof FormulaError error) {
        row.createCell(i).setCellErrorValue(error.getCode());
      } else if (!cells[i].equals("")) {
        row.createCell(i).setCellValue(cells[i].toString());
      }
    }
    return row;
  }
}
