package org.duzhan.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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

  public static final List<String> FILES =
      List.of(RankingReport.FILE, BackslidingReport.FILE, FiguresReport.FILE);

  /** Each composes and writes one of {@link #FILES}; none waits for another. */
  public static List<Runnable> writers(ReportInput input, Folder folder) {
    Standing standing = Standing.of(input);
    return List.of(
        () -> write(RankingReport.of(input, standing), folder),
        () -> write(BackslidingReport.of(input, standing), folder),
        () -> write(FiguresReport.of(input, standing), folder));
  }

  private static void write(Report report, Folder folder) {
    try (OutputStream out = folder.create(report.fileName())) {
      WorkbookWriter.write(report, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reports() {}
}
