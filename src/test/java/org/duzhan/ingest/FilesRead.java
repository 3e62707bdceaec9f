package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.ingest.reader.Fingerprint;
import org.duzhan.ingest.reader.OpenedFile;
import org.duzhan.ingest.reader.RowVisitor;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.TestSettings;
import org.jspecify.annotations.Nullable;

/** Reads one file as an executor does: the only test class that knows how that is done. */
final class FilesRead {
  private static final String SECRET = "a unit test's key, not a secret at all";

  private FilesRead() {}

  /** The verdict on a file; its rows go to the folder {@code spool} if there is one. */
  static Verdict verdict(Path file, Settings settings, @Nullable Path spool) {
    return Attempt.at(
            new FileReader.Mappings(
                Mapping.all(settings.mappings()),
                settings.limits(),
                settings.passwords(),
                SECRET,
                spool == null ? null : spool.toString()),
            new InboxFile(
                "file:" + file, file.getFileName().toString(), size(file), modified(file)),
            new Configuration(),
            false)
        .verdicts()
        .get(0);
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
    try (OpenedFile opened =
        OpenedFile.at(
            "file:" + workbook, List.of(), new Configuration(), settings.limits(), List.of())) {
      Fingerprint print = opened.fingerprint();
      opened.rows(opened.type(print), print.text(), visitor);
    }
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
