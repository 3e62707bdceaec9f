package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.lake.DeltaLake;
import org.duzhan.lake.Lake;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.Settings;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.testkit.MemoryLake;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that correct some counties of eight, after two months were made: the tables are those that
 * all files would have led to at once.
 */
class CorrectionIT {
  private static final MonthlyJob.Order BOTH =
      new MonthlyJob.Order(
          "run",
          new TreeSet<>(Set.of("2019-12", "2020-01")),
          List.of(Step.ASSESS, Step.BACKSLIDING, Step.DISTRIBUTION, Step.RISK),
          true);

  @TempDir static Path folder;
  private static TinyCounty inbox;
  private static Map<String, Set<String>> atOnce;

  @BeforeAll
  static void makeBothMonthsAndThenCorrectThem() throws IOException {
    inbox = country();
    job("made", 6).run(BOTH, inbox.inbox());
    inbox
        .with("1更正.csv", households("2019-12,522631100202,522631-3,5,未脱贫,900"), 9)
        .with("3来.csv", households("2020-01,522633100201,522630-2,3,未脱贫,500"), 9)
        .with("8村更正.csv", villages("2020-01", "522628", 55), 9)
        .with("8台账2020-01.csv", problems("522628", "p2"), 9);
    MemoryLake lake = new MemoryLake(folder.resolve("scratch"));
    Given.job(Given.context(lake), folder.resolve("reports")).run(BOTH, inbox.inbox());
    atOnce = figures(lake);
  }

  /**
   * In December one county is corrected, and shares no household with another. In January it shares
   * one with 522632, and 522633 another with 522630.
   */
  @Test
  void writesRowsOfTheCorrectedCountiesAndThoseThatShareHouseholdsWithThem() throws IOException {
    copy("made", "corrected");
    MonthlyJob.Plan plan = job("corrected", 7).plan(BOTH, inbox.inbox());

    MonthlyJob.Outcome outcome = job("corrected", 7).run(BOTH, inbox.inbox());

    assertThat(outcome.work()).isEqualTo(plan.work());
    assertThat(outcome.work())
        .extracting(work -> work.month() + ": " + work.reason())
        .contains(
            "2019-12: 1 of 8 counties, 522631, was corrected",
            "2020-01: 3 of 8 counties, 522628, 522631, 522633, were corrected");
    assertThat(written("corrected", VillageMonth.TABLE)).containsExactly(2L, 10L);
    assertSameAsAtOnce("corrected");
  }

  @Test
  void makesAllAgainWhereARunBrokeOffBetweenTables() throws IOException {
    copy("made", "broken");
    Lake breaking = breaking(CountyMonth.TABLE, lake("broken"));
    assertThatThrownBy(() -> job(breaking, 7).run(BOTH, inbox.inbox()))
        .hasStackTraceContaining("the power failed");

    MonthlyJob.Outcome again = job("broken", 8).run(BOTH, inbox.inbox());

    assertThat(again.work()).hasSize(8).allMatch(work -> work.corrected().isEmpty());
    assertSameAsAtOnce("broken");
  }

  @Test
  void makesAllAgainWhereASettingChangedAsWell() {
    Settings settings = TestSettings.with(Map.of("line.fixed", "5000"));

    MonthlyJob.Plan plan =
        Given.job(Given.context(lake("made"), settings, 7), folder).plan(BOTH, inbox.inbox());

    assertThat(plan.work()).hasSize(8).allMatch(work -> work.corrected().isEmpty());
  }

  private static void assertSameAsAtOnce(String warehouse) {
    Map<String, Set<String>> figures = figures(lake(warehouse));
    atOnce.forEach((table, rows) -> assertThat(figures.get(table)).as(table).isEqualTo(rows));
  }

