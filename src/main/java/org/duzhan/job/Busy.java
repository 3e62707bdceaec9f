package org.duzhan.job;

/** Another run holds the warehouse: nothing was written. Exit code 4. */
public final class Busy extends RuntimeException {
  Busy(String message) {
    super(message);
  }
}
