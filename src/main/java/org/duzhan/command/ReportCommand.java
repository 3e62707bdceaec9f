package org.duzhan.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.duzhan.job.ReportJob;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The workbooks of a month that was assessed. */
@Command(
    name = "report",
    description = "Writes a month's workbooks: ranking.xlsx, backsliding.xlsx and figures.xlsx.",
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
      paramLabel = "DIR",
      description =
          "folder of the reports (default: reports, beside the warehouse; with --scope its CODE"
              + " under it)")
  @Nullable String out;

  @Override
  public Integer call() {
    String month = Months.parse("--period", period).toString();
    Optional<String> area = Optional.ofNullable(scope);
    Work work = new Work(common);
    String folder = folder();
    ReportJob job = new ReportJob(work.context(), folder, area);
    work.places().existing("--warehouse", common.warehouse);
    work.places().writable("--out", folder);
    job.requireMade(month);
    List<String> files = job.writeAgain(month);
    if (common.json) {
      work.console().result(Json.of(json(month, folder, files, work.console().seconds())));
    } else {
      work.console().result("Reports: %s/%s".formatted(folder, month));
    }
    return ExitCode.DONE;
  }

  /** The reports of a part must not take the place of those of the whole. */
  String folder() {
    String beside = common.reports(out);
    return out == null && scope != null ? beside + "/" + scope : beside;
  }

  private Map<String, Object> json(
      String month, String folder, List<String> files, double seconds) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", "report");
    json.put("status", "done");
    json.put("exit_code", ExitCode.DONE);
    json.put("seconds", seconds);
    json.put("period", month);
    json.put("scope", scope);
    json.put("reports", files.stream().map(f -> "%s/%s/%s".formatted(folder, month, f)).toList());
    json.put("warehouse", common.warehouse);
    return json;
  }
}