  private static Map<String, Set<String>> figures(Lake lake) {
    Map<String, Set<String>> figures = new TreeMap<>();
    for (Table table : StepJobs.tables()) {
      Dataset<Row> rows = lake.read(table).drop(Submissions.RUN_ID.name());
      if (!table.equals(Submissions.TABLE)) {
        figures.put(table.name(), new TreeSet<>(rows.toJSON().collectAsList()));
      }
    }
    return figures;
  }

  /** Rows put by the last two commits of a table, beside those that stood in the same files. */
  private static List<Long> written(String warehouse, Table table) {
    return DeltaTable.forPath(
            Spark.session(), folder.resolve(warehouse).resolve(table.name()).toString())
        .history(2)
        .sort("version")
        .selectExpr(
            "bigint(operationMetrics['numOutputRows']) - bigint(operationMetrics['numCopiedRows'])")
        .collectAsList()
        .stream()
        .map(row -> row.getLong(0))
        .toList();
  }

  private static void copy(String from, String to) throws IOException {
    FileUtils.copyDirectory(folder.resolve(from).toFile(), folder.resolve(to).toFile());
  }

  private static Lake lake(String warehouse) {
    return new DeltaLake(Spark.session(), folder.resolve(warehouse).toString());
  }

  private static MonthlyJob job(String warehouse, int day) {
    return job(lake(warehouse), day);
  }

  private static MonthlyJob job(Lake lake, int day) {
    return Given.job(Given.context(lake, TestSettings.defaults(), day), folder.resolve("reports"));
  }

  /**
   * Eight counties of two villages and three households each. In January the household 522631-3 is
   * in 522632, and 522630-2 is nowhere.
   */
  private static TinyCounty country() throws IOException {
    TinyCounty country = TinyCounty.empty(folder.resolve("inbox"));
    for (int county = 522626; county <= 522633; county++) {
      String code = String.valueOf(county);
      List<String> january = new ArrayList<>(stated("2020-01", code));
      january.removeIf(row -> row.contains("522631-3") || row.contains("522630-2"));
      if (county == 522632) {
        january.add("2020-01,522632100201,522631-3,5,返贫,700");
      }
      country
          .with(code + "村.csv", villages("2019-12", code, 100), 1)
          .with(code + "台账2019-12.csv", problems(code, "p1"), 1)
          .with(code + "户2019-12.csv", households(stated("2019-12", code)), 2)
          .with(code + "户2020-01.csv", households(january), 3);
    }
    return country;
  }

  private static List<String> stated(String month, String county) {
    return List.of(
        "%s,%s100201,%2$s-1,4,未脱贫,8000".formatted(month, county),
        "%s,%s100201,%2$s-2,3,已脱贫,9000".formatted(month, county),
        "%s,%s100202,%2$s-3,5,%s,30000"
            .formatted(month, county, month.equals("2019-12") ? "已脱贫" : "返贫"));
  }

  private static String households(String row) {
    return households(List.of(row));
  }

  private static String households(List<String> rows) {
    return "统计月份,行政村代码,户编号,家庭人口数,脱贫属性,工资性收入\n" + String.join("\n", rows) + "\n";
  }

  private static String villages(String month, String county, int population) {
    return """
        统计月份,行政村代码,行政村名称,农业户籍人口,协作帮扶单位
        %1$s,%2$s100201,青山村,%3$d,某市
        %1$s,%2$s100202,白水村,40,
        """
        .formatted(month, county, population);
  }

  private static String problems(String county, String id) {
    return "问题编号,行政村代码,整改状态\n%s,%s100201,未整改\n".formatted(id, county);
  }

  /** A lake that fails when a table is to be replaced. */
  private static Lake breaking(Table at, Lake lake) {
    return (Lake)
        Proxy.newProxyInstance(
            Lake.class.getClassLoader(),
            new Class<?>[] {Lake.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("replace") && at.equals(arguments[0])) {
                throw new IllegalStateException("the power failed");
              }
              Object answer = method.invoke(lake, arguments);
              return method.getName().equals("through") ? proxy : answer;
            });
  }
}
