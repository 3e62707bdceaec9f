package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.List;
import org.duzhan.ingest.reader.CellRow;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.TestSettings;

/**
 * Sheets written as text, a line a row and bars between cells, and what is found on them. A line
 * {@code == name} begins a sheet.
 */
final class Grid implements RowSink {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final List<Mapping> MAPPINGS = Mapping.all(SETTINGS.mappings());

  private final List<String> fields;
  private final List<String> rows = new ArrayList<>();
  private final List<String> aside = new ArrayList<>();
  private String last = "";

  private Grid(List<String> fields) {
    this.fields = fields;
  }

  /** Finds the tables of a text; shows each row with these fields. */
  static Grid read(String text, String... fields) {
    Grid found = new Grid(List.of(fields));
    TableFinder finder = new TableFinder(MAPPINGS, SETTINGS.limits(), found);
    int number = 0;
    for (String line : text.lines().toList()) {
      if (line.startsWith("==")) {
        finder.sheet(line.substring(2).strip());
        number = 0;
        continue;
      }
      CellRow cells = new CellRow();
      String[] texts = line.split("\\|", -1);
      for (int i = 0; i < texts.length; i++) {
        cells.text(i, texts[i].strip().replace("\\n", "\n"));
      }
      finder.row(++number, cells);
    }
    finder.end();
    return found;
  }

  /** Data rows: their number and the cells of the fields asked for. */
  List<String> rows() {
    return rows;
  }

  /** Rows set aside: their number and as what. */
  List<String> aside() {
    return aside;
  }

  /** The table of the last data row, with the fields its headings name. */
  String last() {
    return last;
  }

  @Override
  public void row(Headings headings, String sheet, long number, CellRow cells) {
    StringBuilder row = new StringBuilder((sheet.isEmpty() ? "" : sheet + " ") + number + ":");
    for (String field : fields) {
      int column = headings.column(field);
      row.append(' ').append(column < 0 ? "?" : clean(headings, column, cells.text(column)));
    }
    rows.add(row.toString());
    last = headings.mapping().table();
  }

  private static String clean(Headings headings, int column, String text) {
    return Cleaner.clean(text, headings.columns().get(column), headings.power(column));
  }

  @Override
  public void aside(Headings headings, String sheet, long number, RowNature nature) {
    aside.add((sheet.isEmpty() ? "" : sheet + " ") + number + ": " + nature);
  }
}
