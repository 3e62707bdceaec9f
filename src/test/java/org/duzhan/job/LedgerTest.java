package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duzhan.table.Submissions;
import org.duzhan.testkit.MemoryLake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
  /** 1588464000 is 2020-05-03 08:00 in Shanghai. */
  private static final long MAY_3 = 1588464000000L;

  @Test
  void findsAFileFreshUnlessItCameUnderItsPathWithItsSizeAndTime() {
    Ledger ledger =
        ledger(
            """
            submission_id | file | bytes | received_at         | status   | complete
            x             | a    | 100   | 2020-05-03 08:00:00 | accepted | false
            y             | bad  | 100   | 2020-05-03 08:00:00 | refused  | false
            """);

    assertThat(
            ledger.fresh(
                List.of(
                    Given.file("a", 100, MAY_3),
                    Given.file("bad", 100, MAY_3),
                    Given.file("b", 100, MAY_3),
                    Given.file("a", 101, MAY_3),
                    Given.file("a", 100, MAY_3 + 1000))))
        .extracting(f -> f.path() + " " + f.bytes() + " " + (f.modified() - MAY_3))
        .containsExactly("b 100 0", "a 101 0", "a 100 1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        x | a | 100 | 2020-05-01 08:00:00 | accepted | false
        y | a | 120 | 2020-05-03 08:00:00 | accepted | false
        """,
        """
        y | a | 120 | 2020-05-03 08:00:00 | accepted | false
        x | a | 100 | 2020-05-01 08:00:00 | accepted | false
        """
      })
  void knowsAFileThatWasWrittenOverWhicheverOfItsRowsIsReadFirst(String rows) {
    Ledger ledger =
        ledger("submission_id | file | bytes | received_at | status | complete\n" + rows);

    assertThat(ledger.fresh(List.of(Given.file("a", 120, MAY_3)))).isEmpty();
    assertThat(ledger.holds(Given.taken("a", "x"))).isTrue();
    assertThat(ledger.holds(Given.taken("a", "y"))).isTrue();
    assertThat(ledger.holds(Given.taken("a", "z"))).isFalse();
  }

  @Test
  void coversACountyAndMonthByTheTablesOfItsAcceptedFiles() {
    Ledger ledger =
        ledger(
            """
            submission_id | file | bytes | received_at         | status   | county_code | period  | tables            | complete
            x             | a    | 100   | 2020-05-03 08:00:00 | accepted | 522633      | 2020-04 | household,village | false
            y             | b    | 100   | 2020-05-03 08:00:00 | refused  | 522634      | 2020-04 | household         | false
            """);

    assertThat(ledger.covers("household", "522633", "2020-04")).isTrue();
    assertThat(ledger.covers("village", "522633", "2020-04")).isTrue();
    assertThat(ledger.covers("problem", "522633", "2020-04")).isFalse();
    assertThat(ledger.covers("household", "522633", "2020-03")).isFalse();
    assertThat(ledger.covers("household", "522634", "2020-04")).isFalse();
  }

  @Test
  void remembersWhenFilesCameThatStateAllHouseholds() {
    Ledger ledger =
        ledger(
            """
            submission_id | file | bytes | received_at         | status   | county_code | period  | tables            | complete
            x             | a    | 100   | 2020-05-03 08:00:00 | accepted | 522633      | 2020-04 | household,village | true
            y             | b    | 100   | 2020-05-01 08:00:00 | accepted | 522633      | 2020-04 | village           | true
            z             | c    | 100   | 2020-05-09 08:00:00 | accepted | 522633      | 2020-04 | household         | false
            """);

    assertThat(ledger.closings("522633", "2020-04")).containsExactly(Instant.ofEpochMilli(MAY_3));
    assertThat(ledger.closings("522633", "2020-03")).isEmpty();
  }

  @Test
  void listsAcceptedFilesByMonthWithThoseAboutToGoIn() {
    Ledger ledger =
        ledger(
            """
            submission_id | file | bytes | received_at         | status    | county_code | period  | complete
            x             | a    | 100   | 2020-05-03 08:00:00 | accepted  | 522633      | 2020-03 | true
            y             | b    | 100   | 2020-05-01 08:00:00 | refused   | -           | -       | false
            x             | c    | 100   | 2020-05-09 08:00:00 | duplicate | 522633      | 2020-03 | false
            """);

    assertThat(ledger.acceptedWith(List.of(Given.taken("d", "z"))))
        .isEqualTo(Map.of("2020-03", Set.of("x"), "2020-04", Set.of("z")));
  }

  private static Ledger ledger(String submissions) {
    return Ledger.read(new MemoryLake(Path.of("none")).with(Submissions.TABLE, submissions));
  }
}
