package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Row;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.Settings;
import org.duzhan.settings.Sources;
import org.duzhan.table.Quarantine;
import org.duzhan.testkit.MemoryLake;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How complete a county reported: village 1 as ever; 2 and 3 merged to 12 and 4 was dissolved in
 * February; 5 is off the register; 6 sent nothing; 7 was sent in two files, more than live there.
 */
class CompletenessIT {
  private static final String HEADINGS = "统计月份,行政村代码,户编号,家庭人口数,脱贫属性\n";

  @TempDir private static Path folder;
  private static MemoryLake lake;

  @BeforeAll
  static void makeJanuaryAndFebruary() throws IOException {
    TinyCounty county =
        TinyCounty.empty(folder.resolve("inbox"))
            .with(
                "村2020-01.csv",
                """
                统计月份,行政村代码,行政村名称,农业户籍人口,农业户籍户数
                2020-01,522633100201,村01,20,5
                2020-01,522633100202,村02,20,4
                2020-01,522633100203,村03,20,4
                2020-01,522633100204,村04,20,3
                2020-01,522633100206,村06,20,10
                2020-01,522633100207,村07,20,2
                """,
                1)
            .with(
                "户2020-01.csv",
                HEADINGS
                    + """
                    2020-01,522633100202,h3,4,未脱贫
                    2020-01,522633100203,h4,4,未脱贫
                    2020-01,522633100204,h9,4,未脱贫
                    """,
                2)
            .with(
                "村2020-02.csv",
                """
                统计月份,行政村代码,行政村名称,农业户籍人口,农业户籍户数
                2020-02,522633100212,村12,40,8
                """,
                31)
            .with(
                "户2020-02.csv",
                HEADINGS
                    + """
                    2020-02,522633100201,h1,4,未脱贫
                    2020-02,522633100201,h2,4,未脱贫
                    2020-02,522633100202,h3,4,未脱贫
                    2020-02,522633100212,h4,4,未脱贫
                    2020-02,522633100204,h9,4,未脱贫
                    2020-02,522633100207,h5,4,未脱贫
                    2020-02,522633100207,h6,4,未脱贫
                    """,
                32)
            .with(
                "补2020-02.csv",
                HEADINGS
                    + """
                    2020-02,522633100205,h8,4,未脱贫
                    2020-02,522633100207,h5,4,未脱贫
                    2020-02,522633100207,h6,4,未脱贫
                    2020-02,522633100207,h7,4,未脱贫
                    """,
                40)
            .with(
                "村2020-03.csv",
                """
                统计月份,行政村代码,行政村名称,农业户籍人口,农业户籍户数
                2020-03,522633100201,村01,200,50
                2020-03,522633100208,村08,20,5
                """,
                41);
    lake = new MemoryLake(folder.resolve("lake"));
    Given.made(
        Given.context(lake, settings()),
        folder.resolve("reports"),
        county,
        new TreeSet<>(List.of("2020-01", "2020-02")),
        Step.ASSESS);
  }

  @Test
  void countsOnBothSidesOnlyVillagesOfTheMonthsRegister() {
    assertRows(
        lake.read(VillageMonth.TABLE).filter("period = '2020-02'"),
        """
        village_code | reported | register_villages | register_villages_reported | village_completeness | rural_households | reported_rural_households | household_completeness
        522633100201 | true     | 1                 | 1                          | 1.0                  | 5                | 2                         | 0.4
        522633100205 | true     | 0                 | 0                          | -                    | -                | -                         | -
        522633100206 | false    | 1                 | 0                          | 0.0                  | 10               | 0                         | 0.0
        522633100207 | true     | 1                 | 1                          | 1.0                  | 2                | 2                         | 1.0
        522633100212 | true     | 1                 | 1                          | 1.0                  | 8                | 2                         | 0.25
        """);
    assertRows(
        lake.read(Quarantine.TABLE).filter("period = '2020-02'"), "file | row\n户2020-02.csv | 6");
  }

  @Test
  void addsUpNumeratorsAndDenominatorsOfEachMonth() {
    assertRows(
        lake.read(CountyMonth.TABLE).filter("county_code = '522633'"),
        """
        period  | register_villages | register_villages_reported | village_completeness | rural_households | reported_rural_households | household_completeness
        2020-01 | 6                 | 3                          | 0.5                  | 28               | 3                         | 0.10714285714285714
        2020-02 | 4                 | 3                          | 0.75                 | 25               | 6                         | 0.24
        """);
  }

  @Test
  void countsACountyThatSentTwiceOnceAndByItsFirstFile() {
    assertRows(
        lake.read(CountyMonth.TABLE).filter("submitted_on is not null"),
        """
        period  | county_code | submitted_on | timely | days_late
        2020-01 | 522633      | 2020-02-03   | true   | 0
        2020-02 | 522633      | 2020-03-04   | true   | 0
        """);
    assertRows(
        lake.read(ProvinceMonth.TABLE).filter("province_code = '520000'"),
        """
        period  | annex_counties | counties_submitted | missing_counties | timely_counties | timeliness
        2020-01 | 9              | 1                  | 8                | 1               | 0.1111111111111111
        2020-02 | 9              | 1                  | 8                | 1               | 0.1111111111111111
        """);
  }

  @Test
  void keepsEveryRateBetweenZeroAndOne() {
    for (String rate : List.of("village_completeness", "household_completeness")) {
      List<Row> counties =
          lake.read(CountyMonth.TABLE).filter(rate + " is not null").select(rate).collectAsList();
      List<Row> villages =
          lake.read(VillageMonth.TABLE).filter(rate + " is not null").select(rate).collectAsList();
      assertThat(counties).isNotEmpty().allSatisfy(CompletenessIT::isShare);
      assertThat(villages).isNotEmpty().allSatisfy(CompletenessIT::isShare);
    }
  }

  private static void isShare(Row row) {
    assertThat(row.getDouble(0)).isBetween(0.0, 1.0);
  }

  private static Settings settings() throws IOException {
    Path conf = folder.resolve("conf");
    FileUtils.copyDirectory(Path.of("conf").toFile(), conf.toFile());
    Files.writeString(
        conf.resolve("village_changes.csv"),
        """
        since,from,to
        2020-02,522633100202,522633100212
        2020-02,522633100203,522633100212
        2020-02,522633100204,-
        """);
    return Sources.load(conf, Optional.empty(), Map.of());
  }
}
