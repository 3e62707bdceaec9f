package org.duzhan.ingest;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.security.AccessControlException;

/** The disk of this machine as a file system of its own, where names may forbid to be read. */
public final class DeniedFileSystem extends RawLocalFileSystem {
  private static final String SCHEME = "denied";

  static Configuration configuration() {
    Configuration hadoop = new Configuration(false);
    hadoop.set("fs.denied.impl", DeniedFileSystem.class.getName());
    hadoop.set("fs.denied.impl.disable.cache", "true");
    return hadoop;
  }

  static String at(java.nio.file.Path path) {
    return SCHEME + "://" + path;
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileStatus[] listStatus(Path folder) throws IOException {
    refuse(folder);
    return super.listStatus(folder);
  }

  @Override
  public FSDataInputStream open(Path file, int buffer) throws IOException {
    refuse(file);
    return super.open(file, buffer);
  }

  private static void refuse(Path path) throws AccessControlException {
    if (path.getName().startsWith("locked")) {
      throw new AccessControlException("Permission denied: " + path);
    }
  }
}
