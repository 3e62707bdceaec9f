package org.duzhan.job;

import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.ingest.InboxFile;
import org.duzhan.quality.Corrections;
import org.duzhan.quality.History;
import org.duzhan.quality.Judged;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;
import org.duzhan.testkit.MemoryLake;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of one county that restate each other, taken in whatever order and however many at once.
 */
class ArrivalOrderIT {
  private static final String HOUSEHOLDS = "统计月份,行政村代码,户编号,家庭人口数,脱贫属性,工资性收入\n";
  private static final String VILLAGES = "统计月份,行政村代码,行政村名称,农业户籍人口\n";
  private static final List<Table> TABLES =
      List.of(
          Households.TABLE,
          Villages.TABLE,
          Problems.TABLE,
          Corrections.TABLE,
          History.of(Households.TABLE),
          History.of(Villages.TABLE),
          History.of(Problems.TABLE));

  @TempDir static Path folder;
  private static List<InboxFile> inbox;
  private static MemoryLake inOrder;

  @BeforeAll
  static void takeAllInTheOrderOfReceipt() throws IOException {
    inbox = files();
    inOrder = new MemoryLake(folder.resolve("scratch"));
    inbox.forEach(file -> ingest(inOrder, List.of(file)));
  }

  @Test
  void keepsOneHistoryOfWhatLaterFilesChanged() {
    assertThat(
            inOrder
                .read(Corrections.TABLE)
                .sort("received_at", "field")
                .selectExpr("concat_ws(' ', field, old, new)")
                .collectAsList())
        .extracting(r -> r.getString(0))
        .containsExactly(
            "wage_income 100.00 8000.00",
            "persons 4 5",
            "wage_income 8000.00 7000.00",
            "persons 5 4",
            "wage_income 7000.00 8000.00",
            "village_code 522633100201 522633100202");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void endsWithTheSameTablesInWhateverOrderFilesArrive(long seed) {
    MemoryLake lake = new MemoryLake(folder.resolve("scratch"));

    runs(new Random(seed)).forEach(run -> ingest(lake, run));

    assertSameAsInOrder(lake);
  }

  @Test
  void endsWithTheSameTablesWhenAllFilesArriveAtOnce() {
    MemoryLake lake = new MemoryLake(folder.resolve("scratch"));

    ingest(lake, inbox);

    assertSameAsInOrder(lake);
  }

  @Test
  void endsWithTheSameTablesWhenTheLatestFileArrivesFirst() {
    MemoryLake lake = new MemoryLake(folder.resolve("scratch"));
    List<InboxFile> backwards = new ArrayList<>(inbox);
    Collections.reverse(backwards);

    backwards.forEach(file -> ingest(lake, List.of(file)));

    assertSameAsInOrder(lake);
  }

  @Test
  void endsWithTheSameTablesWhenACompleteFileArrivesFirst() {
    MemoryLake lake = new MemoryLake(folder.resolve("scratch"));
    Map<Boolean, List<InboxFile>> complete =
        inbox.stream().collect(partitioningBy(f -> f.path().contains("完整报送")));

    ingest(lake, complete.get(true));
    ingest(lake, complete.get(false));

    assertSameAsInOrder(lake);
  }

  @Test
  void findsNothingToDoInFilesTakenBefore() {
    Map<String, Long> before = inOrder.versions();

    assertThat(ingest(inOrder, inbox).runId()).isNull();
    assertThat(inOrder.versions()).isEqualTo(before);
  }

  private static void assertSameAsInOrder(MemoryLake lake) {
    for (Table table : TABLES) {
      assertThat(rows(lake, table)).as(table.name()).isEqualTo(rows(inOrder, table));
    }
    assertThat(kept(lake)).isEqualTo(told(lake));
  }

  /** Random files together, one run after the other. */
  private static List<List<InboxFile>> runs(Random random) {
    List<InboxFile> shuffled = new ArrayList<>(inbox);
    Collections.shuffle(shuffled, random);
    List<List<InboxFile>> runs = new ArrayList<>();
    for (InboxFile file : shuffled) {
      if (runs.isEmpty() || random.nextInt(3) > 0) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(file);
    }
    return runs;
  }

  private static MonthlyJob.Outcome ingest(MemoryLake lake, List<InboxFile> files) {
    return Given.job(Given.context(lake), folder.resolve("reports"))
        .run(new MonthlyJob.Order("ingest", new TreeSet<>(), List.of(), false), files);
  }

  private static List<String> rows(MemoryLake lake, Table table) {
    return lake.read(table).toJSON().collectAsList().stream().sorted().toList();
  }

  /** Sound rows of each file that stand or are history. */
  private static Map<String, Long> kept(MemoryLake lake) {
    Map<String, Long> kept = new TreeMap<>();
    for (Table table : TABLES) {
      Dataset<Row> rows = lake.read(table);
      Set<String> columns = new HashSet<>(List.of(rows.columns()));
      if (columns.contains(Judged.SOUND.name())) {
        rows = rows.filter(Judged.SOUND.col());
      }
      if (columns.contains(Households.SUBMISSION_ID.name())) {
        rows.select(Households.SUBMISSION_ID.col())
            .collectAsList()
            .forEach(r -> kept.merge(r.getString(0), 1L, Long::sum));
      }
    }
    return kept;
  }

  /** Rows of each file that the ledger calls accepted, unchanged or superseded. */
  private static Map<String, Long> told(MemoryLake lake) {
    Map<String, Long> told = new TreeMap<>();
    for (Row row :
        lake.read(Submissions.TABLE)
            .filter("rows_read > 0")
            .selectExpr("submission_id", "rows_read - rows_quarantined")
            .collectAsList()) {
      told.put(row.getString(0), row.getLong(1));
    }
    return told;
  }

  private static List<InboxFile> files() throws IOException {
    String first =
        HOUSEHOLDS
            + """
            2019-12,522633100201,h1,4,未脱贫,8000
            2019-12,522633100201,h2,3,未脱贫,6000
            2019-12,522633100201,h3,2,非建档立卡,90000
            """;
    TinyCounty county =
        TinyCounty.empty(folder.resolve("inbox"))
            .with("1更早.csv", HOUSEHOLDS + "2019-12,522633100201,h1,4,未脱贫,100\n", 1)
            .with("2首报.csv", first, 2)
            .with("2首报副本.csv", first, 2)
            .with(
                "3更正.csv",
                HOUSEHOLDS
                    + """
                    2019-12,522633100201,h1,5,未脱贫,7000
                    2019-12,522633100201,h2,3,未脱贫,6000
                    2019-12,522633100202,h4,1,未脱贫,1000
                    """,
                3)
            .with(
                "4完整报送.csv",
                HOUSEHOLDS
                    + """
                    2019-12,522633100201,h1,4,未脱贫,8000
                    2019-12,522633100201,h3,0,非建档立卡,90000
                    """,
                4)
            .with(
                "5再报.csv",
                HOUSEHOLDS
                    + """
                    2019-12,522633100202,h1,4,未脱贫,8000
                    2019-12,522633100201,h2,3,未脱贫,6000
                    """,
                5)
            .with("村.csv", VILLAGES + "2019-12,522633100201,青山村,100\n", 1)
            .with("村更正.csv", VILLAGES + "2019-12,522633100201,青山村,120\n", 6)
            .with("台账2019-12.csv", "问题编号,行政村代码,整改状态\np1,522633100201,未整改\n", 1)
            .with("台账更正2019-12.csv", "问题编号,行政村代码,整改状态\np1,522633100201,已整改\n", 7);
    return county.inbox().stream().sorted(Comparator.comparingLong(InboxFile::modified)).toList();
  }
}
