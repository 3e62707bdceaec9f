package org.duzhan.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.duzhan.ingest.Inbox;
import org.duzhan.ingest.InboxFile;
import org.duzhan.job.Context;
import org.duzhan.job.IngestJob;
import org.duzhan.job.MonthlyJob;
import org.duzhan.job.MonthlyJob.Order;
import org.duzhan.job.MonthlyJob.Outcome;
import org.duzhan.job.MonthlyJob.Plan;
import org.duzhan.job.StepJobs;
import org.duzhan.job.Summary;
import org.duzhan.lake.DeltaLake;
import org.duzhan.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Carries out what the monthly commands have in common, and tells what came of it. */
final class Work {
  private final Common common;
  private final Console console = new Console();

  Work(Common common) {
    this.common = common;
  }

  Console console() {
    return console;
  }

  /** Does what is asked for with the files of an inbox, or without any; returns the exit code. */
  int run(Order order, @Nullable String inbox, @Nullable String out) {
    Optional<String> secret = Optional.ofNullable(inbox).map(i -> Common.secret());
    Context context = context(common.settings());
    List<InboxFile> files = files(context.spark(), inbox);
    Outcome outcome = job(context, secret, reports(out)).run(order, files);
    if (common.json) {
      console.result(Json.of(json(order, outcome, out)));
    } else {
      tell(outcome, out).forEach(console::result);
    }
    return outcome.summary().hasFaults() ? ExitCode.FAULTS_IN_DATA : ExitCode.DONE;
  }

  /** Says what {@link #run} would do. */
  int plan(Order order, String inbox, @Nullable String out) {
    String secret = Common.secret();
    Context context = context(common.settings());
    Plan plan =
        job(context, Optional.of(secret), reports(out)).plan(order, files(context.spark(), inbox));
    if (common.json) {
      console.result(Json.of(PlanText.json(plan)));
    } else {
      PlanText.lines(plan).forEach(console::result);
    }
    return ExitCode.DONE;
  }

  /** Starts Spark over the warehouse that is named. */
  Context context(Settings settings) {
    console.step("starting Spark");
    SparkSession spark = SparkStart.session(settings.supervision().zone().getId());
    return new Context(
        spark, new DeltaLake(spark, common.warehouse), settings, Clock.systemUTC(), console);
  }

  MonthlyJob job(Context context, Optional<String> secret, String reports) {
    return new MonthlyJob(
        context, secret.map(s -> new IngestJob(context, s)), new StepJobs(reports));
  }

  List<InboxFile> files(SparkSession spark, @Nullable String inbox) {
    return inbox == null
        ? List.of()
        : Inbox.list(inbox, spark.sparkContext().hadoopConfiguration());
  }

  /** Where reports go: as asked, else beside the warehouse. */
  private String reports(@Nullable String out) {
    if (out != null) {
      return out;
    }
    Path parent = new Path(common.warehouse).getParent();
    return parent == null || parent.toString().isEmpty() ? "reports" : parent + "/reports";
  }

  private List<String> tell(Outcome outcome, @Nullable String out) {
    Summary files = outcome.summary();
    List<String> lines = new ArrayList<>();
    if (outcome.runId() == null) {
      lines.add("Nothing to do: no new files, and every month asked for is up to date.");
      lines.addAll(files.faults());
      return lines;
    }
    lines.add("Run %s done in %.1f s.".formatted(outcome.runId(), console.seconds()));
    if (files.files() > 0) {
      lines.add(
          "Files: %d read, %d accepted, %d refused, %d duplicate."
              .formatted(files.files(), files.accepted(), files.refused(), files.duplicate()));
      lines.add(
          "Rows: %d read = %d accepted + %d unchanged + %d superseded + %d quarantined."
              .formatted(
                  files.rowsRead(),
                  files.rowsAccepted(),
                  files.rowsUnchanged(),
                  files.rowsSuperseded(),
                  files.rowsQuarantined()));
    }
    lines.addAll(files.faults());
    outcome.work().stream()
        .map(w -> "Made %s %s (%s).".formatted(w.step().action(), w.month(), w.reason()))
        .forEach(lines::add);
    lines.add("Tables: %s   Reports: %s".formatted(common.warehouse, reports(out)));
    return lines;
  }

  private Map<String, Object> json(Order order, Outcome outcome, @Nullable String out) {
    Summary files = outcome.summary();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run_id", outcome.runId());
    json.put("command", order.command());
    json.put("status", outcome.runId() == null ? "nothing_to_do" : "done");
    json.put("seconds", console.seconds());
    json.put("files", files.files());
    json.put("accepted", files.accepted());
    json.put("refused", files.refused());
    json.put("duplicate", files.duplicate());
    json.put("rows_read", files.rowsRead());
    json.put("rows_accepted", files.rowsAccepted());
    json.put("rows_unchanged", files.rowsUnchanged());
    json.put("rows_superseded", files.rowsSuperseded());
    json.put("rows_quarantined", files.rowsQuarantined());
    json.put("refused_files", files.refusedFiles());
    json.put("left_files", files.leftFiles());
    json.put("quarantined_files", files.quarantined());
    json.put("actions", PlanText.actions(outcome.actions()));
    json.put("warehouse", common.warehouse);
    json.put("reports", reports(out));
    return json;
  }
}
