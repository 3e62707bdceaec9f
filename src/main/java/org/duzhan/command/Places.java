package org.duzhan.command;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.security.AccessControlException;
import org.duzhan.settings.UserError;

/** Folders that a command reads or writes, looked at before anything is begun; none is made. */
final class Places {
  private final Configuration hadoop;

  Places(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /** Refuses a folder that cannot be written. */
  void writable(String option, String folder) {
    Path path = path(option, folder);
    try {
      FileSystem files = files(option, path);
      FileStatus nearest = nearest(files, files.makeQualified(path));
      if (!nearest.isDirectory()) {
        throw refused(option, folder, "%s is a file; name a folder".formatted(shown(nearest)));
      }
      if (!mayWrite(files, nearest)) {
        throw refused(
            option,
            folder,
            "%s cannot be written; name another folder, or change its permissions"
                .formatted(shown(nearest)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refuses a warehouse where no run has left tables. */
  void existing(String option, String folder) {
    Path path = path(option, folder);
    try {
      if (!files(option, path).exists(path)) {
        throw refused(
            option,
            folder,
            "no such folder; check the path, or take files in first: jobs/duzhan run");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refuses a folder that lies in another: what is written there would be read as if sent. */
  void outside(String option, String folder, String other, String of) {
    Path path = path(option, folder);
    Path within = path(other, of);
    try {
      String inner = files(option, path).makeQualified(path) + "/";
      String outer = files(other, within).makeQualified(within) + "/";
      if (inner.startsWith(outer)) {
        throw refused(
            option,
            folder,
            "it lies in %s, whose files are read; name another folder".formatted(other));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path path(String option, String folder) {
    try {
      return new Path(folder);
    } catch (IllegalArgumentException e) {
      throw refused(option, folder, "no path; name a folder");
    }
  }

  private FileSystem files(String option, Path path) throws IOException {
    try {
      return path.getFileSystem(hadoop);
    } catch (UnsupportedFileSystemException e) {
      throw refused(
          option,
          path.toString(),
          "no file system is known as %s; check the path, or give Spark its jar"
              .formatted(path.toUri().getScheme()));
    } catch (IllegalArgumentException e) {
      if (e.getCause() instanceof UnknownHostException unknown) {
        throw unknown;
      }
      throw refused(option, path.toString(), e.getMessage() + "; check the path");
    }
  }

  /** The folder, or the nearest one above it that there is. */
  private static FileStatus nearest(FileSystem files, Path path) throws IOException {
    for (Path at = path; ; at = at.getParent()) {
      try {
        return files.getFileStatus(at);
      } catch (FileNotFoundException | ParentNotDirectoryException e) {
        if (at.getParent() == null) {
          throw e;
        }
      }
    }
  }

  private static boolean mayWrite(FileSystem files, FileStatus folder) throws IOException {
    if (files.getUri().getScheme().equals("file")) {
      return Files.isWritable(java.nio.file.Path.of(folder.getPath().toUri().getPath()));
    }
    try {
      files.access(folder.getPath(), FsAction.WRITE);
      return true;
    } catch (AccessControlException e) {
      return false;
    }
  }

  private static String shown(FileStatus status) {
    Path path = status.getPath();
    return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
  }

  private static UserError refused(String option, String folder, String why) {
    return new UserError("%s %s: cannot use it: %s".formatted(option, folder, why));
  }
}
