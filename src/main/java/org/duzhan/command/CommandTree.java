package org.duzhan.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.apache.spark.SparkException;
import org.duzhan.job.Busy;
import org.duzhan.job.Version;
import org.duzhan.settings.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** All commands, and what their endings mean. */
@Command(
    name = "jobs/duzhan",
    mixinStandardHelpOptions = true,
    version = "duzhan " + Version.NUMBER,
    synopsisSubcommandLabel = "COMMAND",
    description = "Watches poverty fall, household by household (督战).",
    footer = {
      "",
      "Exit codes: 0 done; 1 failed, nothing half-written; 2 wrong usage or configuration;",
      "3 done, but files were refused or rows quarantined; 4 another run holds the warehouse.",
      "",
      "Example:",
      "  jobs/duzhan demo"
    },
    subcommands = {
      DemoCommand.class,
      MonthlyCommands.Run.class,
      MonthlyCommands.PlanOnly.class,
      MonthlyCommands.Ingest.class,
      MonthlyCommands.Assess.class,
      MonthlyCommands.Risk.class,
      MonthlyCommands.Backsliding.class,
      ReportCommand.class,
      SimulateCommand.class,
      InspectCommand.class
    })
public final class CommandTree implements Runnable {
  @CommandLine.Spec @Nullable CommandSpec spec;

  /** Runs a command line; returns its exit code. */
  public static int run(String... arguments) {
    CommandLine line = new CommandLine(new CommandTree());
    line.getSubcommands().values().forEach(c -> c.getCommandSpec().mixinStandardHelpOptions(true));
    line.getSubcommands()
        .values()
        .forEach(c -> c.getCommandSpec().version("duzhan " + Version.NUMBER));
    line.setParameterExceptionHandler(CommandTree::usage);
    line.setExecutionExceptionHandler(
        (fault, command, parsed) -> failed(fault, Arrays.asList(arguments).contains("--verbose")));
    return line.execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "which command? See --help");
  }

  private static int usage(ParameterException wrong, String[] arguments) {
    String message = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
    Console.error("duzhan: " + message + " (--help shows the options)");
    return ExitCode.USAGE;
  }

  private static int failed(Exception fault, boolean verbose) {
    if (fault instanceof UserError || fault instanceof Busy) {
      Console.error("duzhan: " + fault.getMessage() + (verbose ? "\n" + trace(fault) : ""));
      return fault instanceof Busy ? ExitCode.BUSY : ExitCode.USAGE;
    }
    String place = outside(fault);
    boolean ours = place.isEmpty();
    Console.error("duzhan: failed, nothing is half-written: " + (ours ? fault.toString() : place));
    if (ours || verbose) {
      Console.error(trace(fault));
    }
    return ExitCode.FAILED;
  }

  /** A fault of disks, networks or executors in one line; empty if it is a fault of ours. */
  private static String outside(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException || cause instanceof CancellationException) {
        return cause + "; run again when it is mended";
      }
    }
    boolean lost = fault instanceof SparkException && fault.getCause() == null;
    return lost ? List.of(String.valueOf(fault.getMessage()).split("\n", 2)).get(0) : "";
  }

  private static String trace(Exception fault) {
    StringWriter text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
