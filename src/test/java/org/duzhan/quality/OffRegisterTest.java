package org.duzhan.quality;

import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Submissions;
import org.duzhan.table.Villages;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

/** Rows whose village the register of its county has not. */
class OffRegisterTest {
  private static final Dataset<Row> LEDGER =
      rows(
          Submissions.TABLE,
          """
          submission_id | file     | status
          s1            | 户表.csv | accepted
          s2            | 台账.csv | accepted
          """);
  private static final Dataset<Row> REGISTER =
      rows(Villages.TABLE, "village_code\n522633100201\n522633100202");
  private static final Dataset<Row> HOUSEHOLDS =
      rows(
          Households.TABLE,
          """
          period  | county_code | household_key | village_code | submission_id | source_sheet | source_row
          2020-04 | 522633      | a             | 522633100201 | s1            | 户表         | 2
          2020-04 | 522633      | b             | 522633100299 | s1            | 户表         | 3
          2020-04 | 522632      | c             | 522632100201 | s1            | 户表         | 4
          """);

  @Test
  void remarksOnRowsOfVillagesThatTheirCountysRegisterLacks() {
    assertRows(
        remarks(HOUSEHOLDS, Households.TABLE.name(), Map.of()),
        """
        file     | county_code | period  | table     | sheet | row | field        | rule | message                                  | raw
        户表.csv | 522633      | 2020-04 | household | 户表  | 3   | village_code | H68  | “行政村代码”：本县村表中没有这个行政村 | 522633100299
        """);
  }

  @Test
  void remarksOnProblemsLikewiseAndOnNoneOfAWholeCounty() {
    Dataset<Row> problems =
        rows(
            Problems.TABLE,
            """
            period  | county_code | problem_id | village_code | submission_id | source_sheet | source_row
            2020-04 | 522633      | p1         | 522633100201 | s2            | 台账         | 2
            2020-04 | 522633      | p2         | 522633100298 | s2            | 台账         | 3
            2020-04 | 522633      | p3         | -            | s2            | 台账         | 4
            """);

    assertRows(
        remarks(problems, Problems.TABLE.name(), Map.of()),
        "row | rule | raw\n3 | P24 | 522633100298");
  }

  @Test
  void remarksOnNothingWhereTheRuleIsSwitchedOff() {
    assertRows(
        remarks(HOUSEHOLDS, Households.TABLE.name(), Map.of("rules.H68.on", "false")),
        "row | rule");
  }

  private static Dataset<Row> remarks(
      Dataset<Row> standing, String table, Map<String, String> keys) {
    return OffRegister.of(
        standing,
        table,
        OffRegister.villages(standing, REGISTER),
        LEDGER,
        Rules.from(TestSettings.with(keys).rules()));
  }
}
