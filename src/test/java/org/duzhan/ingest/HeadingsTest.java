package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.duzhan.ingest.reader.RefusedFile;
import org.junit.jupiter.api.Test;

class HeadingsTest {
  @Test
  void findsHeadingsBelowTitlesAndUnits() {
    Grid grid =
        Grid.read(
            """
            2020年4月某县建档立卡户信息表 |
            填报单位：县扶贫办 | | | 单位：人、元
            |
            统计月份 | 行政村代码 | 户编号 | 家庭人口数 | 脱贫属性 | 工资性收入
            2020-04 | 522633100201 | 101 | 4 | 未脱贫 | 300
            """,
            "household_id",
            "wage_income");

    assertThat(grid.rows()).containsExactly("5: 101 300");
  }

  @Test
  void findsColumnsInAnyOrderBesideBlankAndUnknownOnes() {
    Grid grid =
        Grid.read(
            """
            | 脱贫属性 | 序号 | 家庭人口数 | | 户编号 | 统计月份 | 行政村代码
            | 未脱贫 | 1 | 4 | | 101 | 2020-04 | 522633100201
            """,
            "household_id",
            "persons",
            "poverty_status",
            "village_code");

    assertThat(grid.rows()).containsExactly("2: 101 4 未脱贫 522633100201");
  }

  @Test
  void readsHeadingsOverLinesWithSpacesInsideAndHintsBehind() {
    Grid grid =
        Grid.read(
            """
            统计\\n月份 | 行政村\\n代 码 | *户 编 号 | 家庭\\n人口数（人） | 脱贫　属性(见附注) | 饮水安全（是/否）
            2020-04 | 522633100201 | 101 | 4 | 未脱贫 | 是
            """,
            "household_id",
            "persons",
            "water_safe");

    assertThat(grid.rows()).containsExactly("2: 101 4 true");
  }

  @Test
  void readsTwoLevelsByTheLowerAloneOrBothTogether() {
    Grid grid =
        Grid.read(
            """
            统计月份 | 行政村代码 | 户编号 | 家庭人口数 | 脱贫属性 | 收入 | | 饮水 | | 劳动力 |
            | | | | | 工资性收入 | 经营性收入 | 水量 | 保证率 | 人数 | 其中：男
            2020-04 | 522633100201 | 101 | 4 | 未脱贫 | 300 | 20 | 达标 | 不达标 | 2 | 1
            """,
            "household_id",
            "wage_income",
            "business_income",
            "water_quantity",
            "water_supply",
            "workers");

    assertThat(grid.rows()).containsExactly("3: 101 300 20 达标 不达标 2");
  }

  @Test
  void readsTwoLevelsWhereNoCellsAreMerged() {
    Grid grid =
        Grid.read(
            """
            统计月份 | 行政村代码 | 户编号 | 家庭人口数 | 脱贫属性 | 饮水 | 饮水 | 子女
            统计月份 | 行政村代码 | 户编号 | 家庭人口数 | 脱贫属性 | 水量 | 水质 | 6-15岁人数
            2020-04 | 522633100201 | 101 | 4 | 未脱贫 | 达标 | 不达标 | 1
            """,
            "household_id",
            "water_quantity",
            "water_quality");

    assertThat(grid.rows()).containsExactly("3: 101 达标 不达标");
  }

  @Test
  void readsThreeLevelsUnderATitle() {
    Grid grid =
        Grid.read(
            """
            户表 | | | | | |
            基本情况 | | | | | 保障情况 |
            统计月份 | 行政村代码 | 户编号 | 家庭人口数 | 脱贫属性 | 饮水 |
            | | | | | 水量 | 水质
            2020-04 | 522633100201 | 101 | 4 | 未脱贫 | 达标 | 不达标
            """,
            "household_id",
            "water_quantity",
            "water_quality");

    assertThat(grid.rows()).containsExactly("5: 101 达标 不达标");
  }

  @Test
  void readsTwoLevelsWithAllThatIsRequiredBelow() {
    Grid grid =
        Grid.read(
            """
            户 | | 家庭 | 属性 | 时间
            编号 | 行政村代码 | 人口数 | 脱贫属性 | 统计月份
            101 | 522633100201 | 4 | 未脱贫 | 2020-04
            """,
            "household_id",
            "persons");

    assertThat(grid.rows()).containsExactly("3: 101 4");
  }

  @Test
  void takesTheWholeAmongItsParts() {
    Grid grid =
        Grid.read(
            """
            统计月份 | 行政村代码 | 户编号 | 脱贫属性 | 家庭人口数 | |
            | | | | 男 | 女 | 合计
            2020-04 | 522633100201 | 101 | 未脱贫 | 1 | 3 | 4
            """,
            "persons");

    assertThat(grid.rows()).containsExactly("3: 4");
  }

