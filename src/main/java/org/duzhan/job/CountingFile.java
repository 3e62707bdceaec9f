package org.duzhan.job;

import java.util.List;
import org.duzhan.job.CountingRows.Sum;
import org.duzhan.job.Trace.CountingRow;
import org.jspecify.annotations.Nullable;

/**
 * All rows that count in a figure, as a CSV that spreadsheets open: its two columns of
 * contributions add up to numerator and denominator.
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
          "problem_id",
          "file_before",
          "sheet_before",
          "row_before");

  void write(CountingRows rows, List<Sum> sums) {
    context.progress().step("writing " + file);
    long most = sums.stream().mapToLong(s -> Math.max(s.numerator(), s.denominator())).sum();
    try (CsvFile csv = CsvFile.open("--csv", file, context.hadoop(), HEADINGS)) {
      SourceFiles files = SourceFiles.read(context.lake());
      rows.all(most).toLocalIterator().forEachRemaining(row -> csv.line(cells(files.told(row))));
      csv.done();
    }
  }

  private static List<String> cells(CountingRow row) {
    return List.of(
        row.isOfVillage() ? row.place() : "",
        row.village(),
        row.isHousehold() ? row.key() : "",
        shown(row.amounts().numerator()),
        shown(row.amounts().denominator()),
        row.source().file(),
        row.source().sheet(),
        row.source().rows(),
        row.table(),
        row.isProblem() ? row.key() : "",
        row.before().file(),
        row.before().sheet(),
        row.before().rows());
  }

  private static String shown(@Nullable Double amount) {
    return amount == null ? "" : Amounts.text(amount);
  }
}
