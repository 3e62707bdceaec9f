package org.duzhan.command;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.duzhan.ingest.Inbox;
import org.duzhan.ingest.InboxFile;
import org.duzhan.job.Context;
import org.duzhan.job.IngestJob;
import org.duzhan.job.MonthlyJob;
import org.duzhan.job.MonthlyJob.Order;
import org.duzhan.job.MonthlyJob.Outcome;
import org.duzhan.job.MonthlyJob.Plan;
import org.duzhan.job.Step;
import org.duzhan.job.StepJobs;
import org.duzhan.lake.DeltaLake;
import org.duzhan.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Carries out what the monthly commands have in common, and tells what came of it. */
final class Work {
  private final Common common;
  private final Console console = Console.ofProcess();
  private final Settings settings;
  private final SparkStart spark;

  Work(Common common) {
    this(common, common.settings());
  }

  private Work(Common common, Settings settings) {
    this.common = common;
    this.settings = settings;
    this.spark = new SparkStart(settings.supervision().zone().getId(), console);
  }

  /** Work that reads what stands: for it Spark starts while the driver reads what little it can. */
  static Work ofFigures(Common common) {
    Work work = new Work(common, common.settingsOfFigures());
    work.places().existing("--warehouse", common.warehouse);
    work.spark.begin();
    return work;
  }

  /** Does what is asked for with the files of an inbox, or without any; returns the exit code. */
  int run(Order order, @Nullable String inbox, @Nullable String out) {
    Optional<String> secret = Optional.ofNullable(inbox).map(i -> Common.secret());
    check(order, inbox, out);
    Outcome outcome = job(context(), secret, common.reports(out)).run(order, files(inbox));
    int exit = outcome.summary().hasFaults() ? ExitCode.FAULTS_IN_DATA : ExitCode.DONE;
    OutcomeText text =
        new OutcomeText(order, outcome, common.warehouse, common.reports(out), console.seconds());
    if (common.json) {
      console.result(Json.of(text.json(exit)));
    } else {
      text.lines().forEach(console::result);
    }
    return exit;
  }

  /** Says what {@link #run} would do. */
  int plan(Order order, String inbox, @Nullable String out) {
    String secret = Common.secret();
    check(order, inbox, out);
    Plan plan = job(context(), Optional.of(secret), common.reports(out)).plan(order, files(inbox));
    if (common.json) {
      console.result(Json.of(PlanText.json(plan)));
    } else {
      PlanText.lines(plan).forEach(console::result);
    }
    return ExitCode.DONE;
  }

  /** Refuses folders that cannot be what they are named for, before anything is begun. */
  private void check(Order order, @Nullable String inbox, @Nullable String out) {
    Places places = places();
    places.writable("--warehouse", common.warehouse);
    if (inbox == null) {
      places.existing("--warehouse", common.warehouse);
    }
    if (inbox != null || order.steps().contains(Step.REPORT)) {
      places.writable("--out", common.reports(out));
    }
    if (inbox != null) {
      places.outside("--out", common.reports(out) + "/reply", "--inbox", inbox);
    }
  }

  Console console() {
    return console;
  }

  Settings settings() {
    return settings;
  }

  Places places() {
    return new Places(spark.hadoop());
  }

  /** What jobs over the warehouse that is named work with; Spark starts when they need it. */
  Context context() {
    return new Context(
        spark,
        spark.hadoop(),
        new DeltaLake(spark, spark.hadoop(), common.warehouse),
        settings,
        Clock.systemUTC(),
        console,
        common.again());
  }

  MonthlyJob job(Context context, Optional<String> secret, String reports) {
    return new MonthlyJob(
        context, secret.map(s -> new IngestJob(context, s)), new StepJobs(reports));
  }

  List<InboxFile> files(@Nullable String inbox) {
    return inbox == null ? List.of() : Inbox.list(inbox, spark.hadoop());
  }
}
