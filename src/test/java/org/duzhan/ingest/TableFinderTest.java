package org.duzhan.ingest;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.duzhan.ingest.reader.CellRow;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets are text tables: a line is a row of cells, a blank line a blank row. */
class TableFinderTest {
  private static final String HEADINGS = "统计月份 | 行政村代码 | 户编号 | 家庭人口数 | 脱贫属性\n";

  private final List<String> found = new ArrayList<>();
  private Settings settings = TestSettings.defaults();

  @Test
  void findsHeadingsUnderTitlesAndBlankRows() {
    read(
        """
        某县建档立卡户信息表

        填报单位：某县扶贫办 | | | 2020年4月
        统计月份 | 行政村代码 | 户编号 | 家庭人口数 | 脱贫属性
        2020-04 | 522633100201 | h1 | 4 | 未脱贫
        """);

    assertThat(found)
        .containsExactly(
            "5 household period=2020-04 village_code=522633100201 household_id=h1 persons=4"
                + " poverty_status=未脱贫");
  }

  @Test
  void takesColumnsInAnyOrderAndPassesOverThoseItDoesNotKnow() {
    read(
        """
        | 脱贫属性 | 家庭人口数 | 是否党员 | 户编号 | 行政村代码 | 统计月份
        | 未脱贫 | 4 | 是 | h1 | 522633100201 | 2020-04
        """);

    assertThat(found)
        .containsExactly(
            "2 household poverty_status=未脱贫 persons=4 household_id=h1"
                + " village_code=522633100201 period=2020-04");
  }

  @Test
  void knowsHeadingsByAliasUnitSpacesAndSignsOfAnyWidth() {
    read(
        """
        统计年月 | 村 编 码 | *户号 | 家庭人口（人） | 脱贫状态 | 工资性收入(元) | 乡（镇）
        2020-04 | 522633100201 | h1 | 4 | 未脱贫 | 100 | 甲
        """);

    assertThat(found)
        .containsExactly(
            "2 household period=2020-04 village_code=522633100201 household_id=h1 persons=4"
                + " poverty_status=未脱贫 wage_income=100");
  }

  @Test
  void takesTheFirstOfTwoColumnsThatMeanTheSame() {
    read(
        """
        统计月份 | 行政村代码 | 户编号 | 家庭人口数 | 脱贫属性 | 人口数
        2020-04 | 522633100201 | h1 | 4 | 未脱贫 | 5
        """);

    assertThat(found).singleElement().asString().contains("persons=4").doesNotContain("persons=5");
  }

  @Test
  void passesOverHeadingsThatEachPageRepeats() {
    read(
        HEADINGS
            + """
            2020-04 | 522633100201 | h1 | 4 | 未脱贫

            统计月份 | 行政村代码 | 户 编号 | 家庭人口数 | 脱贫属性
            2020-04 | 522633100201 | h2 | 3 | 未脱贫
            """);

    assertThat(numbers()).containsExactly("2", "5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "合计 | | 2户 | 7 | ",
        "| 小计 | | 7 | 未脱贫",
        "总计 | 2 | 3 | 7 | 9",
        "备注：以上数据截至月底",
        "注：以上数据截至月底 | | | | 甲",
        "填表人：甲 | | 审核人：乙 | | 2020-05-01",
        "| | 以上情况属实",
        "\u3000 | | | |"
      })
  void takesTotalsAndNotesForNoData(String note) {
    read(HEADINGS + "2020-04 | 522633100201 | h1 | 4 | 未脱贫\n" + note);

    assertThat(numbers()).containsExactly("2");
  }

  @Test
  void givesARowWithACellThatIsMissingToItsJudges() {
    read(HEADINGS + "2020-04 | | h1 | 4 |\n2020-04 | 522633100201 | h2 | |\n");

    assertThat(numbers()).containsExactly("2", "3");
  }

  @Test
  void findsATableOnEachSheet() {
    TableFinder finder = finder();
    sheet(finder, "户", HEADINGS + "2020-04 | 522633100201 | h1 | 4 | 未脱贫");
    sheet(finder, "说明", "填表说明 | 见下");
    sheet(finder, "村", "统计月份 | 行政村代码 | 行政村名称 | 农业户籍人口\n2020-04 | 522633100201 | 青山村 | 900");

    assertThat(found)
        .extracting(r -> r.substring(0, r.indexOf(" period")))
        .containsExactly("2 household", "2 village");
  }

  @Test
  void findsNoTableWithoutAHeadingThatIsRequired() {
    read("统计月份 | 行政村代码 | 户编号 | 家庭人口数\n2020-04 | 522633100201 | h1 | 4");

    assertThat(found).isEmpty();
  }

  @Test
  void namesASheetThatLacksAHeadingBesideOthersThatAreTaken() {
    TableFinder finder = finder();
    sheet(finder, "一", HEADINGS + "2020-04 | 522633100201 | h1 | 4 | 未脱贫");
    sheet(
        finder,
        "二",
        "附表\n统计月份 | 行政村代码 | 户编码号 | 家庭人口数 | 脱贫属性\n2020-04 | 522633100201 | h2 | 4 | 未脱贫");
    sheet(finder, "三", HEADINGS + "2020-04 | 522633100201 | h3 | 4 | 未脱贫");
    finder.end();

    assertThat(found).hasSize(2);
    assertThat(finder.passedOver()).isEqualTo("工作表“二”第2行像户表的表头，缺少“户编号”");
  }

