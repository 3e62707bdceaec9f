package org.duzhan.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BlankRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/** Streams the records of an Excel 97-2003 workbook. */
final class Biff8Reader implements HSSFListener {
  private final XlsSheets sheets;
  private @Nullable SSTRecord strings;
  private @Nullable FormulaRecord awaitingText;

  private Biff8Reader(XlsSheets sheets) {
    this.sheets = sheets;
  }

  static void read(InputStream workbook, RowVisitor visitor) throws IOException {
    XlsSheets sheets = new XlsSheets(visitor);
    HSSFRequest request = new HSSFRequest();
    request.addListenerForAllRecords(new Biff8Reader(sheets));
    new HSSFEventFactory().processEvents(request, workbook);
    sheets.finish();
  }

  @Override
  public void processRecord(Record entry) {
    if (entry instanceof CellRecord cell) {
      cell(cell);
    } else if (entry instanceof StringRecord text) {
      cachedText(text);
    } else if (entry instanceof LabelRecord label) {
      sheets.text(label.getRow(), label.getColumn(), label.getValue());
    } else if (entry instanceof BlankRecord blank) {
      sheets.blank(blank.getRow());
    } else if (entry instanceof BOFRecord begin) {
      sheets.begin(begin.getType());
    } else if (entry instanceof EOFRecord) {
      sheets.end();
    } else {
      ofWorkbook(entry);
    }
  }

  private void ofWorkbook(Record entry) {
    if (entry instanceof BoundSheetRecord sheet) {
      sheets.name(sheet.getSheetname());
    } else if (entry instanceof SSTRecord table) {
      strings = table;
    } else if (entry instanceof DateWindow1904Record window) {
      sheets.from1904(window.getWindowing() == 1);
    } else if (entry instanceof FormatRecord format) {
      sheets.format(format.getIndexCode(), format.getFormatString());
    } else if (entry instanceof ExtendedFormatRecord style) {
      sheets.style(style.getFormatIndex());
    }
  }

  private void cell(CellRecord cell) {
    if (cell instanceof LabelSSTRecord label) {
      text(cell, shared(label.getSSTIndex()));
    } else if (cell instanceof NumberRecord number) {
      number(cell, number.getValue());
    } else if (cell instanceof RKRecord number) {
      number(cell, number.getRKNumber());
    } else if (cell instanceof BoolErrRecord value) {
      text(
          cell,
          value.isBoolean()
              ? String.valueOf(value.getBooleanValue())
              : error(value.getErrorValue()));
    } else if (cell instanceof FormulaRecord formula) {
      formula(formula);
    }
  }

  private String shared(int number) {
    if (strings == null || number < 0 || number >= strings.getNumUniqueStrings()) {
      throw RefusedFile.broken("共享字符串%d不存在".formatted(number));
    }
    return strings.getString(number).getString();
  }

  /** The value that was cached when the file was saved. */
  private void formula(FormulaRecord formula) {
    awaitingText = formula.hasCachedResultString() ? formula : null;
    switch (formula.getCachedResultTypeEnum()) {
      case NUMERIC -> number(formula, formula.getValue());
      case BOOLEAN -> text(formula, String.valueOf(formula.getCachedBooleanValue()));
      case ERROR -> text(formula, error(formula.getCachedErrorValue()));
      // A text comes in the next record, if it is not empty.
      default -> sheets.blank(formula.getRow());
    }
  }

  private void cachedText(StringRecord text) {
    if (awaitingText != null) {
      text(awaitingText, text.getString());
      awaitingText = null;
    }
  }

  private void text(CellRecord cell, String text) {
    sheets.text(cell.getRow(), cell.getColumn(), text);
  }

  private void number(CellRecord cell, double number) {
    sheets.number(cell.getRow(), cell.getColumn(), cell.getXFIndex(), number);
  }

  static String error(int code) {
    return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERR!";
  }
}
