package org.duzhan;

import org.duzhan.command.CommandTree;

/** The command line and the exit codes, nothing else. */
public final class Duzhan {
  private Duzhan() {}

  public static void main(String[] arguments) {
    System.exit(CommandTree.run(arguments));
  }
}
