package org.duzhan.command;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.job.Context;
import org.duzhan.job.Findings;
import org.duzhan.job.MonthlyJob;
import org.duzhan.job.ReportJob;
import org.duzhan.job.Step;
import org.duzhan.simulate.Fates;
import org.duzhan.simulate.Fates.Planted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole product on generated data. */
@Command(
    name = "demo",
    description = "Simulates five months of county files, runs each, and tells what was found.",
    footer = {"", "Example:", "  jobs/duzhan demo"})
public final class DemoCommand implements Callable<Integer> {
  private static final int MONTHS = 5;
  private static final int SHOWN = 10;

  /** Households from which a simulated country has all the listed villages of annex 2. */
  private static final int LISTED_FROM = 200_000;

  @Mixin Common common = new Common();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/demo",
      description = "inbox, truth, warehouse and reports go under it (default: ${DEFAULT-VALUE})")
  Path out = Path.of("target/demo");

  @Option(
      names = "--households",
      paramLabel = "N",
      defaultValue = "200000",
      description = "households in all (default: ${DEFAULT-VALUE})")
  int households;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "another seed, another country")
  long seed;

  @Override
  public Integer call() throws IOException {
    common.warehouse = out.resolve("warehouse").toString();
    Work work = new Work(common);
    Console console = work.console();
    SimulateCommand.write(work.settings(), out, MONTHS, households, seed, false, console);
    SortedSet<String> months = months(work.settings().supervision().baseline());
    MonthlyJob.Order order = new MonthlyJob.Order("demo", months, List.of(Step.values()), true);
    String reports = out.resolve("reports").toString();
    Context context = work.context();
    MonthlyJob.Outcome outcome =
        work.job(context, Optional.of(DemoKey.of(out)), reports)
            .run(order, work.files(out.resolve("inbox").toString()));
    List<String> unmet = unmet(new Findings(context.lake()));
    String runId = outcome.runId() == null ? "demo" : outcome.runId();
    List<String> digest =
        new ReportJob(context, reports, Optional.empty()).digest(months.last(), runId);
    int exit = unmet.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    if (common.json) {
      console.result(Json.of(json(exit, runId, digest, unmet)));
    } else {
      tell(console, digest, unmet);
    }
    return exit;
  }

  private static SortedSet<String> months(YearMonth first) {
    return Months.of(null, first.toString(), first.plusMonths(MONTHS - 1L).toString());
  }

  private Map<String, Object> json(
      int exit, String runId, List<String> digest, List<String> unmet) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", "demo");
    json.put("status", unmet.isEmpty() ? "done" : "failed");
    json.put("exit_code", exit);
    json.put("seconds", Console.ofProcess().seconds());
    json.put("run_id", runId);
    json.put("found", digest);
    json.put("unmet_fates", unmet);
    json.put("inbox", out.resolve("inbox").toString());
    json.put("truth", out.resolve("truth").toString());
    json.put("warehouse", common.warehouse);
    json.put("reports", out.resolve("reports").toString());
    return json;
  }

  private void tell(Console console, List<String> digest, List<String> unmet) {
    digest.forEach(console::result);
    console.result("");
    if (unmet.isEmpty()) {
      console.result(
          "Every planted fault met its expected fate, and every village's figures are as planted"
              + " (%s/truth); falsified villages are not looked for yet.".formatted(out));
    } else {
      unmet.stream().limit(SHOWN).forEach(console::result);
      console.result("%d differences from what was planted.".formatted(unmet.size()));
    }
    console.result(
        "Reports: %s/reports/*/ranking.xlsx, backsliding.xlsx, figures.xlsx".formatted(out));
    console.result("Tables:  " + common.warehouse);
    console.result(
        "Key:     %s, needed to run that warehouse again: export DUZHAN_KEY=$(cat %1$s)"
            .formatted(DemoKey.file(out)));
    console.result("Done in %.0f s.".formatted(console.seconds()));
  }

  private List<String> unmet(Findings found) throws IOException {
    List<String> unmet = new ArrayList<>(households < LISTED_FROM ? List.of() : found.unlisted());
    for (Planted planted : Planted.values()) {
      Dataset<Row> rows =
          switch (planted) {
            case FILES -> found.files();
            case BAD_ROWS -> found.badRows();
            case VILLAGES -> found.villages();
            case FALLERS -> found.fallers();
          };
      unmet.addAll(Fates.unmet(out, planted, lines(rows, planted)));
    }
    return unmet;
  }

  private static List<String> lines(Dataset<Row> rows, Planted planted) {
    int columns = planted.columns().size();
    return rows
        .selectExpr(planted.columns().stream().map("`%s`"::formatted).toArray(String[]::new))
        .collectAsList()
        .stream()
        .map(
            row ->
                IntStream.range(0, columns)
                    .mapToObj(i -> String.valueOf(row.get(i)))
                    .collect(joining(",")))
        .toList();
  }
}
