package org.duzhan.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.duzhan.testkit.Corpus;
import org.duzhan.testkit.Launcher;
import org.duzhan.testkit.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that others made, through the launcher, as they are. */
class CorpusIT {
  private static final int SECONDS = 120;

  @TempDir Path folder;

  @Test
  void givesEachFileOneSubmissionAndItsReasonInOneRun() throws Exception {
    Path warehouse = folder.resolve("warehouse");
    long start = System.nanoTime();

    Launcher.Result result =
        Launcher.withKey()
            .run("ingest", "--json", "--inbox", Corpus.workbooks(), "--warehouse", warehouse);

    assertThat(result.exit()).as(result.err()).isEqualTo(3);
    assertThat((System.nanoTime() - start) / 1e9).as("seconds").isLessThan(SECONDS);
    TreeMap<String, String> reasons = new TreeMap<>();
    List<Row> rows =
        Tables.read(warehouse, "submission").select("file", "status", "reason").collectAsList();
    rows.forEach(r -> reasons.put(r.getString(0), r.getString(1) + " " + r.getString(2)));
    assertThat(rows).hasSameSizeAs(reasons.keySet());
    assertThat(reasons.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Corpus.manifest().stream().map(Corpus.Workbook::toString).toList());
    assertThat(reasons.values()).allSatisfy(r -> assertThat(r).matches("refused [^\n]{4,}"));
  }

  @Test
  void inspectsFilesAsTheyAre() throws Exception {
    Path workbooks = Corpus.workbooks();

    Launcher.Result read =
        Launcher.withoutKey().run("inspect", "--json", workbooks.resolve("125_ee_t02.xlsx"));
    Launcher.Result refused =
        Launcher.withoutKey().run("inspect", "--json", workbooks.resolve("002_poi_password.xls"));

    assertThat(read.exit()).as(read.err()).isZero();
    Config seen = ConfigFactory.parseString(read.out());
    assertThat(seen.getString("status")).isEqualTo("readable");
    Config sheet = seen.getConfigList("sheets").get(0);
    assertThat(sheet.getInt("nonempty_rows")).isEqualTo(3);
    assertThat(sheet.getInt("nonempty_cells")).isEqualTo(33);
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(ConfigFactory.parseString(refused.out()).getString("status")).isEqualTo("refused");
  }
}
