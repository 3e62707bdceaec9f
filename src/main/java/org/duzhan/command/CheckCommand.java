package org.duzhan.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.duzhan.job.CheckJob;
import org.duzhan.job.CheckJob.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether a warehouse can be trusted. */
@Command(
    name = "check",
    description = {
      "Verifies the warehouse, one line a check; changes no table.",
      "Checked are keys, the ledger against the tables, corrections, figures added up,",
      "households counted anew, shares, moves between states, and reasons of what is missing;",
      "the last month is made anew beside the tables, and every figure compared (docs/check.md).",
      "Shown are the first ten that break one. Ends with 1 where one does not hold."
    },
    footer = {"", "Example:", "  jobs/duzhan check --warehouse warehouse"})
public final class CheckCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Override
  public Integer call() {
    Work work = new Work(common);
    work.places().existing("--warehouse", common.warehouse);
    List<Finding> findings = new CheckJob(work.context()).run();
    int exit = findings.stream().allMatch(Finding::holds) ? ExitCode.DONE : ExitCode.FAILED;
    if (common.json) {
      work.console().result(Json.of(json(findings, exit, work.console().seconds())));
    } else {
      findings.forEach(f -> work.console().result(line(f)));
    }
    return exit;
  }

  private static String line(Finding finding) {
    return finding.holds()
        ? "ok     " + finding.check()
        : "BROKEN %s: %s%s"
            .formatted(
                finding.check(),
                String.join("; ", finding.offenders()),
                finding.more() ? "; and more" : "");
  }

  private Map<String, Object> json(List<Finding> findings, int exit, double seconds) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", "check");
    json.put("status", exit == ExitCode.DONE ? "sound" : "broken");
    json.put("exit_code", exit);
    json.put("seconds", seconds);
    json.put("warehouse", common.warehouse);
    json.put(
        "checks",
        findings.stream()
            .map(
                f ->
                    Map.of(
                        "check", f.check(),
                        "holds", f.holds(),
                        "offenders", f.offenders(),
                        "more", f.more()))
            .toList());
    return json;
  }
}
