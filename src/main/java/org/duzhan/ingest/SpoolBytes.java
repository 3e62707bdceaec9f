package org.duzhan.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a spool from one place on, many at once. Those of rows given before stay as they
 * are: texts point into them.
 */
final class SpoolBytes {
  private static final int AT_ONCE = 1 << 17;

  private final InputStream in;
  private int end;

  /** What {@link #need} made sure of begins at {@link #at}. */
  byte[] bytes = new byte[0];

  int at;

  SpoolBytes(InputStream in) {
    this.in = in;
  }

  /** Makes sure that so many bytes are there. */
  void need(int length) throws IOException {
    if (end - at >= length) {
      return;
    }
    byte[] more = new byte[Math.max(AT_ONCE, length)];
    int rest = end - at;
    System.arraycopy(bytes, at, more, 0, rest);
    end = rest + in.readNBytes(more, rest, more.length - rest);
    at = 0;
    bytes = more;
    if (end < length) {
      throw new EOFException("a spool ends within a row");
    }
  }

  /** Takes a number of four bytes, big end first. */
  int number() throws IOException {
    need(Integer.BYTES);
    int number = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      number = (number << 8) | (bytes[at++] & 0xFF);
    }
    return number;
  }
}
