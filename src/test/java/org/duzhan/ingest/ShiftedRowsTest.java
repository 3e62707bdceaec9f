package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;

import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of delimited text whose cells do not stand under their headings. */
class ShiftedRowsTest {
  private static final String HEADINGS = "统计月份,行政村代码,户编号,家庭人口数,脱贫属性,工资性收入,劳动力人数,备注\n";

  @TempDir Path folder;

  @Test
  void keepsOutARowWithAThousandsSeparatorThatNobodyQuotedAndReadsNothingOfIt() {
    Taken taken =
        csv(
            """
            2020-04,522633100201,1,4,未脱贫,12000,2,好
            2020-04,522633100201,2,4,未脱贫,12,000,2,好
            2020-04,522633100201,3,4,未脱贫,"12,000",2,好
            """);

    assertRows(
        taken.rows(),
        """
        row | wage_income | workers | sound
        2   | 12000.00    | 2       | true
        3   | -           | -       | false
        4   | 12000.00    | 2       | true
        """);
    assertRows(
        taken.quarantine(),
        """
        row | rule | field | raw | message
        3   | H81  | *     | -   | 本行的格数多于列标题，有未加引号的分隔符使其后各格右移：整行未读入
        """);
  }

  @Test
  void seesItAlsoWhereTheLastCellIsBlank() {
    Taken taken =
        csv(
            """
            2020-04,522633100201,1,4,未脱贫,12000,2,
            2020-04,522633100201,2,4,未脱贫,12,000,2,
            """);

    assertRows(taken.quarantine(), "row | rule\n3   | H81");
    assertRows(taken.rows(), "row | sound\n2 | true\n3 | false");
  }

  @Test
  void takesRowsThatEndInSeparatorsAndRowsThatEndEarly() {
    Taken taken =
        csv(
            """
            2020-04,522633100201,1,4,未脱贫,12000,2,好,,
            2020-04,522633100201,2,4,未脱贫,12,100,,,
            2020-04,522633100201,3,4,未脱贫
            """);

    assertRows(taken.quarantine(), "row | rule | field\n3 | H10 | workers");
  }

  @Test
  void takesRowsThatAllEndInASeparatorWhateverNumbersStandInThem() {
    Taken taken =
        Taken.csv(
            folder,
            """
            统计月份,行政村代码,户编号,脱贫属性,家庭人口数,财产性收入,转移性收入
            2020-04,522633100201,1,未脱贫,4,50,960,
            2020-04,522633100201,2,未脱贫,4,70,310,
            2020-04,522633100201,3,未脱贫,4,1950,510,
            2020-04,522633100201,4,未脱贫,4,95,310,
            """);

    assertThat(taken.quarantine().isEmpty()).isTrue();
    assertThat(taken.rows().count()).isEqualTo(4);
  }

  @Test
  void takesNotesUnderAHeadingThatIsBlank() {
    Taken taken =
        Taken.csv(
            folder,
            """
            统计月份,行政村代码,户编号,脱贫属性,家庭人口数,财产性收入,转移性收入,
            2020-04,522633100201,1,未脱贫,4,50,960,合并
            2020-04,522633100201,2,未脱贫,4,1812,503,合并
            2020-04,522633100201,3,未脱贫,4,1,812,503
            """);

    assertRows(taken.quarantine(), "row | rule\n4 | H81");
  }

  @Test
  void takesNoCellsThatSemicolonsDivideForANumberInTwo() {
    Taken taken =
        Taken.csv(
            folder,
            """
            统计月份;行政村代码;户编号;脱贫属性;家庭人口数;财产性收入;转移性收入
            2020-04;522633100201;1;未脱贫;4;1812;203
            2020-04;522633100201;2;未脱贫;4;95;310;
            """);

    assertThat(taken.quarantine().isEmpty()).isTrue();
    assertThat(taken.rows().count()).isEqualTo(2);
  }

