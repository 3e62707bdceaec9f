package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.duzhan.testkit.TextTables.assertRows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Submissions;
import org.duzhan.testkit.MemoryLake;
import org.duzhan.testkit.Spark;
import org.junit.jupiter.api.Test;

class SubmissionRowsTest {
  private final Batch batch =
      Batch.of(
          List.of(
              Given.taken("a", "x"),
              Given.taken("b", "y"),
              Given.taken("c", "x"),
              Given.refused("d", "z")),
          Ledger.read(new MemoryLake(Path.of("none"))));

  @Test
  void accountsForEveryFileAndRow() {
    SubmissionRows rows =
        new SubmissionRows("run-1", Map.of("x", new Fates(1, 0, 0, 1), "y", new Fates(0, 1, 1, 0)));

    assertRows(
        table(rows),
        """
        file | submission_id | status    | reason              | county_code | tables    | rows_read | rows_accepted | rows_unchanged | rows_superseded | rows_quarantined | run_id
        a    | x             | accepted  | -                   | 522633      | household | 2         | 1             | 0              | 0               | 1                | run-1
        b    | y             | accepted  | -                   | 522633      | household | 2         | 0             | 1              | 1               | 0                | run-1
        c    | x             | duplicate | 与“a”内容完全相同   | 522633      | household | 0         | 0             | 0              | 0               | 0                | run-1
        d    | z             | refused   | 文件已损坏          | -           | -         | 0         | 0             | 0              | 0               | 0                | run-1
        """);
  }

  @Test
  void stopsBeforeTheLedgerIfARowIsNotAccountedFor() {
    SubmissionRows rows =
        new SubmissionRows("run-1", Map.of("x", new Fates(1, 0, 0, 0), "y", new Fates(2, 0, 0, 0)));

    assertThatThrownBy(() -> rows.of(batch))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a: 2 rows read, 1 accounted for");
  }

  @Test
  void sumsUpWhatSomebodyHasToMend() {
    Summary summary =
        new SubmissionRows("run-1", Map.of("x", new Fates(1, 0, 0, 1), "y", new Fates(0, 1, 1, 0)))
            .summary(batch);

    assertThat(summary.files()).isEqualTo(4);
    assertThat(summary.accepted()).isEqualTo(2);
    assertThat(summary.rowsRead())
        .isEqualTo(4)
        .isEqualTo(
            summary.rowsAccepted()
                + summary.rowsUnchanged()
                + summary.rowsSuperseded()
                + summary.rowsQuarantined());
    assertThat(summary.hasFaults()).isTrue();
    assertThat(summary.faults()).containsExactly("拒收 d：文件已损坏", "隔离 a：1行");
  }

  private Dataset<Row> table(SubmissionRows rows) {
    return Spark.session().createDataFrame(rows.of(batch), Submissions.TABLE.schema());
  }
}
