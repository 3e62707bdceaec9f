package org.duzhan.job;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.duzhan.report.content.CsvLine;
import org.duzhan.settings.UserError;

/**
 * A file of rows for a spreadsheet, on any Hadoop file system: UTF-8 with a mark that says so, by
 * which Excel knows it. It is there whole, in the place of an older one, or not at all.
 */
public final class CsvFile implements AutoCloseable {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final OutFolder folder;
  private final String name;
  private final Writer writer;
  private boolean done;

  private CsvFile(OutFolder folder, String name, Writer writer) {
    this.folder = folder;
    this.name = name;
    this.writer = writer;
  }

  /** Begins a file; refuses, as what is given for {@code option}, one that cannot be written. */
  public static CsvFile open(
      String option, String file, Configuration hadoop, List<String> headings) {
    Path path = new Path(file);
    try {
      FileSystem files = path.getFileSystem(hadoop);
      Path whole = files.makeQualified(path);
      if (files.exists(whole) && files.getFileStatus(whole).isDirectory()) {
        throw new UserError("%s %s: cannot write it: it is a folder".formatted(option, file));
      }
      OutFolder folder = new OutFolder(whole.getParent(), hadoop);
      Writer writer =
          new BufferedWriter(
              new OutputStreamWriter(folder.create(path.getName()), StandardCharsets.UTF_8));
      CsvFile opened = new CsvFile(folder, path.getName(), writer);
      writer.write(BYTE_ORDER_MARK);
      opened.line(headings);
      return opened;
    } catch (IOException e) {
      throw new UserError(
          "%s %s: cannot write there (%s); name a file in a folder that can be written"
              .formatted(option, file, e.getClass().getSimpleName()));
    }
  }

  /** Adds a row. */
  public void line(List<String> cells) {
    try {
      writer.write(CsvLine.of(cells));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All lines are written: the file may be seen. */
  public void done() {
    try {
      writer.close();
      folder.publish(name);
      done = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (done) {
      return;
    }
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      folder.discard(name);
    }
  }
}
