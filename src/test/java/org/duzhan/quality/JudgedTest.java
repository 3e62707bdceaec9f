package org.duzhan.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;

import com.typesafe.config.ConfigFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.ingest.BadRows;
import org.duzhan.ingest.Mapping;
import org.duzhan.ingest.Spooled;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;
import org.duzhan.table.Types;
import org.duzhan.testkit.TestSettings;
import org.duzhan.testkit.TextTables;
import org.junit.jupiter.api.Test;

class JudgedTest {
  private static final Mapping MAPPING = Mapping.all(TestSettings.defaults().mappings()).get(0);
  private static final Judged SHIPPED = judged(Rules.from(TestSettings.defaults().rules()));

  private static final Table SPOOLED = spooledTable();

  @Test
  void keepsEveryRuleThatARowBreaks() {
    Dataset<Row> rows =
        spooled(
            """
            row | persons | workers | poverty_status | raw_persons | raw_workers | raw_poverty_status
            2   | 4       | 2       | 未脱贫         | 4           | 2           | 未脱贫
            3   | 4       | 5       | 半脱贫         | 4           | 5           | 半脱贫
            4   | 0       | 5       | 未脱贫         | 0           | 5           | 未脱贫
            """);

    assertRows(
        Judged.quarantine(SHIPPED.found(rows)),
        """
        table     | row | field          | rule | message                                | raw
        household | 3   | poverty_status | H09  | “脱贫属性”：脱贫属性不在规定范围内      | 半脱贫
        household | 3   | workers        | H10  | “劳动力人数”：劳动力人数应在0与家庭人口数之间 | 5
        household | 4   | persons        | H08  | “家庭人口数”：家庭人口数应为1至30的整数 | 0
        """);
    assertRows(SHIPPED.found(rows), "row | sound\n3   | false\n4   | false");
  }

  @Test
  void countsABlankAsBrokenOnlyWhereTheRuleSaysSo() {
    Dataset<Row> rows =
        spooled(
            """
            row | persons | workers | school_age | poverty_status
            2   | -       | 2       | 1          | 未脱贫
            3   | 4       | -       | -          | 未脱贫
            4   | 4       | 2       | 1          | -
            """);

    assertRows(
        Judged.quarantine(SHIPPED.found(rows)),
        """
        row | rule | raw
        2   | H08  | -
        4   | H09  | -
        """);
  }

  @Test
  void namesACellThatCannotBeReadAndSaysNothingMoreAboutIt() {
    Dataset<Row> rows =
        spooled(
            """
            row | persons | unreadable          | raw_persons | wage_income | raw_wage_income | poverty_status
            2   | -       | persons,wage_income | 四人        | -           | #N/A            | 未脱贫
            """);

    assertRows(
        Judged.quarantine(SHIPPED.found(rows)),
        """
        row | field       | rule | message                              | raw
        2   | persons     | H01  | “家庭人口数”单元格内容无法识别：四人 | 四人
        2   | wage_income | H01  | “工资性收入”单元格内容无法识别：#N/A | #N/A
        """);
  }

  @Test
  void leavesToTheReaderWhatOnlyTheReaderSeesAndMasksWhatIsPersonal() {
    Dataset<Row> rows =
        spooled(
            """
            row | persons | poverty_status | key | repeated | id_sound
            2   | 4       | 未脱贫         | -   | false    | -
            3   | 4       | 未脱贫         | k1  | true     | true
            4   | 4       | 未脱贫         | k2  | false    | false
            5   | 4       | 未脱贫         | k3  | false    | -
            """);

    assertRows(
        Judged.quarantine(SHIPPED.found(rows)),
        """
        row | field        | rule | raw
        2   | household_id | H05  | -
        3   | household_id | H06  | ***
        4   | id_number    | H07  | ***
        """);
  }

  @Test
  void judgesBySomethingElseThanTheRowWhereARuleSaysSo() {
    Dataset<Row> rows =
        spooled(
            """
            row | persons | poverty_status | village_code | period
            2   | 4       | 未脱贫         | 522634100201 | 2020-04
            3   | 4       | 未脱贫         | 522633100201 | 2020-03
            4   | 4       | 未脱贫         | 52263310020  | 2020-04
            """);

    assertRows(
        Judged.quarantine(SHIPPED.found(rows)), "row | rule\n2   | H04\n3   | H02\n4   | H03");
  }

