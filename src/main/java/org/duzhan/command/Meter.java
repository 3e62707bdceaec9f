package org.duzhan.command;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says what a command is at: on a terminal by one line a step that moves, elsewhere by plain lines,
 * one when a step begins and one now and then while it lasts.
 */
final class Meter {
  private static final long MOVES_EVERY = 250;
  private static final long SAYS_EVERY_SECONDS = 30;
  private static final int BAR = 20;
  private static final String CLEAR = "\r\033[K";

  private final PrintStream err;
  private final Terminal terminal;
  private final LongSupplier nanoseconds;
  private final long start;

  private Supplier<Share> share = () -> Share.NONE;
  private @Nullable String step;
  private double saidAt;
  private boolean ticking;

  Meter(PrintStream err, Terminal terminal, LongSupplier nanoseconds) {
    this.err = err;
    this.terminal = terminal;
    this.nanoseconds = nanoseconds;
    this.start = nanoseconds.getAsLong();
  }

  /** How much of its tasks a step has done. */
  record Share(int done, int tasks) {
    static final Share NONE = new Share(0, 0);
  }

  /** Asks {@code share} from now on, whenever it says something. */
  synchronized void watch(Supplier<Share> share) {
    this.share = share;
  }

  /** A step begins, and the one before it ends. */
  synchronized void step(String what) {
    pause();
    step = what;
    saidAt = seconds();
    if (terminal.exists()) {
      draw();
    } else {
      err.printf(Locale.ROOT, "[%6.1f s] %s%n", saidAt, what);
    }
    if (!ticking) {
      ticking = true;
      Thread thread = new Thread(this::tickOn, "duzhan-progress");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** The step that lasts ends, and something else is printed. */
  synchronized void pause() {
    if (step != null && terminal.exists()) {
      double lasted = seconds() - saidAt;
      err.printf(Locale.ROOT, "%s[%6.1f s] %s (%.1f s)%n", CLEAR, saidAt, step, lasted);
    }
    step = null;
  }

  double seconds() {
    return (nanoseconds.getAsLong() - start) / 1e9;
  }

  private void tickOn() {
    try {
      while (true) {
        Thread.sleep(terminal.exists() ? MOVES_EVERY : MOVES_EVERY * 4);
        tick();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says how far the step is, if it is time to. */
  synchronized void tick() {
    if (step == null) {
      return;
    }
    if (terminal.exists()) {
      draw();
    } else if (seconds() - saidAt >= SAYS_EVERY_SECONDS) {
      saidAt = seconds();
      Share now = share.get();
      String tasks = now.tasks == 0 ? "" : ": %d of %d tasks".formatted(now.done, now.tasks);
      err.printf(Locale.ROOT, "[%6.1f s] still %s%s%n", saidAt, step, tasks);
    }
  }

  private void draw() {
    Share now = share.get();
    String line = String.format(Locale.ROOT, "[%6.1f s] %s", seconds(), step);
    if (now.tasks > 0) {
      int full = (int) ((long) BAR * now.done / now.tasks);
      line +=
          "  [%s%s] %d/%d".formatted("#".repeat(full), ".".repeat(BAR - full), now.done, now.tasks);
    }
    err.print(CLEAR + terminal.fit(line));
    err.flush();
  }
}
