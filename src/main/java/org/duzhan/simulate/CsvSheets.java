package org.duzhan.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A CSV file, in UTF-8 with a byte order mark or in GB18030. */
final class CsvSheets implements Sheets {
  private final Writer out;
  private long line;

  CsvSheets(Path file, boolean utf8) throws IOException {
    OutputStream bytes = Files.newOutputStream(file);
    if (utf8) {
      bytes.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    }
    Charset charset = utf8 ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
    out = new BufferedWriter(new OutputStreamWriter(bytes, charset), 1 << 17);
  }

  @Override
  public void sheet(String name, int hiddenColumn) {}

  @Override
  public long title(String text, int width) throws IOException {
    return row(List.of(Cell.text(text)));
  }

  @Override
  public long row(List<Cell> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      String text = cells.get(i).text();
      if (text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0) {
        out.write('"');
        out.write(text.replace("\"", "\"\""));
        out.write('"');
      } else {
        out.write(text);
      }
    }
    out.write('\n');
    return ++line;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
