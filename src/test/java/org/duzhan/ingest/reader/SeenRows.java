package org.duzhan.ingest.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.settings.Limits;
import org.duzhan.testkit.TestSettings;

/** Reads files as an ingest does, and shows their rows as text: {@code 表1!2: a|b}. */
final class SeenRows implements RowVisitor {
  private static final Limits DEFAULTS = TestSettings.defaults().limits();

  private final List<String> rows = new ArrayList<>();
  private String sheet = "";

  private SeenRows() {}

  static List<String> of(byte[] file) {
    return of(file, DEFAULTS);
  }

  static List<String> of(byte[] file, Limits limits) {
    return of(file, limits, List.of());
  }

  static List<String> of(byte[] file, Limits limits, List<String> passwords) {
    try {
      Path path = Files.createTempFile("duzhan", ".file");
      try {
        Files.write(path, file);
        return of(path, List.of(), limits, passwords);
      } finally {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> of(Path file, List<Integer> within, Limits limits, List<String> passwords) {
    SeenRows seen = new SeenRows();
    try (OpenedFile opened =
        OpenedFile.at("file:" + file, within, new Configuration(false), limits, passwords)) {
      Fingerprint print = opened.fingerprint();
      opened.rows(opened.type(print), print.text(), seen);
    }
    return seen.rows;
  }

  /** The limits that come with duzhan, one of them changed. */
  static Limits limit(String key, Object value) {
    return TestSettings.with(Map.of("limits." + key, value.toString())).limits();
  }

  @Override
  public void sheet(String name) {
    sheet = name;
  }

  @Override
  public void row(long number, CellRow cells) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < cells.count; i++) {
      texts.add(cells.text(i));
    }
    rows.add((sheet.isEmpty() ? "" : sheet + "!") + number + ": " + String.join("|", texts));
  }
}
