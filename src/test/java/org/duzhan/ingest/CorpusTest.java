package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.Corpus;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {
  private static final Settings SETTINGS = TestSettings.defaults();

  static List<Corpus.Workbook> manifest() throws IOException {
    return Corpus.manifest();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("manifest")
  void seesInAForeignFileWhatIsThere(Corpus.Workbook file) {
    Inspection seen =
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> inspect(file));

    switch (file.must()) {
      case "READ" -> isRead(file, seen);
      case "REFUSE" -> isRefused(seen);
      default -> {
        if (seen.readable()) {
          isRead(file, seen);
        } else {
          isRefused(seen);
        }
      }
    }
  }

  private static void isRead(Corpus.Workbook file, Inspection seen) {
    assertThat(seen.refused()).isNull();
    if (file.rows() >= 0) {
      SheetSeen first = seen.sheets().get(0);
      assertThat(first.nonemptyRows() + " rows, " + first.nonemptyCells() + " cells")
          .isEqualTo(file.rows() + " rows, " + file.cells() + " cells");
    }
  }

  private static void isRefused(Inspection seen) {
    assertThat(seen.refused()).isNotBlank().doesNotContain("\n");
    assertThat(seen.sheets()).isEmpty();
  }

  private static Inspection inspect(Corpus.Workbook file) {
    return Inspection.of(
        "file:" + file.path(),
        file.toString(),
        new Inspection.How(
            Mapping.all(SETTINGS.mappings()),
            SETTINGS.limits(),
            SETTINGS.passwords(),
            new Configuration(false)));
  }
}
