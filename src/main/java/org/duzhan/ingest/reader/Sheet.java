package org.duzhan.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The rows of one xlsx sheet. */
final class Sheet {
  private static final byte[] WORKSHEET = XmlScanner.bytes("worksheet");
  private static final byte[] DATA = XmlScanner.bytes("sheetData");
  private static final byte[] ROW = XmlScanner.bytes("row");
  private static final byte[] CELL = XmlScanner.bytes("c");

  private final XmlScanner xml;
  private final SheetCell cell;
  private final RowVisitor visitor;
  private final CellRow cells = new CellRow();
  private int row;

  private Sheet(XmlScanner xml, SheetCell cell, RowVisitor visitor) {
    this.xml = xml;
    this.cell = cell;
    this.visitor = visitor;
  }

  static void read(InputStream part, SheetCell cell, RowVisitor visitor) throws IOException {
    try (part;
        XmlScanner xml = new XmlScanner(part)) {
      new Sheet(xml, cell, visitor).read();
      // What comes behind the cells says nothing, but the checksum is at the end.
      part.transferTo(OutputStream.nullOutputStream());
    }
  }

  private void read() throws IOException {
    if (!xml.next() || !xml.is(WORKSHEET)) {
      throw RefusedFile.broken("工作表内容无法识别");
    }
    while (xml.next()) {
      if (xml.starts(DATA)) {
        rows();
        return;
      }
    }
  }

  private void rows() throws IOException {
    while (xml.next() && (xml.starts() || !xml.is(DATA))) {
      if (xml.starts(ROW)) {
        row();
      } else if (xml.starts()) {
        xml.skip();
      }
    }
  }

  private void row() throws IOException {
    int stated = stated();
    cells.clear();
    cell.beginRow(stated);
    while (xml.next() && (xml.starts() || !xml.is(ROW))) {
      if (xml.starts(CELL)) {
        cell.read(xml, cells);
      } else if (xml.starts()) {
        xml.skip();
      }
    }
    row = cell.row() > 0 ? cell.row() : row + 1;
    visitor.row(row, cells);
  }

  /** The row's number; 0 if it has none. */
  private int stated() {
    XmlAttributes attributes = xml.attributes();
    while (attributes.next()) {
      if (attributes.letter() == 'r') {
        return attributes.number();
      }
    }
    return 0;
  }
}
