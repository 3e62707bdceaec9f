package org.duzhan.ingest.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The texts that cells of a workbook refer to by number, kept as bytes. */
final class SharedStrings {
  private static final byte[] ITEM = XmlScanner.bytes("si");
  private static final byte[] TEXT = XmlScanner.bytes("t");
  private static final byte[] PHONETIC = XmlScanner.bytes("rPh");
  private static final int CHUNK = 1 << 20;

  private final List<byte[]> chunks = new ArrayList<>();
  private int[] place = new int[1024];
  private int[] length = new int[1024];
  private int count;
  private int used = CHUNK;

  private SharedStrings() {}

  static SharedStrings read(Optional<ZipPart> part, Room room) throws IOException {
    SharedStrings strings = new SharedStrings();
    if (part.isEmpty()) {
      return strings;
    }
    // Texts, and where they are.
    room.take(part.get().size() * 3 / 2, "共享字符串表");
    try (XmlScanner xml = new XmlScanner(part.get().open())) {
      Text text = new Text();
      while (xml.next()) {
        if (xml.starts(ITEM)) {
          text.clear();
          item(xml, ITEM, text);
          strings.add(text);
        }
      }
    }
    return strings;
  }

  /** The text of an element that holds plain or rich text; how it is to be spoken left out. */
  static void item(XmlScanner xml, byte[] element, Text into) throws IOException {
    while (xml.next() && (xml.starts() || !xml.is(element))) {
      if (xml.starts(TEXT)) {
        xml.text(into);
      } else if (xml.starts(PHONETIC)) {
        xml.skip();
      }
    }
    Escapes.undo(into);
  }

  /** Puts a text into a row. */
  void put(int number, CellRow cells, int column) {
    if (number >= count) {
      throw RefusedFile.broken("共享字符串%d不存在".formatted(number));
    }
    byte[] chunk = chunks.get(place[number] / CHUNK);
    int from = place[number] % CHUNK;
    cells.text(column, chunk, from, from + length[number]);
  }

  private void add(Text text) {
    if (count == place.length) {
      place = Arrays.copyOf(place, count * 2);
      length = Arrays.copyOf(length, count * 2);
    }
    if (used + text.length > CHUNK) {
      chunks.add(new byte[Math.max(CHUNK, text.length)]);
      used = 0;
    }
    int last = chunks.size() - 1;
    System.arraycopy(text.bytes, 0, chunks.get(last), used, text.length);
    place[count] = last * CHUNK + used;
    length[count++] = text.length;
    used += text.length;
  }
}
