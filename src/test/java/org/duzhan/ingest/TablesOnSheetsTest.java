package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.duzhan.ingest.reader.RefusedFile;
import org.junit.jupiter.api.Test;

class TablesOnSheetsTest {
  private static final String HEAD = "统计月份 | 行政村代码 | 户编号 | 家庭人口数 | 脱贫属性\n";

  @Test
  void findsTheTablesOfAllSheets() {
    Grid grid =
        Grid.read(
            """
            == 说明
            填报说明 |
            == 户表1
            """
                + HEAD
                + """
                2020-04 | 522633100201 | 101 | 4 | 未脱贫
                == 户表2
                户编号 | 家庭人口数 | 脱贫属性 | 统计月份 | 行政村代码
                102 | 3 | 已脱贫 | 2020-04 | 522633100201
                == 村表
                统计月份 | 行政村代码 | 行政村名称 | 农业户籍人口
                2020-04 | 522633100201 | 大坪村 | 1200
                """,
            "household_id",
            "persons",
            "rural_population");

    assertThat(grid.rows()).containsExactly("户表1 2: 101 4 ?", "户表2 2: 102 3 ?", "村表 2: ? ? 1200");
  }

  @Test
  void goesOnOnTheNextSheetWithoutHeadings() {
    Grid grid =
        Grid.read(
            "== 一\n"
                + HEAD
                + """
                2020-04 | 522633100201 | 101 | 4 | 未脱贫
                == 二
                2020-04 | 522633100201 | 102 | 3 | 未脱贫
                2020-04 | 522633100201 | 103 | 2 | 未脱贫
                == 三
                1 | 2 | 3 | 4 | 5
                """,
            "household_id",
            "persons");

    assertThat(grid.rows()).containsExactly("一 2: 101 4", "二 1: 102 3", "二 2: 103 2");
  }

  @Test
  void findsTablesOneBelowAnother() {
    Grid grid =
        Grid.read(
            HEAD
                + """
                2020-04 | 522633100201 | 101 | 4 | 未脱贫
                合计 | | | 4
                |
                村情况表 |
                统计月份 | 行政村代码 | 行政村名称 | 农业户籍人口
                2020-04 | 522633100201 | 大坪村 | 1200
                """,
            "household_id",
            "rural_population");

    assertThat(grid.rows()).containsExactly("2: 101 ?", "7: ? 1200");
  }

  @Test
  void findsTablesOneBelowAnotherWithHeadingsOfTwoLevels() {
    Grid grid =
        Grid.read(
            HEAD
                + """
                2020-04 | 522633100201 | 101 | 4 | 未脱贫
                统计月份 | 行政村代码 | 行政村名称 | 农业户籍 |
                | | | 人口 | 户数
                2020-04 | 522633100201 | 大坪村 | 1200 | 300
                """,
            "household_id",
            "rural_population",
            "rural_households");

    assertThat(grid.rows()).containsExactly("2: 101 ? ?", "5: ? 1200 300");
  }

  private static final List<String> LINES =
      List.of(
          "统计月份 | 行政村代码 | 户编号 | 家庭人口数 | 脱贫属性 | 饮水 |",
          " | | | | | 水量 | 水质",
          "统计月份 | 行政村代码 | 行政村名称 | 农业户籍人口",
          "统计月份 | 行政村代码 | 行政村名称 | 农业户籍 |",
          " | | | 人口 | 户数",
          "问题编号 | 整改状态",
          "2020-04 | 522633100201 | 101 | 4 | 未脱贫 | 达标",
          "2020-04 | 522633100201 | 某户 | 4",
          " | | | 张三 | 未脱贫",
          "WT-1 | 未整改",
          "甲 | 乙 | 1 | 2 | 3",
          "元 | 人 | 人",
          "小计 | | | 4",
          "合计",
          "备注：无",
          "单位：万元",
          "某县户表",
          "一 | 二 | 三 | 四",
          "",
          " | | | 0");

  @Property(tries = 2000)
  void takesOrSetsAsideEveryRowBelowHeadingsOnce(
      @ForAll @Size(max = 14) List<@IntRange(max = 19) Integer> lines) {
    String text = String.join("\n", lines.stream().map(LINES::get).toList()) + "\n";
    Grid grid;
    try {
      grid = Grid.read(text);
    } catch (RefusedFile refused) {
      return;
    }

    List<Integer> told =
        Stream.concat(grid.rows().stream(), grid.aside().stream())
            .map(row -> Integer.valueOf(row.substring(0, row.indexOf(':'))))
            .sorted()
            .toList();
    if (!told.isEmpty()) {
      assertThat(told).isEqualTo(IntStream.rangeClosed(told.get(0), lines.size()).boxed().toList());
    }
  }
}
