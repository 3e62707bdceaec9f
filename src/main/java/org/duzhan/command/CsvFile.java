package org.duzhan.command;

import static java.util.stream.Collectors.joining;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.duzhan.settings.UserError;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows for a spreadsheet: UTF-8 with a mark that says so, by which Excel knows it. It is
 * there whole, in the place of an older one, or not at all.
 */
final class CsvFile implements AutoCloseable {
  private static final String MARK = "\ufeff";
  private static final String NUMBER = "[+-]?[0-9.]+(E-?[0-9]+)?";

  private final Path file;
  private final Path unfinished;
  private final BufferedWriter writer;

  private CsvFile(Path file, Path unfinished, BufferedWriter writer) {
    this.file = file;
    this.unfinished = unfinished;
    this.writer = writer;
  }

  /** Begins a file; refuses, as what is given for {@code option}, one that cannot be written. */
  static CsvFile open(String option, Path file, List<String> headings) {
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      if (Files.isDirectory(file)) {
        throw new UserError("%s %s: cannot write it: it is a folder".formatted(option, file));
      }
      CsvFile opened = new CsvFile(file, unfinished, Files.newBufferedWriter(unfinished));
      opened.writer.write(MARK);
      opened.line(headings);
      return opened;
    } catch (IOException e) {
      throw new UserError(
          "%s %s: cannot write there (%s); name a file in a folder that there is"
              .formatted(option, file, e.getClass().getSimpleName()));
    }
  }

  void line(List<@Nullable String> cells) {
    try {
      writer.write(cells.stream().map(CsvFile::cell).collect(joining(",", "", "\r\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All lines are written: the file may be seen. */
  void done() {
    try {
      writer.close();
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text that a spreadsheet would take for a formula is kept from being one. */
  private static String cell(@Nullable String text) {
    if (text == null) {
      return "";
    }
    boolean formula = text.matches("(?s)[=+\\-@\t\r].*") && !text.matches(NUMBER);
    String safe = formula ? "'" + text : text;
    return safe.matches("(?s).*[,\"\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
