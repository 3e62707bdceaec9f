package org.duzhan.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Text as it is read, of which the row under way is kept: its cells are slices of the buffer. */
final class CsvText {
  private static final int LEAST_ROOM = 1 << 10;

  final CellRow cells = new CellRow(new byte[1 << 20]);

  /** Bytes that were read. */
  int filled;

  /** How far the row was read. */
  int position;

  /** Where the row begins. */
  int rowStart;

  /** Number of the line under way, from 1. */
  long line = 1;

  private final InputStream in;
  private boolean ended;

  CsvText(InputStream in) {
    this.in = in;
  }

  /** Whether nothing is left to read. */
  boolean isAtEnd() {
    return position == filled && ended;
  }

  /** The byte at a place that is counted from the start of the row. */
  byte at(int place) {
    return cells.data[rowStart + place];
  }

  /** Whether the text has a byte there, counted from the start of the row. */
  boolean has(int place) throws IOException {
    while (rowStart + place >= filled) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  /** Reads on, keeping the row that is under way; false at the end of the file. */
  boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    makeRoom();
    int read = in.read(cells.data, filled, cells.data.length - filled);
    if (read < 0) {
      ended = true;
      return false;
    }
    filled += read;
    return read > 0 || fill();
  }

  private void makeRoom() {
    if (rowStart > 0) {
      int kept = filled - rowStart;
      System.arraycopy(cells.data, rowStart, cells.data, 0, kept);
      for (int i = 0; i < cells.count; i++) {
        cells.start[i] -= rowStart;
        cells.end[i] -= rowStart;
      }
      position -= rowStart;
      filled = kept;
      rowStart = 0;
    }
    if (cells.data.length - filled < LEAST_ROOM) {
      if (filled >= CellRow.LONGEST) {
        throw new RefusedFile("第%d行起一行内容超过%dMB，可能是引号没有闭合".formatted(line, CellRow.LONGEST >> 20));
      }
      cells.data = Arrays.copyOf(cells.data, cells.data.length * 2);
    }
  }
}
