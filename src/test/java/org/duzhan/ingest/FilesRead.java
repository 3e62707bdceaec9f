package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.TestSettings;
import org.jspecify.annotations.Nullable;

/** Reads one file as an executor does: the only test class that knows how that is done. */
final class FilesRead {
  private static final String SECRET = "a unit test's key, not a secret at all";

  private FilesRead() {}

  /** The verdict on a file; its rows go to the folder {@code spool} if there is one. */
  static Verdict verdict(Path file, Settings settings, @Nullable Path spool) {
    return FileReader.read(
        new FileReader.Mappings(
            Mapping.all(settings.mappings()),
            settings.limits(),
            SECRET,
            spool == null ? null : spool.toString()),
        new InboxFile(file.toString(), file.getFileName().toString(), size(file), 0),
        new Configuration());
  }

  /** The verdict on a file of this text, its rows spooled beside it. */
  static Verdict spooled(Path folder, String name, String csv) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".csv"), csv);
    Verdict verdict = verdict(file, TestSettings.defaults(), folder.resolve("spool"));
    assertThat(verdict.refused()).isNull();
    return verdict;
  }

  /** Shows all rows of a workbook. */
  static void rows(Path workbook, Settings settings, RowVisitor visitor) throws IOException {
    FileSource source = new FileSource(workbook.toString(), new Configuration());
    if (workbook.toString().endsWith(".xls")) {
      XlsReader.read(source, visitor);
    } else {
      XlsxReader.read(source, visitor, settings.limits());
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
