package org.duzhan.ingest.reader;

import java.time.Duration;

/** When a file must have been read. Whoever works on it asks now and then. */
final class Deadline {
  private final long seconds;
  private final long end;

  private Deadline(long seconds) {
    this.seconds = seconds;
    this.end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
  }

  static Deadline in(long seconds) {
    return new Deadline(seconds);
  }

  /** Refuses the file when its time is over. */
  void check() {
    if (left().isNegative()) {
      throw over();
    }
  }

  Duration left() {
    return Duration.ofNanos(end - System.nanoTime());
  }

  RefusedFile over() {
    return RefusedFile.past("seconds", "读取超时", seconds);
  }
}
