package org.duzhan.ingest.reader;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.Inflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/** An entry of a zip file. Its name is a label: nothing is ever written under it. */
record ZipPart(ZipFile zip, ZipArchiveEntry entry, String name, Unpacking unpacking) {
  private static final int PACKED_AT_ONCE = 1 << 16;

  boolean folder() {
    return name.endsWith("/") || name.endsWith("\\");
  }

  boolean encrypted() {
    return entry.getGeneralPurposeBit().usesEncryption();
  }

  /** Bytes it says it unpacks to. */
  long size() {
    return Math.max(0, entry.getSize());
  }

  /** Its bytes, unpacked; at their end they are held against their checksum. */
  InputStream open() throws IOException {
    if (encrypted()) {
      throw locked();
    }
    return new UnpackedStream(unpacked(), this);
  }

  static RefusedFile locked() {
    return new RefusedFile("压缩包设有密码，无法读取；请去掉压缩密码后重新报送");
  }

  private InputStream unpacked() throws IOException {
    InputStream packed = zip.getRawInputStream(entry);
    if (packed == null || !zip.canReadEntryData(entry)) {
      throw new RefusedFile("压缩方式不支持；请用普通zip方式重新压缩");
    }
    if (entry.getMethod() == ZipMethod.DEFLATED.getCode()) {
      return new Inflating(packed);
    }
    return entry.getMethod() == ZipMethod.STORED.getCode()
        ? new BufferedInputStream(packed, PACKED_AT_ONCE)
        : zip.getInputStream(entry);
  }

  /** Inflates in big steps, and gives its native memory back. */
  private static final class Inflating extends java.util.zip.InflaterInputStream {
    Inflating(InputStream packed) {
      // Without its own header, deflated data must be followed by one byte more.
      super(
          new SequenceInputStream(packed, new ByteArrayInputStream(new byte[1])),
          new Inflater(true),
          PACKED_AT_ONCE);
    }

    @Override
    public void close() throws IOException {
      super.close();
      inf.end();
    }
  }
}
