package org.duzhan.ingest.reader;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What stands between the cells of a text. */
final class Separator {
  /** Bytes at its beginning that are looked through. */
  static final int LOOKED_AT = 1 << 16;

  private static final byte[] CANDIDATES = {',', '\t', ';', '|'};
  private static final byte[] STATED = "sep=".getBytes(StandardCharsets.US_ASCII);

  private Separator() {}

  /** The one that a first line states, as spreadsheets write it; else the most frequent. */
  static byte of(byte[] text, int length) {
    int[] found = new int[128];
    if (length > STATED.length && Arrays.equals(text, 0, STATED.length, STATED, 0, STATED.length)) {
      found[text[STATED.length] & 0x7F] = LOOKED_AT;
    }
    boolean quoted = false;
    for (int i = 0; i < Math.min(length, LOOKED_AT); i++) {
      byte b = text[i];
      quoted ^= b == '"';
      if (b > 0 && !quoted) {
        found[b]++;
      }
    }
    byte best = CANDIDATES[0];
    for (byte candidate : CANDIDATES) {
      best = found[candidate] > found[best] ? candidate : best;
    }
    return best;
  }
}
