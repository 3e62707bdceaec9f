package org.duzhan.ingest.reader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

/** The bytes of a file, to be read at any place and as often as needed. */
interface Source {
  /** At its beginning; the caller closes it. */
  SeekableByteChannel channel() throws IOException;

  /** From the beginning to the end; the caller closes it. */
  default InputStream open() throws IOException {
    return new BufferedInputStream(Channels.newInputStream(channel()), 1 << 17);
  }
}
