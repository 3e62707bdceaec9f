package org.duzhan.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads delimited text in UTF-8, byte by byte: quotes, doubled quotes, line breaks inside quotes,
 * rows of any length. Cells are slices of the read buffer.
 */
final class CsvReader {
  private static final int LEAST_ROOM = 1 << 10;

  private final InputStream in;
  private final RowVisitor visitor;
  private final CellRow cells = new CellRow(new byte[1 << 20]);
  private byte separator = ',';
  private int filled;
  private int position;
  private int rowStart;
  private long line = 1;
  private boolean ended;

  private CsvReader(InputStream in, RowVisitor visitor) {
    this.in = in;
    this.visitor = visitor;
  }

  /** Shows every row of {@code in}, which is UTF-8 without a byte order mark. */
  static void read(InputStream in, RowVisitor visitor) throws IOException {
    new CsvReader(in, visitor).read();
  }

  private void read() throws IOException {
    visitor.sheet("");
    while (filled < Separator.LOOKED_AT && fill()) {}
    separator = Separator.of(cells.data, filled);
    cells.divideBy(separator);
    while (position < filled || !ended) {
      rowStart = position;
      cells.clear();
      long number = line;
      if (readRow()) {
        visitor.row(number, cells);
      }
    }
  }

  /** Reads one row; false if the file ended before it began. */
  private boolean readRow() throws IOException {
    while (true) {
      if (position == filled && !fill()) {
        return endOfFile();
      }
      boolean more = cells.data[position] == '"' ? quotedCell() : plainCell();
      if (!more) {
        return true;
      }
    }
  }

  /** A last row without a line break, or a last empty cell. */
  private boolean endOfFile() {
    if (position == rowStart) {
      return false;
    }
    cells.slice(position, position);
    return true;
  }

  /** Reads to the next separator or line end; true if more cells follow on the row. */
  private boolean plainCell() throws IOException {
    int from = position - rowStart;
    while (true) {
      byte[] data = cells.data;
      int at = position;
      int to = filled;
      while (at < to && data[at] != separator && data[at] != '\n' && data[at] != '\r') {
        at++;
      }
      position = at;
      if (at < to) {
        cells.slice(rowStart + from, at);
        return endCell();
      }
      if (!fill()) {
        cells.slice(rowStart + from, position);
        return false;
      }
    }
  }

  /** Reads a quoted cell, taking doubled quotes as one: the text closes up inside the buffer. */
  private boolean quotedCell() throws IOException {
    long opened = line;
    position++;
    int from = position - rowStart;
    int to = from;
    while (true) {
      if (position == filled && !fill()) {
        throw unclosed(opened);
      }
      byte b = cells.data[position++];
      if (b == '"') {
        if ((position == filled && !fill()) || cells.data[position] != '"') {
          break;
        }
        position++;
      } else if (b == '\n') {
        line++;
      }
      cells.data[rowStart + to++] = b;
    }
    while ((position < filled || fill()) && !endsCell(cells.data[position])) {
      if (line > opened && cells.data[position] != ' ') {
        throw unclosed(opened);
      }
      cells.data[rowStart + to++] = cells.data[position++];
    }
    cells.slice(rowStart + from, rowStart + to);
    return position < filled && endCell();
  }

  /** Rows that a stray quote swallows must not be lost in silence. */
  private static RefusedFile unclosed(long line) {
    return new RefusedFile("第%d行的引号没有闭合，其后各行会被当作同一单元格；请更正后重新报送".formatted(line));
  }

  private boolean endsCell(byte b) {
    return b == separator || b == '\n' || b == '\r';
  }

  /** Steps over what ended a cell; true if it was a separator. */
  private boolean endCell() throws IOException {
    byte b = cells.data[position++];
    if (b == separator) {
      return true;
    }
    line++;
    if (b == '\r' && (position < filled || fill()) && cells.data[position] == '\n') {
      position++;
    }
    return false;
  }

  /** Reads on, keeping the row that is under way; false at the end of the file. */
  private boolean fill() throws IOException {
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
