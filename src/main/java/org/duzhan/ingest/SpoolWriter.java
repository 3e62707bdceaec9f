package org.duzhan.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duzhan.ingest.Verdict.Block;
import org.duzhan.ingest.reader.CellRow;
import org.jspecify.annotations.Nullable;

/**
 * Writes the cleaned rows of one table of a file, compactly, for Spark to read back by blocks.
 *
 * <p>A row: its length (4 bytes); its number (8), its sheet (2), its check of the ID number (1),
 * its marks (1), its key (32, zeros if it has none); then for each stored field a varint of twice
 * the length, plus one if the text as it stood follows; then, if a mark says so, what its fold
 * tells: for each of {@link Spooled#OF_FOLDS} a varint of the length and the text.
 */
final class SpoolWriter {
  static final int ROWS_PER_BLOCK = 32_768;
  static final int NUMBER = 4;
  static final int SHEET = 12;
  static final int ID_CHECK = 14;
  static final int MARKS = 15;
  static final int KEY = 16;
  static final int FIELDS = 48;

  /** What names the row has lost digits. */
  static final int KEY_LOST = 1;

  /** The row was folded from others. */
  static final int FOLDED = 2;

  /** The row's cells do not stand under their headings: none is kept. */
  static final int SHIFTED = 4;

  /** None is kept, as a quote of the row is one too many. */
  static final int MISQUOTED = 8;

  private final @Nullable OutputStream out;
  private final List<Block> blocks = new ArrayList<>();
  private byte[] row = new byte[1024];
  private int used;
  private long written;
  private long blockStart;
  private int blockRows;

  /** Writes into {@code out}, or nowhere when only the verdict on a file is asked for. */
  SpoolWriter(@Nullable OutputStream out) {
    this.out = out;
  }

  void begin(long number, int sheet, byte idCheck) {
    number(0, number << 32, 4);
    number(NUMBER, number, 8);
    number(SHEET, (long) sheet << 48, 2);
    row[ID_CHECK] = idCheck;
    row[MARKS] = 0;
    Arrays.fill(row, KEY, FIELDS, (byte) 0);
    used = FIELDS;
  }

  /** What names the row has lost digits: it has no key. */
  void lostKey() {
    row[MARKS] |= KEY_LOST;
  }

  void shifted(boolean misquoted) {
    if (misquoted) {
      row[MARKS] |= MISQUOTED;
    } else {
      row[MARKS] |= SHIFTED;
    }
  }

  void key(byte[] hash) {
    System.arraycopy(hash, 0, row, KEY, hash.length);
  }

  /** Adds a field, with its text as it stood if that differs. */
  void field(CellCleaner cell, CellRow cells, int column) {
    int length = cell.to - cell.from;
    int rawLength = cell.changed ? cells.length(column) : 0;
    makeRoom(length + rawLength + 10);
    used = Varint.put(row, used, 2 * length + (cell.changed ? 1 : 0));
    copy(cell.data, cell.from, length);
    if (cell.changed) {
      used = Varint.put(row, used, rawLength);
      copy(cells.data, cells.start[column], rawLength);
    }
  }

  /** Adds a field that was written so before. */
  void written(byte[] bytes, int from, int length) {
    makeRoom(length);
    copy(bytes, from, length);
  }

  /** Adds a field that no cell states. */
  void field(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    makeRoom(bytes.length + 5);
    used = Varint.put(row, used, 2 * bytes.length);
    copy(bytes, 0, bytes.length);
  }

  /** After all fields: what the fold of the row tells, as in {@link Spooled#OF_FOLDS}. */
  void folded(List<String> told) {
    row[MARKS] |= FOLDED;
    for (String text : told) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      makeRoom(bytes.length + 5);
      used = Varint.put(row, used, bytes.length);
      copy(bytes, 0, bytes.length);
    }
  }

  void noField() {
    makeRoom(1);
    row[used++] = 0;
  }

  void end() {
    number(0, (long) (used - NUMBER) << 32, 4);
    write(row, used);
    if (++blockRows == ROWS_PER_BLOCK) {
      endBlock();
    }
  }

  /**
   * Writes the keys that stand in the file more than once, and for each block which rows share an
   * ID number or a phone with how many; returns where the keys begin.
   */
  long finish(KeySet repeated, SharedNames ids, SharedNames phones) {
    endBlock();
    long at = written;
    keys(repeated.keys());
    if (out != null) {
      shared(ids, phones);
    }
    try {
      if (out != null) {
        out.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return at;
  }

  private void shared(SharedNames ids, SharedNames phones) {
    ids.count();
    phones.count();
    int first = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      blocks.set(i, new Block(block.offset(), block.rows(), written));
      shared(first, block.rows(), ids, phones);
      first += block.rows();
    }
  }

  /** How many rows of a block share something; then each: its place, and how many share what. */
  private void shared(int first, int rows, SharedNames ids, SharedNames phones) {
    used = 4;
    int entries = 0;
    for (int i = 0; i < rows; i++) {
      int sameId = ids.holders(first + i);
      int samePhone = phones.holders(first + i);
      if (sameId + samePhone > 0) {
        makeRoom(12);
        number(used, (long) i << 32, 4);
        number(used + 4, (long) sameId << 32, 4);
        number(used + 8, (long) samePhone << 32, 4);
        used += 12;
        entries++;
      }
    }
    number(0, (long) entries << 32, 4);
    write(row, used);
  }

  private void keys(long[] keys) {
    byte[] bytes = new byte[4 + 8 * keys.length];
    put(bytes, 0, (long) keys.length << 32, 4);
    for (int i = 0; i < keys.length; i++) {
      put(bytes, 4 + 8 * i, keys[i], 8);
    }
    write(bytes, bytes.length);
  }

  List<Block> blocks() {
    return blocks;
  }

  private void endBlock() {
    if (blockRows > 0) {
      blocks.add(new Block(blockStart, blockRows, 0));
    }
    blockStart = written;
    blockRows = 0;
  }

  private void write(byte[] bytes, int length) {
    try {
      if (out != null) {
        out.write(bytes, 0, length);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    written += length;
  }

  private void copy(byte[] from, int at, int length) {
    System.arraycopy(from, at, row, used, length);
    used += length;
  }

  /** Big end first: the {@code bytes} high bytes of a long. */
  private void number(int at, long value, int bytes) {
    put(row, at, value, bytes);
  }

  private static void put(byte[] into, int at, long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      into[at + i] = (byte) (value >>> (56 - 8 * i));
    }
  }

  private void makeRoom(int more) {
    if (used + more > row.length) {
      row = Arrays.copyOf(row, Math.max(row.length * 2, used + more));
    }
  }
}
