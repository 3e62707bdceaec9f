package org.duzhan.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A folder whose files appear whole or not at all. */
record OutFolder(Path folder, Configuration hadoop) {
  private static final String EARLIER = "earlier";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  /** Begins a file; nobody sees it until it is published. */
  OutputStream create(String name) throws IOException {
    return files().create(part(name), true);
  }

  /** Moves a file that is whole to its place. */
  void publish(String name) throws IOException {
    Path path = new Path(folder, name);
    files().delete(path, false);
    if (!files().rename(part(name), path)) {
      throw new IOException("cannot rename %s to %s".formatted(part(name), path));
    }
  }

  /**
   * Keeps a file that is about to be written over in the folder {@code earlier}, the time it was
   * written in its name; unless what is to come says the same.
   */
  void keepEarlier(String name) throws IOException {
    Path path = new Path(folder, name);
    if (!holds(name) || isSame(path, part(name))) {
      return;
    }
    Instant written = Instant.ofEpochMilli(files().getFileStatus(path).getModificationTime());
    int dot = name.lastIndexOf('.');
    String dated = name.substring(0, dot) + "_" + TIME.format(written) + name.substring(dot);
    Path earlier = new Path(folder, EARLIER);
    files().mkdirs(earlier);
    if (!files().rename(path, new Path(earlier, dated))) {
      throw new IOException("cannot move %s to %s".formatted(path, earlier));
    }
  }

  private boolean isSame(Path one, Path other) throws IOException {
    try (InputStream first = files().open(one);
        InputStream second = files().open(other)) {
      return Arrays.equals(first.readAllBytes(), second.readAllBytes());
    }
  }

  /** Removes what was begun and not published. */
  void discard(String name) {
    try {
      files().delete(part(name), false);
    } catch (IOException e) {
      // A part that stays is hidden, and written over the next time.
    }
  }

  boolean holds(String name) throws IOException {
    return files().exists(new Path(folder, name));
  }

  boolean exists() throws IOException {
    return files().exists(folder);
  }

  /** People open reports and save them: no checksum lies beside one that would not fit any more. */
  private FileSystem files() throws IOException {
    FileSystem files = folder.getFileSystem(hadoop);
    return files instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : files;
  }

  private Path part(String name) {
    return new Path(folder, "." + name + ".part");
  }
}
