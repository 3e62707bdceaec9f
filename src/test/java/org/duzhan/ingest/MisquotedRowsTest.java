package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of delimited text with a quote too many: they stay out, and no other row with them. */
class MisquotedRowsTest {
  private static final String HEADINGS = "统计月份,行政村代码,户编号,家庭人口数,脱贫属性,工资性收入,户主姓名,备注\n";

  @TempDir Path folder;

  @Test
  void keepsOutBothRowsOverWhichAQuoteReachesAndTellsThem() {
    Taken taken =
        csv(
            """
            2020-04,522633100201,1,4,未脱贫,12000,甲,好
            2020-04,522633100201,2,4,未脱贫,12000,"乙,好
            2020-04,522633100201,3,4,未脱贫,12000,丙",好
            2020-04,522633100201,4,4,未脱贫,"12,000",丁,"好
            很好"
            """);

    assertRows(taken.rows(), "row | sound\n2 | true\n3 | false\n4 | false\n5 | true");
    assertRows(
        taken.quarantine(),
        """
        row | rule | field | raw | message
        3   | H83  | *     | -   | 本行有英文双引号没有成对，其后各行会被当作同一单元格：整行未读入
        4   | H83  | *     | -   | 本行有英文双引号没有成对，其后各行会被当作同一单元格：整行未读入
        """);
  }

  @Test
  void takesTheRestOfAFileWhereNothingClosesAQuote() {
    Taken taken =
        csv(
            """
            2020-04,522633100201,1,4,未脱贫,12000,"甲,好
            2020-04,522633100201,2,4,未脱贫,12000,乙,好
            2020-04,522633100201,3,4,未脱贫,12000,丙,好
            """);

    assertRows(taken.rows(), "row | sound\n2 | false\n3 | true\n4 | true");
    assertRows(taken.quarantine(), "row | rule\n2 | H83");
  }

  @Test
  void closesNoHouseholdByAFileWithSuchARow() {
    Taken taken =
        Taken.csv(
            folder,
            "完整报送\n"
                + HEADINGS
                + "2020-04,522633100201,1,4,未脱贫,12000,\"甲,好\n"
                + "2020-04,522633100201,2,4,未脱贫,12000,乙,好\n");

    assertThat(taken.verdict().complete()).isFalse();
    assertThat(taken.verdict().shortcoming()).contains("未按完整报送处理");
  }

  @Test
  void keepsOutAWholeHouseholdOfWhichOnePersonsRowIsSuch() {
    Taken taken =
        Taken.csv(
            folder,
            """
            统计月份,行政村代码,户编号,姓名,与户主关系,脱贫属性,工资性收入,年龄
            2020-04,522633100201,101,甲,户主,未脱贫,8000,40
            2020-04,522633100201,101,"乙,配偶,未脱贫,8000,41
            2020-04,522633100202,102,丁,户主,已脱贫,500,50
            """);

    assertRows(
        taken.quarantine(),
        """
        row | rule | message
        2   | H83  | 本行有英文双引号没有成对，其后各行会被当作同一单元格：整行未读入（该户所在行：2-3）
        """);
    assertRows(taken.rows(), "row | persons | sound\n2 | - | false\n4 | 1 | true");
  }

  private Taken csv(String rows) {
    return Taken.csv(folder, HEADINGS + rows);
  }
}
