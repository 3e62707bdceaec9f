package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.duzhan.quality.Rule;
import org.duzhan.quality.Rules;
import org.duzhan.table.Households;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Remarks;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.testkit.MemoryLake;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a county's files under rules that a user sets. */
class RulesInForceIT {
  private static final String HOUSEHOLDS =
      """
      统计月份,行政村代码,户编号,家庭人口数,脱贫属性,劳动力人数,义务教育适龄人数
      2019-12,522633100201,h1,4,未脱贫,2,1
      2019-12,522633100201,h2,4,未脱贫,3,2
      2019-12,522633100201,h3,0,未脱贫,0,0
      2019-12,522633100201,h4,31,未脱贫,3,2
      2019-12,522633100201,h5,4,未脱贫,3,2
      """;

  @TempDir Path folder;

  @Test
  void remarksOnRowsThatGoInAndUndoesRemarksOfAKilledRun() throws IOException {
    MemoryLake lake = lake();
    take(lake, Map.of());

    assertRows(
        lake.read(Submissions.TABLE),
        "status | rows_read | rows_accepted | rows_quarantined\naccepted | 5 | 3 | 2");
    assertRows(lake.read(Quarantine.TABLE), "row | rule\n4 | H08\n5 | H08");
    String remarks =
        """
        file  | county_code | period  | table     | row | field      | rule | raw
        户.csv | 522633      | 2019-12 | household | 3   | school_age | H46  | 2
        户.csv | 522633      | 2019-12 | household | 6   | school_age | H46  | 2
        """;
    assertRows(lake.read(Remarks.TABLE), remarks);

    lake.with(Remarks.TABLE, "submission_id | period | rule | row\nkilled | 2019-12 | H46 | 3");
    Recovery.run(Given.context(lake));

    assertRows(lake.read(Remarks.TABLE), remarks);
  }

  @Test
  void takesARowInWhereARuleOnlyNotes() throws IOException {
    MemoryLake lake = lake();
    take(lake, Map.of("rules.H08.severity", "note", "rules.H46.on", "false"));

    assertThat(lake.read(Households.TABLE).count()).isEqualTo(5);
    assertRows(lake.read(Remarks.TABLE), "row | rule\n4 | H08\n5 | H08");
    assertThat(lake.read(Quarantine.TABLE).isEmpty()).isTrue();
  }

  @Test
  void refusesAFileOverALimitKeepsNothingOfItsRowsAndTakesTheOthers() throws IOException {
    MemoryLake lake = lake();
    county().with("村.csv", "统计月份,行政村代码,行政村名称,农业户籍人口\n2019-12,522633100201,青山村,100\n", 3);

    Summary summary = take(lake, Map.of("rules.H08.refuse_over.rows", "1"));

    assertRows(
        lake.read(Submissions.TABLE),
        """
        file  | status   | reason                                                              | rows_read | rows_quarantined
        户.csv | refused  | 规则H08“家庭人口数应为1至30的整数”：5行中有2行不符，超过上限1行 | 0         | 0
        村.csv | accepted | -                                                                   | 1         | 0
        """);
    assertThat(summary.refusedFiles()).containsOnlyKeys("户.csv");
    for (Table table : List.of(Households.TABLE, Quarantine.TABLE, Remarks.TABLE)) {
      assertThat(lake.read(table).isEmpty()).as(table.name()).isTrue();
    }
  }

  @Test
  void takesAFileThatIsJustAtItsLimits() throws IOException {
    MemoryLake lake = lake();
    take(lake, Map.of("rules.H08.refuse_over.share", "40%", "rules.H46.refuse_over.rows", "2"));

    assertRows(lake.read(Submissions.TABLE), "status\naccepted");
  }

  @Test
  void goesOnWhereAUsersRuleCannotBeComputed() throws IOException {
    MemoryLake lake = lake();
    take(
        lake,
        Map.of(
            "rules.H90.table", "household",
            "rules.H90.field", "persons",
            "rules.H90.holds", "10 / persons > bigint(poverty_status)",
            "rules.H90.unknown", "keeps",
            "rules.H90.message", "一试",
            "rules.H90.instead", "一试"));

    assertRows(
        lake.read(Submissions.TABLE),
        "status | rows_read | rows_accepted | rows_quarantined\naccepted | 5 | 3 | 2");
    assertRows(lake.read(Quarantine.TABLE), "row | rule\n4 | H08\n5 | H08");
  }

  @Test
  void startsAsManyJobsForFiveRulesAsForAll() throws Exception {
    Rules all = Rules.from(TestSettings.defaults().rules());
    Map<String, String> five = new TreeMap<>();
    for (Rule rule : all.declared()) {
      if (!List.of("H01", "H06", "H08", "H46", "V05").contains(rule.code())) {
        five.put("rules.%s.on".formatted(rule.code()), "false");
      }
    }
    assertThat(all.declared()).hasSizeGreaterThanOrEqualTo(100);

    assertThat(jobs(Map.of())).isEqualTo(jobs(five)).isPositive();
  }

  private int jobs(Map<String, String> keys) throws Exception {
    AtomicInteger jobs = new AtomicInteger();
    SparkListener counter =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart start) {
            jobs.incrementAndGet();
          }
        };
    SparkContext spark = Spark.session().sparkContext();
    spark.listenerBus().waitUntilEmpty();
    spark.addSparkListener(counter);
    try {
      take(lake(), keys);
      spark.listenerBus().waitUntilEmpty();
    } finally {
      spark.removeSparkListener(counter);
    }
    return jobs.get();
  }

  private TinyCounty county() throws IOException {
    return TinyCounty.empty(folder.resolve("inbox")).with("户.csv", HOUSEHOLDS, 2);
  }

  private MemoryLake lake() {
    return new MemoryLake(folder.resolve("scratch"));
  }

  private Summary take(MemoryLake lake, Map<String, String> keys) throws IOException {
    Context context = Given.context(lake, TestSettings.with(keys));
    return Given.job(context, folder.resolve("reports"))
        .run(new MonthlyJob.Order("ingest", new TreeSet<>(), List.of(), false), county().inbox())
        .summary();
  }
}
