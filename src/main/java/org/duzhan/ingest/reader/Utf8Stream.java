package org.duzhan.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/** The text of a reader as UTF-8 bytes. */
final class Utf8Stream extends InputStream {
  private final Reader reader;
  private final CharBuffer characters = CharBuffer.allocate(1 << 16).flip();
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 18).flip();
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private boolean ended;

  Utf8Stream(Reader reader) {
    this.reader = reader;
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (!fill()) {
      return -1;
    }
    int read = Math.min(length, bytes.remaining());
    bytes.get(into, from, read);
    return read;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private boolean fill() throws IOException {
    while (!bytes.hasRemaining() && !ended) {
      characters.compact();
      ended = reader.read(characters) < 0;
      characters.flip();
      bytes.clear();
      encoder.encode(characters, bytes, ended);
      bytes.flip();
    }
    return bytes.hasRemaining();
  }
}
