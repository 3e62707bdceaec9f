package org.duzhan.report.workbook;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Objects;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Report;
import org.duzhan.report.content.Sheet;

/** Clicks that lead from a cell to a line of a sheet of the same workbook. */
final class Links {
  private final SXSSFWorkbook workbook;
  private final Map<String, Integer> headings;

  Links(SXSSFWorkbook workbook, Report report) {
    this.workbook = workbook;
    this.headings = report.sheets().stream().collect(toMap(Sheet::name, Sheet::headingRow));
  }

  void add(SXSSFCell from, Cell.Target target) {
    int heading = Objects.requireNonNull(headings.get(target.sheet()));
    Hyperlink link = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
    link.setAddress(
        new CellReference(target.sheet(), heading + 1 + target.line(), 0, false, false)
            .formatAsString());
    from.setHyperlink(link);
  }
}
