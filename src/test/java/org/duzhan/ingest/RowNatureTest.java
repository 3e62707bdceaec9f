package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.duzhan.ingest.reader.CellRow;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class RowNatureTest {
  private static final Headings UNDER =
      new HeadingSearch(Mapping.all(TestSettings.defaults().mappings()))
          .see(List.of("统计月份", "行政村代码", "户编号", "家庭人口数", "脱贫属性"))
          .orElseThrow();
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "2020-04",
          "522633100201",
          "522633100201 大坪村",
          "522633",
          "5226",
          "101",
          "户00101",
          "户_1/2",
          "H-101",
          "张三",
          "小计",
          "合计101",
          "小 计",
          "Total",
          "Ｔｏｔａｌ",
          "*",
          "\u3000",
          "２０２０年４月",
          "备注：无",
          "填表人：甲",
          "第1页",
          "2020年5月",
          "#REF!",
          "户编号",
          "4",
          "1");

  @Test
  void setsAsideWhatSumsUpOrExplains() {
    Grid grid =
        households(
            """
            2020-04 | 522633100201 | 101 | 张三 | 4 | 未脱贫
            小计 | | | | 4 |
            2020-04 | | 大坪村小计 | | 4 |
            2020-04 | 522633100201 | 小计 | | 4 |
             | 合计 | 300 | | 4 |
            总计（户） | | 12 | | 4
            全县合计： | 1户 | | | 4
            |
            备注：以上数据已经乡镇核对。
            注1：人口含迁入
            填表人：统计员 | | 审核：站长 | | 2020年4月30日
            单位负责人：李四
            | | | 第1页 共2页
            2020年4月30日
            县扶贫办
            """);

    assertThat(grid.rows()).containsExactly("2: 101 张三 4");
    assertThat(grid.aside())
        .containsExactly(
            "1: HEADINGS",
            "3: TOTAL",
            "4: TOTAL",
            "5: TOTAL",
            "6: TOTAL",
            "7: TOTAL",
            "8: TOTAL",
            "9: BLANK",
            "10: NOTE",
            "11: NOTE",
            "12: NOTE",
            "13: NOTE",
            "14: NOTE",
            "15: STRAY",
            "16: STRAY");
  }

  @Test
  void takesForDataWhatNamesItsHouseholdWhateverItSays() {
    Grid grid =
        households(
            """
            小计村 | 522633100201 | 101 | 合计 | 4 | 未脱贫
            | | 102 | | |
            2020-04 | | 说明户-3 | 备注：李四 | 4 |
            合计 | 522633100201 | | | 9 | 未脱贫
            """);

    assertThat(grid.rows())
        .containsExactly("2: 101 合计 4", "3: 102  ", "4: 说明户-3 备注:李四 4", "5:   9");
  }

  @Test
  void takesForDataWhatNamesNobodyAndSaysSomething() {
    Grid grid =
        households(
            """
            2020-04 | | | 张三 | 4 | 未脱贫
            | | | 李四 | 3 |
            说明：已迁出 | | | | 3 |
            """);

    assertThat(grid.rows()).containsExactly("2:  张三 4", "3:  李四 3", "4:   3");
  }

  /** Months, numbers with their unit and words of a list are told by no note. */
  @Test
  void takesForDataWhatIsTold() {
    Grid grid =
        households(
            """
            2014年识别002 | | | 张三 | 4人 | 未脱贫
            2020年4月 | | | | 三 |
            2020年4月 | | 2014年第3户 | | 4人 |
            2014年大排查发现 | | | | | 未脱贫
            2019年迁入 | | | | 五人 |
            """);

    assertThat(grid.rows()).hasSize(5);
  }

  @Test
  void setsAsideUnusedLinesOfAForm() {
    Grid grid =
        households(
            """
            2020-04 | | | | 0 |
            2020-04 |
            """);

    assertThat(grid.rows()).isEmpty();
    assertThat(grid.aside()).containsExactly("1: HEADINGS", "2: STRAY", "3: STRAY");
  }

  @Test
  void takesVillagesForDataUnlessTheySumUp() {
    Grid grid =
        Grid.read(
            """
            行政村名称 | 行政村代码 | 统计月份 | 农业户籍人口
            小计村 | 522633100201 | 2020-04 | 1200
            合计村 | | 2020-04 | 1100
            大坪乡小计 | | 2020-04 | 2300
            合计 | | | 2300
            """,
            "village",
            "rural_population");

    assertThat(grid.rows()).containsExactly("2: 小计村 1200", "3: 合计村 1100");
  }

  private static Grid households(String rows) {
    return Grid.read(
        "统计月份 | 行政村代码 | 户编号 | 户主姓名 | 家庭人口数 | 脱贫属性\n" + rows,
        "household_id",
        "head_name",
        "persons");
  }

  @Property(tries = 10000)
  void isDataWhereItWasAtFirstSight(
      @ForAll @Size(min = 2, max = 8) List<@IntRange(max = 27) Integer> cells) {
    CellRow row = new CellRow();
    for (int i = 0; i < cells.size(); i++) {
      row.text(i, TEXTS.get(cells.get(i)));
    }

    if (FirstSight.isData(UNDER, row)) {
      assertThat(RowNature.of(UNDER, row)).isEqualTo(RowNature.DATA);
    }
  }

  @Test
  void seesAtOnceThatACodedRowIsData() {
    CellRow row = new CellRow();
    row.text(1, "522633100201");
    row.text(2, "户00101");

    assertThat(FirstSight.isData(UNDER, row)).isTrue();
  }
}
