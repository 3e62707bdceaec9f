package org.duzhan.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/** Streams a BIFF 8 workbook through POI's event interface. */
final class XlsReader implements HSSFListener {
  private final RowVisitor visitor;
  private final List<BoundSheetRecord> sheets = new ArrayList<>();
  private final CellRow cells = new CellRow();
  private @Nullable List<BoundSheetRecord> ordered;
  private @Nullable SSTRecord strings;
  private @Nullable FormulaRecord awaitingText;
  private int sheet = -1;
  private int row = -1;
  private boolean inSheet;

  private XlsReader(RowVisitor visitor) {
    this.visitor = visitor;
  }

  static void read(FileSource source, RowVisitor visitor) throws IOException {
    XlsReader reader = new XlsReader(visitor);
    HSSFRequest request = new HSSFRequest();
    request.addListenerForAllRecords(reader);
    try (InputStream in = source.open();
        POIFSFileSystem file = new POIFSFileSystem(in)) {
      new HSSFEventFactory().processWorkbookEvents(request, file);
    }
    reader.endRow();
  }

  @Override
  public void processRecord(Record entry) {
    if (entry instanceof BoundSheetRecord bound) {
      sheets.add(bound);
    } else if (entry instanceof BOFRecord begin) {
      begin(begin);
    } else if (entry instanceof SSTRecord table) {
      strings = table;
    } else if (entry instanceof StringRecord text && awaitingText != null) {
      put(awaitingText, text.getString());
      awaitingText = null;
    } else if (entry instanceof CellRecord cell && inSheet) {
      cell(cell);
    } else if (entry instanceof LabelRecord label && inSheet) {
      moveTo(label.getRow());
      cells.text(label.getColumn(), label.getValue());
    }
  }

  private void begin(BOFRecord begin) {
    if (begin.getType() != BOFRecord.TYPE_WORKSHEET) {
      inSheet = false;
      return;
    }
    endRow();
    if (ordered == null) {
      ordered = List.of(BoundSheetRecord.orderByBofPosition(sheets));
    }
    sheet++;
    inSheet = true;
    visitor.sheet(sheet < ordered.size() ? ordered.get(sheet).getSheetname() : "Sheet" + sheet);
  }

  private void cell(CellRecord cell) {
    if (cell instanceof LabelSSTRecord label) {
      put(cell, strings == null ? "" : strings.getString(label.getSSTIndex()).getString());
    } else if (cell instanceof NumberRecord number) {
      putNumber(cell, number.getValue());
    } else if (cell instanceof RKRecord number) {
      putNumber(cell, number.getRKNumber());
    } else if (cell instanceof BoolErrRecord value) {
      put(
          cell,
          value.isBoolean()
              ? String.valueOf(value.getBooleanValue())
              : FormulaError.forInt(value.getErrorValue()).getString());
    } else if (cell instanceof FormulaRecord formula) {
      formula(formula);
    }
  }

  /** The value that was cached when the file was saved. */
  private void formula(FormulaRecord formula) {
    if (formula.hasCachedResultString()) {
      awaitingText = formula;
    } else if (formula.getCachedResultTypeEnum() == CellType.NUMERIC) {
      putNumber(formula, formula.getValue());
    } else if (formula.getCachedResultTypeEnum() == CellType.BOOLEAN) {
      put(formula, String.valueOf(formula.getCachedBooleanValue()));
    } else {
      put(formula, FormulaError.forInt(formula.getCachedErrorValue()).getString());
    }
  }

  private void put(CellRecord cell, String text) {
    moveTo(cell.getRow());
    cells.text(cell.getColumn(), text);
  }

  private void putNumber(CellRecord cell, double number) {
    moveTo(cell.getRow());
    cells.number(cell.getColumn(), plain(number));
  }

  private void moveTo(int newRow) {
    if (newRow != row) {
      endRow();
      row = newRow;
    }
  }

  private void endRow() {
    if (row >= 0) {
      visitor.row(row + 1L, cells);
    }
    cells.clear();
    row = -1;
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e18
        ? String.valueOf((long) number)
        : new BigDecimal(String.valueOf(number)).toPlainString();
  }
}
