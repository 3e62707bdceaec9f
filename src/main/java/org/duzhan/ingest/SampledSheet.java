package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.List;
import org.duzhan.ingest.reader.CellRow;
import org.duzhan.ingest.reader.RowVisitor;

/** The first table of a file, whosever it is: a row of words with rows below, and their values. */
final class SampledSheet implements RowVisitor {
  private final int headingRows;
  private final List<SampledColumn> columns = new ArrayList<>();
  private String sheet = "";
  private String foundOn = "";
  private long headingRow;
  private long rows;
  private int looked;

  /**
   * A look at a file.
   *
   * @param headingRows rows looked through for headings
   */
  SampledSheet(int headingRows) {
    this.headingRows = headingRows;
  }

  @Override
  public void sheet(String name) {
    sheet = name;
    looked = 0;
  }

  @Override
  public void row(long number, CellRow cells) {
    if (columns.isEmpty()) {
      if (!cells.blank() && looked++ < headingRows && isHead(cells)) {
        foundOn = sheet;
        headingRow = number;
        for (int i = 0; i < cells.count; i++) {
          columns.add(new SampledColumn(Cleaner.joined(Cleaner.trim(cells.text(i)))));
        }
      }
    } else if (sheet.equals(foundOn)) {
      rows++;
      for (int i = 0; i < Math.min(cells.count, columns.size()); i++) {
        columns.get(i).see(Cleaner.plain(cells.text(i)));
      }
    }
  }

  /** Two texts or more, none of which begins as a number does. */
  private static boolean isHead(CellRow cells) {
    List<String> texts = Headings.texts(cells);
    return Headings.filled(texts) > 1
        && texts.stream().noneMatch(t -> !t.isEmpty() && "-.0123456789".indexOf(t.charAt(0)) >= 0);
  }

  String sheet() {
    return foundOn;
  }

  long headingRow() {
    return headingRow;
  }

  long rows() {
    return rows;
  }

  List<SampledColumn> columns() {
    return columns.stream().filter(c -> !c.heading().isEmpty()).toList();
  }
}
