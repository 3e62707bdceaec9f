package org.duzhan.report.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.duzhan.report.content.Report;
import org.duzhan.report.content.Sheet;

/** Writes a report as a workbook, row by row: its memory does not grow with the rows. */
public final class WorkbookWriter {
  private static final int ROWS_IN_MEMORY = 100;

  /** Writes to {@code out}, which stays open. */
  public static void write(Report report, OutputStream out) throws IOException {
    Path temporary = Files.createTempFile("duzhan", ".xlsx");
    try {
      try (OutputStream file = Files.newOutputStream(temporary)) {
        compose(report, file);
      }
      SteadyZip.copy(temporary, out, report.dated().atStartOfDay());
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void compose(Report report, OutputStream out) throws IOException {
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
      describe(report, workbook.getXSSFWorkbook().getProperties().getCoreProperties());
      Styles styles = new Styles(workbook.getXSSFWorkbook());
      Links links = new Links(workbook, report);
      for (Sheet sheet : report.sheets()) {
        new SheetWriter(workbook, styles, links, sheet).write();
      }
      workbook.setActiveSheet(0);
      workbook.write(out);
    }
  }

  private static void describe(Report report, POIXMLProperties.CoreProperties properties) {
    Optional<Date> dated =
        Optional.of(Date.from(report.dated().atStartOfDay().toInstant(ZoneOffset.UTC)));
    properties.setTitle(report.title());
    properties.setCreator("duzhan");
    properties.setLastModifiedByUser("duzhan");
    properties.setCreated(dated);
    properties.setModified(dated);
  }

  private WorkbookWriter() {}
}
