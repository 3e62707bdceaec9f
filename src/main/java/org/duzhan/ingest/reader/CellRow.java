package org.duzhan.ingest.reader;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * One row of cells as UTF-8 slices of a byte array: no text object is made for a cell that needs no
 * thought. Reused from row to row; its arrays are open, since every cell of every file passes here.
 */
public final class CellRow {
  /** Most bytes of a row: past it, quotes are not closed or a bomb unpacks. */
  static final int LONGEST = 64 << 20;

  public byte[] data;
  public int[] start = new int[64];
  public int[] end = new int[64];
  public int count;
  private final BitSet numbers = new BitSet();
  private int used;
  private boolean shifted;
  private boolean misquoted;
  private boolean byCommas;

  public CellRow() {
    this(new byte[4096]);
  }

  CellRow(byte[] data) {
    this.data = data;
  }

  void clear() {
    count = 0;
    used = 0;
    shifted = false;
    misquoted = false;
    numbers.clear();
  }

  /** Whether commas divide its cells, which they do in numbers as well. */
  public boolean isByCommas() {
    return byCommas;
  }

  void divideBy(byte separator) {
    byCommas = separator == ',';
  }

  /** A row of its own, which stays when this one is read over. */
  public CellRow copy() {
    return copy(count);
  }

  /** The same of the first cells only. */
  public CellRow copy(int cells) {
    CellRow copy = new CellRow();
    int most = Math.min(count, cells);
    for (int i = 0; i < most; i++) {
      copy.text(i, data, start[i], end[i]);
    }
    copy.shifted = shifted;
    copy.misquoted = misquoted;
    copy.numbers.or(numbers);
    copy.numbers.clear(most, Math.max(most, numbers.length()));
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

  /** Puts a text at {@code column}, with blank cells before it where there are none. */
  public void text(int column, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    text(column, bytes, 0, bytes.length);
  }

  /** Puts UTF-8 bytes at {@code column}; a cell that stands already must be blank. */
  void text(int column, byte[] bytes, int from, int to) {
    while (count <= column) {
      slice(used, used);
    }
    if (end[column] > start[column]) {
      throw RefusedFile.broken("同一单元格出现两次");
    }
    int length = to - from;
    if (length > LONGEST - used) {
      throw new RefusedFile("一行内容超过%dMB".formatted(LONGEST >> 20));
    }
    if (length > data.length - used) {
      data = Arrays.copyOf(data, Math.max(data.length * 2, used + length));
    }
    System.arraycopy(bytes, from, data, used, length);
    start[column] = used;
    used += length;
    end[column] = used;
  }

  /** Puts a cell that its file keeps as a number, of which it may have lost digits. */
  public void number(int column, String text) {
    text(column, text);
    numbers.set(column);
  }

  /** Puts the digits of a cell that its file keeps as a number. */
  void number(int column, byte[] bytes, int from, int to) {
    text(column, bytes, from, to);
    numbers.set(column);
  }

  /** Marks that cells do not stand under their headings. */
  public void shift() {
    shifted = true;
  }

  public boolean isShifted() {
    return shifted;
  }

  /** Marks that a quote of the row is one too many: its cells are not what they seem. */
  void misquote() {
    misquoted = true;
    shifted = true;
  }

  public boolean isMisquoted() {
    return misquoted;
  }

  public boolean isNumber(int column) {
    return numbers.get(column);
  }

  public int length(int column) {
    return column < count ? end[column] - start[column] : 0;
  }

  public String text(int column) {
    return column < count
        ? new String(data, start[column], end[column] - start[column], StandardCharsets.UTF_8)
        : "";
  }

  /** Whether no cell holds anything but white space. */
  public boolean blank() {
    for (int i = 0; i < count; i++) {
      if (filled(i)) {
        return false;
      }
    }
    return true;
  }

  /** Cells that hold more than white space. */
  public int filledCells() {
    int filled = 0;
    for (int i = 0; i < count; i++) {
      filled += filled(i) ? 1 : 0;
    }
    return filled;
  }

  public boolean filled(int column) {
    for (int i = start[column]; i < end[column]; i++) {
      byte b = data[i];
      if (b > ' ') {
        return true;
      }
      if (b < 0) {
        return !text(column).isBlank() && !Spaces.trim(text(column)).isEmpty();
      }
    }
    return false;
  }

  /** At least as many bytes as the longest cell has. */
  int bytes() {
    return count == 0 ? 0 : Math.max(used, end[count - 1] - start[0]);
  }

  /** How many characters a cell has: in UTF-8 all bytes of one but the first are marked. */
  public int characters(int column) {
    int characters = 0;
    for (int i = start[column]; i < end[column]; i++) {
      characters += (data[i] & 0xC0) == 0x80 ? 0 : 1;
    }
    return characters;
  }
}
