package org.duzhan.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.duzhan.job.Context;
import org.duzhan.job.ReportJob;
import org.duzhan.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The workbooks of a month that was assessed. */
@Command(
    name = "report",
    description = "Writes a month's workbooks: ranking.xlsx and backsliding.xlsx.",
    footer = {
      "",
      "Example:",
      "  jobs/duzhan report --period 2020-04 --scope 530000 --out reports --warehouse warehouse"
    })
public final class ReportCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Option(names = "--period", required = true, paramLabel = "YYYY-MM", description = "the month")
  String period = "";

  @Option(
      names = "--scope",
      paramLabel = "CODE",
      description = "a province, prefecture or county: only its rows")
  @Nullable String scope;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "folder of the reports")
  String out = "";

  @Override
  public Integer call() {
    Settings settings = common.settings();
    String month = Months.parse("--period", period).toString();
    Work work = new Work(common);
    Context context = work.context(settings);
    ReportJob job = new ReportJob(context, out, Optional.ofNullable(scope));
    job.requireMade(month);
    job.write(month, "report");
    work.console().result("Reports: %s/%s".formatted(out, month));
    return ExitCode.DONE;
  }
}
