package org.duzhan.job;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.duzhan.job.CountingRows.Sum;
import org.duzhan.job.Trace.CountingRow;
import org.duzhan.report.content.CsvLine;
import org.jspecify.annotations.Nullable;

/**
 * All rows that count in a figure, as a CSV that spreadsheets open: its two columns of
 * contributions add up to numerator and denominator. The file appears whole or not at all.
 */
record CountingFile(Context context, String file) {
  private static final List<String> HEADINGS =
      List.of(
          "village_code",
          "village",
          "household_key",
          "contribution_to_numerator",
          "contribution_to_denominator",
          "file",
          "sheet",
          "row",
          "table",
          "problem_id");

  /** By this mark spreadsheets know UTF-8. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  void write(CountingRows rows, List<Sum> sums) {
    context.progress().step("writing " + file);
    long most = sums.stream().mapToLong(s -> Math.max(s.numerator(), s.denominator())).sum();
    Path path = new Path(file);
    String name = path.getName();
    try {
      Path whole = path.getFileSystem(context.hadoop()).makeQualified(path);
      OutFolder folder = new OutFolder(whole.getParent(), context.hadoop());
      try (Writer out =
          new BufferedWriter(new OutputStreamWriter(folder.create(name), StandardCharsets.UTF_8))) {
        lines(rows.all(most).toLocalIterator(), out);
      } catch (IOException | RuntimeException e) {
        folder.discard(name);
        throw e;
      }
      folder.publish(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void lines(Iterator<Row> rows, Writer out) throws IOException {
    SourceFiles files = SourceFiles.read(context.lake());
    out.write(BYTE_ORDER_MARK);
    out.write(CsvLine.of(HEADINGS));
    while (rows.hasNext()) {
      out.write(CsvLine.of(cells(files.told(rows.next()))));
    }
  }

  private static List<String> cells(CountingRow row) {
    return List.of(
        row.isOfVillage() ? row.place() : "",
        row.village(),
        row.isHousehold() ? row.key() : "",
        shown(row.amounts().numerator()),
        shown(row.amounts().denominator()),
        row.file(),
        row.sheet(),
        row.rows(),
        row.table(),
        row.isProblem() ? row.key() : "");
  }

  private static String shown(@Nullable Double amount) {
    return amount == null ? "" : Amounts.text(amount);
  }
}
