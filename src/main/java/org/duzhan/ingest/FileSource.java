package org.duzhan.ingest;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

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

  /** The file itself when it lies on a disk of this machine: read in place, never copied. */
  @Nullable File localFile() {
    String scheme = path.toUri().getScheme();
    return scheme == null || scheme.equals("file") ? new File(path.toUri().getPath()) : null;
  }
}
