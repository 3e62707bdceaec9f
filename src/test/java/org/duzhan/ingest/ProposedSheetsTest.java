package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.duzhan.ingest.reader.RefusedFile;
import org.duzhan.settings.Settings;
import org.duzhan.settings.Sources;
import org.duzhan.settings.UserError;
import org.duzhan.testkit.TestSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheets of workbooks that others made, with headings of several levels: what is proposed fits. */
class ProposedSheetsTest {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final List<Mapping> OWN = Mapping.ofTables(SETTINGS.mappings());
  private static final String MERGED =
      """
      Household survey | | | | | | | Unit: yuan
      HHID | Region | Family | | Income | | Contact | Kind
      | | HH Size | Poor | Wages | Pension | Number |
      h1 | 990101001001 | 4 | 1 | 300 | 20 | 77 | a
      h2 | 990101001001 | 2 | 0 | 900 | 0 | 78 | b
      """;

  @TempDir Path folder;

  @Test
  void proposesTheJoinedNamesOfMergedHeadingsByWhichTheSheetIsReadIn() throws IOException {
    Proposal proposal = of(workbook(MERGED), null);

    assertThat(proposal.headingRow()).isEqualTo(2);
    assertThat(proposal.headingLevels()).isEqualTo(2);
    assertThat(proposal.rows()).isEqualTo(2);
    assertThat(alias(proposal, "persons")).isEqualTo("FamilyHHSize");
    assertThat(alias(proposal, "transfer_income")).isEqualTo("IncomePension");
    assertThat(alias(proposal, "household_id")).isEqualTo("HHID");
    assertThat(ProposedText.of(proposal)).contains("in row 2 (2 levels, joined) of sheet s0");
    assertThat(rowsTakenBy(filled(proposal))).isEqualTo(2);
  }

  @Test
  void looksAtTheWholeHeadingWhereTwoGroupsHaveTheSamePart() throws IOException {
    Proposal proposal =
        of(
            workbook(
                """
                户编号 | 所在村代码 | 家庭 | | | 外出 |
                | | 人数 | 脱贫属性 | 工资性收入 | 人数 | 工资性收入
                | | 人 | | 元 | 人 | 元
                h1 | 990101001001 | 4 | 未脱贫 | 300 | 1 | 200
                """),
            null);

    assertThat(proposal.rows()).isEqualTo(1);
    assertThat(alias(proposal, "wage_income")).isEqualTo("家庭工资性收入");
    assertThat(proposal.unused()).extracting(SampledColumn::heading).contains("外出人数", "外出工资性收入");
    assertThat(alias(proposal, "persons")).isEqualTo("家庭人数");
  }

  @Test
  void readsThreeLevelsAndHeadingsThatRepeatOverTheirColumns() throws IOException {
    Proposal three =
        of(
            workbook(
                """
                HHID | Family | | |
                | Size | Income | |
                | | Wages | Pension | Other
                1 | 4 | 300 | 20 | 1
                """),
            null);
    Proposal repeated =
        of(
            workbook(
                """
                HHID | Income | Income | Members
                HHID | Wages | Pension | Members
                1 | 300 | 20 | 3
                """),
            null);

    assertThat(three.headingLevels()).isEqualTo(3);
    assertThat(alias(three, "wage_income")).isEqualTo("FamilyIncomeWages");
    assertThat(three.rows()).isEqualTo(1);
    assertThat(alias(repeated, "household_id")).isEqualTo("HHID");
    assertThat(alias(repeated, "transfer_income")).isEqualTo("IncomePension");
    assertThat(repeated.rows()).isEqualTo(1);
  }

  @Test
  void takesRowsOfWordsForNoHeadings() throws IOException {
    assertThat(of(workbook("number | region | | answer\nh1 | north | x | yes"), null).rows())
        .isEqualTo(1);
    assertThat(of(workbook("number | region | answer\na | north | yes"), null).rows()).isEqualTo(1);
  }

  @Test
  void hidesWhatStandsUnderAGroupThatIsSomebodys() throws IOException {
    String text =
        ProposedText.of(
            of(
                workbook(
                    """
                    HHID | Phone | | Name |
                    | Home | Work | First | Last
                    1 | 778 | 779 | Ann | Lee
                    """),
                null));

    assertThat(text).doesNotContain("778", "779", "Ann", "Lee");
  }

