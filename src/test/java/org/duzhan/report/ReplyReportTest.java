package org.duzhan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.duzhan.report.Reply.BadRow;
import org.duzhan.report.Reply.BadRows;
import org.duzhan.report.Reply.Fault;
import org.duzhan.report.Reply.Form;
import org.duzhan.report.Reply.Received;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Report;
import org.duzhan.report.content.Sheet;
import org.duzhan.settings.Settings;
import org.duzhan.table.Households;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class ReplyReportTest {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final Form HOUSEHOLDS =
      new Form(
          "household",
          "户表",
          List.of(
              new Reply.Column(Households.PERIOD, "统计月份", true, List.of()),
              new Reply.Column(Households.PERSONS, "家庭人口数", true, List.of()),
              new Reply.Column(Households.HOUSING_GRADE, "住房等级", false, List.of("A", "B")),
              new Reply.Column(Households.WAGE_INCOME, "工资性收入", false, List.of())),
          Map.of("household_id", "户编号", "id_number", "证件号码"));
  private static final Fault NOBODY = new Fault("persons", "H08", "“家庭人口数”：应为1至30的整数", "0");
  private static final Fault UNNAMED = new Fault("household_id", "H05", "“户编号”：户编号缺失", null);
  private static final Fault NEGATIVE = new Fault("wage_income", "H16", "“工资性收入”：不能为负数", "-5.00");

  @Test
  void tellsOfASheetThatCouldNotBeTaken() {
    Reply reply = reply(List.of(file("户表.xlsx", "accepted", "工作表“二”第2行像户表的表头，缺少“户编号”", 5, 5, 0)));

    assertThat(ReportText.of(sheet(reply, "回执")))
        .contains("有1个文件已采用，但没有全部按所报处理：请按“说明”一列改正后重新报送")
        .contains("户表.xlsx | 2020-04-03 | 部分采用 | 5 | 5 | 0 | 0 | 0 | 工作表“二”第2行像户表的表头，缺少“户编号”");
  }

  @Test
  void tellsWhatCameAndWhatToDoFirst() {
    Reply reply =
        reply(
            List.of(
                file("户表.csv", "accepted", null, 5, 2, 3),
                file("坏.xlsx", "refused", "文件已损坏", 0, 0, 0)),
            row(2, "k1", NOBODY),
            row(3, "k2", NEGATIVE),
            row(4, null, UNNAMED));

    assertThat(ReportText.of(sheet(reply, "回执")))
        .contains("数据报送回执　从江县　2020年3月")
        .contains("有1个文件被拒收，一行也没有采用")
        .contains("有2行有误，未采用：请在“更正表”中改正")
        .contains("有1行的户编号有误")
        .contains("请于2020年4月5日前处理完毕")
        .contains(
            "坏.xlsx | 2020-04-03 | 拒收 | 0 | 0 | 0 | 0 | 0 | 文件已损坏\n户表.csv | 2020-04-03 | 部分采用 | 5 | 2")
        .contains("* 合计（2个文件） |  |  | 5 | 2 | 0 | 0 | 3");
  }

  @Test
  void listsTheMostFrequentFaultFirstAndLeadsToTheRowToMend() {
    Reply reply = reply(row(2, "k1", NEGATIVE), row(3, "k2", NOBODY), row(9, "k3", NEGATIVE));

    assertThat(ReportText.of(sheet(reply, "需更正")))
        .contains(
            """
            户表.csv | 表1 | 2 | 工资性收入 | -5.00 | 不能为负数 | 填写近12个月的收入，没有填0 | 转到更正表
            户表.csv | 表1 | 9 | 工资性收入 | -5.00 | 不能为负数 | 填写近12个月的收入，没有填0 | 转到更正表
            户表.csv | 表1 | 3 | 家庭人口数 | 0 | 应为1至30的整数 | 填写1至30的整数 | 转到更正表
            """);
    Sheet faults = sheet(reply, "需更正");
    assertThat(targets(faults))
        .containsExactly(
            new Cell.Target("更正表-户表", 0),
            new Cell.Target("更正表-户表", 2),
            new Cell.Target("更正表-户表", 1));
  }

  @Test
  void givesTheRowAsTheCountysFormHasItWithoutColumnsThatNoRowFills() {
    Reply reply = reply(row(2, "k1", NEGATIVE), row(3, "k2", NOBODY));

    assertThat(ReportText.of(sheet(reply, "更正表-户表")))
        .contains(
            """
            原文件 | 工作表 | 行 | 需更正 | 统计月份 | 家庭人口数 | 工资性收入（元） | 系统户标识
            户表.csv | 表1 | 2 | 工资性收入：填写近12个月的收入，没有填0 | 2020-03 | 4 | -5.00 | k1
            户表.csv | 表1 | 3 | 家庭人口数：填写1至30的整数 | 2020-03 | 4 | -5.00 | k2
            """);
  }

  @Test
  void sendsBackToTheCountysOwnFileWhatIsPersonal() {
    Fault card = new Fault("id_number", "H07", "“证件号码”：证件号码校验位不符", "***");
    Reply reply = reply(row(2, null, UNNAMED), row(3, "k1", card), row(4, "k2", card, NOBODY));

    Report report = ReplyReport.of(reply, SETTINGS);

    assertThat(report.sheets()).extracting(Sheet::name).containsExactly("回执", "需更正");
    assertThat(ReportText.of(report.sheets().get(1)))
        .contains("户表.csv | 表1 | 3 | 证件号码 | *** | 证件号码校验位不符 | 核对证件 | 请在原表中更正")
        .contains("户表.csv | 表1 | 2 | 户编号 | （空） | 户编号缺失 |  | 请在原表中更正");
  }

  @Test
  void saysThatNothingIsToBeDone() {
    Reply reply = reply(List.of(file("户表.csv", "accepted", null, 5, 5, 0)));

    Report report = ReplyReport.of(reply, SETTINGS);

    assertThat(report.sheets()).extracting(Sheet::name).containsExactly("回执");
    assertThat(ReportText.of(report)).contains("无需处理");
  }

  @Test
  void countsWhatItDoesNotList() {
    List<BadRow> shown = IntStream.range(0, 3).mapToObj(i -> row(i + 2, "k" + i, NOBODY)).toList();
    Reply reply = reply(List.of(), new BadRows(shown, 100_000, 0, Map.of("H08", 100_000L)));

    assertThat(ReportText.of(sheet(reply, "需更正")))
        .contains("共100,000行、100,000处需更正，本表列出3处，另有99,997处未列出")
        .contains("全部各行在数据表quarantine中（county_code = '522633'，period = '2020-03'）");
    assertThat(ReportText.of(sheet(reply, "更正表-户表"))).contains("另有99,997行有误而未列出");
    assertThat(ReportText.of(sheet(reply, "回执"))).contains("有100,000行有误");
  }

  @Test
  void listsNoMoreCellsAndFilesThanItIsSetTo() {
    Settings few = TestSettings.with(Map.of("reply.cells", "1", "reply.files", "1"));
    Reply reply =
        reply(
            List.of(
                file("一.csv", "accepted", null, 5, 5, 0), file("二.csv", "accepted", null, 5, 5, 0)),
            row(2, "k1", NOBODY, NEGATIVE));

    Report report = ReplyReport.of(reply, few);

    assertThat(ReportText.of(report))
        .contains("共1行、2处需更正，本表列出1处，另有1处未列出")
        .contains("另有1个文件未列出，其行数已计入合计。全部文件在数据表submission中（run_id = 'r1'）");
  }

  @Test
  void tellsRowsThatAreNoData() {
    Received file =
        new Received("户表.csv", LocalDate.of(2020, 4, 3), "accepted", null, 5, 5, 0, 0, 0, 3);

    assertThat(ReportText.of(sheet(reply(List.of(file)), "回执")))
        .contains("另有3行不是数据，未计入读取")
        .contains("不是数据、未计入读取的共3行");
  }

  @Test
  void isNamedByCountyAndMonthAsFarAsTheyAreKnown() {
    assertThat(reply().fileName()).isEqualTo("522633_2020-03.xlsx");
    assertThat(new Reply("", "", "r", List.of(), BadRows.NONE, List.of(), Map.of()).fileName())
        .isEqualTo("unknown_unknown.xlsx");
  }

  private static List<Cell.Target> targets(Sheet sheet) {
    return StreamSupport.stream(sheet.lines().spliterator(), false)
        .flatMap(line -> line.cells().stream())
        .map(Cell::target)
        .filter(Objects::nonNull)
        .toList();
  }

  private static Sheet sheet(Reply reply, String name) {
    return ReplyReport.of(reply, SETTINGS).sheets().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static BadRow row(long row, String household, Fault... faults) {
    return new BadRow(
        "household",
        "户表.csv",
        "表1",
        row,
        household,
        Map.of("period", "2020-03", "persons", "4", "wage_income", "-5.00"),
        List.of(faults));
  }

  private static Received file(
      String name, String status, String reason, long read, long accepted, long bad) {
    return new Received(
        name, LocalDate.of(2020, 4, 3), status, reason, read, accepted, 0, 0, bad, 0);
  }

  private static Reply reply(BadRow... rows) {
    return reply(List.of(), rows);
  }

  private static Reply reply(List<Received> files, BadRow... rows) {
    Map<String, Long> byRule = new TreeMap<>();
    List.of(rows).forEach(r -> r.faults().forEach(f -> byRule.merge(f.rule(), 1L, Long::sum)));
    long elsewhere =
        List.of(rows).stream()
            .filter(r -> !Reply.mends(HOUSEHOLDS, r.household(), r.faults()))
            .count();
    return reply(files, new BadRows(List.of(rows), rows.length, elsewhere, byRule));
  }

  private static Reply reply(List<Received> files, BadRows bad) {
    return new Reply(
        "522633",
        "2020-03",
        "r1",
        files,
        bad,
        List.of(HOUSEHOLDS),
        Map.of("H08", "填写1至30的整数", "H16", "填写近12个月的收入，没有填0", "H07", "核对证件"));
  }
}
