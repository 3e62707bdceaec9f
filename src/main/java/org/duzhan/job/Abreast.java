package org.duzhan.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Work that does not wait for each other: while one table is planned and committed, another one's
 * rows are written.
 */
final class Abreast {
  private Abreast() {}

  /**
   * Does all, and returns when all has ended, also when some of it failed: nothing writes on. The
   * first fault, in the order of the work, is thrown.
   */
  static void run(List<Runnable> work) {
    ExecutorService threads = Executors.newFixedThreadPool(work.size());
    List<Future<?>> begun = new ArrayList<>();
    try {
      work.forEach(w -> begun.add(threads.submit(w)));
    } finally {
      threads.shutdown();
    }
    List<Throwable> faults = new ArrayList<>();
    for (Future<?> one : begun) {
      try {
        one.get();
      } catch (ExecutionException e) {
        faults.add(e.getCause());
      } catch (InterruptedException e) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
        faults.add(new IllegalStateException("interrupted while writing", e));
      }
    }
    if (!faults.isEmpty()) {
      Abreast.<RuntimeException>raise(faults.get(0));
    }
  }

  /** As it was: what Scala throws is not declared. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void raise(Throwable fault) throws T {
    throw (T) fault;
  }
}
