package org.duzhan.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.duzhan.job.CsvFile;
import org.duzhan.job.Diff;
import org.duzhan.job.DiffJob;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Two runs side by side. */
@Command(
    name = "diff",
    description = {
      "Says which figures of a month changed between two runs, by how much, and why.",
      "Why is data (which files), register, rule, setting or code; several where several may",
      "have. Shown are the largest changes of each table. Writes nothing to the warehouse."
    },
    footer = {
      "",
      "Examples:",
      "  jobs/duzhan diff --period 2020-04 --warehouse warehouse",
      "  jobs/duzhan diff --period 2020-04 --from last~2 --area 522633 --csv changes.csv"
    })
public final class DiffCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Option(names = "--period", required = true, paramLabel = "YYYY-MM", description = "the month")
  String period = "";

  @Option(
      names = "--from",
      paramLabel = "RUN",
      defaultValue = "previous",
      description =
          "the earlier run: its id (table run), last~N, or previous: the one before --to that"
              + " made the month (default: ${DEFAULT-VALUE})")
  String from = "previous";

  @Option(
      names = "--to",
      paramLabel = "RUN",
      defaultValue = "last",
      description =
          "the later run: its id, last~N, or last: the last that made the month (default:"
              + " ${DEFAULT-VALUE})")
  String to = "last";

  @Option(
      names = "--area",
      paramLabel = "CODE",
      description =
          "a province, prefecture, county, township or village, and all that is in it; no partners")
  @Nullable String area;

  @Option(names = "--figure", paramLabel = "NAME", description = "one figure, by name or caption")
  @Nullable String figure;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "write all changes there, as UTF-8 that spreadsheets open")
  @Nullable String csv;

  @Override
  public Integer call() {
    String month = Months.parse("--period", period).toString();
    Work work = Work.ofFigures(common);
    DiffJob.Asked asked =
        new DiffJob.Asked(month, from, to, Optional.ofNullable(area), Optional.ofNullable(figure));
    DiffJob job = new DiffJob(work.context());
    Diff diff = csv == null ? job.run(asked, Optional.empty()) : written(work, job, asked, csv);
    if (common.json) {
      work.console().result(Json.of(DiffJson.of(diff, csv, work.console().seconds())));
    } else {
      new DiffText(diff, work.settings(), csv).lines().forEach(work.console()::result);
    }
    return ExitCode.DONE;
  }

  private static Diff written(Work work, DiffJob job, DiffJob.Asked asked, String file) {
    try (CsvFile changes =
        CsvFile.open("--csv", file, work.context().hadoop(), DiffText.HEADINGS)) {
      Diff diff = job.run(asked, Optional.of(change -> changes.line(DiffText.cells(change))));
      changes.done();
      return diff;
    }
  }
}
