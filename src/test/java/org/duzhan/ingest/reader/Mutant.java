package org.duzhan.ingest.reader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * A sound county file, damaged by chance.
 *
 * @param what table, kind of file, and of damage
 */
public record Mutant(String what, byte[] bytes) {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private static final String[] XML_PIECES = {
    "<", ">", "/>", "</row>", "<row>", "<c t='s'><v>99</v></c>", "<c><v>x</v></c>", "&", "&#0;",
    "&#x110000;", "<!--", "<![CDATA[", "<!DOCTYPE x>", "<?x", "\"", "'", " r='A1'", "\u0000",
    "<c r='A1048577'>", "<v>1e999</v>", "<v>-</v>", "]]>", "<is><t>甲</t></is>", " t='inlineStr'"
  };
  private static final String[] TEXT_PIECES = {
    "\"", "\"\"", ",", "\n", "\r", "\t", ";", "\u0000", "\uFEFF", "甲", "合计", "=1+1", "#N/A",
    "\u001a"
  };

  /** The damage that these chances do to a file of any table. */
  public static Mutant of(Random random) {
    SoundFiles files = SoundFiles.ALL.get(random.nextInt(SoundFiles.ALL.size()));
    Mutant mutant = of(files, random);
    return new Mutant(files.table() + ", " + mutant.what, mutant.bytes);
  }

  private static Mutant of(SoundFiles files, Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> new Mutant("xlsx, bytes", flipped(files.xlsx(), random));
      case 1 -> new Mutant("xlsx, cut", cut(files.xlsx(), random));
      case 2, 3, 4 -> new Mutant("xlsx, XML", withOtherXml(files, random));
      case 5 -> new Mutant("xls, bytes", flipped(files.xls(), random));
      case 6 -> new Mutant("xls, records", withOtherRecords(files, random));
      case 7, 8 -> new Mutant("text", otherText(files, random));
      default ->
          new Mutant(
              "zip, bytes",
              flipped(
                  XlsxFile.zip(
                      Map.of("甲.xlsx", files.xlsx(), "乙.csv", files.text().getBytes(GB18030))),
                  random));
    };
  }

  private static byte[] flipped(byte[] file, Random random) {
    byte[] bytes = file.clone();
    for (int i = 1 + random.nextInt(12); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static byte[] cut(byte[] file, Random random) {
    return Arrays.copyOf(file, 1 + random.nextInt(file.length));
  }

  /** Packed well, so that the damage reaches the parts. */
  private static byte[] withOtherXml(SoundFiles files, Random random) {
    try {
      Map<String, byte[]> parts = new LinkedHashMap<>();
      ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(files.xlsx()));
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
      List<String> names = new ArrayList<>(parts.keySet());
      String name = names.get(random.nextInt(names.size()));
      String xml = new String(parts.get(name), StandardCharsets.UTF_8);
      parts.put(name, edited(xml, XML_PIECES, random).getBytes(StandardCharsets.UTF_8));
      return XlsxFile.zip(parts);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] withOtherRecords(SoundFiles files, Random random) {
    boolean new97 = random.nextBoolean();
    String stream = new97 ? "Workbook" : "Book";
    try (POIFSFileSystem file =
            new POIFSFileSystem(new ByteArrayInputStream(new97 ? files.xls() : files.xls95()));
        InputStream in = file.createDocumentInputStream(stream);
        POIFSFileSystem other = new POIFSFileSystem()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      other.createDocument(new ByteArrayInputStream(flipped(in.readAllBytes(), random)), stream);
      other.writeFilesystem(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] otherText(SoundFiles files, Random random) {
    Charset[] charsets = {
      StandardCharsets.UTF_8, GB18030, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE
    };
    byte[] bytes =
        edited(files.text(), TEXT_PIECES, random)
            .getBytes(charsets[random.nextInt(charsets.length)]);
    return random.nextInt(3) == 0 ? flipped(bytes, random) : bytes;
  }

  private static String edited(String text, String[] pieces, Random random) {
    StringBuilder edited = new StringBuilder(text);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(edited.length() + 1);
      int end = Math.min(edited.length(), at + random.nextInt(30));
      switch (random.nextInt(3)) {
        case 0 -> edited.delete(at, end);
        case 1 -> edited.insert(at, edited.substring(at, end));
        default -> edited.insert(at, pieces[random.nextInt(pieces.length)]);
      }
    }
    return edited.toString();
  }
}
