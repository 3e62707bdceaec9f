package org.duzhan.ingest.reader;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over the XML of a workbook's part, tag by tag, on bytes: most of an ingest is spent here.
 * Names are without their prefixes. There are no document types, and no entities but characters: a
 * part that has any is refused, so nothing is ever fetched or multiplied. Memory holds one tag.
 */
final class XmlScanner implements Closeable {
  private static final byte[] CDATA_BEGIN = bytes("<![CDATA[");
  private static final byte[] CDATA_END = bytes("]]>");
  private static final byte[] COMMENT_BEGIN = bytes("<!--");
  private static final byte[] COMMENT_END = bytes("-->");
  private static final byte[] INSTRUCTION_END = bytes("?>");

  private final InputStream in;
  private final XmlWindow window;
  private final XmlAttributes attributes = new XmlAttributes();
  private final XmlNesting nesting = new XmlNesting();
  private int nameFrom;
  private int nameTo;
  private boolean starts;
  private boolean empty;

  XmlScanner(InputStream in) throws IOException {
    this.in = XmlEncoding.utf8(in);
    this.window = new XmlWindow(this.in);
  }

  /** Moves to the next tag; false at the end of the document. */
  boolean next() throws IOException {
    if (empty) {
      empty = false;
      starts = false;
      nesting.leave();
      return true;
    }
    while (window.moveTo((byte) '<')) {
      byte kind = window.ahead(1);
      if (kind != '!' && kind != '?') {
        tag(kind == '/');
        return true;
      }
      skipNoTag(kind);
    }
    nesting.checkClosed();
    return false;
  }

  /** Whether the tag at hand begins an element, even an empty one; the end of it comes next. */
  boolean starts() {
    return starts;
  }

  /** Whether the element at hand goes by this name. */
  boolean is(byte[] name) {
    return Arrays.equals(window.data, nameFrom, nameTo, name, 0, name.length);
  }

  /** Whether an element of this name begins. */
  boolean starts(byte[] name) {
    return starts && is(name);
  }

  /** The attributes of the tag at hand, from the first on. */
  XmlAttributes attributes() {
    return attributes.first();
  }

  /** Adds the text of the element that begins here, and moves behind its end. */
  void text(Text into) throws IOException {
    if (empty) {
      next();
      return;
    }
    XmlWindow w = window;
    while (true) {
      byte[] data = w.data;
      int to = w.to;
      int i = w.at;
      while (i < to && data[i] != '<' && data[i] != '&' && data[i] != '\r') {
        i++;
      }
      into.append(data, w.at, i);
      w.at = i;
      if (i == to) {
        if (!w.more()) {
          throw XmlWindow.malformed();
        }
      } else if (data[i] == '<') {
        if (endsText(into)) {
          return;
        }
      } else {
        XmlCharacters.next(w, into);
      }
    }
  }

  /** Moves behind the end of the element that begins here. */
  void skip() throws IOException {
    int outside = nesting.depth() - 1;
    while (nesting.depth() > outside && next()) {}
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Steps over what interrupts a text; true if it was the end of its element. */
  private boolean endsText(Text into) throws IOException {
    byte kind = window.ahead(1);
    if (kind == '/') {
      tag(true);
      return true;
    }
    if (kind == '!' && window.ahead(2) == '[') {
      window.skip(CDATA_BEGIN);
      window.copyTo(CDATA_END, into);
    } else if (kind == '!' || kind == '?') {
      skipNoTag(kind);
    } else {
      throw XmlWindow.malformed();
    }
    return false;
  }

  private void skipNoTag(byte kind) throws IOException {
    if (kind == '?') {
      window.skipTo(INSTRUCTION_END);
    } else if (window.ahead(2) == '-') {
      window.skip(COMMENT_BEGIN);
      window.skipTo(COMMENT_END);
    } else if (window.ahead(2) == '[') {
      window.skipTo(CDATA_END);
    } else {
      throw new RefusedFile("含有DTD或外部实体声明，出于安全不予读取；请用Excel或WPS打开后另存为xlsx，再报送");
    }
  }

  private void tag(boolean closes) throws IOException {
    int length = tagLength();
    byte[] data = window.data;
    int from = window.at + (closes ? 2 : 1);
    int end = window.at + length - 1;
    empty = !closes && data[end - 1] == '/';
    starts = !closes;
    int nameHash = name(data, from, empty ? end - 1 : end);
    attributes.of(data, nameTo, empty ? end - 1 : end);
    window.at = end + 1;
    if (closes) {
      nesting.leave(nameHash);
    } else {
      nesting.enter(nameHash);
    }
  }

  /** Reads the whole tag into the window; a quoted value may hold the sign that ends it. */
  private int tagLength() throws IOException {
    int length = 1;
    byte quote = 0;
    while (true) {
      byte[] data = window.data;
      int from = window.at;
      int most = window.to - from;
      while (length < most) {
        byte b = data[from + length++];
        if (b == '>' && quote == 0) {
          return length;
        }
        if (b == '"' || b == '\'') {
          quote = quote == 0 ? b : quote == b ? 0 : quote;
        }
      }
      if (!window.more()) {
        throw XmlWindow.malformed();
      }
    }
  }

  private int name(byte[] data, int from, int end) {
    int hash = 0;
    int i = from;
    nameFrom = from;
    while (i < end && (data[i] > ' ' || data[i] < 0)) {
      hash = hash * 31 + data[i];
      i++;
      nameFrom = data[i - 1] == ':' ? i : nameFrom;
    }
    nameTo = i;
    if (i == from) {
      throw XmlWindow.malformed();
    }
    return hash;
  }

  static byte[] bytes(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }
}
