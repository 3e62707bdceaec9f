package org.duzhan.ingest.reader;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.duzhan.settings.Limits;

/** A file of any Hadoop file system. What fails in its storage is no fault of the file. */
final class StoredFile implements Source {
  private final org.apache.hadoop.fs.Path path;
  private final Configuration hadoop;
  private final Limits limits;
  private final Deadline deadline;

  StoredFile(String uri, Configuration hadoop, Limits limits, Deadline deadline) {
    this.path = new org.apache.hadoop.fs.Path(uri);
    this.hadoop = hadoop;
    this.limits = limits;
    this.deadline = deadline;
  }

  @Override
  public SeekableByteChannel channel() throws IOException {
    SeekableByteChannel channel;
    long size;
    try {
      channel = unwatched();
      size = channel.size();
    } catch (IOException e) {
      throw new Unreadable(e);
    }
    if (size > limits.fileBytes()) {
      channel.close();
      throw RefusedFile.past("file_bytes", "文件过大：" + size + "字节", limits.fileBytes());
    }
    return new WatchedChannel(channel, deadline);
  }

  private SeekableByteChannel unwatched() throws IOException {
    String scheme = path.toUri().getScheme();
    if (scheme == null || scheme.equals("file")) {
      return Files.newByteChannel(Path.of(path.toUri().getPath()));
    }
    FileSystem files = path.getFileSystem(hadoop);
    return new HadoopChannel(files.open(path), files.getFileStatus(path).getLen());
  }
}
