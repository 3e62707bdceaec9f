package org.duzhan.ingest.reader;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** The bytes of a zip entry, counted and held against what its directory says of them. */
final class UnpackedStream extends FilterInputStream {
  private final ZipPart part;
  private final CRC32 sum = new CRC32();
  private long read;
  private boolean ended;

  UnpackedStream(InputStream in, ZipPart part) {
    super(in);
    this.part = part;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int more = ended ? -1 : in.read(into, from, length);
    if (more < 0) {
      checkWhole();
      ended = true;
      return more;
    }
    sum.update(into, from, more);
    read += more;
    if (read > part.size()) {
      checkWhole();
    }
    part.unpacking().add(more, read, part.entry().getCompressedSize());
    return more;
  }

  @Override
  public long skip(long bytes) throws IOException {
    byte[] skipped = new byte[(int) Math.min(bytes, 1 << 16)];
    return Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void checkWhole() {
    if (read != part.size() || (int) sum.getValue() != (int) part.entry().getCrc()) {
      throw RefusedFile.broken("“%s”与压缩时的校验不符".formatted(part.name()));
    }
  }
}
