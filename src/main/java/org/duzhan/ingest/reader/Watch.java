package org.duzhan.ingest.reader;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a file in a thread of its own until its deadline. Whatever the reading ends with, a fault
 * of any kind or no end at all, comes out as the refusal of that file.
 */
final class Watch {
  private static final long GRACE_SECONDS = 2;

  private Watch() {}

  /** What the work gives. */
  static <T> T over(Callable<T> work, Deadline deadline) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "file reader");
    thread.setDaemon(true);
    thread.start();
    try {
      return await(task, thread, deadline);
    } catch (ExecutionException e) {
      throw Faults.answer(e.getCause());
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while reading a file", e);
    }
  }

  private static <T> T await(FutureTask<T> task, Thread thread, Deadline deadline)
      throws ExecutionException, InterruptedException {
    try {
      return task.get(Math.max(0, deadline.left().toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      awaitEnd(thread);
      throw deadline.over();
    }
  }

  /** Most parsers ask us for bytes or tell us of rows, and are stopped there; the rest is left. */
  private static void awaitEnd(Thread thread) throws InterruptedException {
    thread.join(TimeUnit.SECONDS.toMillis(GRACE_SECONDS));
  }
}
