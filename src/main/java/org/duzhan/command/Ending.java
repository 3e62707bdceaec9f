package org.duzhan.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Tells of a command that did not end well: a line for people, an object for programs. */
record Ending(Console console, List<String> arguments) {
  /** Tells of a fault met while a command ran; returns the exit code. */
  int of(Throwable fault, CommandLine command) {
    return tell(Failure.of(fault, places(command)), fault, command);
  }

  /** Tells of a command line that cannot be understood; returns the exit code. */
  int of(CommandLine.ParameterException wrong) {
    Failure usage = Failure.usage(wrong.getMessage() + " (--help shows the options)");
    return tell(usage, wrong, wrong.getCommandLine());
  }

  private int tell(Failure failure, Throwable fault, CommandLine command) {
    console.error("duzhan: " + promise(failure, command) + failure.line());
    if (failure.ours() || arguments.contains("--verbose")) {
      console.error(trace(fault));
    }
    if (arguments.contains("--json")) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("command", command.getCommandName());
      json.put("status", failure.status());
      json.put("exit_code", failure.exit());
      json.put("error", failure.line());
      console.result(Json.of(json));
    }
    return failure.exit();
  }

  private static String promise(Failure failure, CommandLine command) {
    if (failure.exit() != ExitCode.FAILED) {
      return "";
    }
    boolean keepsTables = !(command.getCommand() instanceof SimulateCommand);
    return keepsTables ? "failed, nothing is half-written: " : "failed: ";
  }

  /** Folders that may be full. */
  private static String places(CommandLine command) {
    List<String> places = new ArrayList<>();
    for (String name : List.of("--warehouse", "--out")) {
      OptionSpec option = command.getCommandSpec().findOption(name);
      Object folder = option == null ? null : option.getValue();
      if (folder != null) {
        places.add(name + " " + folder);
      }
    }
    places.add("temporary files " + System.getProperty("java.io.tmpdir"));
    return String.join(", ", places);
  }

  private static String trace(Throwable fault) {
    StringWriter text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
