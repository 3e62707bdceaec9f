package org.duzhan.ingest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The symbolic links of an inbox on a disk of this machine: none leads out of it, or in circles.
 */
final class Links {
  private final Path root;

  private Links(Path root) {
    this.root = root;
  }

  /**
   * A link that is not followed.
   *
   * @param reason in Chinese
   * @param modified when the link itself was made
   */
  record Link(String reason, long modified) {}

  /** Empty for an inbox elsewhere: distributed file systems have no links. */
  static Optional<Links> of(org.apache.hadoop.fs.Path inbox) throws IOException {
    return inbox.toUri().getScheme().equals("file")
        ? Optional.of(new Links(local(inbox).toRealPath()))
        : Optional.empty();
  }

  /** The links of a folder that are not followed, by name. */
  Map<String, Link> in(org.apache.hadoop.fs.Path folder) throws IOException {
    Map<String, Link> links = new TreeMap<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(local(folder), Files::isSymbolicLink)) {
      for (Path link : found) {
        Optional<String> reason = reason(link);
        if (reason.isPresent()) {
          long modified = Files.getLastModifiedTime(link, LinkOption.NOFOLLOW_LINKS).toMillis();
          links.put(link.getFileName().toString(), new Link(reason.get(), modified));
        }
      }
    }
    return links;
  }

  private Optional<String> reason(Path link) {
    try {
      Path target = link.toRealPath();
      if (!target.startsWith(root)) {
        return Optional.of("符号链接指向收件箱之外，不予读取");
      }
      return Files.isDirectory(target)
          ? Optional.of("符号链接指向收件箱内的文件夹，其中的文件不重复读取")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("符号链接已失效，不予读取");
    }
  }

  private static Path local(org.apache.hadoop.fs.Path path) {
    return Path.of(path.toUri().getPath());
  }
}