  @Test
  void passesNoSheetOverWhereAllAreTaken() {
    TableFinder finder = finder();
    sheet(finder, "一", HEADINGS + "2020-04 | 522633100201 | h1 | 4 | 未脱贫");
    sheet(
        finder,
        "二",
        "统计月份 | 行政村代码 | 户编号 | 家庭 |\n | | | 人口数 | 脱贫属性\n2020-04 | 522633100201 | h2 | 4 | 未脱贫");
    sheet(finder, "汇总", "县名 | 户数\n从江县 | 1");
    finder.end();

    assertThat(found).hasSize(2);
    assertThat(finder.passedOver()).isNull();
  }

  @Test
  void goesOnBelowATitleAndWithARowThatLacksACell() {
    TableFinder finder = finder();
    sheet(finder, "一", HEADINGS + "2020-04 | 522633100201 | 101 | 4 | 未脱贫");
    sheet(finder, "二", "续表\n2020-04 | | 102 | 4 | 未脱贫\n2020-04 | 522633100201 | 103 | 2 | 未脱贫");
    finder.end();

    assertThat(numbers()).containsExactly("2", "2", "3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-04 | 522633100201 | 102 | 约3 | 未脱贫",
        "2020-04 | 522633100201 | 102 | #REF! | 未脱贫",
        " | | 102 | 3 | 未脱贫",
        "2020-04 | 522633100201 | 沙坪3 | 3 | 未脱贫"
      })
  void losesNoRowOfASheetThatGoesOnByOneThatIsBad(String first) {
    TableFinder finder = finder();
    sheet(finder, "一", HEADINGS + "2020-04 | 522633100201 | 101 | 4 | 未脱贫");
    sheet(finder, "二", first + "\n2020-04 | 522633100201 | 103 | 2 | 未脱贫");
    finder.end();

    assertThat(numbers()).containsExactly("2", "1", "2");
    assertThat(finder.passedOver()).isNull();
  }

  @Test
  void goesOnBelowATitleOfTwoCells() {
    TableFinder finder = finder();
    sheet(finder, "一", HEADINGS + "2020-04 | 522633100201 | 101 | 4 | 未脱贫");
    sheet(finder, "二", "某县户表（续） | | | | 单位：元\n2020-04 | 522633100201 | 103 | 2 | 未脱贫");
    finder.end();

    assertThat(numbers()).containsExactly("2", "2");
  }

  @Test
  void tellsASheetWhoseRowsAreLikeThoseBefore() {
    TableFinder finder = finder();
    sheet(finder, "一", HEADINGS + "2020-04 | 522633100201 | 101 | 4 | 未脱贫");
    sheet(finder, "二", "2020-04 | | 沙坪3 | 3 | 未脱贫\n2020-04 | | 沙坪4 | 3 | 未脱贫");
    sheet(finder, "三", "月 | 村 | 户 | 人\n2020-04 | 522633100201 | 103 | 2 | 未脱贫");
    sheet(finder, "四", "甲 | 乙 | 丙\n1 | 2 | 3 | 4 | 5");
    finder.end();

    assertThat(numbers()).containsExactly("2");
    assertThat(finder.passedOver())
        .isEqualTo("工作表“二”没有表头，第1行像前一张表的行；工作表“三”第1行像表头而不认得，其下第2行像前一张表的行");
  }

  @Test
  void tellsHeadingsThatStandTooFarDown() {
    settings = TestSettings.with(Map.of("limits.heading_rows", "3"));
    TableFinder finder = finder();
    sheet(finder, "表", "标题\n".repeat(5) + HEADINGS + "2020-04 | 522633100201 | 101 | 4 | 未脱贫");
    finder.end();

    assertThat(finder.passedOver()).isEqualTo("工作表“表”第6行是表头，在前3行（limits.heading_rows）之后");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void looksForHeadingsInSoManyFilledRowsAndNoMore(int titles) {
    settings = TestSettings.with(Map.of("limits.heading_rows", "3"));

    read("标题\n\n".repeat(titles) + HEADINGS + "2020-04 | 522633100201 | h1 | 4 | 未脱贫");

    assertThat(found).hasSize(titles < 3 ? 1 : 0);
  }

  @Test
  void hearsATitleSayThatTheFileIsComplete() {
    assertThat(read("某县户表 | （完整报送）\n" + HEADINGS).complete()).isTrue();
    assertThat(read("某县户表\n" + HEADINGS + "2020-04 | 1 | h1 | 4 | 完整报送").complete()).isFalse();
  }

  private TableFinder read(String text) {
    TableFinder finder = finder();
    sheet(finder, "表", text);
    return finder;
  }

  private TableFinder finder() {
    return new TableFinder(Mapping.all(settings.mappings()), settings.limits(), this::note);
  }

  private static void sheet(TableFinder finder, String name, String text) {
    finder.sheet(name);
    long number = 0;
    for (String line : text.lines().toList()) {
      CellRow cells = new CellRow();
      String[] texts = line.split("\\|", -1);
      IntStream.range(0, line.isEmpty() ? 0 : texts.length)
          .forEach(i -> cells.text(i, texts[i].replaceAll("^ +| +$", "")));
      finder.row(++number, cells);
    }
  }

  private void note(Headings headings, String sheet, long number, CellRow cells) {
    String values =
        IntStream.range(0, headings.columns().size())
            .filter(i -> headings.columns().get(i) != null)
            .mapToObj(i -> headings.columns().get(i).name() + "=" + cells.text(i))
            .collect(joining(" "));
    found.add("%d %s %s".formatted(number, headings.mapping().table(), values));
  }

  private List<String> numbers() {
    return found.stream().map(r -> r.substring(0, r.indexOf(' '))).toList();
  }
}
