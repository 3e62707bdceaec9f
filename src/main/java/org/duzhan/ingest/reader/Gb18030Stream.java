package org.duzhan.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;

/**
 * GB18030 bytes as UTF-8 bytes. The library's way over characters takes three times as long, and
 * most counties' text comes through here.
 */
final class Gb18030Stream extends InputStream {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int FIRST_LEAD = 0x81;
  private static final int FIRST_TRAIL = 0x40;
  private static final int TRAILS = 0xFF - FIRST_TRAIL;
  private static final int LONGEST = 4;
  private static final char[] TWO_BYTES = twoBytes();

  private final InputStream in;
  private final byte[] coded = new byte[1 << 16];
  private int from;
  private int to;
  private boolean ended;

  Gb18030Stream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    throw new UnsupportedOperationException("read into an array of at least 4 bytes");
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (to - from < LONGEST && !ended) {
      fill();
    }
    if (from == to) {
      return -1;
    }
    int at = offset;
    int end = offset + length - LONGEST;
    int whole = ended ? to : to - LONGEST + 1;
    int next = from;
    while (at <= end && next < whole) {
      byte b = coded[next];
      if (b >= 0) {
        into[at++] = b;
        next++;
      } else {
        from = next;
        at = character(into, at);
        next = from;
      }
    }
    from = next;
    return at - offset;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void fill() throws IOException {
    System.arraycopy(coded, from, coded, 0, to - from);
    to -= from;
    from = 0;
    while (to < LONGEST && !ended) {
      int read = in.read(coded, to, coded.length - to);
      ended = read < 0;
      to += Math.max(0, read);
    }
  }

  private int character(byte[] into, int at) throws CharacterCodingException {
    int lead = coded[from] & 0xFF;
    int trail = from + 1 < to ? coded[from + 1] & 0xFF : 0;
    if (lead < FIRST_LEAD || lead == 0xFF) {
      throw new MalformedInputException(1);
    }
    if (trail < FIRST_TRAIL) {
      return fourBytes(into, at);
    }
    char c = trail == 0xFF ? 0 : TWO_BYTES[(lead - FIRST_LEAD) * TRAILS + trail - FIRST_TRAIL];
    if (c == 0) {
      throw new MalformedInputException(2);
    }
    from += 2;
    return put(c, into, at);
  }

  private static int put(int c, byte[] into, int at) {
    if (c < 0x80) {
      into[at] = (byte) c;
      return at + 1;
    }
    if (c < 0x800) {
      into[at] = (byte) (0xC0 | (c >> 6));
      into[at + 1] = (byte) (0x80 | (c & 0x3F));
      return at + 2;
    }
    if (c < 0x10000) {
      into[at] = (byte) (0xE0 | (c >> 12));
      into[at + 1] = (byte) (0x80 | ((c >> 6) & 0x3F));
      into[at + 2] = (byte) (0x80 | (c & 0x3F));
      return at + 3;
    }
    into[at] = (byte) (0xF0 | (c >> 18));
    into[at + 1] = (byte) (0x80 | ((c >> 12) & 0x3F));
    into[at + 2] = (byte) (0x80 | ((c >> 6) & 0x3F));
    into[at + 3] = (byte) (0x80 | (c & 0x3F));
    return at + 4;
  }

  /** Rare characters: minorities' scripts and the rarest ideographs of names. */
  private int fourBytes(byte[] into, int at) throws CharacterCodingException {
    if (to - from < LONGEST) {
      throw new MalformedInputException(to - from);
    }
    int c =
        GB18030
            .newDecoder()
            .decode(ByteBuffer.wrap(coded, from, LONGEST))
            .toString()
            .codePointAt(0);
    from += LONGEST;
    return put(c, into, at);
  }

  private static char[] twoBytes() {
    char[] table = new char[(0xFF - FIRST_LEAD) * TRAILS];
    for (int i = 0; i < table.length; i++) {
      byte[] pair = {(byte) (FIRST_LEAD + i / TRAILS), (byte) (FIRST_TRAIL + i % TRAILS)};
      String decoded = new String(pair, GB18030);
      table[i] = decoded.length() == 1 && decoded.charAt(0) != '\uFFFD' ? decoded.charAt(0) : 0;
    }
    return table;
  }
}
