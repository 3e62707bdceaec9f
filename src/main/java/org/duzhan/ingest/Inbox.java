package org.duzhan.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.duzhan.settings.UserError;

/** The folder that counties' files come into, on any Hadoop file system. */
public final class Inbox {
  private static final List<String> HIDDEN = List.of(".", "_", "~$");

  private Inbox() {}

  /** All files of the inbox and its folders, by path; hidden and lock files apart. */
  public static List<InboxFile> list(String inbox, Configuration hadoop) {
    try {
      Path root = new Path(inbox);
      FileSystem files = root.getFileSystem(hadoop);
      FileStatus status = files.getFileStatus(root);
      if (!status.isDirectory()) {
        throw new UserError(
            "--inbox %s: cannot list it: it is a file; name the folder".formatted(inbox));
      }
      List<InboxFile> found = new ArrayList<>();
      walk(files, status.getPath(), status.getPath(), found);
      found.sort(Comparator.comparing(InboxFile::path));
      return found;
    } catch (FileNotFoundException e) {
      throw new UserError(
          "--inbox %s: cannot list it: no such folder; check the path".formatted(inbox));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void walk(FileSystem files, Path root, Path folder, List<InboxFile> found)
      throws IOException {
    for (FileStatus entry : files.listStatus(folder)) {
      String name = entry.getPath().getName();
      if (HIDDEN.stream().anyMatch(name::startsWith)) {
        continue;
      }
      if (entry.isDirectory()) {
        walk(files, root, entry.getPath(), found);
      } else {
        String path = root.toUri().relativize(entry.getPath().toUri()).getPath();
        found.add(
            new InboxFile(
                entry.getPath().toString(), path, entry.getLen(), entry.getModificationTime()));
      }
    }
  }
}
