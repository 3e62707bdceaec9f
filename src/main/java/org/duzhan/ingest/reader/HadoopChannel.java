package org.duzhan.ingest.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.apache.hadoop.fs.FSDataInputStream;

/** A file of a distributed file system as a channel: no copy on this machine is needed. */
final class HadoopChannel implements ReadOnlyChannel {
  private static final int AT_ONCE = 1 << 17;

  private final FSDataInputStream in;
  private final long size;
  private final byte[] buffer = new byte[AT_ONCE];
  private long position;
  private boolean open = true;

  HadoopChannel(FSDataInputStream in, long size) {
    this.in = in;
    this.size = size;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (position >= size) {
      return -1;
    }
    if (in.getPos() != position) {
      in.seek(position);
    }
    int read = in.read(buffer, 0, Math.min(buffer.length, into.remaining()));
    if (read > 0) {
      into.put(buffer, 0, read);
      position += read;
    }
    return read;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long to) {
    position = to;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    in.close();
  }
}
