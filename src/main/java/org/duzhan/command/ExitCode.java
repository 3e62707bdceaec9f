package org.duzhan.command;

/** What a command's end means to whoever scheduled it. */
public final class ExitCode {
  public static final int DONE = 0;

  /** Nothing is half-written. */
  public static final int FAILED = 1;

  /** Wrong usage or configuration; nothing was read. */
  public static final int USAGE = 2;

  /** Done, but files were refused or rows quarantined. */
  public static final int FAULTS_IN_DATA = 3;

  /** Another run holds the warehouse; nothing was written. */
  public static final int BUSY = 4;

  private ExitCode() {}
}
