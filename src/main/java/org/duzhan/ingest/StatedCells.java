package org.duzhan.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.duzhan.ingest.reader.CellRow;

/**
 * Puts what a row states of its household beside what other rows stated, cell by cell in the order
 * of the fields.
 *
 * <p>A household's cells are one array: for each cell that is stated the number of its field (1
 * byte); which of the household's rows said it first, twice, plus one if it only stood above it (a
 * varint); and the cell as a {@link SpoolWriter} writes it.
 */
final class StatedCells {
  private byte[] stood = new byte[0];
  private int at;
  private int copied;
  private byte[] made = new byte[1024];
  private int used;
  private boolean changed;

  /** Begins with the cells of a household. */
  void begin(byte[] cells) {
    stood = cells;
    at = 0;
    copied = 0;
    used = 0;
    changed = false;
  }

  /**
   * States a cell that is not blank.
   *
   * @param field its number, higher than that of the cell before
   * @param member which of the household's rows it stands in
   * @return false if another row said otherwise
   */
  boolean state(int field, int member, CellCleaner cell, CellRow cells, int column) {
    find(field);
    boolean known = isAt(field);
    boolean firm = known && !onlyStoodAbove();
    if (known && (cell.filled || (firm && equal(cell)))) {
      return true;
    }
    if (firm) {
      return false;
    }
    copyTo(at);
    if (known) {
      at = end(at);
      copied = at;
    }
    append(field, member, cell, cells, column);
    return true;
  }

  /** All cells of the household now. */
  byte[] end() {
    if (!changed) {
      return stood;
    }
    copyTo(stood.length);
    return Arrays.copyOf(made, used);
  }

  /** Which of the household's rows stated the cell that was met last. */
  int member() {
    return Varint.read(stood, at + 1) >>> 1;
  }

  /** The cell that was met last, as it stood. */
  String text() {
    int head = cell(at);
    int from = Varint.end(stood, head);
    int length = Varint.read(stood, head) >>> 1;
    if ((Varint.read(stood, head) & 1) == 1) {
      int raw = from + length;
      from = Varint.end(stood, raw);
      length = Varint.read(stood, raw);
    }
    return new String(stood, from, length, StandardCharsets.UTF_8);
  }

  /** Whether a field is stated; then {@link #copyInto} gives its cell. */
  boolean has(int field) {
    find(field);
    return isAt(field);
  }

  /** Writes the cell that was found. */
  void copyInto(SpoolWriter out) {
    int head = cell(at);
    out.written(stood, head, end(at) - head);
  }

  private void find(int field) {
    while (at < stood.length && stood[at] < field) {
      at = end(at);
    }
  }

  private boolean isAt(int field) {
    return at < stood.length && stood[at] == field;
  }

  private boolean equal(CellCleaner cell) {
    int head = cell(at);
    int from = Varint.end(stood, head);
    int to = from + (Varint.read(stood, head) >>> 1);
    return Arrays.equals(stood, from, to, cell.data, cell.from, cell.to);
  }

  private boolean onlyStoodAbove() {
    return (Varint.read(stood, at + 1) & 1) == 1;
  }

  /** Where the cell of an entry begins. */
  private int cell(int entry) {
    return Varint.end(stood, entry + 1);
  }

  private int end(int entry) {
    int head = cell(entry);
    int size = Varint.read(stood, head);
    int after = Varint.end(stood, head) + (size >>> 1);
    return (size & 1) == 0 ? after : Varint.end(stood, after) + Varint.read(stood, after);
  }

  private void copyTo(int to) {
    makeRoom(to - copied);
    System.arraycopy(stood, copied, made, used, to - copied);
    used += to - copied;
    copied = to;
    changed = true;
  }

  private void append(int field, int member, CellCleaner cell, CellRow cells, int column) {
    int length = cell.to - cell.from;
    int rawLength = cell.changed ? cells.length(column) : 0;
    makeRoom(length + rawLength + 20);
    made[used++] = (byte) field;
    used = Varint.put(made, used, 2 * member + (cell.filled ? 1 : 0));
    used = Varint.put(made, used, 2 * length + (cell.changed ? 1 : 0));
    System.arraycopy(cell.data, cell.from, made, used, length);
    used += length;
    if (cell.changed) {
      used = Varint.put(made, used, rawLength);
      System.arraycopy(cells.data, cells.start[column], made, used, rawLength);
      used += rawLength;
    }
  }

  private void makeRoom(int more) {
    if (used + more > made.length) {
      made = Arrays.copyOf(made, Math.max(made.length * 2, used + more));
    }
  }
}
