package org.duzhan.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts values that mostly repeat, to name the most frequent one. */
final class Tally {
  private final Map<String, Long> counts = new HashMap<>();
  private byte[] last = new byte[0];
  private long run;

  void add(byte[] data, int from, int to) {
    if (from == to) {
      return;
    }
    if (!Arrays.equals(data, from, to, last, 0, last.length)) {
      flush();
      last = Arrays.copyOfRange(data, from, to);
    }
    run++;
  }

  /** The value seen most often, the smallest of equals; null if none was seen. */
  @Nullable String most() {
    flush();
    return counts.entrySet().stream()
        .min(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private void flush() {
    if (run > 0) {
      counts.merge(new String(last, StandardCharsets.UTF_8), run, Long::sum);
      run = 0;
    }
  }
}
