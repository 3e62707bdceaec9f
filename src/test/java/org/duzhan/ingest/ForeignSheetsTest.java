package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheets of a workbook that others made, of which a mapping can take some. */
class ForeignSheetsTest {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final Mapping MAPPING =
      MappingFile.of(
          "my/survey.conf",
          ConfigFactory.parseString(
              """
              table = household
              fields {
                period { value = "2020-01" }
                village_code { aliases = [place] }
                household_id { aliases = [number] }
                persons { aliases = [size] }
                poverty_status { sql = "if(double(income) < 4000, '未脱贫', '非建档立卡')" }
              }
              """),
          Mapping.ofTables(SETTINGS.mappings()));

  @TempDir Path folder;

  @Test
  void namesASheetThatLacksAHeadingOfTheMappingBesideOneThatIsTaken() throws IOException {
    Verdict verdict =
        verdict("place,number,size,income", "place,number,size,earnings", "remarks,of,others,here");

    assertThat(verdict.taken()).isTrue();
    assertThat(verdict.rows()).isEqualTo(1);
    assertThat(verdict.shortcoming())
        .isEqualTo(
            "工作表“s1”第1行像户表（survey.conf）的表头，缺少“income”；"
                + "工作表“s2”第1行像表头而不认得，其下第2行像前一张表的行；未采用，请补上或改正列标题，重新报送");
  }

  @Test
  void namesItAlsoWhereNoSheetIsTaken() throws IOException {
    assertThat(verdict("place,id,size,income").refused())
        .isEqualTo("工作表“s0”第1行像户表（survey.conf）的表头，缺少“number”；请补上或改正列标题，重新报送");
  }

  @Test
  void saysNothingWhereAllSheetsAreTaken() throws IOException {
    assertThat(verdict("place,number,size,income").shortcoming()).isNull();
  }

  /** Of a workbook with a sheet for each line of headings, and a row on it. */
  private Verdict verdict(String... headings) throws IOException {
    Path file = folder.resolve("survey.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        var out = Files.newOutputStream(file)) {
      for (int i = 0; i < headings.length; i++) {
        Sheet sheet = workbook.createSheet("s" + i);
        write(sheet.createRow(0), headings[i]);
        write(sheet.createRow(1), "990101001001,h%d,4,3000".formatted(i));
      }
      workbook.write(out);
    }
    return ReadFile.by(MAPPING, file);
  }

  private static void write(Row row, String cells) {
    String[] texts = cells.split(",");
    for (int i = 0; i < texts.length; i++) {
      row.createCell(i).setCellValue(texts[i]);
    }
  }
}