  @Test
  void takesARuleFromItsConfiguration() {
    Rules rules =
        Rules.from(
            ConfigFactory.parseString(
                """
                rules.H99 { table = household, field = wage_income, unknown = keeps,
                  holds = "wage_income / persons < 1000", message = 工资过高, instead = 核对 }
                """));
    Dataset<Row> rows =
        spooled(
            """
            row | persons | wage_income | raw_wage_income
            2   | 2       | 1999.99     | 1999.99
            3   | 2       | 2000        | ２０００
            """);

    assertRows(
        Judged.quarantine(judged(rules).found(rows)),
        "row | rule | message | raw\n3   | H99  | “工资性收入”：工资过高 | ２０００");
  }

  @Test
  void takesWhatCannotBeComputedOfARowForUnknownAndJudgesItByTheOtherRules() {
    Rules rules =
        Rules.from(
            ConfigFactory.parseString(
                """
                rules {
                  H97 { table = household, field = wage_income, unknown = keeps, found = "bigint(risk_cause)",
                    holds = "wage_income / workers < 3000", message = 工资过高, instead = 核对 }
                  H98 { table = household, field = wage_income,
                    holds = "wage_income / workers > 1000", message = 工资过低, instead = 核对 }
                  H99 { table = household, field = persons, holds = "persons < 30", message = 人多, instead = 核对 }
                }
                """));
    Dataset<Row> rows =
        spooled(
            """
            row | persons | workers | wage_income | risk_cause
            2   | 3       | 1       | 2000        | 1
            3   | 3       | 0       | 2000        | 1
            4   | 31      | 0       | 2000        | 1
            5   | 3       | 1       | 9000        | 因病
            """);

    assertRows(
        Judged.quarantine(judged(rules).found(rows)),
        """
        row | rule | message
        3   | H98  | “工资性收入”：工资过低
        4   | H98  | “工资性收入”：工资过低
        4   | H99  | “家庭人口数”：人多
        5   | H97  | “工资性收入”：工资过高：
        """);
  }

  @Test
  void takesARowThatBreaksOnlyWhatNotesWithARemark() {
    Dataset<Row> rows =
        spooled(
            """
            row | persons | poverty_status | workers | no_labour | phone_households
            2   | 4       | 未脱贫         | 0       | false     | -
            3   | 4       | 未脱贫         | 0       | false     | 4
            4   | 0       | 未脱贫         | 0       | false     | -
            """);

    assertRows(SHIPPED.found(rows), "row | sound\n2   | true\n3   | true\n4   | false");
    assertRows(
        Judged.remarks(SHIPPED.found(rows)),
        "row | rule | raw\n2   | H49  | -\n3   | H49  | -\n3   | H56  | ***");
    assertRows(Judged.quarantine(SHIPPED.found(rows)), "row | rule\n4   | H08");
  }

  @Test
  void marksEveryReasonWithTheRulesThatWereInForce() {
    Dataset<Row> rows = spooled("row | persons | poverty_status\n2 | 0 | 未脱贫");
    Rules rules = Rules.from(TestSettings.defaults().rules());

    assertThat(rules.hash()).matches("[0-9a-f]{16}");
    assertRows(Judged.quarantine(SHIPPED.found(rows)), "rule | rules_hash\nH08 | " + rules.hash());
    assertThat(Rules.from(TestSettings.with(Map.of("rules.H46.on", "false")).rules()).hash())
        .isNotEqualTo(rules.hash());
  }

  @Test
  void losesNoRowWhereCellsThatCannotBeReadAreOnlyNoted() {
    Judged lenient =
        judged(Rules.from(TestSettings.with(Map.of("rules.H01.severity", "note")).rules()));
    Dataset<Row> rows =
        spooled(
            """
            row | persons | unreadable  | raw_persons | poverty_status
            2   | -       | persons     | 四人        | 未脱贫
            3   | 4       | wage_income | 4           | 未脱贫
            """);

    assertRows(Judged.quarantine(lenient.found(rows)), "row | rule | raw\n2   | H08  | 四人");
    assertRows(Judged.remarks(lenient.found(rows)), "row | rule | field\n3 | H01 | wage_income");
  }

  @Test
  void knowsTheMonitoringLineAndWhetherACountyHasAName() {
    Dataset<Row> rows =
        spooled(
            """
            row | persons | poverty_status | wage_income | workers | monitor_type
            2   | 2       | 已脱贫         | 9999        | 1       | -
            3   | 2       | 已脱贫         | 10000       | 1       | -
            4   | 2       | 已脱贫         | 9999        | 1       | 脱贫不稳定户
            """);

    assertRows(Judged.remarks(SHIPPED.found(rows)), "row | rule\n2   | H53");
  }

