package org.duzhan.ingest.reader;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A channel that nothing can be written to. */
interface ReadOnlyChannel extends SeekableByteChannel {
  @Override
  default int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  default SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }
}
