package org.duzhan.ingest;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A file of any Hadoop file system, to be opened as often as needed. */
final class FileSource {
  private final Path path;
  private final Configuration hadoop;

  FileSource(String uri, Configuration hadoop) {
    this.path = new Path(uri);
    this.hadoop = hadoop;
  }

  InputStream open() throws IOException {
    return new BufferedInputStream(path.getFileSystem(hadoop).open(path), 1 << 17);
  }

  /**
   * Lets {@code read} see the file on a disk of this machine: in place if it lies there, else as a
   * copy for that time.
   */
  void onDisk(DiskReader read) throws IOException {
    String scheme = path.toUri().getScheme();
    if (scheme == null || scheme.equals("file")) {
      read.read(new File(path.toUri().getPath()));
      return;
    }
    File copy = File.createTempFile("duzhan", ".file");
    try (InputStream in = open()) {
      Files.copy(in, copy.toPath(), StandardCopyOption.REPLACE_EXISTING);
      read.read(copy);
    } finally {
      Files.deleteIfExists(copy.toPath());
    }
  }

  /** Reads a file on disk. */
  interface DiskReader {
    void read(File file) throws IOException;
  }
}
