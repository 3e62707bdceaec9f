package org.duzhan.ingest;

/** Small numbers in few bytes: seven bits a byte, the low ones first. */
final class Varint {
  private static final int MOST_BYTES = 5;

  private Varint() {}

  /** Writes a number; returns where the next byte goes. */
  static int put(byte[] into, int at, int value) {
    int to = at;
    int rest = value;
    while (rest > 0x7F) {
      into[to++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    into[to++] = (byte) rest;
    return to;
  }

  static int read(byte[] from, int at) {
    int value = 0;
    for (int i = 0; i < MOST_BYTES; i++) {
      byte next = from[at + i];
      value |= (next & 0x7F) << (7 * i);
      if (next >= 0) {
        break;
      }
    }
    return value;
  }

  /** Where the number that begins at a byte ends. */
  static int end(byte[] from, int at) {
    int end = at;
    while (from[end] < 0) {
      end++;
    }
    return end + 1;
  }
}
