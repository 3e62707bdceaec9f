package org.duzhan.ingest.reader;

import java.nio.channels.SeekableByteChannel;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Bytes that memory holds. */
final class BytesSource implements Source {
  private final byte[] bytes;

  BytesSource(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public SeekableByteChannel channel() {
    return new SeekableInMemoryByteChannel(bytes);
  }
}
