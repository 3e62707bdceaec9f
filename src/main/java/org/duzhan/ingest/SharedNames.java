package org.duzhan.ingest;

import java.util.Arrays;

/**
 * Counts the rows of a file that go by the same name: an ID number, a phone. Names are 64-bit keyed
 * hashes, kept while the file is read, 8 bytes a row, and nowhere else.
 */
final class SharedNames {
  /** Past so many rows nothing is said of any. */
  private static final int MOST_ROWS = 8_000_000;

  private static final long NONE = 0;

  private long[] ofRow = new long[256];
  private int rows;
  private long[] shared = new long[0];
  private int[] holders = new int[0];

  /** Adds the next row's name; 0 if it has none. */
  void add(long name) {
    if (rows > MOST_ROWS) {
      return;
    }
    if (rows == ofRow.length) {
      ofRow = Arrays.copyOf(ofRow, 2 * rows);
    }
    ofRow[rows++] = name;
  }

  /** Counts, once all rows are there. */
  void count() {
    if (rows > MOST_ROWS) {
      return;
    }
    long[] sorted = Arrays.copyOf(ofRow, rows);
    Arrays.sort(sorted);
    int runs = 0;
    int begin = 0;
    for (int i = 1; i <= rows; i++) {
      if (i == rows || sorted[i] != sorted[begin]) {
        if (i - begin > 1 && sorted[begin] != NONE) {
          put(runs++, sorted[begin], i - begin);
        }
        begin = i;
      }
    }
    shared = Arrays.copyOf(shared, runs);
    holders = Arrays.copyOf(holders, runs);
  }

  /** How many rows go by the name of a row; 0 if it has none, or no other row has it. */
  int holders(int row) {
    if (shared.length == 0 || ofRow[row] == NONE) {
      return 0;
    }
    int at = Arrays.binarySearch(shared, ofRow[row]);
    return at < 0 ? 0 : holders[at];
  }

  private void put(int at, long name, int count) {
    if (at == shared.length) {
      shared = Arrays.copyOf(shared, 2 * at + 16);
      holders = Arrays.copyOf(holders, 2 * at + 16);
    }
    shared[at] = name;
    holders[at] = count;
  }
}
