package org.duzhan.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLineTest {
  @Test
  void beginsNoFormulaWithWordsOfAFile() {
    assertThat(CsvLine.of(List.of("=1+1", "＝cmd", "@村", "-2", "-2村")))
        .isEqualTo("'=1+1,'＝cmd,'@村,-2,'-2村\r\n");
  }

  @Test
  void keepsCellsApartWhateverStandsInThem() {
    assertThat(CsvLine.of(List.of("a,b", "他说“\"好\"”", "第一行\n第二行", "")))
        .isEqualTo("\"a,b\",\"他说“\"\"好\"\"”\",\"第一行\n第二行\",\r\n");
  }
}
