package org.duzhan.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.duzhan.report.content.Report;
import org.duzhan.report.workbook.WorkbookWriter;

/** All reports of a month. */
public final class Reports {
  /** Opens a file of the month's folder for writing, on whatever file system it lies. */
  @FunctionalInterface
  public interface Folder {
    OutputStream create(String fileName) throws IOException;
  }

  /**
   * Writes every report.
   *
   * @return the names of the files written
   */
  public static List<String> write(ReportInput input, Folder folder) throws IOException {
    Standing standing = Standing.of(input);
    List<Report> reports =
        List.of(
            RankingReport.of(input, standing),
            BackslidingReport.of(input, standing),
            FiguresReport.of(input, standing));
    for (Report report : reports) {
      try (OutputStream out = folder.create(report.fileName())) {
        WorkbookWriter.write(report, out);
      }
    }
    return reports.stream().map(Report::fileName).toList();
  }

  private Reports() {}
}
