package org.duzhan.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quotes too many, which swallow no row, and line breaks inside quotes, which are lawful. */
class StrayQuotesTest {
  private static final String HEAD = "编号,村,描述,单位,日期\n";
  private static final String ROW = "3,丙,好,水务局,2020-04-03\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,甲,\"水管坏,两处\n已报修\n待查\",水务局,2020-04-01\n",
        "1,甲,\"一、水,路\n二、电,气,网\n\n三、1,2,3\",水务局,2020-04-01\n",
        "1,甲,\"说\"\"没水\"\"\r\n已报修\",\"水务\n局\",2020-04-01\n",
        "\"1\n2\",甲,描述,水务局,2020-04-01\n",
        "1,甲,描述,水务局,\"2020-04-01\n起,至今\"\n",
        "1,甲,\"2020-04-01,查\n2020-04-02,复查\",水务局,2020-04-01\n"
      })
  void readsCellsOfSeveralLinesAsOneRow(String row) {
    List<String> rows = read(HEAD + row + ROW);

    assertThat(rows).hasSize(3);
    assertThat(rows).noneMatch(r -> r.startsWith("!"));
    assertThat(rows.get(1).split("\\|")).hasSize(5);
    assertThat(rows.get(2)).isEqualTo("3|丙|好|水务局|2020-04-03");
  }

  @Test
  void readsACellOfSeveralLinesBelowARowThatEndsEarly() {
    assertThat(read(HEAD + "1,甲,好,水务局\n2,乙,好,水务局,\"查\n一,二,三\"\n" + ROW))
        .containsExactly(
            "编号|村|描述|单位|日期", "1|甲|好|水务局", "2|乙|好|水务局|查\n一,二,三", "3|丙|好|水务局|2020-04-03");
  }

  @Test
  void takesNoQuoteFarBelowForThePairOfAStrayOne() {
    List<String> rows =
        read(HEAD + "1,甲,\"漏水,水务局,2020-04-01\n" + ROW.repeat(100) + "9,丁,5\"管,水务局,2020-04-03\n");

    assertThat(rows).last().isEqualTo("9|丁|5\"管|水务局|2020-04-03");
    assertThat(rows).filteredOn(r -> r.startsWith("!")).hasSize(1);
  }

  @Test
  void keepsTwoRowsApartOverWhichOneQuoteReaches() {
    assertThat(read(HEAD + "1,甲,\"漏水,水务局,2020-04-01\n2,乙,好\",水务局,2020-04-02\n" + ROW))
        .containsExactly(
            "编号|村|描述|单位|日期",
            "!1|甲|\"漏水|水务局|2020-04-01",
            "!2|乙|好\"|水务局|2020-04-02",
            "3|丙|好|水务局|2020-04-03");
  }

  @Test
  void takesARowBelowWhoseOwnQuotesAreSound() {
    assertThat(read(HEAD + "1,甲,\"漏水,水务局,2020-04-01\n2,乙,\"好,坏\",水务局,2020-04-02\n" + ROW))
        .containsExactly(
            "编号|村|描述|单位|日期",
            "!1|甲|\"漏水|水务局|2020-04-01",
            "2|乙|好,坏|水务局|2020-04-02",
            "3|丙|好|水务局|2020-04-03");
  }

  @Test
  void keepsRowsApartWhereTheQuoteClosesInAnotherColumnOrManyRowsBelow() {
    assertThat(
            read(
                HEAD
                    + "1,甲,好,\"水务局,2020-04-01\n2,乙\",好,水务局,2020-04-02\n"
                    + ROW.repeat(2)
                    + "4,丁,\"好,水务局,2020-04-01\n"
                    + ROW.repeat(2)
                    + "5,戊,好\",水务局,2020-04-01\n"))
        .hasSize(9)
        .filteredOn(r -> r.startsWith("!"))
        .containsExactly(
            "!1|甲|好|\"水务局|2020-04-01",
            "!2|乙\"|好|水务局|2020-04-02",
            "!4|丁|\"好|水务局|2020-04-01",
            "!5|戊|好\"|水务局|2020-04-01");
  }

  @Test
  void keepsRowsApartThatEndEarlyButBeginAlike() {
    assertThat(
            read(
                "月份,村,描述,单位,备注,日期\n2020-04,甲,\"漏水,水务局\n2020-04,乙,好\",水务局,x\n"
                    + "2020-04,丙,好,局,,1\n"))
        .containsExactly(
            "月份|村|描述|单位|备注|日期", "!2020-04|甲|\"漏水|水务局", "!2020-04|乙|好\"|水务局|x", "2020-04|丙|好|局||1");
  }

  @Test
  void endsAQuoteThatNothingClosesWithItsLine() {
    assertThat(read(HEAD + "1,甲,\"漏水,\"\"水务局,2020-04-01\n" + ROW + ROW))
        .containsExactly(
            "编号|村|描述|单位|日期",
            "!1|甲|\"漏水|\"\"水务局|2020-04-01",
            "3|丙|好|水务局|2020-04-03",
            "3|丙|好|水务局|2020-04-03");
    assertThat(read("a,\"b\nc,d\ne,f\n")).containsExactly("!a|\"b", "c|d", "e|f");
    assertThat(read("a,b\n\"c")).containsExactly("a|b", "!\"c");
  }

  @Test
  void marksARowWhereTextFollowsAClosedQuoteThatMayBeAnothers() {
    assertThat(read("a,\"b\nc\"x,d\n")).containsExactly("!a|\"b", "!c\"x|d");
    assertThat(read(HEAD + "1,甲,\"漏水,\"水务局\",2020-04-01\n" + ROW))
        .containsExactly("编号|村|描述|单位|日期", "!1|甲|\"漏水|水务局|2020-04-01", "3|丙|好|水务局|2020-04-03");
  }

  @Test
  void takesTextAfterAQuotedWordForThatCells() {
    assertThat(read("1,\"好\"的,3\n")).containsExactly("1|好的|3");
  }

  @Test
  void restoresTheLineWhoseQuotesWereTakenOutAlready() {
    assertThat(
            read(
                HEAD
                    + "1,\"甲\"\"村\",\"漏水,水务局,2020-04-01\n"
                    + ROW
                    + "2,\"乙\",\"好\",水务局,2020-04-02\n"))
        .containsExactly(
            "编号|村|描述|单位|日期",
            "!1|甲\"村|\"漏水|水务局|2020-04-01",
            "3|丙|好|水务局|2020-04-03",
            "2|乙|好|水务局|2020-04-02");
  }

  @Test
  void losesNoRowWhereverOneQuoteIsPut() {
    String text = HEAD + ROW.repeat(40);
    for (int at = HEAD.length(); at < text.length(); at += 7) {
      List<String> rows = read(text.substring(0, at) + '"' + text.substring(at));

      assertThat(rows).as("a quote at %d", at).hasSize(41);
    }
  }

  @Test
  void losesNoRowInWhicheverTwoCellsAQuoteIsPut() {
    String[] cells = (HEAD + ROW.repeat(3)).split("(?<=[,\n])");
    for (int one = 5; one < cells.length; one++) {
      for (int other = one + 1; other < cells.length; other++) {
        String[] damaged = cells.clone();
        damaged[one] = '"' + damaged[one];
        damaged[other] = damaged[other].replaceFirst("([,\n])$", "\"$1");
        List<String> rows = read(String.join("", damaged));

        assertThat(rows).as("quotes at %d and %d", one, other).hasSize(4);
      }
    }
  }

  /** Rows with a bar between cells; those of which a quote is stray after a mark. */
  private static List<String> read(String csv) {
    return CsvRows.read(
        csv, (number, cells) -> (cells.isMisquoted() ? "!" : "") + CsvRows.text(cells));
  }
}
