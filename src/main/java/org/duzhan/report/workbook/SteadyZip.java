package org.duzhan.report.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Copies an archive with one time on every entry, so that the same content is the same bytes. */
final class SteadyZip {
  /** Copies the file to {@code out}, which stays open. */
  static void copy(Path archive, OutputStream out, LocalDateTime time) throws IOException {
    try (ZipFile entries = new ZipFile(archive.toFile())) {
      @SuppressWarnings("resource") // Closing it would close its caller's stream.
      ZipOutputStream copy = new ZipOutputStream(out);
      for (ZipEntry entry : Collections.list(entries.entries())) {
        ZipEntry steady = new ZipEntry(entry.getName());
        steady.setTimeLocal(time);
        copy.putNextEntry(steady);
        try (InputStream content = entries.getInputStream(entry)) {
          content.transferTo(copy);
        }
        copy.closeEntry();
      }
      copy.finish();
    }
  }

  private SteadyZip() {}
}
