package org.duzhan.ingest.reader;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that one file asks for: string tables, whatever must be at hand as a whole. All files
 * being read in this JVM share one part of its heap.
 */
final class Room implements AutoCloseable {
  private static final AtomicLong TAKEN = new AtomicLong();

  private final long most;
  private long mine;

  Room(double shareOfHeap) {
    this.most = (long) (Runtime.getRuntime().maxMemory() * shareOfHeap);
  }

  /**
   * Asks for bytes, to be held until the file is done with.
   *
   * @param what they are for, in Chinese
   */
  void take(long bytes, String what) {
    if (bytes > most - mine) {
      throw RefusedFile.past("heap_share", what + "需占用内存" + (mine + bytes) + "字节", most);
    }
    if (TAKEN.addAndGet(bytes) > most) {
      TAKEN.addAndGet(-bytes);
      throw new NoRoom();
    }
    mine += bytes;
  }

  @Override
  public void close() {
    TAKEN.addAndGet(-mine);
    mine = 0;
  }
}
