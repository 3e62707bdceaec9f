package org.duzhan.ingest.reader;

/** Holds all the memory that files may be read in. */
public final class FullRoom implements AutoCloseable {
  private final Room room;

  public FullRoom(double shareOfHeap) {
    room = new Room(shareOfHeap);
    room.take((long) (Runtime.getRuntime().maxMemory() * shareOfHeap), "全部");
  }

  @Override
  public void close() {
    room.close();
  }
}
