package org.duzhan.command;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.apache.spark.SparkException;
import org.duzhan.job.Busy;
import org.duzhan.settings.UserError;
import org.jspecify.annotations.Nullable;

/**
 * How a command failed.
 *
 * @param line what, where and what to do, in one line
 * @param ours a fault of the program: its trace is shown
 */
record Failure(int exit, String status, String line, boolean ours) {
  private static final Pattern FULL =
      Pattern.compile("No space left on device|Disk quota exceeded|DSQuotaExceeded");
  private static final Pattern EXECUTORS =
      Pattern.compile(
          "ExecutorLostFailure|SparkContext was shut down|executor.*lost|Lost executor");
  private static final int LONGEST = 400;

  /**
   * What to say of a fault.
   *
   * @param places folders that may be full
   */
  static Failure of(Throwable fault, String places) {
    if (fault instanceof UserError) {
      return usage(String.valueOf(fault.getMessage()));
    }
    if (fault instanceof Busy) {
      return new Failure(ExitCode.BUSY, "busy", first(fault.getMessage()), false);
    }
    String outside = outside(causes(fault), places);
    return outside.isEmpty()
        ? new Failure(ExitCode.FAILED, "failed", "a fault of duzhan: " + fault, true)
        : new Failure(ExitCode.FAILED, "failed", outside, false);
  }

  /** What its user can mend before anything is read. */
  static Failure usage(String message) {
    return new Failure(ExitCode.USAGE, "usage", message.replaceAll("\\s*\\R\\s*", " "), false);
  }

  /** A fault of memory, disks, networks or executors; empty if it is none of these. */
  private static String outside(List<Throwable> causes, String places) {
    if (causes.stream().anyMatch(OutOfMemoryError.class::isInstance)) {
      return "out of memory at a heap of %d MB; give more by DUZHAN_HEAP, e.g. DUZHAN_HEAP=6g"
          .formatted(Runtime.getRuntime().maxMemory() >> 20);
    }
    if (says(causes, FULL)) {
      return "no space left on the disk (%s); make room, then run again".formatted(places);
    }
    if (causes.stream().anyMatch(UnsatisfiedLinkError.class::isInstance)) {
      return "cannot unpack a native library (%s); make room there, or let programs run from there"
          .formatted(places);
    }
    if (says(causes, EXECUTORS)) {
      return "executors were lost (%s); run again, see Spark's logs if they are lost again"
          .formatted(first(causes.get(0).getMessage()));
    }
    if (causes.stream().anyMatch(ConcurrentModificationException.class::isInstance)) {
      return "another program changed a table that this run was writing; run again";
    }
    for (Throwable cause : causes) {
      if (cause instanceof IOException || cause instanceof CancellationException) {
        return said(cause) + "; mend it, then run again";
      }
    }
    Throwable last = causes.get(causes.size() - 1);
    return last instanceof SparkException ? first(last.getMessage()) + "; run again" : "";
  }

  private static boolean says(List<Throwable> causes, Pattern words) {
    return causes.stream().anyMatch(c -> words.matcher(String.valueOf(c.getMessage())).find());
  }

  private static String said(Throwable cause) {
    if (cause instanceof NoSuchFileException none) {
      return "no such file or folder: " + none.getFile();
    }
    if (cause instanceof AccessDeniedException denied) {
      return "no permission: " + denied.getFile();
    }
    if (cause instanceof UnknownHostException) {
      return "cannot find the host " + cause.getMessage();
    }
    if (cause instanceof FileSystemException file) {
      return "%s: %s".formatted(file.getFile(), file.getReason());
    }
    return cause.getClass().getSimpleName() + ": " + first(cause.getMessage());
  }

  private static List<Throwable> causes(Throwable fault) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable at = fault; at != null && !causes.contains(at); at = at.getCause()) {
      causes.add(at);
    }
    return causes;
  }

  private static String first(@Nullable String message) {
    String line = String.valueOf(message).lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
