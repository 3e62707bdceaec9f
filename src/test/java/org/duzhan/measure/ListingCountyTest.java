package org.duzhan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class ListingCountyTest {
  private static final String COUNTIES =
      """
      period  | county_code | county   | villages | submitted_on
      2020-04 | 622921      | 临夏县   | 3        | -
      2020-04 | 533301      | 泸水县   | 2        | 2020-05-02
      2020-04 | 640422      | 西吉县   | 0        | 2020-05-02
      2020-04 | 530326      | 会泽县   | 0        | -
      2020-04 | 622901      | 临夏市   | 9        | 2020-05-02
      """;

  @Test
  void findsCountiesByCodeAndFullName() {
    assertRows(
        found().filter("county_code in ('622921', '533301', '640422', '530326', '622901')"),
        """
        period  | province_code | county_code | county | known_as | villages | finding    | finding_name
        2020-04 | 620000        | 622921      | 临夏县 | 临夏县   | 3        | found      | 代码、全称均找到
        2020-04 | 530000        | 533301      | 泸水市 | 泸水县   | 2        | other_name | 代码找到，名称不同
        2020-04 | 640000        | 640422      | 西吉县 | 西吉县   | 0        | found      | 代码、全称均找到
        2020-04 | 530000        | 530326      | 会泽县 | 会泽县   | 0        | missing    | 未找到：该代码下没有文件，也没有村
        """);
  }

  @Test
  void missesEveryCountyOfTheAnnexThatTheDataLack() {
    assertThat(found().count()).isEqualTo(52);
    assertThat(found().filter("finding = 'missing'").count()).isEqualTo(49);
  }

  private static Dataset<Row> found() {
    Dataset<Row> annex =
        Spark.session()
            .createDataFrame(
                KnownCounties.annex(TestSettings.defaults().annexes()),
                KnownCounties.TABLE.schema());
    return ListingCounty.of(rows(CountyMonth.TABLE, COUNTIES), annex, "2020-04");
  }
}
