package org.duzhan.ingest.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.duzhan.settings.Limits;

/** Reads what an OLE 2 container holds: an xls workbook of one of two kinds, or a locked xlsx. */
final class Container {
  private static final List<String> EXCEL_97 = List.of("Workbook", "WORKBOOK", "WorkBook", "BOOK");
  private static final String EXCEL_95 = "Book";
  private static final int VERSION_OF_EXCEL_97 = 0x0600;

  private static final int HEADER = 512;
  private static final int SECTOR_SHIFT = 0x1E;
  private static final int TABLES = 0x2C;

  /** Bytes a sound header may claim more than there are: tables are written ahead. */
  private static final long CLAIMED_BEYOND = 16 << 20;

  /** A workbook takes this many times its bytes while it is read. */
  private static final int UNFOLDED = 4;

  private final Limits limits;
  private final Locked locked;
  private final Room room;

  Container(Limits limits, List<String> passwords, Room room) {
    this.limits = limits;
    this.locked = new Locked(passwords);
    this.room = room;
  }

  void read(Source source, RowVisitor visitor) throws IOException {
    byte[] bytes = bytes(source);
    try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      DirectoryNode root = file.getRoot();
      Optional<String> workbook = EXCEL_97.stream().filter(root::hasEntry).findFirst();
      if (root.hasEntry(Locked.PACKAGE)) {
        XlsxReader.read(locked.unlock(root, room), visitor, limits, room);
      } else if (workbook.isPresent() && version(root, workbook.get()) >= VERSION_OF_EXCEL_97) {
        locked.unlock(() -> excel97(root, workbook.get(), visitor));
      } else if (workbook.isPresent() || root.hasEntry(EXCEL_95)) {
        try (InputStream in = root.createDocumentInputStream(workbook.orElse(EXCEL_95))) {
          Biff5Reader.read(in, visitor);
        }
      } else {
        throw other(root);
      }
    }
  }

  private static void excel97(DirectoryNode root, String stream, RowVisitor visitor)
      throws IOException {
    try (InputStream in = root.createDocumentInputStream(stream)) {
      Biff8Reader.read(in, visitor);
    }
  }

  private byte[] bytes(Source source) throws IOException {
    try (SeekableByteChannel channel = source.channel();
        InputStream in = source.open()) {
      room.take(channel.size() * UNFOLDED, "xls工作簿");
      byte[] bytes = in.readAllBytes();
      checkTables(bytes);
      return bytes;
    }
  }

  /** A header may claim more sectors than there are, and memory is asked for by its word. */
  private static void checkTables(byte[] bytes) {
    if (bytes.length < HEADER) {
      throw RefusedFile.broken("内容不完整");
    }
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int shift = header.getShort(SECTOR_SHIFT);
    long tables = header.getInt(TABLES);
    boolean sound = (shift == 9 || shift == 12) && tables >= 0;
    if (!sound || (tables << (2 * shift - 2)) - bytes.length > CLAIMED_BEYOND) {
      throw RefusedFile.broken("扇区表与文件大小不符");
    }
  }

  private static int version(DirectoryNode root, String stream) throws IOException {
    try (InputStream in = root.createDocumentInputStream(stream)) {
      byte[] begin = in.readNBytes(6);
      return begin.length < 6 ? 0 : ((begin[5] & 0xFF) << 8) | (begin[4] & 0xFF);
    }
  }

  private static RefusedFile other(DirectoryNode root) {
    if (root.hasEntry("WordDocument")) {
      return Foreign.document("Word文档");
    }
    if (root.hasEntry("PowerPoint Document")) {
      return Foreign.document("演示文稿");
    }
    return new RefusedFile("文件中没有工作簿；请报送xlsx、xls或csv");
  }
}
