package org.duzhan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.duzhan.testkit.TextTables.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class EstimatesTest {
  private static final String MONTH = "2020-03";

  /** The third village did not report. */
  private final Dataset<Row> villages =
      rows(
          VillageMonth.TABLE,
          """
          period  | county_code | village_code | partner | reported | listed | assessed_population | assessed_poor_persons | expected_poor_persons
          2020-03 | 522633      | 522633100201 | 某市    | true     | false  | 60                  | 4                     | 6.0
          2020-03 | 522633      | 522633100202 | 某市    | true     | false  | 40                  | 6                     | 5.0
          2020-03 | 522633      | 522633100203 | 某市    | false    | false  | -                   | -                     | -
          2020-03 | 522632      | 522632100203 | 某部    | false    | false  | -                   | -                     | -
          """);

  @Test
  void takesTheIntervalOfAnAreaFromTheSumsOfItsVillages() {
    Row partner = of("某市");

    // Wilson 1927, 10 of 100 at 95 %.
    assertThat(partner.<Double>getAs("incidence_low")).isCloseTo(0.0552291, within(1e-6));
    assertThat(partner.<Double>getAs("incidence_high")).isCloseTo(0.1743657, within(1e-6));
  }

  @Test
  void addsUpThePoorThatTheEstimatesOfVillagesComeTo() {
    Row partner = of("某市");

    assertThat(partner.<Double>getAs("expected_poor_persons")).isEqualTo(11.0);
    assertThat(partner.<Double>getAs("incidence_shrunk")).isCloseTo(0.11, within(1e-12));
  }

  @Test
  void hasNoneWhereNoVillageHasAnIncidence() {
    Row partner = of("某部");

    for (String figure :
        new String[] {"expected_poor_persons", "incidence_shrunk", "incidence_low"}) {
      assertThat(partner.<Double>getAs(figure)).as(figure).isNull();
    }
  }

  private Row of(String partner) {
    return PartnerMonth.of(WiderAreas.ofVillages(villages, MONTH, TestSettings.defaults()))
        .filter(PartnerMonth.PARTNER.col().equalTo(partner))
        .head();
  }
}
