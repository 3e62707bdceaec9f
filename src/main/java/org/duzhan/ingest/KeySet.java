package org.duzhan.ingest;

import java.util.Arrays;

/** A set of 64-bit keys in one array: millions of rows cost 16 bytes each. */
final class KeySet {
  private long[] slots = new long[1024];
  private boolean zero;
  private int size;

  /** Adds a key; false if it was there. */
  boolean add(long key) {
    if (key == 0) {
      boolean added = !zero;
      zero = true;
      return added;
    }
    if (2 * size >= slots.length) {
      grow();
    }
    return put(key);
  }

  boolean contains(long key) {
    if (key == 0) {
      return zero;
    }
    int at = slot(key);
    while (slots[at] != 0) {
      if (slots[at] == key) {
        return true;
      }
      at = (at + 1) & (slots.length - 1);
    }
    return false;
  }

  boolean isEmpty() {
    return size == 0 && !zero;
  }

  int size() {
    return zero ? size + 1 : size;
  }

  long[] keys() {
    long[] keys = Arrays.stream(slots).filter(k -> k != 0).toArray();
    if (zero) {
      keys = Arrays.copyOf(keys, keys.length + 1);
    }
    return keys;
  }

  private boolean put(long key) {
    int at = slot(key);
    while (slots[at] != 0) {
      if (slots[at] == key) {
        return false;
      }
      at = (at + 1) & (slots.length - 1);
    }
    slots[at] = key;
    size++;
    return true;
  }

  private int slot(long key) {
    return (int) (key ^ (key >>> 32)) & (slots.length - 1);
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    size = 0;
    for (long key : old) {
      if (key != 0) {
        put(key);
      }
    }
  }
}
