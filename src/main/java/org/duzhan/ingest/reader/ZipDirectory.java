package org.duzhan.ingest.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import org.duzhan.settings.Limits;

/**
 * What the end of a zip file says of its directory, read before a library takes all of it into
 * memory.
 */
final class ZipDirectory {
  private static final int END = 0x06054b50;
  private static final int END_64_LOCATOR = 0x07064b50;
  private static final int END_BYTES = 22;
  private static final int LOCATOR_BYTES = 20;
  private static final int END_64_BYTES = 56;
  private static final int LONGEST_COMMENT = 0xFFFF;

  /** Bytes an entry takes in a directory, its name and extra fields among them. */
  private static final long BYTES_AN_ENTRY = 2048;

  private ZipDirectory() {}

  /** How many entries it says there are; refuses more than may be, stated or in fact. */
  static long check(SeekableByteChannel file, Limits limits) throws IOException {
    long size = file.size();
    int tail = (int) Math.min(size, END_BYTES + LONGEST_COMMENT);
    ByteBuffer bytes = read(file, size - tail, tail);
    int end = end(bytes);
    if (end < 0) {
      throw RefusedFile.broken("压缩结构不完整");
    }
    long entries = bytes.getShort(end + 10) & 0xFFFF;
    long begin = bytes.getInt(end + 16) & 0xFFFFFFFFL;
    if (end >= LOCATOR_BYTES && bytes.getInt(end - LOCATOR_BYTES) == END_64_LOCATOR) {
      ByteBuffer end64 = read(file, bytes.getLong(end - LOCATOR_BYTES + 8), END_64_BYTES);
      entries = end64.getLong(32);
      begin = end64.getLong(48);
    }
    long most = limits.zipEntries();
    if (entries < 0 || entries > most) {
      throw RefusedFile.past("zip_entries", "压缩包内文件过多", most);
    }
    if (size - begin > Math.max(1, most) * BYTES_AN_ENTRY + tail) {
      throw RefusedFile.past("zip_entries", "压缩包目录过大", most);
    }
    return entries;
  }

  private static int end(ByteBuffer tail) {
    for (int i = tail.limit() - END_BYTES; i >= 0; i--) {
      if (tail.getInt(i) == END) {
        return i;
      }
    }
    return -1;
  }

  private static ByteBuffer read(SeekableByteChannel file, long from, int length)
      throws IOException {
    if (from < 0 || from + length > file.size()) {
      throw RefusedFile.broken("压缩结构不完整");
    }
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    file.position(from);
    while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
    return bytes.flip();
  }
}
