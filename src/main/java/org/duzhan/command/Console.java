package org.duzhan.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.duzhan.job.Progress;

/** What people and programs see: results on stdout and nothing else there, the rest on stderr. */
final class Console implements Progress {
  private static final PrintStream OUT = stream(FileDescriptor.out);
  private static final PrintStream ERR = stream(FileDescriptor.err);
  private static final Console OF_PROCESS = new Console();

  private final Meter meter = new Meter(ERR, Terminal.ofProcess(), System::nanoTime);

  private Console() {}

  /** The one there is. */
  static Console ofProcess() {
    return OF_PROCESS;
  }

  /** Keeps what libraries may print out of the results. */
  static void guardResults() {
    System.setOut(ERR);
    System.setErr(ERR);
  }

  static PrintWriter out() {
    return new PrintWriter(OUT, true, StandardCharsets.UTF_8);
  }

  /** Something a person or a program asked for. */
  void result(String text) {
    meter.pause();
    OUT.println(text);
  }

  void error(String text) {
    meter.pause();
    ERR.println(text);
  }

  @Override
  public void step(String what) {
    meter.step(what);
  }

  Meter meter() {
    return meter;
  }

  double seconds() {
    return meter.seconds();
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