  @Test
  void passesOverNumbersOfColumns() {
    Grid grid =
        Grid.read(
            """
            统计月份 | 行政村代码 | 户编号 | 家庭人口数 | 脱贫属性
            甲 | 乙 | 1 | 2 | 3
            2020-04 | 522633100201 | 1 | 2 | 未脱贫
            甲 | 乙 | 1 | 2 | 3
            2020-04 | 522633100201 | 2 | 3 | 未脱贫
            """,
            "household_id",
            "persons");

    assertThat(grid.rows()).containsExactly("3: 1 2", "5: 2 3");
    assertThat(grid.aside()).containsExactly("1: HEADINGS", "2: HEADINGS", "4: HEADINGS");
  }

  @Test
  void passesOverHeadingsAgainOnEachPage() {
    Grid grid =
        Grid.read(
            """
            统计月份 | 行政村代码 | 户编号 | 家庭人口数 | 脱贫属性 | 饮水 |
            | | | | | 水量 | 水质
            2020-04 | 522633100201 | 101 | 4 | 未脱贫 | 达标 | 达标
            户表（续） |
            统计月份 | 行政村代码 | 户编号 | 家庭人口数 | 脱贫属性 | 饮水 |
            | | | | | 水量 | 水质
            2020-04 | 522633100201 | 102 | 4 | 未脱贫 | 达标 | 不达标
            """,
            "household_id",
            "water_quality");

    assertThat(grid.rows()).containsExactly("3: 101 达标", "7: 102 不达标");
    assertThat(grid.aside())
        .containsExactly("1: HEADINGS", "2: HEADINGS", "4: STRAY", "5: HEADINGS", "6: HEADINGS");
  }

  @Test
  void refusesARequiredColumnDividedIntoPartsNobodyKnows() {
    assertThatThrownBy(
            () ->
                Grid.read(
                    """
                    统计月份 | 行政村代码 | 户编号 | 脱贫属性 | 家庭人口数 |
                    | | | | 男 | 女
                    2020-04 | 522633100201 | 101 | 未脱贫 | 1 | 3
                    """))
        .isInstanceOf(RefusedFile.class)
        .hasMessageContaining("多级表头");
  }

  @Test
  void refusesTwoColumnsOfTheSameName() {
    assertThatThrownBy(
            () ->
                Grid.read(
                    """
                    统计月份 | 行政村代码 | 户编号 | 家庭人口数 | 脱贫属性 | 2018年 | 2019年
                    | | | | | 工资性收入 | 工资性收入
                    2020-04 | 522633100201 | 101 | 4 | 未脱贫 | 300 | 400
                    """))
        .isInstanceOf(RefusedFile.class)
        .hasMessageContaining("“工资性收入”出现在第6列和第7列");
  }

  @Test
  void readsUnitsInTheHeadingBelowItOrAboveTheTable() {
    assertThat(wage("", "工资性收入（万元）", "")).containsExactly("13000");
    assertThat(wage("", "工资性收入（元）", "")).containsExactly("1.3");
    assertThat(wage("", "工资性收入（千元，近12个月）", "")).containsExactly("1300");
    assertThat(wage("", "工资性收入", "万元")).containsExactly("13000");
    assertThat(wage("单位：人、万元", "工资性收入", "")).containsExactly("13000");
    assertThat(wage("单位：万元", "工资性收入（元）", "")).containsExactly("1.3");
    assertThat(wage("", "工资性收入", "")).containsExactly("1.3");
  }

  @Test
  void takesAnotherMeasureForAnotherColumn() {
    assertThat(wage("", "工资性收入（元/人）", "")).containsExactly("?");
    assertThat(wage("", "工资性收入（美元）", "")).containsExactly("?");
  }

  @Test
  void refusesUnitsThatContradictEachOther() {
    assertThatThrownBy(() -> wage("单位：元、万元", "工资性收入", ""))
        .isInstanceOf(RefusedFile.class)
        .hasMessageContaining("单位");
    assertThatThrownBy(() -> wage("单位：元/人", "工资性收入", "")).isInstanceOf(RefusedFile.class);
  }

  private static List<String> wage(String above, String heading, String below) {
    String text =
        """
        %s |
        统计月份 | 行政村代码 | 户编号 | 家庭人口数 | 脱贫属性 | %s
        | | | 人 | | %s
        2020-04 | 522633100201 | 101 | 4 | 未脱贫 | 1.3
        """
            .formatted(above, heading, below);
    return Grid.read(text, "wage_income").rows().stream()
        .map(r -> r.substring(r.indexOf(' ') + 1))
        .toList();
  }
}
