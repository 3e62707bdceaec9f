package org.duzhan.report.workbook;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Chart;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Formulas;
import org.duzhan.report.content.Highlight;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;
import org.duzhan.report.workbook.Styles.Words;

/** Writes one sheet from top to bottom. */
final class SheetWriter {
  private static final int LINE_POINTS = 17;
  private static final int CHART_ROWS = 24;
  private static final int CHART_COLUMNS = 20;
  private static final int LONGEST = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

  private final SXSSFWorkbook workbook;
  private final SXSSFSheet paper;
  private final Styles styles;
  private final Links links;
  private final Sheet sheet;
  private final Widths widths;
  private final int charted;
  private final List<Line> drawn = new ArrayList<>();
  private int next;
  private double height;
  private int firstPart;
  private int lastPart;

  SheetWriter(SXSSFWorkbook workbook, Styles styles, Links links, Sheet sheet) {
    this.workbook = workbook;
    this.paper = workbook.createSheet(sheet.name());
    this.styles = styles;
    this.links = links;
    this.sheet = sheet;
    this.widths = new Widths(sheet.columns());
    this.charted = sheet.charts().stream().mapToInt(c -> c.from() + c.lines()).max().orElse(0);
  }

  void write() {
    banner(sheet.title(), Words.TITLE, 30);
    sheet.lead().forEach(line -> banner(line, Words.LEAD, LINE_POINTS + 1));
    banner(sheet.provenance(), Words.PROVENANCE, LINE_POINTS - 2);
    int heading = next;
    heading();
    sheet.lines().forEach(this::line);
    int last = next - 1;
    if (last > heading) {
      highlight();
      choices(heading + 1, last);
      paper.setAutoFilter(new CellRangeAddress(heading, last, 0, sheet.columns().size() - 1));
    }
    sheet.charts().forEach(chart -> chart(chart, heading));
    sheet.notes().forEach(note -> banner(note, Words.NOTE, LINE_POINTS - 2));
    widths.apply(paper);
    Paper.setUp(paper, sheet, heading, widths.total(), height);
  }

  private void banner(String text, Words role, int points) {
    SXSSFRow row = paper.createRow(next);
    SXSSFCell cell = row.createCell(0);
    cell.setCellValue(text);
    cell.setCellStyle(styles.words(role));
    int beside = hasChartBeside() ? CHART_COLUMNS + 1 : 0;
    int characters =
        widths.total() + sheet.columns().size() + beside * paper.getDefaultColumnWidth();
    int width = characters * Styles.FONT_POINTS / (role == Words.TITLE ? 16 : 11);
    tall(row, points * TextWidth.lines(text, width));
    int last = sheet.columns().size() - 1 + beside;
    if (last > 0) {
      paper.addMergedRegionUnsafe(new CellRangeAddress(next, next, 0, last));
    }
    next++;
  }

  private void tall(SXSSFRow row, int points) {
    row.setHeightInPoints(points);
    height += points;
  }

  private boolean hasChartBeside() {
    return sheet.charts().stream().anyMatch(chart -> chart.place() == Chart.Place.RIGHT);
  }

  private void heading() {
    SXSSFRow row = paper.createRow(next++);
    int lines = 1;
    for (int i = 0; i < sheet.columns().size(); i++) {
      Column column = sheet.columns().get(i);
      SXSSFCell cell = row.createCell(i);
      cell.setCellValue(column.heading());
      cell.setCellStyle(styles.words(Words.HEADING));
      // The arrow of the filter takes two characters.
      lines = Math.max(lines, TextWidth.lines(column.heading(), widths.of(i) - 1));
    }
    tall(row, LINE_POINTS * lines + 4);
  }

  private void line(Line line) {
    if (drawn.size() < charted) {
      drawn.add(line);
    }
    if (!line.strong()) {
      firstPart = firstPart == 0 ? next : firstPart;
      lastPart = next;
    }
    SXSSFRow row = paper.createRow(next++);
    int lines = 1;
    for (int i = 0; i < line.cells().size(); i++) {
      Cell cell = line.cells().get(i);
      put(row.createCell(i), cell, line.strong());
      widths.see(i, cell);
      if (cell.number() == null && cell.kind() != Kind.KEY) {
        lines = Math.max(lines, TextWidth.lines(cell.text(), widths.of(i)));
      }
    }
    tall(row, LINE_POINTS * lines);
  }

  private void put(SXSSFCell place, Cell cell, boolean strong) {
    Double number = cell.number();
    if (number == null) {
      place.setCellValue(fitting(cell.text()));
    } else {
      place.setCellValue(number + Dates.shift(cell.kind()));
    }
    boolean quoted = number == null && Formulas.couldBegin(cell.text());
    place.setCellStyle(styles.body(cell.kind(), strong, !cell.isDefined(), quoted));
    Cell.Target target = cell.target();
    if (target != null) {
      links.add(place, target);
    }
  }

  private static String fitting(String text) {
    String cut = "……（共" + text.length() + "字）";
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - cut.length()) + cut;
  }

  /** Totals are left out: beside them every part would look small. */
  private void highlight() {
    if (firstPart == 0) {
      return;
    }
    for (int i = 0; i < sheet.columns().size(); i++) {
      Highlight highlight = sheet.columns().get(i).highlight();
      Highlights.add(paper, new CellRangeAddress(firstPart, lastPart, i, i), highlight);
    }
  }

  private void choices(int first, int last) {
    for (int i = 0; i < sheet.columns().size(); i++) {
      Choices.add(paper, first, last, i, sheet.columns().get(i).choices());
    }
  }

  private void chart(Chart chart, int heading) {
    List<Line> lines = drawn.subList(chart.from(), chart.from() + chart.lines());
    Charts charts =
        new Charts(
            workbook.getXSSFWorkbook().getSheet(sheet.name()),
            chart,
            lines,
            heading + 1 + chart.from());
    int columns = sheet.columns().size();
    if (chart.place() == Chart.Place.RIGHT) {
      int bottom = Math.max(next, heading + CHART_ROWS);
      charts.draw(columns + 1, heading, columns + 1 + CHART_COLUMNS, bottom);
    } else {
      charts.draw(0, next + 1, columns, next + 1 + CHART_ROWS);
      next += CHART_ROWS + 2;
      height += CHART_ROWS * (double) LINE_POINTS;
    }
  }
}
