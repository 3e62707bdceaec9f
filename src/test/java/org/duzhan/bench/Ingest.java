package org.duzhan.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.duzhan.ingest.Inbox;
import org.duzhan.job.Context;
import org.duzhan.job.IngestJob;
import org.duzhan.job.MonthlyJob;
import org.duzhan.job.StepJobs;
import org.duzhan.table.Field;
import org.duzhan.table.Submissions;

/** duzhan from files to its tables. */
final class Ingest {
  private static final List<Field> COUNTED =
      List.of(Submissions.ROWS_READ, Submissions.ROWS_ACCEPTED, Submissions.ROWS_QUARANTINED);

  private Ingest() {}

  /** Takes an inbox in; returns the rows read, all of them accounted for. */
  static String of(Path inbox, Path out) {
    SparkSession spark = Program.ofDuzhan();
    Context context = Program.duzhan(spark, out);
    MonthlyJob job =
        new MonthlyJob(
            context,
            Optional.of(new IngestJob(context, Program.KEY)),
            new StepJobs(out.toString()));
    job.run(
        new MonthlyJob.Order("ingest", new TreeSet<>(), List.of(), false),
        Inbox.list(inbox.toString(), spark.sparkContext().hadoopConfiguration()));
    // Not by Spark: the seconds are those of duzhan alone.
    List<Row> files = context.lake().rows(Submissions.TABLE, COUNTED);
    System.err.printf(
        "  duzhan: %d rows read, %d accepted, %d quarantined%n",
        sum(files, 0), sum(files, 1), sum(files, 2));
    return String.valueOf(sum(files, 0));
  }

  private static long sum(List<Row> files, int column) {
    return files.stream().filter(f -> !f.isNullAt(column)).mapToLong(f -> f.getLong(column)).sum();
  }
}