  @Test
  void keepsWhatElseABadRowSaysOnceAndWhoseItIsWhereThatIsKnown() {
    Dataset<Row> rows =
        spooled(
            """
            row | persons | workers | raw_workers | raw_persons | poverty_status | relocated | wage_income | unreadable | key | repeated
            2   | 4       | 5       | 5           | 4           | 半脱贫         | true      | 1.5         | -          | k1  | false
            3   | -       | 2       | 2           | 四人        | 未脱贫         | false     | -           | persons    | k2  | true
            """);

    assertRows(
        Judged.quarantine(SHIPPED.found(rows))
            .selectExpr(
                "row",
                "rule",
                "household_key",
                "cells['persons'] as persons",
                "cells['relocated'] as relocated",
                "cells['wage_income'] as wage"),
        """
        row | rule | household_key | persons | relocated | wage
        2   | H09  | k1            | 4       | 是        | 1.50
        2   | H10  | k1            | -       | -         | -
        3   | H01  | -             | 四人    | 否        | -
        3   | H06  | -             | -       | -         | -
        """);
  }

  @Property(tries = 3, seed = "7", shrinking = ShrinkingMode.OFF)
  void marksABitForEveryRowThatHasAReasonToStayOut(@ForAll long seed) {
    Dataset<Row> rows = spooled(random(new Random(seed))).withColumn("nth", col("row"));
    Dataset<Row> found = SHIPPED.found(rows);

    List<Integer> bad =
        Judged.quarantine(found).select("row").distinct().collectAsList().stream()
            .map(r -> (int) r.getLong(0))
            .toList();

    assertThat(bad).isNotEmpty().hasSizeLessThan(200);
    BadRows bits = Objects.requireNonNull(Judged.bad(found).get("household"));
    assertThat(bits.count("s")).isEqualTo(bad.size());
    assertThat(bits.of("s", 0).stream().mapToObj(place -> place + 1))
        .containsExactlyInAnyOrderElementsOf(bad);
  }

  private static Judged judged(Rules rules) {
    return Judged.of(
        MAPPING,
        rules,
        Households.STATED,
        new Judged.Known(lit(true), lit(new BigDecimal("5000"))));
  }

  /** Rows as the reader gives them: a sound household, but for what a test says. */
  private static Dataset<Row> spooled(String text) {
    Map<String, String> sound =
        Map.of(
            "submission_id", "s",
            "file_county", "522633",
            "file_period", "2020-04",
            "period", "2020-04",
            "village_code", "522633100201",
            "key", "k",
            "key_lost", "false",
            "repeated", "false",
            "shifted", "false",
            "misquoted", "false");
    return TextTables.rows(SPOOLED, TextTables.with(text, sound))
        .withColumn("unreadable", split(col("unreadable"), ","));
  }

  private static Table spooledTable() {
    List<Field> fields = new ArrayList<>(Spooled.COLUMNS);
    fields.remove(Spooled.UNREADABLE);
    fields.add(Field.optional("unreadable", Types.TEXT, "", "", "Names, comma between"));
    fields.add(CodesOfMonth.CODE_FAULT);
    fields.addAll(Households.STATED);
    Households.STATED.forEach(
        f -> fields.add(Field.optional(Spooled.raw(f.name()), Types.TEXT, "", "", "")));
    return Table.of("spooled", "row", List.of(), fields);
  }

  private static String random(Random random) {
    StringBuilder text =
        new StringBuilder(
            "row | persons | workers | poverty_status | school_age | out_of_school | no_labour | relocated | moved_in | work_in_county | unreadable | raw_persons | repeated | key | id_sound\n");
    for (int row = 2; row < 202; row++) {
      List<String> cells = new ArrayList<>(List.of(String.valueOf(row)));
      cells.add(one(random, "4", "0", "31", "-"));
      cells.add(one(random, "2", "-", "5"));
      cells.add(one(random, "未脱贫", "半脱贫", "-"));
      cells.add(one(random, "1", "-", "9"));
      cells.add(one(random, "0", "2", "-"));
      cells.add(one(random, "false", "-", "true"));
      cells.add(one(random, "true", "-", "false"));
      cells.add(one(random, "true", "-", "false"));
      cells.add(one(random, "0", "-", "3"));
      cells.add(one(random, "-", "persons"));
      cells.add(one(random, "4", "-"));
      cells.add(one(random, "false", "true"));
      cells.add(one(random, "k", "-"));
      cells.add(one(random, "true", "-", "false"));
      text.append(String.join(" | ", cells)).append('\n');
    }
    return text.toString();
  }

  /** Mostly the first. */
  private static String one(Random random, String... of) {
    return of[random.nextInt(8) == 0 ? random.nextInt(of.length) : 0];
  }
}
