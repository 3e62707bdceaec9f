package org.duzhan.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.duzhan.ingest.Inbox;
import org.duzhan.job.IngestJob;
import org.duzhan.job.MonthlyJob;
import org.duzhan.job.StepJobs;

/** duzhan from files to its tables. */
final class Ingest {
  private Ingest() {}

  /** Takes an inbox in; returns the rows read, all of them accounted for. */
  static String of(Path inbox, Path out) {
    SparkSession spark = Program.ofDuzhan();
    MonthlyJob job =
        new MonthlyJob(
            Program.duzhan(spark, out),
            Optional.of(new IngestJob(Program.duzhan(spark, out), Program.KEY)),
            new StepJobs(out.toString()));
    job.run(
        new MonthlyJob.Order("ingest", new TreeSet<>(), List.of(), false),
        Inbox.list(inbox.toString(), spark.sparkContext().hadoopConfiguration()));
    Row rows =
        spark
            .read()
            .format("delta")
            .load(out.resolve("warehouse/submission").toString())
            .selectExpr("sum(rows_read)", "sum(rows_accepted)", "sum(rows_quarantined)")
            .head();
    System.err.printf(
        "  duzhan: %d rows read, %d accepted, %d quarantined%n",
        rows.getLong(0), rows.getLong(1), rows.getLong(2));
    return String.valueOf(rows.getLong(0));
  }
}
