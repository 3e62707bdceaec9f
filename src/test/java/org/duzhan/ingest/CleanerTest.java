package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.duzhan.ingest.Mapping.MappedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanerTest {
  @ParameterizedTest
  @CsvSource({
    "３, 3",
    "' 3\u3000', 3",
    "'0 ', 0",
    "3.0, 3",
    "3., 3",
    "1E1, 10",
    "2.9999999999999996, 3",
    "3人, 3",
    "3 人, 3",
    "３ 个, 3",
    "五口人, 5",
    "三, 3",
    "两, 2",
    "十二, 12",
    "二十一, 21",
    "一百零五, 105",
    "两千三百, 2300",
    "一万零五, 10005",
    "壹仟贰佰, 1200",
    "'1,200', 1200",
    "'１，２００', 1200",
    "'1,234,567人', 1234567",
    "1.2万人, 12000",
    "－5, -5",
    "−5, -5",
    "-, ''",
    "—, ''",
    "／, ''",
    "空, ''",
  })
  void readsCountsAsTheyAreWritten(String raw, String clean) {
    assertThat(count(raw)).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource({
    "2.5", "2.5人", "3户", "3元", "三四人", "一万五", "约三", "3人左右", "'1,2'", "'12,34'", "(3)", "3-5", "3 5",
    "50%", "无", "不详", "#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "1e999",
    "十十",
  })
  void leavesAsItStandsWhatIsNoCount(String raw) {
    assertThat(count(raw)).isEqualTo(raw);
  }

  @ParameterizedTest
  @CsvSource({
    "'12,345.60', 12345.60",
    "１２３．５, 123.5",
    "5000元, 5000",
    "'5,000 元', 5000",
    "'¥5,000', 5000",
    "￥5000.00, 5000.00",
    "1.2 万元, 12000",
    "1.2万, 12000",
    "2.5千元, 2500",
    "三千五百元, 3500",
    "一万二千元, 12000",
    "'(1,200)', -1200",
    "（1200元）, -1200",
    "-¥300, -300",
    "¥-300, -300",
    "－３００, -300",
    "负三百, -300",
    "5000元/年, 5000",
    "-, ''",
    "——, ''",
  })
  void readsMoneyInYuan(String raw, String clean) {
    assertThat(Cleaner.clean(raw, of(Kind.MONEY, ""), 0)).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource({
    "5000元/月", "5元5角", "5000人", "约5000", "5000以上", "'1，2'", "(-5)", "((5))", "50%", "三千五", "无",
    "#N/A"
  })
  void leavesAsItStandsWhatIsNoMoney(String raw) {
    assertThat(Cleaner.clean(raw, of(Kind.MONEY, ""), 0)).isEqualTo(raw);
  }

  @ParameterizedTest
  @CsvSource({"12.5%, 0.125", "12.5％, 0.125", "百分之十二, 0.12", "3‰, 0.003", "0.125, 0.125"})
  void readsSharesWhereANumberIsMeasured(String raw, String clean) {
    assertThat(Cleaner.clean(raw, of(Kind.NUMBER, ""), 0)).isEqualTo(clean);
  }

  @Test
  void readsNumbersInTheUnitOfTheirColumnUnlessTheyTellTheirOwn() {
    assertThat(Cleaner.clean("1.2", of(Kind.MONEY, ""), 4)).isEqualTo("12000");
    assertThat(Cleaner.clean("1.2万元", of(Kind.MONEY, ""), 4)).isEqualTo("12000");
    assertThat(Cleaner.clean("300元", of(Kind.MONEY, ""), 4)).isEqualTo("300");
  }

  @ParameterizedTest
  @CsvSource({"2018, 2018", "2018年, 2018", "2018年度, 2018", "二〇一八年, 2018", "二零一八, 2018", "两千人, 两千人"})
  void readsYears(String raw, String clean) {
    assertThat(Cleaner.clean(raw, of(Kind.COUNT, "年"), 0)).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-04-01",
    "2020-4-1",
    "2020/4/1",
    "2020.4.1",
    "20200401",
    "20200401.0",
    "2020年4月1日",
    "2020 年 4 月 1 日",
    "２０２０年４月１日",
    "2020年4月1号",
    "二〇二〇年四月一日",
    "二零二〇年四月一日",
    "2020-04-01T08:30:00",
    "2020-04-01 00:00:00.0",
    "2020/4/1 0:00",
    "1-Apr-20",
    "1-Apr-2020",
    "43922",
    "43922.5",
    "2020年4月",
    "Apr-20",
  })
  void readsDays(String raw) {
    assertThat(Cleaner.clean(raw, of(Kind.DATE, ""), 0)).isEqualTo("2020-04-01");
  }

  @ParameterizedTest
  @CsvSource({
    "1/4/2020",
    "4月1日",
    "20.4.1",
    "2020",
    "2020年",
    "2020-02-30",
    "2020年13月",
    "2020-04-01 25:00",
    "20204",
    "2020.1",
    "明年",
    "五",
    "2020-04-01起",
    "#VALUE!"
  })
  void leavesAsItStandsWhatIsNoDay(String raw) {
    assertThat(Cleaner.clean(raw, of(Kind.DATE, ""), 0)).isEqualTo(raw);
  }

  @Test
  void takesAMonthForItsLastDayWhereTheMappingSaysSo() {
    MappedField due =
        new MappedField("due_on", Kind.DATE, "", List.of(), false, Map.of(), false, true);

    assertThat(Cleaner.clean("2020年2月", due, 0)).isEqualTo("2020-02-29");
    assertThat(Cleaner.clean("2020年2月3日", due, 0)).isEqualTo("2020-02-03");
  }

  @ParameterizedTest
  @CsvSource({
    "2020-04",
    "2020-4",
    "2020年4月",
    "2020年4月份",
    "2020年04月",
    "二〇二〇年四月",
    "2020/4",
    "2020.4",
    "2020.04",
    "202004",
    "202004.0",
    "2020-04-01",
    "2020年4月30日",
    "Apr-20",
    "43922"
  })
  void readsMonths(String raw) {
    assertThat(Cleaner.clean(raw, of(Kind.MONTH, ""), 0)).isEqualTo("2020-04");
  }

  @ParameterizedTest
  @CsvSource({"2020年13月", "2020.1", "4月", "20204", "202013"})
  void leavesAsItStandsWhatIsNoMonth(String raw) {
    assertThat(Cleaner.clean(raw, of(Kind.MONTH, ""), 0)).isEqualTo(raw);
  }

  @ParameterizedTest
  @CsvSource({
    "是, true", "有, true", "√, true", "✓, true", "☑, true", "Y, true", "1, true", "1.0, true",
        "TRUE, true",
    "否, false", "无, false", "没有, false", "×, false", "✗, false", "N, false", "0, false", "/, ''",
        "也许, 也许",
    "2, 2"
  })
  void readsYesAndNo(String raw, String clean) {
    assertThat(Cleaner.clean(raw, of(Kind.FLAG, ""), 0)).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource({
    "522633100201, 522633100201",
    "５２２６３３１００２０１, 522633100201",
    "522633100201.0, 522633100201",
    "5.22633100201E11, 522633100201",
    "5.22633100201E+11, 522633100201",
    "5.226331002E+11, 522633100200",
    "'522633 100201', 522633100201",
    "'''522633100201', 522633100201",
    "沙坪村012, 沙坪村012",
  })
  void keepsAllDigitsOfCodes(String raw, String clean) {
    assertThat(Cleaner.clean(raw, of(Kind.CODE, ""), 0)).isEqualTo(clean);
    assertThat(Identifier.isLost(clean, true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"5.22633E+11", "5.22633199912345E+17", "5.22633199912345E17", "522633199912345000.0"})
  void makesUpNoDigitsThatAreGone(String raw) {
    assertThat(Cleaner.clean(raw, of(Kind.PERSONAL, ""), 0)).isEqualTo(raw);
    assertThat(Identifier.isLost(raw, false)).isTrue();
  }

  @Test
  void knowsThatNumbersOfMoreThanFifteenDigitsHaveLostSome() {
    assertThat(Identifier.isLost("522633199912345", true)).isFalse();
    assertThat(Identifier.isLost("5226331999123450", true)).isTrue();
    assertThat(Identifier.isLost("5226331999123450", false)).isFalse();
  }

  @Test
  void readsWordsByTheFieldsListOfValues() {
    Map<String, String> values = Map.of("脱贫", "已脱贫", "无", "0");

    assertThat(Cleaner.clean(" 脱\u3000贫\n", of(Kind.TEXT, values), 0)).isEqualTo("已脱贫");
    assertThat(Cleaner.clean("未知", of(Kind.TEXT, values), 0)).isEqualTo("未知");
    assertThat(Cleaner.clean("无", of(Kind.COUNT, values), 0)).isEqualTo("0");
  }

  @Test
  void joinsWordsOverLinesAndKeepsLatinOnesApart() {
    assertThat(Cleaner.clean("饮水 不\n安全", of(Kind.TEXT, ""), 0)).isEqualTo("饮水不安全");
    assertThat(Cleaner.clean("New  Town", of(Kind.TEXT, ""), 0)).isEqualTo("New Town");
  }

  @Test
  void knowsBlanksOfEveryWidth() {
    assertThat(count("\u3000\u00A0 \u200B\uFEFF")).isEmpty();
  }

  @Property(tries = 3000)
  void cleansNothingFurtherTheSecondTime(@ForAll Kind kind, @ForAll("texts") String raw) {
    String once = Cleaner.clean(raw, of(kind, ""), 0);

    assertThat(Cleaner.clean(once, of(kind, ""), 0)).isEqualTo(once);
  }

  @Provide
  static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("12093.,，-—－()（）一二十百万零两人元年月日%¥ \u3000'E+#/是无√空负Apr")
        .ofMaxLength(12);
  }

  private static String count(String raw) {
    return Cleaner.clean(raw, of(Kind.COUNT, "人"), 0);
  }

  private static MappedField of(Kind kind, String unit) {
    return new MappedField("any", kind, unit, List.of("某"), false, Map.of(), false, false);
  }

  private static MappedField of(Kind kind, Map<String, String> values) {
    return new MappedField("any", kind, "人", List.of("某"), false, values, false, false);
  }
}
