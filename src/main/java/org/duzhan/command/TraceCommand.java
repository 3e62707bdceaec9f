package org.duzhan.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.hadoop.fs.Path;
import org.duzhan.job.IndicatorJob;
import org.duzhan.job.IndicatorTrace;
import org.duzhan.job.Trace;
import org.duzhan.job.TraceJob;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The proof of a published figure. */
@Command(
    name = "trace",
    description = {
      "Proves a figure, down to file, sheet and row of all that counts.",
      "Told are its formula, its value as it stands, the areas and the rows that are added up, and",
      "whether they are what stands. Ends with 1 where they are not. Writes no table."
    },
    footer = {
      "",
      "Example:",
      "  jobs/duzhan trace --period 2020-04 --area 522633 --figure incidence",
      "  jobs/duzhan trace --period 2020-04 --area 从江县 --figure 贫困人口 --csv poor.csv",
      "  jobs/duzhan trace --period 2020-04 --area listed_villages --figure incidence"
    })
public final class TraceCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Option(names = "--period", required = true, paramLabel = "YYYY-MM", description = "the month")
  String period = "";

  @Option(
      names = "--area",
      required = true,
      paramLabel = "CODE",
      description = {
        "a village (12 digits), township (9), county, prefecture or province (6), or 000000 for",
        "all in scope; a name will do where only one area has it; or a partner's name, or a scope:",
        "annex_counties, listed_villages, listed_by_persons, listed_by_incidence, also with the",
        "code of a province ('listed_villages 520000')"
      })
  String area = "";

  @Option(
      names = "--figure",
      required = true,
      paramLabel = "NAME",
      description = "name or caption of the figure (jobs/duzhan figures lists all)")
  String figure = "";

  @Option(
      names = "--run",
      paramLabel = "RUN_ID",
      description =
          "as the tables stood after this run (default: as they stand, from what the month was made"
              + " from)")
  @Nullable String run;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "writes all rows that count to a file, on any Hadoop file system")
  @Nullable String csv;

  @Override
  public Integer call() {
    String month = Months.parse("--period", period).toString();
    Work work = Work.ofFigures(common);
    if (csv != null) {
      work.places().writable("--csv", folder(csv));
    }
    TraceJob job =
        new TraceJob(work.context(), Optional.ofNullable(csv), common::settingsOfFigures);
    TraceJob.Question asked = new TraceJob.Question(month, area, figure, Optional.ofNullable(run));
    return new IndicatorJob(work.context(), job)
        .of(asked)
        .map(trace -> told(trace, work.console()))
        .orElseGet(() -> told(job.of(asked), work.console()));
  }

  private int told(IndicatorTrace trace, Console console) {
    int exit = exit(trace.holds());
    return told(
        console,
        exit,
        () -> TraceJson.of(trace, csv, exit, console.seconds()),
        () -> new IndicatorText(trace, Optional.ofNullable(csv)).lines());
  }

  private int told(Trace trace, Console console) {
    int exit = exit(trace.holds());
    return told(
        console,
        exit,
        () -> TraceJson.of(trace, csv, exit, console.seconds()),
        () -> new TraceText(trace, Optional.ofNullable(csv)).lines());
  }

  private int told(
      Console console, int exit, Supplier<Map<String, Object>> json, Supplier<List<String>> lines) {
    if (common.json) {
      console.result(Json.of(json.get()));
    } else {
      lines.get().forEach(console::result);
    }
    return exit;
  }

  private static int exit(boolean holds) {
    return holds ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** The folder that a file is to lie in. */
  private static String folder(String file) {
    Path parent = new Path(file).getParent();
    return parent == null || parent.toString().isEmpty() ? "." : parent.toString();
  }
}
