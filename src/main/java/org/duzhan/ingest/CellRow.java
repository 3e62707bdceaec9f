package org.duzhan.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * One row of cells as UTF-8 slices of a byte array: no text object is made for a cell that needs no
 * thought. Reused from row to row.
 */
final class CellRow {
  byte[] data;
  int[] start = new int[64];
  int[] end = new int[64];
  int count;
  private final BitSet numbers = new BitSet();
  private int used;

  CellRow() {
    this(new byte[4096]);
  }

  CellRow(byte[] data) {
    this.data = data;
  }

  void clear() {
    count = 0;
    used = 0;
    numbers.clear();
  }

  /** A row of its own, which stays when this one is read over. */
  CellRow copy() {
    CellRow copy = new CellRow(data.clone());
    for (int i = 0; i < count; i++) {
      copy.slice(start[i], end[i]);
    }
    copy.numbers.or(numbers);
    return copy;
  }

  /** Adds a slice of {@link #data}. */
  void slice(int from, int to) {
    if (count == start.length) {
      start = Arrays.copyOf(start, count * 2);
      end = Arrays.copyOf(end, count * 2);
    }
    start[count] = from;
    end[count++] = to;
  }

  /** Adds a cell at {@code column}, blank ones before it where there are none. */
  void text(int column, String text) {
    while (count < column) {
      slice(used, used);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (used + bytes.length > data.length) {
      data = Arrays.copyOf(data, Math.max(data.length * 2, used + bytes.length));
    }
    System.arraycopy(bytes, 0, data, used, bytes.length);
    slice(used, used + bytes.length);
    used += bytes.length;
  }

  /** Adds a cell that its file keeps as a number, of which it may have lost digits. */
  void number(int column, String text) {
    text(column, text);
    numbers.set(column);
  }

  boolean isNumber(int column) {
    return numbers.get(column);
  }

  int length(int column) {
    return column < count ? end[column] - start[column] : 0;
  }

  String text(int column) {
    return column < count
        ? new String(data, start[column], end[column] - start[column], StandardCharsets.UTF_8)
        : "";
  }

  /** Whether no cell holds anything but white space. */
  boolean blank() {
    for (int i = 0; i < count; i++) {
      if (filled(i)) {
        return false;
      }
    }
    return true;
  }

  /** Cells that hold more than white space. */
  int filledCells() {
    int filled = 0;
    for (int i = 0; i < count; i++) {
      filled += filled(i) ? 1 : 0;
    }
    return filled;
  }

  boolean filled(int column) {
    for (int i = start[column]; i < end[column]; i++) {
      byte b = data[i];
      if (b > ' ') {
        return true;
      }
      if (b < 0) {
        return !text(column).isBlank() && !Cleaner.trim(text(column)).isEmpty();
      }
    }
    return false;
  }
}
