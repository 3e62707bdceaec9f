package org.duzhan.ingest;

import java.util.Arrays;

/** Texts of a column that were cleaned lately, found again by their bytes: few come again often. */
final class CleanedTexts {
  private static final int SLOTS = 256;

  private final byte[][] raw = new byte[SLOTS][0];
  private final byte[][] clean = new byte[SLOTS][0];
  private final boolean[] stood = new boolean[SLOTS];

  /** The slot of a text, which it shares with others. */
  static int slot(byte[] data, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + data[i];
    }
    return (hash ^ (hash >>> 8) ^ (hash >>> 16)) & (SLOTS - 1);
  }

  boolean holds(int slot, byte[] data, int from, int to) {
    return Arrays.equals(data, from, to, raw[slot], 0, raw[slot].length);
  }

  byte[] clean(int slot) {
    return clean[slot];
  }

  /** Whether the text of a slot stood as it was cleaned to, as far as it may be told. */
  boolean stood(int slot) {
    return stood[slot];
  }

  void put(int slot, byte[] text, byte[] cleaned) {
    raw[slot] = text;
    clean[slot] = cleaned;
    stood[slot] = Arrays.equals(text, cleaned);
  }

  /** A text of which nothing but its masked form is to be known. */
  void putMasked(int slot, byte[] text, byte[] masked) {
    raw[slot] = text;
    clean[slot] = masked;
    stood[slot] = true;
  }
}
