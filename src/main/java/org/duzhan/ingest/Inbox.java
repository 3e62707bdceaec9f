package org.duzhan.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.duzhan.settings.UserError;

/** The folder that counties' files come into, on any Hadoop file system. */
public final class Inbox {
  /**
   * What systems, spreadsheets open beside and programs on Hadoop leave; people name no file so.
   */
  private static final List<String> HIDDEN = List.of(".", "~$", "_SUCCESS", "_temporary");

  private final FileSystem files;
  private final Path root;
  private final Optional<Links> links;
  private final List<InboxFile> found = new ArrayList<>();

  private Inbox(FileSystem files, Path root) throws IOException {
    this.files = files;
    this.root = root;
    this.links = Links.of(root);
  }

  /**
   * All files of the inbox and its folders, by path; hidden and lock files apart. What cannot be
   * listed is among them, with the reason.
   */
  public static List<InboxFile> list(String inbox, Configuration hadoop) {
    try {
      Path root = new Path(inbox);
      FileSystem files = root.getFileSystem(hadoop);
      FileStatus status = files.getFileStatus(root);
      if (!status.isDirectory()) {
        throw new UserError(
            "--inbox %s: cannot list it: it is a file; name the folder".formatted(inbox));
      }
      Inbox listing = new Inbox(files, status.getPath());
      listing.walk(status.getPath());
      listing.found.sort(Comparator.comparing(InboxFile::path));
      return listing.found;
    } catch (FileNotFoundException e) {
      throw new UserError(
          "--inbox %s: cannot list it: no such folder; check the path".formatted(inbox));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void walk(Path folder) throws IOException {
    Map<String, Links.Link> linked = links.isPresent() ? links.get().in(folder) : Map.of();
    linked.forEach((name, link) -> add(new Path(folder, name), link));
    for (FileStatus entry : files.listStatus(folder)) {
      String name = entry.getPath().getName();
      if (hidden(name) || linked.containsKey(name)) {
        continue;
      }
      if (entry.isDirectory()) {
        folder(entry);
      } else {
        found.add(file(entry));
      }
    }
  }

  private void folder(FileStatus folder) {
    try {
      walk(folder.getPath());
    } catch (IOException e) {
      found.add(file(folder).behind("无法列出文件夹（没有权限或已不在），留待下次", true));
    }
  }

  private void add(Path at, Links.Link link) {
    if (!hidden(at.getName())) {
      found.add(
          new InboxFile(at.toString(), path(at), 0, link.modified()).behind(link.reason(), false));
    }
  }

  private InboxFile file(FileStatus entry) {
    return new InboxFile(
        entry.getPath().toString(),
        path(entry.getPath()),
        entry.getLen(),
        entry.getModificationTime());
  }

  private static boolean hidden(String name) {
    return HIDDEN.stream().anyMatch(name::startsWith);
  }

  private String path(Path at) {
    return root.toUri().relativize(at.toUri()).getPath();
  }
}