  @Test
  void seesTheRestOfANumberAlsoInARowThatEndsEarly() {
    Taken taken =
        Taken.csv(
            folder,
            """
            统计月份,行政村代码,户编号,脱贫属性,家庭人口数,工资性收入,生产经营性收入,财产性收入,转移性收入
            2020-04,522633100201,1,未脱贫,4,12000,300,0,50
            2020-04,522633100201,2,未脱贫,4,12,000,300,0
            2020-04,522633100201,3,未脱贫,4,1,050.50,300,
            2020-04,522633100201,4,未脱贫,4,12,500,0,000
            """);

    assertRows(taken.quarantine(), "row | rule\n3 | H81\n4 | H81");
    assertRows(
        taken.rows(),
        """
        row | wage_income | business_income | sound
        2   | 12000.00    | 300.00          | true
        3   | -           | -               | false
        4   | -           | -               | false
        5   | 12.00       | 500.00          | true
        """);
  }

  @Test
  void keepsOutAShiftedRowThatEndsEarlyByTheWordsThatStandUnderOtherHeadings() {
    Taken taken =
        Taken.csv(
            folder,
            """
            统计月份,行政村代码,户编号,家庭人口数,工资性收入,脱贫属性,住房等级,失学辍学人数,饮水安全,备注
            2020-04,522633100201,1,4,12500,未脱贫,A,0,是,好
            2020-04,522633100201,2,4,12,500,未脱贫,A,0,是
            """);

    assertRows(
        taken.quarantine().filter("rule in ('H01', 'H08')"),
        """
        row | rule | field          | raw
        3   | H01  | out_of_school  | A
        """);
    assertRows(taken.rows(), "row | sound\n2 | true\n3 | false");
  }

  @Test
  void fillsNothingDownFromSuchARow() {
    assertRows(
        csv("""
                2020-04,522633100201,1,4,未脱贫,12000,2,
                2020-04,522633100201,2,4,未脱贫,1,212,000,2,好
                ,,3,4,未脱贫,12000,2,
                """)
            .quarantine(),
        "row | rule\n3 | H81\n4 | H02\n4 | H03");
  }

  @Test
  void closesNoHouseholdByAFileWithSuchARow() {
    String sound = "2020-04,522633100201,1,4,未脱贫,12000,2,\n";
    String shifted = sound.replace("2,\n", "2,,000,9\n");

    Verdict whole = Taken.csv(folder, "完整报送\n" + HEADINGS + sound).verdict();
    Verdict doubtful = Taken.csv(folder, "完整报送\n" + HEADINGS + sound + shifted).verdict();
    Verdict partial = Taken.csv(folder, HEADINGS + sound + shifted).verdict();

    assertThat(whole.complete()).isTrue();
    assertThat(whole.shortcoming()).isNull();
    assertThat(doubtful.complete()).isFalse();
    assertThat(doubtful.shortcoming()).contains("整行错位").contains("未按完整报送处理");
    assertThat(partial.shortcoming()).isNull();
  }

  @Test
  void keepsOutAWholeHouseholdOfWhichOnePersonsRowIsSuch() {
    Taken taken =
        Taken.csv(
            folder,
            """
            统计月份,行政村代码,户编号,姓名,与户主关系,脱贫属性,工资性收入,年龄
            2020-04,522633100201,101,甲,户主,未脱贫,8000,40
            2020-04,522633100201,101,乙,配偶,未脱贫,8,000,41
            2020-04,522633100202,102,丁,户主,已脱贫,500,50
            """);

    assertRows(
        taken.quarantine(),
        """
        row | rule | message
        2   | H81  | 本行的格数多于列标题，有未加引号的分隔符使其后各格右移：整行未读入（该户所在行：2-3）
        """);
    assertRows(taken.rows(), "row | persons | sound\n2 | - | false\n4 | 1 | true");
  }

  @Test
  void takesCellsBesideTheTableOfAWorkbookForNotes() {
    Workbook workbook = new XSSFWorkbook();
    String[] lines = (HEADINGS + "2020-04,522633100201,1,4,未脱贫,12000,2,,已核实,12,000").split("\n");
    for (int i = 0; i < lines.length; i++) {
      Row row = workbook.createSheet("s" + i).createRow(0);
      String[] cells = lines[i].split(",");
      for (int column = 0; column < cells.length; column++) {
        row.createCell(column).setCellValue(cells[column]);
      }
    }

    Taken taken = Taken.workbook(folder, "户表.xlsx", workbook);

    assertRows(taken.rows(), "wage_income | sound\n12000.00 | true");
  }

  private Taken csv(String rows) {
    return Taken.csv(folder, HEADINGS + rows);
  }
}
