package org.duzhan.ingest.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a row that stand in quotes. Doubled quotes are taken as one: the text of such a cell
 * closes up inside the buffer, and what stood there is kept until the row is sure. Places are
 * counted from the start of the row.
 */
final class QuotedCells {
  private final CsvText text;
  private final byte separator;

  /** Text of the row as it stood, where quotes were taken out of it. */
  private final List<Kept> kept = new ArrayList<>();

  private boolean holdsParts;

  QuotedCells(CsvText text, byte separator) {
    this.text = text;
    this.separator = separator;
  }

  /** Bytes as they stood from a place on. */
  private static final class Kept {
    private final int from;
    private final byte[] bytes;

    private Kept(int from, byte[] bytes) {
      this.from = from;
      this.bytes = bytes;
    }
  }

  /**
   * A cell between quotes.
   *
   * @param lines line feeds inside
   * @param wide whether it reaches over separators or line breaks
   */
  private record Quoted(int close, boolean doubled, int lines, boolean wide) {}

  void beginRow() {
    kept.clear();
    holdsParts = false;
  }

  /** Puts the row back as it stood. */
  void restore() {
    for (Kept one : kept) {
      System.arraycopy(one.bytes, 0, text.cells.data, text.rowStart + one.from, one.bytes.length);
    }
  }

  /** Whether a line inside quotes holds as many separators as part of a row may. */
  boolean holdParts() {
    return holdsParts;
  }

  /**
   * Reads a cell to what ends it; false if its quote is a stray one.
   *
   * @param usual cells of the row before; none of which the row below is to be told by, where it is
   *     read as a line alone
   */
  boolean read(int usual, boolean alone) throws IOException {
    int from = text.position + 1 - text.rowStart;
    Quoted quoted = quoted(from, usual, alone);
    if (quoted == null || !endsAfter(quoted, alone)) {
      return false;
    }
    int end = text.position - text.rowStart;
    int to = quoted.close;
    if (quoted.doubled || end > quoted.close + 1) {
      int start = text.rowStart + from;
      kept.add(new Kept(from, Arrays.copyOfRange(text.cells.data, start, text.position)));
      to = closeUp(from, quoted.close, end);
    }
    text.line += quoted.lines;
    text.cells.slice(text.rowStart + from, text.rowStart + to);
    return true;
  }

  /** Looks for the closing quote; null if the cell cannot be closed, or must not be. */
  private @Nullable Quoted quoted(int from, int usual, boolean alone) throws IOException {
    boolean doubled = false;
    int lines = 0;
    int parts = 0;
    int partsOfFirstLine = -1;
    int ofLine = 0;
    for (int at = from; text.has(at); at++) {
      byte b = text.at(at);
      if (b == '"' && !(text.has(at + 1) && text.at(at + 1) == '"')) {
        holdsParts |= partsOfFirstLine >= 0 && StrayQuotes.areParts(parts - partsOfFirstLine);
        return new Quoted(at, doubled, lines, lines > 0 || parts > 0);
      }
      if (b == '"') {
        doubled = true;
        at++;
      } else if (b == separator) {
        parts++;
      } else if (isBreak(b)) {
        if (partsOfFirstLine < 0) {
          partsOfFirstLine = parts;
          ofLine = text.cells.count + strayQuotes(usual).separators(place(from), place(at));
        }
        lines += b == '\n' ? 1 : 0;
        if (alone || isRowBelow(from, ofLine, at + 1, usual)) {
          return null;
        }
      }
    }
    return null;
  }

  /** Whether the line from {@code below} on, which would be inside quotes, is a row itself. */
  private boolean isRowBelow(int from, int ofLine, int below, int usual) throws IOException {
    if (!StrayQuotes.isLong(usual)) {
      return false;
    }
    int end = below;
    while (text.has(end) && !isBreak(text.at(end))) {
      end++;
    }
    int first = text.cells.count == 0 ? place(from) : text.cells.start[0];
    return strayQuotes(usual).areStray(first, ofLine, place(below), place(end));
  }

  /** Anew each time: the buffer may have grown. */
  private StrayQuotes strayQuotes(int usual) {
    return new StrayQuotes(text.cells.data, separator, usual);
  }

  private int place(int at) {
    return text.rowStart + at;
  }

  /**
   * Steps to the end of a cell whose quote was closed; false if text follows where the quote may
   * have been another cell's, as over line breaks and separators.
   */
  private boolean endsAfter(Quoted quoted, boolean alone) throws IOException {
    int at = quoted.close + 1;
    while (text.has(at) && text.at(at) != separator && !isBreak(text.at(at))) {
      if ((alone || quoted.wide) && text.at(at) != ' ') {
        return false;
      }
      at++;
    }
    text.position = text.rowStart + at;
    return true;
  }

  /** Takes out one of two quotes, and the closing one; returns where the text ends. */
  private int closeUp(int from, int close, int end) {
    byte[] data = text.cells.data;
    int start = text.rowStart;
    int to = from;
    for (int at = from; at < end; at++) {
      if (at == close) {
        continue;
      }
      data[start + to++] = data[start + at];
      at += at < close && data[start + at] == '"' ? 1 : 0;
    }
    return to;
  }

  private static boolean isBreak(byte b) {
    return b == '\n' || b == '\r';
  }
}
