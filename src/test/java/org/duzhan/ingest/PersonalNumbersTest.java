package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Telephones and ID numbers under headings that are not theirs. */
class PersonalNumbersTest {
  private static final String HEADINGS = "统计月份,行政村代码,户编号,家庭人口数,脱贫属性,工资性收入,返贫风险类型\n";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "13900000001, 139********",
    "139-0000-0001, 139**********",
    "139 0000 0001, 139**********",
    "139－0000－0001, 139**********",
    "139—0000—0001, 139**********",
    "522633－19490101－0123, 522*****************",
    "１３９０００００００１, １３９********",
    "+8613900000001, +86***********",
    "电话13900000001或0855-3211234, 电话139********或0855-3211234",
    "电话.13900000001, 电话.139********",
    "522633194901010123, 522***************",
    "52263319490101012X, 522***************",
    "户主52263319490101012x。, 户主522***************。",
    "522633 19490101 0123, 522*****************",
    "522633490101012, 522************",
    "52263319490101012344, 522*****************",
    "5.22633194901012E+17, 5.2*****************",
    "1.3900000001E10, 1.3************",
    ".13900000001, .139********",
    ".522633194901010123, .522***************",
  })
  void masksAllButTheFirstDigits(String text, String masked) {
    assertThat(PersonalNumbers.masked(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "522633100201",
        "12900000001",
        "23900000001",
        "139000000012",
        "0.13900000001",
        "0.333333333333333",
        ".3333333333333333",
        "-.4567890123456789",
        "12345678.90",
        "2020-04-01 2020-05-01",
        "2020年4月1日起3人",
        "1.2万元",
        "",
      })
  void leavesOtherNumbersAsTheyStand(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(PersonalNumbers.masked(text)).isEqualTo(text);
    assertThat(PersonalNumbers.mayBe(bytes, 0, bytes.length) && text.matches("[1-9]\\d{11}"))
        .as("code looked at")
        .isFalse();
  }

  @Test
  void quarantinesThemMaskedWhereverTheyStandAndKeepsHouseholdNumbers() {
    Taken taken =
        Taken.csv(
            folder,
            HEADINGS
                + """
                2020-04,522633100201,13900000001,4,未脱贫,12000,
                2020-04,522633100201,522633490101012,13900000001,未脱贫,12000,
                2020-04,522633100201,3,4,未脱贫,13900000001,
                2020-04,522633100201,4,4,电话13900000001,12000,
                2020-04,52263319490101012X,5,4,未脱贫,12000,
                2020-04,522633100201,6,4,未脱贫,12000,因病 13900000001
                """);

    assertRows(
        taken.quarantine(),
        """
        row | field          | rule | raw                | message
        3   | persons        | H01  | 139********        | “家庭人口数”单元格内容无法识别：139********
        4   | wage_income    | H01  | 139********        | “工资性收入”单元格内容无法识别：139********
        5   | poverty_status | H09  | 电话139********    | “脱贫属性”：脱贫属性不在规定范围内
        6   | village_code   | H03  | 522*************** | “行政村代码”：行政村代码应为12位数字
        6   | village_code   | H04  | 522*************** | “行政村代码”：行政村不属于报送县
        """);
    assertRows(taken.remarks(), "row | rule | raw\n7 | H25 | 因病 139********");
    assertRows(
        taken.rows().filter("sound"),
        "row | persons | risk_cause\n2 | 4 | -\n7 | 4 | 因病 139********");
  }

  @Test
  void masksThemInWhatTheRowsOfPersonsDisagreeAbout() {
    assertRows(
        Taken.csv(
                folder,
                """
                统计月份,行政村代码,户编号,姓名,与户主关系,脱贫属性,工资性收入,年龄,健康状况
                2020-04,522633100201,101,甲,户主,未脱贫,8000,40,健康
                2020-04,522633100201,101,乙,配偶,未脱贫,13900000001,41,健康
                """)
            .quarantine(),
        """
        row | rule | message
        2   | H71  | 同一户各行填写不一致：“工资性收入”第2行为“8000”，第3行为“139********”（该户所在行：2-3）
        """);
  }
}
