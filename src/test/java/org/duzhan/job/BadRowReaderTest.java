package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.duzhan.report.Reply.BadRow;
import org.duzhan.report.Reply.BadRows;
import org.duzhan.report.Reply.Fault;
import org.duzhan.report.Reply.Form;
import org.duzhan.table.Quarantine;
import org.duzhan.testkit.TestSettings;
import org.duzhan.testkit.TextTables;
import org.junit.jupiter.api.Test;

class BadRowReaderTest {
  private static final List<Form> FORMS = Forms.of(TestSettings.defaults());
  private static final String QUARANTINE =
      """
      submission_id | file | county_code | period  | table     | sheet | row | field        | rule | message | household_key
      a             | a    | 522633      | 2020-03 | household | 一    | 10  | persons      | H08  | x       | k1
      a             | a    | 522633      | 2020-03 | household | 一    | 10  | workers      | H10  | y       | k1
      a             | a    | 522633      | 2020-03 | household | 一    | 9   | household_id | H05  | z       | -
      a             | a    | 522633      | 2020-03 | household | 二    | 2   | persons      | H08  | x       | k2
      b             | b    | 522634      | 2020-03 | village   | 一    | 2   | village_code | V03  | v       | -
      """;

  @Test
  void gathersTheReasonsOfEachRowInTheOrderOfTheFile() {
    BadRows rows = reader(10).of(new Arrivals.Place("522633", "2020-03"));

    assertThat(rows.shown()).extracting(BadRow::row).containsExactly(9L, 10L, 2L);
    assertThat(rows.shown().get(1).faults()).extracting(Fault::rule).containsExactly("H08", "H10");
  }

  @Test
  void countsTheRowsThatItDoesNotKeep() {
    BadRows rows = reader(1).of(new Arrivals.Place("522633", "2020-03"));

    assertThat(rows.shown()).hasSize(1);
    assertThat(rows.rows()).isEqualTo(3);
    assertThat(rows.elsewhere()).isEqualTo(1);
    assertThat(rows.byRule()).isEqualTo(Map.of("H05", 1L, "H08", 2L, "H10", 1L));
  }

  @Test
  void passesOverCountiesThatNobodyAsksFor() {
    BadRowReader reader = reader(10);

    assertThat(reader.of(new Arrivals.Place("522600", "2020-03")).rows()).isZero();
    assertThat(reader.of(new Arrivals.Place("522634", "2020-03")).rows()).isEqualTo(1);
  }

  private static BadRowReader reader(int most) {
    return new BadRowReader(TextTables.rows(Quarantine.TABLE, QUARANTINE), FORMS, most);
  }
}
