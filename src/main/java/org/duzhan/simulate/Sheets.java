package org.duzhan.simulate;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A file of sheets that is being written, row by row. */
interface Sheets extends Closeable {
  /** What a cell is. */
  enum Kind {
    TEXT,
    NUMBER,
    DAY
  }

  /** A cell: its text, or an ISO day, or a plain number. */
  record Cell(Kind kind, String text) {
    static final Cell BLANK = new Cell(Kind.TEXT, "");

    static Cell text(String text) {
      return text.isEmpty() ? BLANK : new Cell(Kind.TEXT, text);
    }

    static Cell number(String text) {
      return text.isEmpty() ? BLANK : new Cell(Kind.NUMBER, text);
    }
  }

  /** Begins a sheet. */
  void sheet(String name, int hiddenColumn) throws IOException;

  /** Writes a row; returns its number, from 1. */
  long row(List<Cell> cells) throws IOException;

  /** Writes a title over {@code width} merged columns. */
  long title(String text, int width) throws IOException;
}
