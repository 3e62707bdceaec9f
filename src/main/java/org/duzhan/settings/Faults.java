package org.duzhan.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What was found wrong so far, to be told all together. */
public final class Faults {
  private final List<String> found = new ArrayList<>();

  public void add(String fault) {
    found.add(fault);
  }

  /** What {@code load} gives; empty if it refuses, its faults kept with the others. */
  public <T> Optional<T> of(Supplier<T> load) {
    try {
      return Optional.of(load.get());
    } catch (UserError e) {
      found.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Runs a check; what it refuses is kept with the others. */
  public void run(Runnable check) {
    try {
      check.run();
    } catch (UserError e) {
      found.add(String.valueOf(e.getMessage()));
    }
  }

  /** Refuses if anything was wrong. */
  public void tell() {
    if (!found.isEmpty()) {
      throw new UserError(String.join("; ", found));
    }
  }
}
