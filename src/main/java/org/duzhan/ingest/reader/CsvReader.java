package org.duzhan.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;

/**
 * Reads delimited text in UTF-8, byte by byte: quotes, doubled quotes, line breaks inside quotes,
 * rows of any length. Cells are slices of the read buffer.
 *
 * <p>A quote too many would take the rows below into its cell. Where {@link StrayQuotes} shows that
 * one did, its line is read once more by itself, marked as {@link CellRow#isMisquoted}, and the
 * lines below are rows of their own.
 */
final class CsvReader {
  private static final int WIDEST = 1 << 16;

  /** Lines below a stray quote: who types one quote too many types its pair nearby. */
  private static final int FARTHEST = 100;

  private final CsvText text;
  private final CellRow cells;
  private final RowVisitor visitor;
  private final byte separator;
  private final QuotedCells quotes;

  /** Cells of the last row of more than one; 0 before there was one. */
  private int usual;

  /** Cells of rows so far: headings, and rows that end early, are of other widths. */
  private final BitSet widths = new BitSet();

  /** A quote of the row under way is a stray one. */
  private boolean stray;

  /** The row under way ends with its line, whatever quotes stand on it. */
  private boolean alone;

  /** A stray quote was opened; the one that seemed to close it may stand up to this line. */
  private long closesUntil;

  private CsvReader(CsvText text, RowVisitor visitor) {
    this.text = text;
    this.cells = text.cells;
    this.visitor = visitor;
    this.separator = Separator.of(cells.data, text.filled);
    this.quotes = new QuotedCells(text, separator);
    cells.divideBy(separator);
  }

  /** Shows every row of {@code in}, which is UTF-8 without a byte order mark. */
  static void read(InputStream in, RowVisitor visitor) throws IOException {
    visitor.sheet("");
    CsvText text = new CsvText(in);
    while (text.filled < Separator.LOOKED_AT && text.fill()) {}
    new CsvReader(text, visitor).read();
  }

  private void read() throws IOException {
    while (!text.isAtEnd()) {
      text.rowStart = text.position;
      begin();
      long number = text.line;
      if (!readRow()) {
        continue;
      }
      if (stray || holdsAnotherRow()) {
        readLineAlone(number);
      } else if (cells.count > 1 && !cells.isMisquoted()) {
        usual = cells.count;
        widths.set(Math.min(cells.count, WIDEST));
      }
      visitor.row(number, cells);
    }
  }

  private void begin() {
    cells.clear();
    quotes.beginRow();
    stray = false;
  }

  private boolean holdsAnotherRow() {
    return quotes.holdParts() && StrayQuotes.isLong(usual) && !widths.get(cells.count);
  }

  /** Reads the line in which a stray quote stands, and nothing of the lines below. */
  private void readLineAlone(long number) throws IOException {
    quotes.restore();
    begin();
    text.position = text.rowStart;
    text.line = number;
    alone = true;
    readRow();
    alone = false;
    closesUntil = number + FARTHEST;
    cells.misquote();
  }

  /** Reads one row; false if the file ended before it began. */
  private boolean readRow() throws IOException {
    while (true) {
      if (!hasMore()) {
        return endOfFile();
      }
      boolean more = cells.data[text.position] == '"' ? quotedCell() : plainCell();
      if (!more) {
        return true;
      }
    }
  }

  private boolean hasMore() throws IOException {
    return text.position < text.filled || text.fill();
  }

  /** A last row without a line break, or a last empty cell. */
  private boolean endOfFile() {
    if (text.position == text.rowStart) {
      return false;
    }
    cells.slice(text.position, text.position);
    return true;
  }

  /** Reads to the next separator or line end; true if more cells follow on the row. */
  private boolean plainCell() throws IOException {
    int from = text.position - text.rowStart;
    while (true) {
      byte[] data = cells.data;
      int at = text.position;
      int to = text.filled;
      while (at < to && data[at] != separator && data[at] != '\n' && data[at] != '\r') {
        at++;
      }
      text.position = at;
      if (at < to || !text.fill()) {
        cells.slice(text.rowStart + from, text.position);
        noteClosing(text.rowStart + from, text.position);
        return endCell();
      }
    }
  }

  /** The row in which a stray quote seemed to close has one too many as well. */
  private void noteClosing(int from, int to) {
    if (text.line > closesUntil || (from < to && cells.data[from] == '"')) {
      return;
    }
    for (int at = from; at < to; at++) {
      if (cells.data[at] == '"') {
        closesUntil = 0;
        cells.misquote();
      }
    }
  }

  /** As {@link #plainCell}; nothing follows a stray quote but to read its line alone. */
  private boolean quotedCell() throws IOException {
    if (quotes.read(usual, alone)) {
      return endCell();
    }
    stray = !alone;
    return alone && plainCell();
  }

  /** Steps over what ended a cell; true if it was a separator. */
  private boolean endCell() throws IOException {
    if (text.position == text.filled) {
      return false;
    }
    byte b = cells.data[text.position++];
    if (b == separator) {
      return true;
    }
    text.line++;
    if (b == '\r' && hasMore() && cells.data[text.position] == '\n') {
      text.position++;
    }
    return false;
  }
}
