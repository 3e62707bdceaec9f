package org.duzhan.ingest.reader;

import java.io.IOException;

/** Reads the cells of an xlsx sheet, one after the other. */
final class SheetCell {
  private static final byte[] CELL = XmlScanner.bytes("c");
  private static final byte[] VALUE = XmlScanner.bytes("v");
  private static final byte[] FORMULA = XmlScanner.bytes("f");
  private static final byte[] INLINE = XmlScanner.bytes("is");
  private static final int MOST_COLUMNS = 16_384;

  private final SharedStrings strings;
  private final DayStyles styles;
  private final boolean from1904;
  private final Text value = new Text();
  private final Text formula = new Text();
  private boolean calculated;
  private int row;
  private int column;
  private int style;
  private byte type;

  SheetCell(SharedStrings strings, DayStyles styles, boolean from1904) {
    this.strings = strings;
    this.styles = styles;
    this.from1904 = from1904;
  }

  /** A row begins, of this number, or 0 if it says none. */
  void beginRow(int number) {
    row = number;
    column = -1;
  }

  /** The number of the row, as its cells say it where it does not itself; 0 if none does. */
  int row() {
    return row;
  }

  /** Reads the cell that begins here into the row. */
  void read(XmlScanner xml, CellRow cells) throws IOException {
    attributes(xml.attributes());
    value.clear();
    formula.clear();
    calculated = false;
    while (xml.next() && (xml.starts() || !xml.is(CELL))) {
      if (xml.starts(VALUE)) {
        xml.text(value);
        if (type == 'i') {
          Escapes.undo(value);
        }
      } else if (xml.starts(FORMULA)) {
        calculated = true;
        xml.text(formula);
      } else if (xml.starts(INLINE)) {
        SharedStrings.item(xml, INLINE, value);
      } else if (xml.starts()) {
        xml.skip();
      }
    }
    put(cells);
  }

  private void attributes(XmlAttributes attributes) {
    column++;
    style = 0;
    type = 'n';
    while (attributes.next()) {
      switch (attributes.letter()) {
        case 'r' -> place(attributes);
        case 's' -> style = attributes.number();
        case 't' -> type(attributes);
        default -> {}
      }
    }
  }

  /** Texts are of type s, str or inlineStr; the second letter tells them apart. */
  private void type(XmlAttributes attributes) {
    type = attributes.length() == 0 ? (byte) 'n' : attributes.at(0);
    if (type == 's' && attributes.length() > 1) {
      type = 'i';
    }
  }

  private void place(XmlAttributes reference) {
    int letters = 0;
    int digits = 0;
    for (int i = 0; i < reference.length(); i++) {
      int b = reference.at(i) & 0xDF;
      if (b >= 'A' && b <= 'Z' && letters <= MOST_COLUMNS) {
        letters = letters * 26 + b - 'A' + 1;
      } else if (reference.at(i) >= '0' && reference.at(i) <= '9' && digits < 100_000_000) {
        digits = digits * 10 + reference.at(i) - '0';
      } else if (reference.at(i) != '$') {
        throw RefusedFile.broken("单元格位置“%s”无法识别".formatted(reference.text()));
      }
    }
    boolean otherRow = row > 0 && digits > 0 && digits != row;
    if (letters == 0 || letters > MOST_COLUMNS || otherRow) {
      throw RefusedFile.broken("单元格位置“%s”不在其行内".formatted(reference.text()));
    }
    column = letters - 1;
    row = digits > 0 ? digits : row;
  }

  private void put(CellRow cells) {
    switch (type) {
      case 's' -> shared(cells);
      case 'b' -> truth(cells);
      case 'e', 'i' -> plain(cells);
      case 'd' -> {
        value.trim();
        if (value.length > 0) {
          cells.text(column, Days.plain(value.toString()));
        }
      }
      default -> number(cells);
    }
  }

  private void plain(CellRow cells) {
    if (value.length > 0) {
      cells.text(column, value.bytes, 0, value.length);
    }
  }

  private void shared(CellRow cells) {
    value.trim();
    if (value.length == 0) {
      return;
    }
    int index = 0;
    for (int i = 0; i < value.length; i++) {
      int digit = value.bytes[i] - '0';
      if (digit < 0 || digit > 9 || index > 100_000_000) {
        throw RefusedFile.broken("共享字符串编号“%s”无法识别".formatted(value));
      }
      index = index * 10 + digit;
    }
    strings.put(index, cells, column);
  }

  private void truth(CellRow cells) {
    value.trim();
    if (value.length > 0) {
      cells.text(column, String.valueOf(value.bytes[0] == '1' || value.bytes[0] == 't'));
    }
  }

  /** A formula that was never calculated has no value: it stands itself, to be found. */
  private void number(CellRow cells) {
    value.trim();
    if (value.length == 0) {
      if (calculated) {
        cells.text(column, "=" + formula);
      }
      return;
    }
    if (!isNumber()) {
      throw RefusedFile.broken("数值单元格的内容不是数字");
    }
    String day =
        styles.day(style) ? Days.iso(Double.parseDouble(value.toString()), from1904) : null;
    if (day == null) {
      cells.number(column, value.bytes, 0, value.length);
    } else {
      cells.text(column, day);
    }
  }

  private boolean isNumber() {
    boolean digits = false;
    for (int i = 0; i < value.length; i++) {
      byte b = value.bytes[i];
      boolean digit = b >= '0' && b <= '9';
      digits |= digit;
      if (!digit && b != '.' && b != '-' && b != '+' && b != 'E' && b != 'e') {
        return false;
      }
    }
    return digits;
  }
}
