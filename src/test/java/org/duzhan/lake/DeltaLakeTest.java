package org.duzhan.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.duzhan.testkit.Spark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaLakeTest implements LakeContract {
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
