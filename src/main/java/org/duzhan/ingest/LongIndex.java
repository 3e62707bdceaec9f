package org.duzhan.ingest;

/** Places by 64-bit keys, in two arrays: some 24 bytes an entry, no objects. */
final class LongIndex {
  /** There is no such key. */
  static final int NONE = -1;

  private static final int FIRST_SLOTS = 1024;

  private long[] keys = new long[FIRST_SLOTS];

  /** The place of each key plus one; 0 where a slot is free. */
  private int[] places = new int[FIRST_SLOTS];

  private int size;

  /** The place of a key, or {@link #NONE}. */
  int place(long key) {
    return places[slot(key)] - 1;
  }

  /** Puts a key that has no place yet. */
  void put(long key, int place) {
    if (3L * size >= 2L * keys.length) {
      grow();
    }
    int slot = slot(key);
    size += places[slot] == 0 ? 1 : 0;
    keys[slot] = key;
    places[slot] = place + 1;
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int at = (int) (mixed >>> 32) & (keys.length - 1);
    while (places[at] != 0 && keys[at] != key) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldPlaces = places;
    keys = new long[2 * oldKeys.length];
    places = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldPlaces[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        places[slot] = oldPlaces[i];
      }
    }
  }
}
