package org.duzhan.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.hssf.util.RKUtil;
import org.apache.poi.util.CodePageUtil;

/**
 * Streams the records of an Excel 5 or 95 workbook: the few that hold cells, and what they need.
 */
final class Biff5Reader {
  private static final int BEGIN = 0x0809;
  private static final int END = 0x000A;
  private static final int ENCRYPTED = 0x002F;
  private static final int CODE_PAGE = 0x0042;
  private static final int DATES_1904 = 0x0022;
  private static final int FORMAT = 0x041E;
  private static final int STYLE = 0x00E0;
  private static final int SHEET = 0x0085;
  private static final int TEXT = 0x0204;
  private static final int RICH_TEXT = 0x00D6;
  private static final int NUMBER = 0x0203;
  private static final int SHORT_NUMBER = 0x027E;
  private static final int SHORT_NUMBERS = 0x00BD;
  private static final int FORMULA = 0x0006;
  private static final int CACHED_TEXT = 0x0207;
  private static final int TRUTH_OR_ERROR = 0x0205;
  private static final int BLANK = 0x0201;

  private static final int NO_NUMBER = 0xFFFF;
  private static final int MARK_BYTES = 6;

  private final XlsSheets sheets;
  private Charset charset = Charset.forName("windows-1252");
  private int textRow;
  private int textColumn;

  private Biff5Reader(XlsSheets sheets) {
    this.sheets = sheets;
  }

  static void read(InputStream workbook, RowVisitor visitor) throws IOException {
    XlsSheets sheets = new XlsSheets(visitor);
    Biff5Reader reader = new Biff5Reader(sheets);
    RecordInputStream in = new RecordInputStream(workbook);
    while (in.hasNextRecord()) {
      in.nextRecord();
      reader.entry(in);
      in.readRemainder();
    }
    sheets.finish();
  }

  private void entry(RecordInputStream in) throws UnsupportedEncodingException {
    switch (in.getSid()) {
      case BEGIN -> {
        in.readUShort();
        sheets.begin(in.readUShort());
      }
      case END -> sheets.end();
      case ENCRYPTED -> throw new RefusedFile("Excel 5/95的加密工作簿无法读取；请去掉密码，另存为xlsx后重新报送");
      case CODE_PAGE -> charset = Charset.forName(CodePageUtil.codepageToEncoding(in.readUShort()));
      case DATES_1904 -> sheets.from1904(in.readUShort() == 1);
      case FORMAT -> sheets.format(in.readUShort(), text(in, in.readUByte()));
      case STYLE -> {
        in.readUShort();
        sheets.style(in.readUShort());
      }
      case SHEET -> {
        in.readInt();
        in.readUShort();
        sheets.name(text(in, in.readUByte()));
      }
      default -> cell(in);
    }
  }

  private void cell(RecordInputStream in) {
    switch (in.getSid()) {
      case CACHED_TEXT -> sheets.text(textRow, textColumn, text(in, in.readUShort()));
      case BLANK -> sheets.blank(in.readUShort());
      case TEXT, RICH_TEXT, NUMBER, SHORT_NUMBER, SHORT_NUMBERS, FORMULA, TRUTH_OR_ERROR -> {
        int row = in.readUShort();
        int column = in.readUShort();
        if (in.getSid() == SHORT_NUMBERS) {
          shortNumbers(in, row, column);
        } else {
          value(in, row, column, in.readUShort());
        }
      }
      default -> {}
    }
  }

  private void shortNumbers(RecordInputStream in, int row, int firstColumn) {
    for (int column = firstColumn; in.remaining() >= MARK_BYTES; column++) {
      int style = in.readUShort();
      sheets.number(row, column, style, RKUtil.decodeNumber(in.readInt()));
    }
  }

  private void value(RecordInputStream in, int row, int column, int style) {
    switch (in.getSid()) {
      case TEXT, RICH_TEXT -> sheets.text(row, column, text(in, in.readUShort()));
      case NUMBER -> sheets.number(row, column, style, in.readDouble());
      case SHORT_NUMBER -> sheets.number(row, column, style, RKUtil.decodeNumber(in.readInt()));
      case TRUTH_OR_ERROR -> truthOrError(row, column, in.readUByte(), in.readUByte() == 0);
      default -> formula(in, row, column, style);
    }
  }

  /** Eight bytes hold a number, or say which other value was cached. */
  private void formula(RecordInputStream in, int row, int column, int style) {
    long cached = in.readLong();
    if (cached >>> 48 != NO_NUMBER) {
      sheets.number(row, column, style, Double.longBitsToDouble(cached));
      return;
    }
    int value = (int) (cached >>> 16) & 0xFF;
    switch ((int) cached & 0xFF) {
      case 0 -> {
        textRow = row;
        textColumn = column;
      }
      case 1 -> truthOrError(row, column, value, true);
      case 2 -> truthOrError(row, column, value, false);
      default -> sheets.blank(row);
    }
  }

  private void truthOrError(int row, int column, int value, boolean truth) {
    sheets.text(row, column, truth ? String.valueOf(value != 0) : Biff8Reader.error(value));
  }

  private String text(RecordInputStream in, int length) {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, charset);
  }
}
