package org.duzhan.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.duzhan.testkit.TextTables.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.duzhan.settings.UserError;
import org.duzhan.table.Field;
import org.duzhan.table.Runs;
import org.duzhan.testkit.Spark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaLakeIT implements LakeContract {
  @TempDir Path folder;

  @Override
  public Lake lake() {
    return new DeltaLake(Spark.session(), folder.toString());
  }

  @Test
  void laysFilesOutByItsPartitions() {
    lake().append(TABLE, rows(TABLE, DECEMBER), "one");

    assertThat(folder.resolve("head").resolve("month=2019-12")).isDirectory();
  }

  @Test
  void tellsTheDriverWithoutSparkWhatSparkWouldTell() {
    Lake lake = lake();
    for (int i = 0; i < 12; i++) {
      lake.replace(Runs.TABLE, "run_id = 'r%d'".formatted(i % 7), run(i), "turn " + i);
    }
    List<Field> asked = Runs.TABLE.fields().stream().filter(f -> !f.equals(Runs.ACTIONS)).toList();

    Lake withoutSpark = new DeltaLake(DeltaLakeIT::noSpark, new Configuration(), folder + "");

    assertThat(withoutSpark.rows(Runs.TABLE, asked))
        .extracting(Row::toString)
        .containsExactlyInAnyOrderElementsOf(
            lake.read(Runs.TABLE).drop(Runs.ACTIONS.name()).collectAsList().stream()
                .map(Row::toString)
                .toList())
        .hasSize(7);
    assertThat(withoutSpark.note(Runs.TABLE)).contains("turn 11");
  }

  @Test
  void refusesAWarehouseWhereNoFolderCanBeMade() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> new DeltaLake(Spark.session(), file + "/w").open())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--warehouse " + file + "/w: cannot make the folder");
  }

  private static SparkSession noSpark() {
    throw new AssertionError("Spark was started");
  }

  private static Dataset<Row> run(int number) {
    Timestamp began = Timestamp.from(Instant.parse("2020-01-02T03:04:05.678901Z"));
    Row row =
        RowFactory.create(
            "r" + number % 7,
            "run",
            number % 2 == 0 ? "2020-01" : null,
            Runs.DONE,
            began,
            began,
            null,
            "host/1/2",
            "hash",
            Map.of("household", (long) number),
            null,
            Map.of(),
            Map.of("2020-01/assess", "f" + number),
            new Row[0]);
    return Spark.session().createDataFrame(List.of(row), Runs.TABLE.schema());
  }

  @Test
  void clearsWhatRunsLeftInTheirScratchFoldersAndNothingElse() throws IOException {
    Lake lake = lake();
    lake.append(TABLE, rows(TABLE, DECEMBER), "one");
    Path scratch = Files.createDirectories(Path.of(lake.scratch("run-1")));
    Files.writeString(scratch.resolve("spool"), "rows");

    lake.clearScratch();

    assertThat(scratch).doesNotExist();
    assertThat(lake.version(TABLE)).isZero();
  }
}
