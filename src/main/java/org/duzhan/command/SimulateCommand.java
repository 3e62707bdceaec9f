package org.duzhan.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.settings.Settings;
import org.duzhan.settings.UserError;
import org.duzhan.simulate.Simulation;
import org.duzhan.simulate.SimulationPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Generated county files. */
@Command(
    name = "simulate",
    description = "Writes county files as counties send them, and the truth of what was planted.",
    footer = {
      "",
      "Example:",
      "  jobs/duzhan simulate --out target/sim --months 3 --households 200000 --seed 1"
    })
public final class SimulateCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "where to")
  Path out = Path.of(".");

  @Option(
      names = "--months",
      required = true,
      paramLabel = "N",
      description = "months, from the baseline on")
  int months = 1;

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
      description = "the same seed, the same files")
  long seed;

  @Option(names = "--csv", description = "all files as plain CSV, without clerks' habits")
  boolean csv;

  @Override
  public Integer call() throws IOException {
    Console console = Console.ofProcess();
    Settings settings = common.settings();
    write(settings, out, months, households, seed, csv, console);
    if (common.json) {
      console.result(Json.of(json(settings.supervision().baseline(), console.seconds())));
    } else {
      console.result("Files: %s/inbox   Truth: %s/truth".formatted(out, out));
    }
    return ExitCode.DONE;
  }

  private Map<String, Object> json(YearMonth first, double seconds) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", "simulate");
    json.put("status", "done");
    json.put("exit_code", ExitCode.DONE);
    json.put("seconds", seconds);
    json.put("from", first.toString());
    json.put("to", first.plusMonths(months - 1L).toString());
    json.put("households", households);
    json.put("seed", seed);
    json.put("inbox", out.resolve("inbox").toString());
    json.put("truth", out.resolve("truth").toString());
    return json;
  }

  static void write(
      Settings settings,
      Path out,
      int months,
      int households,
      long seed,
      boolean csv,
      Console console)
      throws IOException {
    if (months < 1 || months > 120 || households < 200) {
      throw new UserError(
          "--months %d --households %d: cannot simulate (expected 1 to 120 months, 200 households or more)"
              .formatted(months, households));
    }
    new Places(new Configuration()).writable("--out", out.toString());
    YearMonth first = settings.supervision().baseline();
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    Simulation.write(
        new SimulationPlan(first, months, households, seed, csv, threads),
        settings,
        out,
        console::step);
  }
}
