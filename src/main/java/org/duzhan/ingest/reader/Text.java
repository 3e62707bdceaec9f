package org.duzhan.ingest.reader;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-8 bytes that grow, to be used again and again. */
final class Text {
  byte[] bytes = new byte[256];
  int length;

  void clear() {
    length = 0;
  }

  void append(byte[] from, int start, int end) {
    int more = end - start;
    if (more > CellRow.LONGEST - length) {
      throw new RefusedFile("单元格内容超过%dMB".formatted(CellRow.LONGEST >> 20));
    }
    if (more > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
    System.arraycopy(from, start, bytes, length, more);
    length += more;
  }

  void append(String text) {
    byte[] more = text.getBytes(StandardCharsets.UTF_8);
    append(more, 0, more.length);
  }

  /** Without white space at both ends. */
  void trim() {
    int from = 0;
    while (from < length && bytes[from] >= 0 && bytes[from] <= ' ') {
      from++;
    }
    while (length > from && bytes[length - 1] >= 0 && bytes[length - 1] <= ' ') {
      length--;
    }
    if (from > 0) {
      System.arraycopy(bytes, from, bytes, 0, length - from);
      length -= from;
    }
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
