package org.duzhan.ingest.reader;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes rows of the cells of an xls workbook, as its records come. */
final class XlsSheets {
  private static final int WORKBOOK = 0x05;
  private static final int WORKSHEET = 0x10;

  private final RowVisitor visitor;
  private final CellRow cells = new CellRow();
  private final List<String> names = new ArrayList<>();
  private final Map<Integer, String> formats = new HashMap<>();
  private final List<Integer> styles = new ArrayList<>();
  private boolean[] days = new boolean[0];
  private boolean from1904;
  private int sheets;
  private int depth;
  private int row = -1;
  private boolean inSheet;

  XlsSheets(RowVisitor visitor) {
    this.visitor = visitor;
  }

  void name(String sheet) {
    names.add(sheet);
  }

  void from1904(boolean is) {
    from1904 = is;
  }

  void format(int id, String code) {
    formats.put(id, code);
  }

  /** The next style of cells shows numbers in a format. */
  void style(int format) {
    styles.add(format);
  }

  /** A stream of records begins; charts lie inside of sheets. */
  void begin(int type) {
    if (depth++ > 0 || type == WORKBOOK) {
      return;
    }
    if (sheets == 0) {
      days = days();
    }
    inSheet = type == WORKSHEET;
    visitor.sheet(sheets < names.size() ? names.get(sheets) : "");
    sheets++;
  }

  void end() {
    if (--depth == 0) {
      endRow();
      inSheet = false;
    }
  }

  /** A cell that holds nothing: its row is there. */
  void blank(int atRow) {
    moveTo(atRow);
  }

  void text(int atRow, int column, String text) {
    if (moveTo(atRow) && !text.isEmpty()) {
      cells.text(column, text);
    }
  }

  void number(int atRow, int column, int style, double number) {
    String day = style < days.length && days[style] ? Days.iso(number, from1904) : null;
    if (day != null) {
      text(atRow, column, day);
    } else if (moveTo(atRow)) {
      cells.number(column, plain(number));
    }
  }

  /** Refuses a workbook that ends before its sheets do. */
  void finish() {
    if (depth != 0 || sheets < names.size()) {
      throw RefusedFile.broken("内容不完整，有%d个工作表，只读到%d个".formatted(names.size(), sheets));
    }
    if (names.isEmpty()) {
      throw RefusedFile.broken("工作簿中没有工作表");
    }
  }

  private boolean[] days() {
    boolean[] shown = new boolean[styles.size()];
    for (int i = 0; i < shown.length; i++) {
      shown[i] = Days.shownBy(styles.get(i), formats.get(styles.get(i)));
    }
    return shown;
  }

  /** False outside of sheets of cells. */
  private boolean moveTo(int atRow) {
    if (inSheet && depth == 1 && atRow != row) {
      endRow();
      row = atRow;
    }
    return inSheet && depth == 1;
  }

  private void endRow() {
    if (row >= 0) {
      visitor.row(row + 1L, cells);
    }
    cells.clear();
    row = -1;
  }

  /** All digits that are stored: 522633100201, never 5.22633E11. */
  private static String plain(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw RefusedFile.broken("数值单元格的内容不是数字");
    }
    return number == Math.rint(number) && Math.abs(number) < 1e18
        ? String.valueOf((long) number)
        : new BigDecimal(String.valueOf(number)).toPlainString();
  }
}
