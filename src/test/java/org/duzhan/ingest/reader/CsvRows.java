package org.duzhan.ingest.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Rows of delimited text as texts. */
final class CsvRows {
  private CsvRows() {}

  /**
   * The rows of a text.
   *
   * @param told what a row is told as, by its number and cells
   */
  static List<String> read(String csv, BiFunction<Long, CellRow, String> told) {
    List<String> rows = new ArrayList<>();
    RowVisitor visitor =
        new RowVisitor() {
          @Override
          public void sheet(String name) {}

          @Override
          public void row(long number, CellRow cells) {
            rows.add(told.apply(number, cells));
          }
        };
    try {
      CsvReader.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), visitor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** Cells with a bar between. */
  static String text(CellRow cells) {
    return String.join("|", IntStream.range(0, cells.count).mapToObj(cells::text).toList());
  }
}
