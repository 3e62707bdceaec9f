package org.duzhan.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A window onto the UTF-8 bytes of a document, which moves forward only. */
final class XmlWindow {
  /** The longest tag that is kept as a whole. */
  private static final int LONGEST = 1 << 20;

  private final InputStream in;
  byte[] data = new byte[1 << 16];

  /** The next byte to look at; what is before it is forgotten when more is read. */
  int at;

  /** Behind the last byte that was read. */
  int to;

  XmlWindow(InputStream in) {
    this.in = in;
  }

  /** Reads on; false at the end of the document. */
  boolean more() throws IOException {
    System.arraycopy(data, at, data, 0, to - at);
    to -= at;
    at = 0;
    if (to == data.length) {
      if (to >= LONGEST) {
        throw RefusedFile.broken("XML标记过长");
      }
      data = Arrays.copyOf(data, to * 2);
    }
    int read = in.read(data, to, data.length - to);
    to += Math.max(0, read);
    return read >= 0;
  }

  /** The byte that many places ahead. */
  byte ahead(int places) throws IOException {
    while (at + places >= to) {
      if (!more()) {
        throw malformed();
      }
    }
    return data[at + places];
  }

  /** Moves to the next such byte; false if the document ends first. */
  boolean moveTo(byte wanted) throws IOException {
    do {
      while (at < to) {
        if (data[at] == wanted) {
          return true;
        }
        at++;
      }
    } while (more());
    return false;
  }

  /** Moves behind the mark that must stand here. */
  void skip(byte[] mark) throws IOException {
    if (!begins(mark)) {
      throw malformed();
    }
    at += mark.length;
  }

  /** Moves behind the next such mark, and adds what is before it to a text. */
  void copyTo(byte[] mark, Text into) throws IOException {
    while (!begins(mark)) {
      into.append(data, at, at + 1);
      at++;
    }
    at += mark.length;
  }

  /** Moves behind the next such mark. */
  void skipTo(byte[] mark) throws IOException {
    while (!begins(mark)) {
      at++;
    }
    at += mark.length;
  }

  private boolean begins(byte[] mark) throws IOException {
    ahead(mark.length - 1);
    return Arrays.equals(data, at, at + mark.length, mark, 0, mark.length);
  }

  static RefusedFile malformed() {
    return RefusedFile.broken("XML结构不完整");
  }
}
