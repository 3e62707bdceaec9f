package org.duzhan.measure;

import static org.apache.spark.sql.functions.lit;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Thresholds;
import org.duzhan.table.Households;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class MonitoringMonthTest {
  private static final String MONTH = "2020-03";
  private static final Thresholds.Monitoring MONITORING = TestSettings.defaults().monitoring();

  private final Dataset<Row> before =
      rows(
          Households.TABLE,
          """
          household_key | period  | county_code | village_code | persons | monitor_type | risk_cause
          cleared       | 2020-02 | 522633      | 522633100201 | 2       | 脱贫不稳定户 | 因病
          lacking       | 2020-02 | 522633      | 522633100201 | 2       | 边缘易致贫户 | 因残
          open          | 2020-02 | 522633      | 522633100201 | 2       | 边缘易致贫户 | -
          left          | 2020-02 | 522633      | 522633100201 | 2       | 脱贫不稳定户 | 因病
          a             | 2020-02 | 522633      | 522633100201 | 2       | 脱贫不稳定户 | 因病
          moved         | 2020-02 | 522633      | 522633100201 | 2       | 脱贫不稳定户 | 因病
          """);
  private final Dataset<Row> now =
      rows(
          Households.TABLE,
          """
          household_key | period  | county_code | village_code | persons | monitor_type | risk_cause | monitored_since | support_in_place | out_of_school | uninsured | housing_grade | water_safe
          cleared       | 2020-03 | 522633      | 522633100201 | 2       | -            | -          | -               | -                | 0             | 0         | A             | true
          lacking       | 2020-03 | 522633      | 522633100201 | 2       | -            | -          | -               | -                | -             | 1         | A             | true
          open          | 2020-03 | 522633      | 522633100201 | 2       | -            | -          | -               | -                | -             | 0         | A             | true
          a             | 2020-03 | 522633      | 522633100201 | 2       | 脱贫不稳定户 | 因病       | 2020-01-01      | true             | -             | -         | -             | -
          b             | 2020-03 | 522633      | 522633100201 | 3       | 脱贫不稳定户 | 产业失败   | 2020-02-01      | false            | -             | -         | -             | -
          c             | 2020-03 | 522633      | 522633100201 | 4       | 边缘易致贫户 | -          | 2020-03-05      | -                | -             | -         | -             | -
          d             | 2020-03 | 522634      | 522634100201 | 5       | 边缘易致贫户 | 因病       | -               | false            | -             | -         | -             | -
          moved         | 2020-03 | 522633      | 522633100202 | 2       | -            | -          | -               | -                | 0             | 0         | A             | true
          """);
  private final Dataset<Row> counties =
      rows(
          CountyMonth.TABLE,
          """
          period  | county_code | cleared_households | cleared_unmet_households | monitored_households | monitored_persons | monitored_supported | monitored_unsupported_long | change_null_reason
          2020-03 | 522633      | 3                  | 1                        | 3                    | 9                 | 1                   | 1                          | -
          2020-03 | 522634      | -                  | -                        | 1                    | 5                 | 0                   | 0                          | not_submitted_before
          """);

  /** Of the second and the last nothing was reported of the month before. */
  private final Dataset<Row> villages =
      rows(
          VillageMonth.TABLE,
          """
          period  | county_code | village_code | partner | listed | cleared_households | change_null_reason
          2020-03 | 522633      | 522633100201 | 某市    | true   | 3                  | -
          2020-03 | 522633      | 522633100202 | 某部    | false  | -                  | not_submitted_before
          2020-03 | 522634      | 522634100201 | 某市    | false  | -                  | not_submitted_before
          """);

  @Test
  void tellsKindsApartWithAllTheirCauses() {
    assertRows(
        month().filter("area_code = '522633' and cause = 'all'"),
        """
        area_level | kind     | households | persons | found | found_unknown | supported | support_unknown | unsupported_long | cleared | cleared_unmet | cleared_unknown
        county     | all      | 3          | 9       | 1     | 0             | 1         | 1               | 1                | 3       | 1             | 1
        county     | unstable | 2          | 5       | 0     | 0             | 1         | 0               | 1                | 1       | 0             | 0
        county     | marginal | 1          | 4       | 1     | 0             | 0         | 1               | 0                | 2       | 1             | 1
        """);
  }

  @Test
  void tellsCausesApartAndCountsTheClearedUnderWhatTheyHad() {
    assertRows(
        month().filter("area_code = '522633' and kind != 'all' and cause != 'all'"),
        """
        kind     | cause    | households | supported | cleared | cleared_unmet
        unstable | 因病     | 1          | 1         | 1       | 0
        unstable | 产业失败 | 1          | 0         | 0       | 0
        marginal | 因残     | 0          | 0         | 1       | 1
        marginal | 未填     | 1          | 0         | 1       | 0
        """);
  }

  @Test
  void addsCountiesUpAndKnowsNothingOfTheClearedWhereNothingIsKnownOfLastMonth() {
    assertRows(
        month()
            .filter("kind = 'all' and cause in ('all', '因病')")
            .filter("area_level in ('county', 'province', 'country')"),
        """
        area_level | area_code | cause | households | found_unknown | cleared | change_null_reason
        county     | 522633    | all   | 3          | 0             | 3       | -
        county     | 522633    | 因病  | 1          | 0             | 1       | -
        county     | 522634    | all   | 1          | 1             | -       | not_submitted_before
        county     | 522634    | 因病  | 1          | 1             | -       | not_submitted_before
        province   | 520000    | all   | 4          | 1             | 3       | -
        province   | 520000    | 因病  | 2          | 1             | 1       | -
        country    | 000000    | all   | 4          | 1             | 3       | -
        country    | 000000    | 因病  | 2          | 1             | 1       | -
        """);
  }

  @Test
  void countsThemForVillagesAndWhatTheseAreInTheMonth() {
    assertRows(
        month()
            .filter("kind = 'all' and cause = 'all'")
            .filter("area_level not in ('county', 'province', 'country')"),
        """
        area_level | area_code       | households | persons | cleared | cleared_unmet | change_null_reason
        village    | 522633100201    | 3          | 9       | 3       | 1             | -
        village    | 522634100201    | 1          | 5       | -       | -             | not_submitted_before
        township   | 522633100       | 3          | 9       | 3       | 1             | -
        township   | 522634100       | 1          | 5       | -       | -             | not_submitted_before
        prefecture | 522600          | 4          | 14      | 3       | 1             | -
        scope      | annex_counties  | 1          | 5       | -       | -             | not_submitted_before
        scope      | listed_villages | 3          | 9       | 3       | 1             | -
        partner    | 某市            | 4          | 14      | 3       | 1             | -
        """);
  }

  @Test
  void isTheSameWhereTheCountsOfVillagesStood() {
    Dataset<Row> again = MonitoringMonth.of(MonitoringMonth.ofVillages(month()), grains(), MONTH);

    assertRows(again.exceptAll(month()), "area_code");
    assertRows(month().exceptAll(again), "area_code");
  }

  @Test
  void findsACountyWhoseFiguresAreOthers() {
    assertRows(otherThanCounties(month(), counties), "offender");
    assertRows(
        otherThanCounties(
            month().filter("area_code != '522634'"),
            counties.withColumn("monitored_supported", lit(0L))),
        """
        offender
        2020-03 522633 monitored_supported
        2020-03 522634 monitored_households,monitored_persons
        """);
  }

  private Dataset<Row> month() {
    return MonitoringMonth.of(
        MonitoringCounts.of(before, now, villages, MONITORING), grains(), MONTH);
  }

  private Grains grains() {
    return GivenMonth.grains(villages, "522634");
  }

  private static Dataset<Row> otherThanCounties(Dataset<Row> month, Dataset<Row> counties) {
    return MonitoringFaults.otherThan(
        month, AreaLevel.COUNTY.isLevel(), counties, CountyMonth.COUNTY_CODE);
  }
}
