package org.duzhan.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Households;
import org.duzhan.table.Remarks;
import org.duzhan.table.Submissions;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static final Dataset<Row> LEDGER =
      rows(
          Submissions.TABLE,
          """
          submission_id | file   | status
          s2            | 四月.csv | accepted
          s2            | 又.csv  | duplicate
          """);
  private static final Dataset<Row> BEFORE =
      rows(
          Households.TABLE,
          """
          period  | household_key | village_code | persons | poverty_status | net_income_per_capita | submission_id
          2020-03 | a             | 522633100201 | 4       | 已脱贫         | 4200                  | s1
          2020-03 | b             | 522633100201 | 4       | 已脱贫         | 4200                  | s1
          2020-03 | c             | 522633100201 | 4       | 未脱贫         | 3000                  | s1
          2020-03 | gone          | 522633100201 | 4       | 未脱贫         | 3000                  | s1
          """);
  private static final Dataset<Row> NOW =
      rows(
          Households.TABLE,
          """
          period  | county_code | household_key | village_code | persons | poverty_status | net_income_per_capita | submission_id | source_sheet | source_row
          2020-04 | 522633      | a             | 522633100201 | 5       | 返贫           | 3100                  | s2            | 户表         | 2
          2020-04 | 522633      | b             | 522633100202 | 9       | 未脱贫         | 3000                  | s2            | 户表         | 3
          2020-04 | 522633      | c             | 522633100201 | 4       | 已脱贫         | 42000                 | s2            | 户表         | 4
          2020-04 | 522633      | new           | 522633100201 | 12      | 未脱贫         | 42000                 | s2            | 户表         | 5
          """);

  @Test
  void remarksOnWhatCanHardlyHaveChangedSoInAMonth() {
    assertRows(
        changes(Map.of()),
        """
        file     | county_code | period  | table     | sheet | row | field          | rule | message                                    | raw
        四月.csv | 522633      | 2020-04 | household | 户表  | 3   | persons        | H61  | “家庭人口数”：家庭人口数比上月增减5人以上（上月：4，本月：9） | 9
        四月.csv | 522633      | 2020-04 | household | 户表  | 3   | village_code   | H63  | “行政村代码”：户所在的行政村与上月不同（上月：522633100201，本月：522633100202） | 522633100202
        四月.csv | 522633      | 2020-04 | household | 户表  | 3   | poverty_status | H64  | “脱贫属性”：上月已脱贫，本月不是已脱贫，也不是返贫（上月：已脱贫，本月：未脱贫） | 未脱贫
        四月.csv | 522633      | 2020-04 | household | 户表  | 4   | wage_income    | H62  | “工资性收入”：人均纯收入是上月的10倍以上（上月：空白，本月：空白） | -
        """);
  }

  @Test
  void hasTheColumnsOfItsTable() {
    assertThat(Remarks.TABLE.conform(changes(Map.of())).columns()).contains("rules_hash");
  }

  @Test
  void remarksOnNothingThatIsSwitchedOff() {
    assertRows(
        changes(Map.of("rules.H61.on", "false", "rules.H63.on", "false", "rules.H64.on", "false")),
        "row | rule\n4 | H62");
    Map<String, String> none = new HashMap<>();
    for (int code = 61; code <= 66; code++) {
      none.put("rules.H%d.on".formatted(code), "false");
    }
    assertRows(changes(none), "row | rule");
  }

  @Test
  void replacesWhatRulesSwitchedOffLeft() {
    Rules rules = Rules.from(TestSettings.with(Map.of("rules.H61.on", "false")).rules());

    assertThat(Standing.where("2020-04", rules))
        .startsWith("period = '2020-04' and rule in (")
        .contains("'H61'", "'H62'")
        .doesNotContain("'H08'");
  }

  private static Dataset<Row> changes(Map<String, String> keys) {
    return Changes.of(BEFORE, NOW, LEDGER, Rules.from(TestSettings.with(keys).rules()));
  }
}
