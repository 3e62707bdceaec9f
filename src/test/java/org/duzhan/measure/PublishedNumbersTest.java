package org.duzhan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.math.BigDecimal;
import java.util.function.Consumer;
import org.duzhan.settings.Annexes;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines, targets and standards as they were published, in the settings that come with duzhan. */
class PublishedNumbersTest {
  private static final Settings SETTINGS = TestSettings.defaults();

  @ParameterizedTest
  @CsvSource({
    "2010, 2300",
    "2011, 2536",
    "2012, 2625",
    "2013, 2736",
    "2014, 2800",
    "2015, 2855",
    "2016, 2952",
    "2017, 2952",
    "2018, 2995",
    "2019, 3218",
    "2020, 4000"
  })
  void knowsTheLineOfEveryYear(int year, int yuan) {
    assertThat(SETTINGS.lines().poverty("520000", year)).hasValueSatisfying(is(yuan));
  }

  @ParameterizedTest
  @CsvSource({"2019, 5000", "2020, 5000", "2023, 7300"})
  void knowsTheMonitoringLine(int year, int yuan) {
    assertThat(SETTINGS.lines().monitoring("520000", year)).hasValueSatisfying(is(yuan));
  }

  /** 宁夏 has no village in annex 2. */
  @ParameterizedTest
  @CsvSource({
    "450000, 48, 4, 44",
    "510000, 299, 10, 289",
    "520000, 6, 0, 6",
    "530000, 292, 74, 218",
    "620000, 104, 0, 104",
    "640000, 0, 0, 0",
    "650000, 364, 0, 364"
  })
  void knowsHowManyVillagesOfAProvinceAreListedByWhichTest(
      String province, long listed, long byPersons, long byIncidence) {
    Annexes.ProvinceTarget target =
        SETTINGS.annexes().provinces().stream()
            .filter(t -> t.provinceCode().equals(province))
            .findFirst()
            .orElse(new Annexes.ProvinceTarget(province, "", 0, 0, 0));

    assertThat(target.listed()).isEqualTo(listed);
    assertThat(target.overPersons()).isEqualTo(byPersons);
    assertThat(target.overIncidence()).isEqualTo(byIncidence);
  }

  /** Below 3 % in the west, 2 % elsewhere, 2 % missed and wrongly exited; approval 90 % or more. */
  @Test
  void holdsAVillageToEveryStandardAtItsBound() {
    assertRows(
        rows(
                VillageMonth.TABLE,
                """
                village_code   | province_code | incidence | missed_persons | missed_known_persons   | not_registered_persons | wrongly_exited_persons | wrongly_exited_known_persons   | exited_persons | approval
                below          | 520000        | 0.0299    | 199            | 10000                  | 10000                  | 199                    | 10000                          | 10000          | 0.90
                incidence      | 520000        | 0.03      | 199            | 10000                  | 10000                  | 199                    | 10000                          | 10000          | 0.90
                missed         | 520000        | 0.0299    | 200            | 10000                  | 10000                  | 199                    | 10000                          | 10000          | 0.90
                wrongly_exited | 520000        | 0.0299    | 199            | 10000                  | 10000                  | 200                    | 10000                          | 10000          | 0.90
                approval       | 520000        | 0.0299    | 199            | 10000                  | 10000                  | 199                    | 10000                          | 10000          | 0.8999
                east           | 320000        | 0.02      | 199            | 10000                  | 10000                  | 199                    | 10000                          | 10000          | 0.90
                east_below     | 320000        | 0.0199    | 199            | 10000                  | 10000                  | 199                    | 10000                          | 10000          | 0.90
                nobody_exited  | 520000        | 0.0299    | 0              | 0                      | 0                      | 0                      | 0                              | 0              | 0.90
                not_asked      | 520000        | 0.0299    | 199            | 10000                  | 10000                  | 199                    | 10000                          | 10000          | -
                not_asked_fail | 520000        | 0.03      | 199            | 10000                  | 10000                  | 199                    | 10000                          | 10000          | -
                open           | 520000        | 0.0299    | 100            | 9900                   | 10000                  | 199                    | 10000                          | 10000          | 0.90
                open_not       | 520000        | 0.0299    | 100            | 9901                   | 10000                  | 0                      | 9801                           | 10000          | 0.90
                open_fail      | 520000        | 0.0299    | 200            | 9900                   | 10000                  | 199                    | 10000                          | 10000          | 0.90
                blank          | 520000        | 0.0299    | -              | 0                      | 10000                  | 199                    | 10000                          | 10000          | 0.90
                """)
            .withColumn(ExitStandard.EXIT_READY.name(), ExitStandard.isMet(SETTINGS.exit())),
        """
        village_code   | exit_ready
        below          | true
        incidence      | false
        missed         | false
        wrongly_exited | false
        approval       | false
        east           | false
        east_below     | true
        nobody_exited  | true
        not_asked      | -
        not_asked_fail | false
        open           | -
        open_not       | true
        open_fail      | false
        blank          | -
        """);
  }

  private static Consumer<BigDecimal> is(int yuan) {
    return found -> assertThat(found).isEqualByComparingTo(String.valueOf(yuan));
  }
}