  @Test
  void takesTheFirstSheetThatLooksLikeATableAndTellsTheOthers() throws IOException {
    Path file = workbook("about this file", "hhid | size\n1 | 2", "hhid | members\n1 | 2", "a | b");

    Proposal proposal = of(file, null);

    assertThat(proposal.sheet()).isEqualTo("s1");
    assertThat(proposal.otherSheets()).containsExactly("s2");
    assertThat(ProposedText.of(proposal))
        .contains(
            "# Taken is sheet s1; sheets that look like tables as well: s2"
                + " (--sheet NAME takes another)");
  }

  @Test
  void takesTheSheetThatIsNamed() throws IOException {
    Path file = workbook("hhid | size\n1 | 2", "hhid | members\n1 | 2\n2 | 3");

    Proposal proposal = of(file, "s1");

    assertThat(proposal.sheet()).isEqualTo("s1");
    assertThat(proposal.rows()).isEqualTo(2);
    assertThat(alias(proposal, "persons")).isEqualTo("members");
    assertThat(proposal.otherSheets()).containsExactly("s0");
  }

  @Test
  void namesTheSheetsThereAreWhereNoneGoesByTheName() throws IOException {
    Path file = workbook("hhid | size\n1 | 2", "a | b");
    Path text = Files.writeString(folder.resolve("s.csv"), "hhid,size\n1,2\n");

    assertThatThrownBy(() -> of(file, "S1"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "--sheet S1: cannot propose a mapping: no sheet of this name (the file has s1, s0)");
    assertThatThrownBy(() -> of(text, "s1"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a text file has no sheets");
  }

  @Test
  void refusesANamedSheetWithoutHeadings() throws IOException {
    Path file = workbook("hhid | size\n1 | 2", "1 | 2");

    assertThatThrownBy(() -> of(file, "s1"))
        .isInstanceOf(RefusedFile.class)
        .hasMessageContaining("工作表“s1”没有找到表头");
  }

  private static String alias(Proposal proposal, String field) {
    return proposal.guesses().entrySet().stream()
        .filter(guess -> guess.getKey().name().equals(field))
        .map(guess -> guess.getValue().heading())
        .findFirst()
        .orElse("");
  }

  /** The proposal as its user fills it in. */
  private static Mapping filled(Proposal proposal) {
    String text = ProposedText.of(proposal).replaceAll("# (\\w+ \\{ value)", "$1");
    return MappingFile.of("s.conf", ConfigFactory.parseString(text), OWN);
  }

  private long rowsTakenBy(Mapping mapping) throws IOException {
    Path file = folder.resolve("survey.xlsx");
    Verdict verdict = ReadFile.by(mapping, file);
    assertThat(verdict.refused()).isNull();
    assertThat(verdict.shortcoming()).isNull();
    return verdict.rows();
  }

  private static Proposal of(Path file, @Nullable String sheet) {
    return Proposal.of(
        new Proposal.Asked("file:" + file, file.toString(), "household", sheet),
        new Inspection.How(OWN, SETTINGS.limits(), SETTINGS.passwords(), new Configuration(false)),
        Sources.guesses(Path.of("conf")));
  }

  /** A workbook of sheets s0, s1 …; a heading with blank ones right of it is merged over them. */
  private Path workbook(String... sheets) throws IOException {
    Path file = folder.resolve("survey.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        var out = Files.newOutputStream(file)) {
      for (int i = 0; i < sheets.length; i++) {
        Sheet sheet = workbook.createSheet("s" + i);
        List<String> lines = sheets[i].lines().toList();
        for (int at = 0; at < lines.size(); at++) {
          write(sheet, at, lines.get(at).split("\\|", -1));
        }
      }
      workbook.write(out);
    }
    return file;
  }

  private static void write(Sheet sheet, int at, String[] texts) {
    Row row = sheet.createRow(at);
    for (int i = 0; i < texts.length; i++) {
      if (!texts[i].isBlank()) {
        row.createCell(i).setCellValue(texts[i].strip());
      } else if (i > 0 && !texts[i - 1].isBlank() && at < 2) {
        sheet.addMergedRegion(new CellRangeAddress(at, at, i - 1, i));
      }
    }
  }
}
