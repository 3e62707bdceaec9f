package org.duzhan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.duzhan.report.ReportText.assertApproved;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.duzhan.report.content.Report;
import org.duzhan.report.content.Sheet;
import org.duzhan.settings.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTest {
  private static final String GUANGXI = "都安|451228|青山|金城江|451202|柳下";
  private static final String SICHUAN = "布拖|513429|石门";

  /** What both reports say, by scope: they are made once. */
  private static final Map<String, String> SAID = new HashMap<>();

  @Test
  void ranksTheCountry() throws IOException {
    assertApproved("ranking.txt", ReportText.of(RankingReport.of(SmallSample.of(""))));
  }

  @Test
  void countsWhoFellBack() throws IOException {
    assertApproved("backsliding.txt", ReportText.of(BackslidingReport.of(SmallSample.of(""))));
  }

  @Test
  void tellsEveryFigureOfTheNotice() throws IOException {
    assertApproved("figures.txt", ReportText.of(FiguresReport.of(SmallSample.of(""))));
  }

  @Test
  void ranksAPrefectureByAddingUpItsCounties() throws IOException {
    assertApproved(
        "ranking-prefecture.txt", ReportText.of(RankingReport.of(SmallSample.of("451200"))));
  }

  @Test
  void saysThatAFirstMonthHasNoMonthBefore() {
    String text = ReportText.of(RankingReport.of(SmallSample.firstMonth()));

    assertThat(text).contains("— 无上月").contains("无上月数据可比").contains("无上月进展可比");
  }

  @ParameterizedTest
  @CsvSource({"450000", "451200"})
  void saysNothingOfAnotherProvince(String scope) {
    assertThat(said(scope)).containsPattern(GUANGXI).doesNotContainPattern(SICHUAN);
  }

  @Test
  void saysNothingOfAnotherProvinceTheOtherWayRound() {
    assertThat(said("510000")).containsPattern(SICHUAN).doesNotContainPattern(GUANGXI);
  }

  @Test
  void showsEveryRowOfTheNoticeInASheetOrAFile() throws IOException {
    List<String> rows =
        Files.readString(Path.of("docs/notice.md"))
            .lines()
            .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
            .map(line -> line.replaceFirst("^.*\\|\\s*(.*?)\\s*\\|$", "$1"))
            .filter(seen -> !seen.equals("seen in"))
            .toList();

    assertThat(rows).hasSizeGreaterThan(40);
    assertThat(rows.stream().flatMap(seen -> Stream.of(seen.split(", "))))
        .allSatisfy(ReportsTest::isSeen);
  }

  /** A sheet of one of the workbooks, or a file. */
  private static void isSeen(String name) {
    if (name.startsWith("`docs/")) {
      assertThat(Path.of(name.replace("`", ""))).exists();
    } else if (name.startsWith("`")) {
      assertThat(List.of(RankingReport.FILE, BackslidingReport.FILE, FiguresReport.FILE))
          .contains(name.replace("`", ""));
    } else {
      assertThat(said("")).contains("\n== " + name + " == ");
    }
  }

  @Test
  void namesInAPartOnlyPartnersWhollyInIt() {
    assertThat(said("")).contains("跨省单位");
    assertThat(said("450000")).contains("广东某协作办").doesNotContain("跨省单位");
    assertThat(said("510000")).doesNotContain("广东某协作办", "跨省单位");
  }

  @Test
  void saysNothingOfTheNextCounty() {
    assertThat(said("451228")).contains("都安县", "青山村").doesNotContain("金城江", "451202", "柳下村");
  }

  @Test
  void reportsOnACountyOutsideTheAnnex() {
    assertThat(said("451202")).contains("1个非挂牌县进展：", "金城江区", "其他县").doesNotContain("都安");
  }

  @ParameterizedTest
  @ValueSource(strings = {"45", "广西", "4512281", ""})
  void refusesAScopeThatIsNoCode(String scope) {
    assertThatThrownBy(() -> new Scope(Optional.of(scope)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--scope");
  }

  @Test
  void tellsTheMonthInTenLines() throws IOException {
    assertApproved("digest.txt", String.join("\n", Digest.lines(SmallSample.of(""))) + "\n");
  }

  @Test
  void missesNoReportFromACountyOutsideTheScope() {
    String text = said("");

    assertThat(text).contains("（1个县未报送，未计入）").doesNotContain("沈丘县 |");
  }

  @Test
  void remembersACountyOutsideTheScopeThatOnceSentAFile() {
    String text = ReportText.of(RankingReport.of(SmallSample.of("")));

    assertThat(text).contains("注：范围外的县，以前报送过、本月未报送，不列入本表，也不计入任何合计：河南沈丘县。");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "450000", "451228"})
  void neverCallsTheCountiesUnderSupervisionTheCountry(String scope) {
    // There is no official formula for the country: that is said of the country.
    assertThat(said(scope).replace("无官方全国公式", "")).doesNotContain("全国");
  }

  @Test
  void tellsAPartThatItsRanksAreThoseOfTheWhole() {
    assertThat(said("450000")).contains("名次在督战范围内全部挂牌县中排定");
    assertThat(said("")).contains("名次在全部已报送的村中排定").doesNotContain("全部挂牌县中排定");
  }

  @Test
  void countsAFileFromOutsideTheScopeBesideTheTotalsNotInThem() {
    ReportInput input = SmallSample.withAFileFromOutside();

    assertThat(Digest.lines(input)).isEqualTo(Digest.lines(SmallSample.of("")));
    assertThat(ReportText.of(RankingReport.of(input))).containsPattern("河南 . 沈丘县 . 范围外 .*777");
  }

  @Test
  void givesEveryLineACellForEveryColumn() {
    ReportInput input = SmallSample.of("");
    Standing standing = Standing.of(input);

    for (Report report :
        List.of(
            RankingReport.of(input, standing),
            BackslidingReport.of(input, standing),
            FiguresReport.of(input, standing))) {
      for (Sheet sheet : report.sheets()) {
        sheet.lines().forEach(l -> assertThat(l.cells()).hasSameSizeAs(sheet.columns()));
      }
    }
  }

  @Test
  void writesWorkbooksWithoutAFormula(@TempDir Path folder) throws IOException {
    Reports.writers(SmallSample.of(""), name -> Files.newOutputStream(folder.resolve(name)))
        .forEach(Runnable::run);

    int words = 0;
    for (String file : Reports.FILES) {
      try (InputStream in = Files.newInputStream(folder.resolve(file));
          XSSFWorkbook workbook = new XSSFWorkbook(in)) {
        for (var sheet : workbook) {
          for (Row row : sheet) {
            for (Cell cell : row) {
              assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
              words++;
            }
          }
        }
      }
    }
    assertThat(words).isGreaterThan(300);
  }

  @Test
  void freezesFiltersAndDrawsWhereAReaderNeedsIt(@TempDir Path folder) throws IOException {
    Reports.writers(LargeSample.of(2), name -> Files.newOutputStream(folder.resolve(name)))
        .forEach(Runnable::run);

    try (InputStream in = Files.newInputStream(folder.resolve(RankingReport.FILE));
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      XSSFSheet counties = workbook.getSheet("县");
      assertThat(counties.getPaneInformation().isFreezePane()).isTrue();
      assertThat(counties.getCTWorksheet().getAutoFilter()).isNotNull();
      assertThat(counties.getSheetConditionalFormatting().getNumConditionalFormattings())
          .isGreaterThan(7);
      assertThat(chart(workbook, "省")).doesNotContain("tickLblSkip");
      // Every bar of a long chart is named.
      assertThat(chart(workbook, "进度图"))
          .contains("<c:tickLblSkip val=\"1\"/>")
          .contains("rot=\"-5400000\"");
    }
  }

  private static String chart(XSSFWorkbook workbook, String sheet) throws IOException {
    List<XSSFChart> charts = workbook.getSheet(sheet).createDrawingPatriarch().getCharts();
    assertThat(charts).hasSize(1);
    try (InputStream part = charts.get(0).getPackagePart().getInputStream()) {
      return new String(part.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String said(String scope) {
    return SAID.computeIfAbsent(
        scope,
        s -> {
          ReportInput input = SmallSample.of(s);
          Standing standing = Standing.of(input);
          return ReportText.of(RankingReport.of(input, standing))
              + ReportText.of(BackslidingReport.of(input, standing))
              + ReportText.of(FiguresReport.of(input, standing));
        });
  }
}
