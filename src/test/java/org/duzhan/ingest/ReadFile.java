package org.duzhan.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.TestSettings;

/** A file as an ingest with one mapping of its own reads it. */
final class ReadFile {
  private ReadFile() {}

  static Verdict by(Mapping mapping, Path file) throws IOException {
    Settings settings = TestSettings.defaults();
    return Attempt.at(
            new FileReader.Mappings(
                List.of(mapping), settings.limits(), settings.passwords(), "x".repeat(32), null),
            new InboxFile(
                "file:" + file,
                file.getFileName().toString(),
                Files.size(file),
                Files.getLastModifiedTime(file).toMillis()),
            new Configuration(),
            true)
        .verdicts()
        .get(0);
  }
}
