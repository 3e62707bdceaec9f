package org.duzhan.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.duzhan.job.Progress;

/** What people see: progress on stderr, results on stdout. */
final class Console implements Progress {
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private static final PrintStream ERR =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

  private final long start = System.nanoTime();

  /** Something a person or a program asked for. */
  void result(String text) {
    OUT.println(text);
  }

  static void error(String text) {
    ERR.println(text);
  }

  @Override
  public void step(String what) {
    ERR.printf(Locale.ROOT, "[%6.1f s] %s%n", seconds(), what);
  }

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }
}
