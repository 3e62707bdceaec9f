package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.List;
import org.duzhan.ingest.Mapping.Filled;
import org.duzhan.ingest.reader.CellRow;
import org.jspecify.annotations.Nullable;

/** Rows under some headings with the fields that their mapping fills, in columns of their own. */
final class Filling {
  private final Headings headings;
  private final String file;
  private final List<Filled> fields;
  private final List<@Nullable Formula> formulas = new ArrayList<>();

  /**
   * A filling.
   *
   * @param file name of the file
   */
  Filling(Headings headings, String file) {
    this.headings = headings;
    this.file = file;
    this.fields = headings.mapping().filled();
    fields.forEach(f -> formulas.add(f.formula() ? Formula.of(f.text(), named(f)) : null));
  }

  /** The row, its cells under headings alone, with what is filled in after them. */
  CellRow of(CellRow cells) {
    CellRow filled = cells.copy(headings.width());
    for (int i = 0; i < fields.size(); i++) {
      Formula formula = formulas.get(i);
      filled.text(
          headings.width() + i,
          formula == null
              ? fields.get(i).text()
              : formula.of(formula.sources().stream().map(s -> text(s, cells)).toList()));
    }
    return filled;
  }

  private static List<String> named(Filled field) {
    return Formula.sources(field.text());
  }

  private String text(String source, CellRow cells) {
    if (source.equalsIgnoreCase(Mapping.FILE_NAME)) {
      return file;
    }
    int at = headings.mapping().sources().indexOf(source);
    return Cleaner.trim(cells.text(headings.sources()[at]));
  }
}
