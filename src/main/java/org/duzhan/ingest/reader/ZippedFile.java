package org.duzhan.ingest.reader;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import org.duzhan.settings.Limits;
import org.jspecify.annotations.Nullable;

/** A file inside an archive: streamed, or held in memory where it is read here and there. */
final class ZippedFile implements Source {
  private final Source archive;
  private final int index;
  private final Limits limits;
  private final Room room;
  private @Nullable BytesSource unpacked;

  /**
   * An entry.
   *
   * @param index its place in the archive's directory
   * @param room memory it may be held in
   */
  ZippedFile(Source archive, int index, Limits limits, Room room) {
    this.archive = archive;
    this.index = index;
    this.limits = limits;
    this.room = room;
  }

  @Override
  public InputStream open() throws IOException {
    Zip zip = Zip.open(archive, limits);
    try {
      return new FilterInputStream(part(zip).open()) {
        @Override
        public void close() throws IOException {
          super.close();
          zip.close();
        }
      };
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  @Override
  public SeekableByteChannel channel() throws IOException {
    if (unpacked == null) {
      try (Zip zip = Zip.open(archive, limits);
          InputStream in = part(zip).open()) {
        room.take(part(zip).size(), "压缩包内的文件");
        unpacked = new BytesSource(in.readAllBytes());
      }
    }
    return unpacked.channel();
  }

  private ZipPart part(Zip zip) {
    if (index >= zip.parts().size()) {
      throw RefusedFile.broken("压缩包内的文件已不在");
    }
    ZipPart part = zip.parts().get(index);
    if (part.size() > limits.fileBytes()) {
      throw RefusedFile.past("file_bytes", "文件过大：" + part.size() + "字节", limits.fileBytes());
    }
    return part;
  }
}
