package org.duzhan.ingest.reader;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.duzhan.settings.Limits;

/** An opened zip file: its entries in the order of its directory. */
final class Zip implements Closeable {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private final ZipFile file;
  private final List<ZipPart> parts = new ArrayList<>();

  private Zip(ZipFile file, Limits limits) {
    this.file = file;
    Unpacking unpacking = new Unpacking(limits);
    for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
      parts.add(new ZipPart(file, entry, name(entry), unpacking));
    }
  }

  static Zip open(Source source, Limits limits) throws IOException {
    SeekableByteChannel channel = source.channel();
    try {
      long entries = ZipDirectory.check(channel, limits);
      channel.position(0);
      Zip zip =
          new Zip(
              ZipFile.builder()
                  .setSeekableByteChannel(channel)
                  .setIgnoreLocalFileHeader(true)
                  .get(),
              limits);
      if (zip.parts.size() != entries) {
        throw RefusedFile.broken("压缩包应有%d个文件，只见%d个".formatted(entries, zip.parts.size()));
      }
      return zip;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** All entries, folders among them. */
  List<ZipPart> parts() {
    return parts;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Names are UTF-8 where they say so or can be, else what Chinese Windows writes. */
  private static String name(ZipArchiveEntry entry) {
    byte[] raw = entry.getRawName();
    if (raw == null || entry.getNameSource() != ZipArchiveEntry.NameSource.NAME) {
      return entry.getName();
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      return new String(raw, GB18030);
    }
  }
}
