package org.duzhan.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Workbooks that others made, beside the project; where they are not, their tests are skipped. */
public final class Corpus {
  private static final Path FOLDER = Path.of("../shared/corpus");

  private Corpus() {}

  /**
   * A workbook, and what must become of it.
   *
   * @param must READ, REFUSE or REFUSE_OR_READ
   * @param rows non-empty ones on the first sheet; -1 if not known
   * @param cells non-empty ones there
   */
  public record Workbook(Path path, String must, int rows, int cells) {
    @Override
    public String toString() {
      return path.getFileName().toString();
    }
  }

  public static Path workbooks() {
    Assumptions.assumeTrue(
        Files.exists(FOLDER), "skipped: no corpus at " + FOLDER + " beside the project");
    return FOLDER.resolve("workbooks").toAbsolutePath().normalize();
  }

  /** A table of other people, or what they found in it. */
  public static Path foreign(String name) {
    return workbooks().resolveSibling("foreign").resolve(name);
  }

  /** What is known from elsewhere, to prove figures by. */
  public static Path reference(String name) {
    Path file = FOLDER.resolveSibling("reference").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "skipped: no " + file + " beside the project");
    return file;
  }

  public static List<Workbook> manifest() throws IOException {
    Path folder = workbooks();
    return CsvFile.rows(FOLDER.resolve("manifest.csv")).stream()
        .map(
            row ->
                new Workbook(
                    folder.resolve(row.get("file")),
                    row.get("must"),
                    number(row.get("sheet1_nonempty_rows")),
                    number(row.get("sheet1_nonempty_cells"))))
        .toList();
  }

  private static int number(String text) {
    return text.isEmpty() ? -1 : Integer.parseInt(text);
  }
}
