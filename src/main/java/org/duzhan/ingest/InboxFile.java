package org.duzhan.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duzhan.ingest.reader.Archive;
import org.jspecify.annotations.Nullable;

/**
 * A file of the inbox, or of an archive there.
 *
 * @param uri where it lies; for a file of an archive, where that lies
 * @param path inside the inbox, with forward slashes: {@code 2020-04/county.zip!/households.xlsx}
 * @param bytes its size as received; for a file of an archive, that of the archive
 * @param modified when it was received: its modification time, milliseconds since 1970
 * @param within its place in the archive, and so on inwards; empty if it is in none
 * @param obstacle why it is not even opened; null if it can be
 */
public record InboxFile(
    String uri,
    String path,
    long bytes,
    long modified,
    List<Integer> within,
    @Nullable Obstacle obstacle)
    implements Serializable {

  /**
   * What keeps a file from being opened.
   *
   * @param reason in Chinese
   * @param passing another time it may be gone: the file is left for then
   */
  record Obstacle(String reason, boolean passing) implements Serializable {}

  public InboxFile(String uri, String path, long bytes, long modified) {
    this(uri, path, bytes, modified, List.of(), null);
  }

  InboxFile behind(String reason, boolean passing) {
    return new InboxFile(uri, path, bytes, modified, within, new Obstacle(reason, passing));
  }

  /** A file of this archive. */
  InboxFile inside(Archive.Entry entry) {
    List<Integer> place = new ArrayList<>(within);
    place.add(entry.index());
    return new InboxFile(
        uri, path + Archive.INSIDE + entry.label(), bytes, modified, List.copyOf(place), null);
  }

  /** What this file says of one place, as a file of its own. */
  InboxFile part(String label) {
    return new InboxFile(uri, path + Archive.INSIDE + label, bytes, modified, within, null);
  }

  /** The path of a received file that a path is, or lies in. */
  public static String received(String path) {
    int archive = path.indexOf(Archive.INSIDE);
    return archive < 0 ? path : path.substring(0, archive);
  }

  /** Why it is left for another time without being opened. */
  public Optional<String> left() {
    return Optional.ofNullable(obstacle).filter(Obstacle::passing).map(Obstacle::reason);
  }

  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
