package org.duzhan.ingest.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Stops whoever reads past the deadline, and tells faults of storage from faults of the file. */
final class WatchedChannel implements ReadOnlyChannel {
  private final SeekableByteChannel inner;
  private final Deadline deadline;

  WatchedChannel(SeekableByteChannel inner, Deadline deadline) {
    this.inner = inner;
    this.deadline = deadline;
  }

  @Override
  public int read(ByteBuffer into) {
    deadline.check();
    try {
      return inner.read(into);
    } catch (IOException e) {
      deadline.check();
      throw new Unreadable(e);
    }
  }

  @Override
  public long position() throws IOException {
    return inner.position();
  }

  @Override
  public SeekableByteChannel position(long to) throws IOException {
    inner.position(to);
    return this;
  }

  @Override
  public long size() throws IOException {
    return inner.size();
  }

  @Override
  public boolean isOpen() {
    return inner.isOpen();
  }

  @Override
  public void close() throws IOException {
    inner.close();
  }
}
