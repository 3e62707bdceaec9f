package org.duzhan.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads delimited text in UTF-8, byte by byte: quotes, doubled quotes, line breaks inside quotes,
 * rows of any length. Cells are slices of the read buffer.
 *
 * <p>A quote too many would take the rows below into its cell. Where {@link StrayQuotes} shows that
 * one did, its line is read once more by itself, marked as {@link CellRow#isMisquoted}, and the
 * lines below are rows of their own.
 */
final class CsvReader {
  private static final int LEAST_ROOM = 1 << 10;
  private static final int WIDEST = 1 << 16;

  /** Lines below a stray quote: who types one quote too many types its pair nearby. */
  private static final int FARTHEST = 100;

  private final InputStream in;
  private final RowVisitor visitor;
  private final CellRow cells = new CellRow(new byte[1 << 20]);
  private byte separator = ',';
  private int filled;
  private int position;
  private int rowStart;
  private long line = 1;
  private boolean ended;

  /** Cells of the last row of more than one; 0 before there was one. */
  private int usual;

  /** Cells of rows so far: headings, and rows that end early, are of other widths. */
  private final BitSet widths = new BitSet();

  /** Text of the row as it stood, where quotes were taken out of it. */
  private final List<Kept> kept = new ArrayList<>();

  /** A quote of the row under way is a stray one. */
  private boolean stray;

  /** Whether a line inside quotes holds as many separators as part of a row may. */
  private boolean holdsParts;

  /** The row under way ends with its line, whatever quotes stand on it. */
  private boolean alone;

  /** A stray quote was opened; the one that seemed to close it may stand up to this line. */
  private long closesUntil;

  private CsvReader(InputStream in, RowVisitor visitor) {
    this.in = in;
    this.visitor = visitor;
  }

  /** Bytes of the buffer, from one on that is counted from the start of the row. */
  private static final class Kept {
    private final int from;
    private final byte[] bytes;

    private Kept(int from, byte[] bytes) {
      this.from = from;
      this.bytes = bytes;
    }
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
      begin();
      long number = line;
      if (!readRow()) {
        continue;
      }
      if (stray || (holdsParts && StrayQuotes.isLong(usual) && !widths.get(cells.count))) {
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
    kept.clear();
    stray = false;
    holdsParts = false;
  }

  /** Reads the line in which a stray quote stands, and nothing of the lines below. */
  private void readLineAlone(long number) throws IOException {
    for (Kept text : kept) {
      System.arraycopy(text.bytes, 0, cells.data, rowStart + text.from, text.bytes.length);
    }
    begin();
    position = rowStart;
    line = number;
    alone = true;
    readRow();
    alone = false;
    closesUntil = number + FARTHEST;
    cells.misquote();
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
      if (at < to || !fill()) {
        cells.slice(rowStart + from, position);
        noteClosing(rowStart + from, position);
        return position < filled && endCell();
      }
    }
  }

  /** The row in which a stray quote seemed to close has one too many as well. */
  private void noteClosing(int from, int to) {
    if (line > closesUntil || (from < to && cells.data[from] == '"')) {
      return;
    }
    for (int at = from; at < to; at++) {
      if (cells.data[at] == '"') {
        closesUntil = 0;
        cells.misquote();
      }
    }
  }

  /**
   * Reads a quoted cell, taking doubled quotes as one: the text closes up inside the buffer. False
   * also if the quote is a stray one.
   */
  private boolean quotedCell() throws IOException {
    int from = position + 1 - rowStart;
    Quoted quoted = quoted(from);
    if (quoted == null || !endsAfter(quoted)) {
      if (alone) {
        return plainCell();
      }
      stray = true;
      return false;
    }
    int end = position - rowStart;
    int to = quoted.close;
    if (quoted.doubled || end > quoted.close + 1) {
      kept.add(new Kept(from, Arrays.copyOfRange(cells.data, rowStart + from, rowStart + end)));
      to = closeUp(from, quoted.close, end);
    }
    line += quoted.lines;
    cells.slice(rowStart + from, rowStart + to);
    return position < filled && endCell();
  }

  /**
   * A cell between quotes; places are counted from the start of the row.
   *
   * @param lines line feeds inside
   * @param parts separators inside
   */
  private record Quoted(int close, boolean doubled, int lines, int parts) {}

  /** Looks for the closing quote; null if the cell cannot be closed, or must not be. */
  private @Nullable Quoted quoted(int from) throws IOException {
    boolean doubled = false;
    int lines = 0;
    int parts = 0;
    int firstBreak = -1;
    for (int at = from; has(at); at++) {
      byte b = cells.data[rowStart + at];
      if (b == '"' && !(has(at + 1) && cells.data[rowStart + at + 1] == '"')) {
        holdsParts |= firstBreak >= 0 && StrayQuotes.areParts(innerParts(firstBreak, at));
        return new Quoted(at, doubled, lines, parts);
      }
      if (b == '"') {
        doubled = true;
        at++;
      } else if (b == separator) {
        parts++;
      } else if (b == '\n' || b == '\r') {
        firstBreak = firstBreak < 0 ? at : firstBreak;
        lines += b == '\n' ? 1 : 0;
        if (alone || isRowBelow(from, firstBreak, at + 1)) {
          return null;
        }
      }
    }
    return null;
  }

  private int innerParts(int from, int to) {
    int parts = 0;
    for (int at = from; at < to; at++) {
      parts += cells.data[rowStart + at] == separator ? 1 : 0;
    }
    return parts;
  }

  /** Whether the line from {@code below} on, which would be inside quotes, is a row itself. */
  private boolean isRowBelow(int from, int firstBreak, int below) throws IOException {
    int end = below;
    while (has(end) && !isBreak(cells.data[rowStart + end])) {
      end++;
    }
    StrayQuotes quotes = new StrayQuotes(cells.data, separator, usual);
    int first = cells.count == 0 ? rowStart + from : cells.start[0];
    return quotes.areStray(
        first,
        cells.count,
        rowStart + from,
        rowStart + firstBreak,
        rowStart + below,
        rowStart + end);
  }

  /**
   * Steps to the end of a cell whose quote was closed; false if text follows where the quote may
   * have been another cell's, as over line breaks and separators.
   */
  private boolean endsAfter(Quoted quoted) throws IOException {
    int at = quoted.close + 1;
    boolean wide = alone || quoted.lines > 0 || quoted.parts > 0;
    while (has(at) && !endsCell(cells.data[rowStart + at])) {
      if (wide && cells.data[rowStart + at] != ' ') {
        return false;
      }
      at++;
    }
    position = rowStart + at;
    return true;
  }

  /** Takes out one of two quotes, and the closing one; returns where the text ends. */
  private int closeUp(int from, int close, int end) {
    byte[] data = cells.data;
    int to = from;
    for (int at = from; at < end; at++) {
      if (at == close) {
        continue;
      }
      data[rowStart + to++] = data[rowStart + at];
      at += at < close && data[rowStart + at] == '"' ? 1 : 0;
    }
    return to;
  }

  /** Whether the text has a byte there, counted from the start of the row. */
  private boolean has(int at) throws IOException {
    while (rowStart + at >= filled) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBreak(byte b) {
    return b == '\n' || b == '\r';
  }

  private boolean endsCell(byte b) {
    return b == separator || isBreak(b);
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
