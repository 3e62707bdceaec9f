package org.duzhan.ingest.reader;

/**
 * A file that cannot be read just now, since others being read hold the memory: it can be when it
 * is alone.
 */
public final class NoRoom extends RuntimeException {
  NoRoom() {
    super("read it again, alone");
  }
}
