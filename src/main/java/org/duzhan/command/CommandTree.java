package org.duzhan.command;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.duzhan.job.Version;
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
      "Exit codes:",
      "  0  done",
      "  1  failed, nothing half-written; a check that does not hold",
      "  2  wrong usage or configuration, nothing read",
      "  3  done, but files were refused or rows quarantined",
      "  4  another run holds the warehouse, nothing written",
      "",
      "Environment:",
      "  DUZHAN_KEY         secret of 32 characters or more; households are keyed by it",
      "  SPARK_HOME         Spark to run on, by its spark-submit; else the spark-submit",
      "                     on the PATH; else the Spark that the build brings",
      "  DUZHAN_SPARK_ARGS  options for Spark, blanks between, for example",
      "                     --master yarn --conf spark.executor.memory=4g",
      "                     (without a spark-submit: --master and --conf only)",
      "  DUZHAN_HEAP        heap of the driver (default: 3g)",
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
      MonthlyCommands.Distribution.class,
      ReportCommand.class,
      SimulateCommand.class,
      FiguresCommand.class,
      TraceCommand.class,
      InspectCommand.class,
      CheckCommand.class,
      DiffCommand.class,
      MappingCommand.class,
      CommandLine.HelpCommand.class
    })
public final class CommandTree implements Runnable {
  private static final int WIDTH = 100;

  /** The demo's tables lie under its --out; the others have none. */
  private static final Set<String> WITHOUT_WAREHOUSE =
      Set.of("demo", "figures", "inspect", "simulate");

  @CommandLine.Spec @Nullable CommandSpec spec;

  /** Runs a command line; returns its exit code. */
  public static int run(String... arguments) {
    Console.guardResults();
    CommandLine line = new CommandLine(new CommandTree());
    for (CommandLine command : line.getSubcommands().values()) {
      if (command.getCommand() instanceof CommandLine.HelpCommand) {
        continue;
      }
      command.getCommandSpec().mixinStandardHelpOptions(true).version("duzhan " + Version.NUMBER);
      if (WITHOUT_WAREHOUSE.contains(command.getCommandName())) {
        command.getCommandSpec().remove(command.getCommandSpec().findOption("--warehouse"));
      }
    }
    Ending ending = new Ending(Console.ofProcess(), List.of(arguments));
    line.setOut(Console.out());
    line.setUsageHelpWidth(WIDTH);
    line.setParameterExceptionHandler((wrong, given) -> ending.of(wrong));
    line.setExecutionExceptionHandler((fault, command, parsed) -> ending.of(fault, command));
    try {
      return line.execute(arguments);
    } catch (Error fault) {
      return ending.of(fault, line);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "no command is named, e.g. jobs/duzhan demo");
  }
}
