package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Runs;
import org.duzhan.table.Submissions;
import org.duzhan.testkit.MemoryLake;
import org.duzhan.testkit.Spark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginTest {
  @TempDir Path scratch;

  @Test
  void tellsTheTablesThatARunAtWorkReads() {
    MemoryLake lake = lake();

    assertThat(Origin.of(lake, "r1").versions()).isEqualTo(Map.of("household", 1L));
  }

  @Test
  void tellsTheTablesThatTheFiguresWereMadeFromThoughFilesCameInSince() {
    MemoryLake lake = lake();
    run(lake, "r1", 1, "2020-03/assess", Map.of("household", 0L, "submission", 0L, "run", 7L));
    run(lake, "r2", 2, "2020-03/assess", Map.of("household", 1L, "submission", 2L));
    run(lake, "r3", 3, "2020-04/assess", Map.of("household", 5L));
    lake.with(Submissions.TABLE, "submission_id\ns1");

    Origin origin = Origin.ofLast(lake, "2020-03");

    assertThat(origin.runId()).isEqualTo("r2");
    assertThat(origin.versions()).isEqualTo(Map.of("household", 1L, "submission", 2L));
  }

  @Test
  void tellsTheTablesAsTheyStandOfAMonthThatNoRunRemembers() {
    assertThat(Origin.ofLast(lake(), "2020-03").versions()).isEqualTo(Map.of("household", 1L));
  }

  private MemoryLake lake() {
    return new MemoryLake(scratch)
        .with(Households.TABLE, "household_key\nh1")
        .with(Households.TABLE, "household_key\nh2");
  }

  private static void run(
      MemoryLake lake, String id, long at, String made, Map<String, Long> versions) {
    Object[] values =
        Runs.TABLE.fields().stream().map(f -> value(f, id, at, made, versions)).toArray();
    Row row = RowFactory.create(values);
    lake.append(
        Runs.TABLE, Spark.session().createDataFrame(List.of(row), Runs.TABLE.schema()), "test");
  }

  private static Object value(
      Field field, String id, long at, String made, Map<String, Long> versions) {
    Timestamp time = Timestamp.from(Instant.ofEpochSecond(at));
    return switch (field.name()) {
      case "started_at", "heard_at", "finished_at" -> time;
      case "versions_written" -> versions;
      case "fingerprints" -> Map.of(made, "f");
      case "versions_read", "rows", "actions", "inputs" -> null;
      default -> id;
    };
  }
}
