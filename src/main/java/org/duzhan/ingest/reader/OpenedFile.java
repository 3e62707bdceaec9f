package org.duzhan.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.settings.Limits;

/**
 * A file at hand, whatever it is, for the time and the memory one file is given. What it is asked
 * for it gives as a whole, or it ends with a {@link RefusedFile}; or it cannot be read just now:
 * {@link NoRoom}, {@link Unreadable}.
 */
public final class OpenedFile implements AutoCloseable {
  private final Source source;
  private final Limits limits;
  private final List<String> passwords;
  private final Deadline deadline;
  private final Room room;

  private OpenedFile(
      Source source, Limits limits, List<String> passwords, Deadline deadline, Room room) {
    this.source = source;
    this.limits = limits;
    this.passwords = passwords;
    this.deadline = deadline;
    this.room = room;
  }

  /**
   * Opens a file.
   *
   * @param within its place in the archive at {@code uri}, and so on inwards; empty for none
   * @param passwords to be tried on a locked workbook
   */
  public static OpenedFile at(
      String uri,
      List<Integer> within,
      Configuration hadoop,
      Limits limits,
      List<String> passwords) {
    Deadline deadline = Deadline.in(limits.seconds());
    Room room = new Room(limits.heapShare());
    Source source = new StoredFile(uri, hadoop, limits, deadline);
    for (int index : within) {
      source = new ZippedFile(source, index, limits, room);
    }
    return new OpenedFile(source, limits, passwords, deadline, room);
  }

  /** What its bytes say. */
  public Fingerprint fingerprint() {
    return Watch.over(() -> Fingerprint.of(source), deadline);
  }

  public FileType type(Fingerprint print) {
    return Watch.over(() -> FileType.of(print, source, limits), deadline);
  }

  /** The files in an archive. */
  public List<Archive.Entry> entries() {
    return Watch.over(() -> Archive.entries(source, limits), deadline);
  }

  /** Shows all rows of a file that is no archive; whether any of them holds anything. */
  public boolean rows(FileType type, TextEncoding encoding, RowVisitor visitor) {
    LimitedRows limited = new LimitedRows(visitor, limits, deadline);
    return Watch.over(
        () -> {
          read(type, encoding, limited);
          return limited.anyFilled();
        },
        deadline);
  }

  /**
   * Asks for memory that what is read of the file takes beside it, until the file is closed.
   *
   * @param what it is for, in Chinese
   */
  public void hold(long bytes, String what) {
    room.take(bytes, what);
  }

  @Override
  public void close() {
    room.close();
  }

  private void read(FileType type, TextEncoding encoding, RowVisitor visitor) throws IOException {
    switch (type) {
      case WORKBOOK -> XlsxReader.read(source, visitor, limits, room);
      case CONTAINER -> new Container(limits, passwords, room).read(source, visitor);
      case TEXT -> {
        try (InputStream in = encoding.utf8(source.open())) {
          CsvReader.read(in, visitor);
        }
      }
      case ARCHIVE -> throw new IllegalArgumentException("an archive has no rows of its own");
    }
  }
}
