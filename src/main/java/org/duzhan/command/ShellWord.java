package org.duzhan.command;

/** A word of a command line, as a shell must be given it. */
final class ShellWord {
  private static final String PLAIN = "[\\p{L}\\p{N}_./:=@%+,-]+";

  /** The word, in quotes where a shell would read it otherwise. */
  static String of(String word) {
    return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private ShellWord() {}
}
