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
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * A sound county file, damaged by chance.
 *
 * @param what kind of file, and of damage
 */
public record Mutant(String what, byte[] bytes) {
  private static final String[] HEADINGS = {"统计月份", "行政村代码", "行政村名称", "农业户籍人口", "农业户籍户数"};
  private static final int ROWS = 40;
  private static final byte[] XLSX = xlsx();
  private static final byte[] XLS = xls();
  private static final byte[] XLS_95 = xls95();
  private static final String TEXT = text();
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final byte[] ZIP =
      XlsxFile.zip(Map.of("甲.xlsx", XLSX, "乙.csv", TEXT.getBytes(GB18030)));

  private static final String[] XML_PIECES = {
    "<", ">", "/>", "</row>", "<row>", "<c t='s'><v>99</v></c>", "<c><v>x</v></c>", "&", "&#0;",
    "&#x110000;", "<!--", "<![CDATA[", "<!DOCTYPE x>", "<?x", "\"", "'", " r='A1'", "\u0000",
    "<c r='A1048577'>", "<v>1e999</v>", "<v>-</v>", "]]>", "<is><t>甲</t></is>", " t='inlineStr'"
  };
  private static final String[] TEXT_PIECES = {
    "\"", "\"\"", ",", "\n", "\r", "\t", ";", "\u0000", "\uFEFF", "甲", "合计", "=1+1", "#N/A",
    "\u001a"
  };

  /** The damage that these chances do. */
  public static Mutant of(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> new Mutant("xlsx, bytes", flipped(XLSX, random));
      case 1 -> new Mutant("xlsx, cut", cut(XLSX, random));
      case 2, 3 -> new Mutant("xlsx, XML", withOtherXml(random));
      case 4 -> new Mutant("xls, bytes", flipped(XLS, random));
      case 5 -> new Mutant("xls, records", withOtherRecords(random));
      case 6 -> new Mutant("text", otherText(random));
      default -> new Mutant("zip, bytes", flipped(ZIP, random));
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
  private static byte[] withOtherXml(Random random) {
    try {
      Map<String, byte[]> parts = new LinkedHashMap<>();
      ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(XLSX));
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

  private static byte[] withOtherRecords(Random random) {
    boolean new97 = random.nextBoolean();
    String stream = new97 ? "Workbook" : "Book";
    try (POIFSFileSystem file =
            new POIFSFileSystem(new ByteArrayInputStream(new97 ? XLS : XLS_95));
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

  private static byte[] otherText(Random random) {
    Charset[] charsets = {
      StandardCharsets.UTF_8, GB18030, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE
    };
    byte[] bytes =
        edited(TEXT, TEXT_PIECES, random).getBytes(charsets[random.nextInt(charsets.length)]);
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

  private static Object[] row(int number) {
    return new Object[] {
      "2020-04", "5226331002%02d".formatted(number), "村" + number, 1000 + number, 300
    };
  }

  private static byte[] xlsx() {
    StringBuilder rows = new StringBuilder("<row r=\"1\">");
    for (int i = 0; i < HEADINGS.length; i++) {
      rows.append("<c r=\"%c1\" t=\"s\"><v>%d</v></c>".formatted('A' + i, i));
    }
    rows.append("</row>");
    for (int r = 0; r < ROWS; r++) {
      Object[] row = row(r);
      rows.append("<row r=\"%d\">".formatted(r + 2));
      for (int i = 0; i < row.length; i++) {
        String type = row[i] instanceof String ? " t=\"str\"" : " s=\"1\"";
        rows.append("<c r=\"%c%d\"%s><v>%s</v></c>".formatted('A' + i, r + 2, type, row[i]));
      }
      rows.append("</row>");
    }
    StringBuilder strings = new StringBuilder();
    for (String heading : HEADINGS) {
      strings.append("<si><t>").append(heading).append("</t></si>");
    }
    return new XlsxFile()
        .strings(strings.toString())
        .styles("<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"1\"/></cellXfs>")
        .sheet("村表", rows.toString())
        .bytes();
  }

  private static byte[] xls() {
    HSSFWorkbook book = new HSSFWorkbook();
    HSSFSheet sheet = book.createSheet("村表");
    HSSFRow head = sheet.createRow(0);
    for (int i = 0; i < HEADINGS.length; i++) {
      head.createCell(i).setCellValue(HEADINGS[i]);
    }
    for (int r = 0; r < ROWS; r++) {
      HSSFRow row = sheet.createRow(r + 1);
      Object[] cells = row(r);
      for (int i = 0; i < cells.length; i++) {
        if (cells[i] instanceof Integer number) {
          row.createCell(i).setCellValue(number);
        } else {
          row.createCell(i).setCellValue(cells[i].toString());
        }
      }
    }
    try {
      return XlsReaderTest.bytes(book);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] xls95() {
    Biff5File file =
        new Biff5File().begin(0x05).codePage(936).style(0).name("村表").end().begin(0x10);
    for (int i = 0; i < HEADINGS.length; i++) {
      file.text(0, i, HEADINGS[i]);
    }
    for (int r = 0; r < ROWS; r++) {
      Object[] row = row(r);
      file.text(r + 1, 0, row[0].toString()).text(r + 1, 1, row[1].toString());
      file.text(r + 1, 2, row[2].toString()).shortNumbers(r + 1, 3, (int) row[3], (int) row[4]);
    }
    return file.end().bytes();
  }

  private static String text() {
    StringBuilder text = new StringBuilder(String.join(",", HEADINGS)).append('\n');
    for (int r = 0; r < ROWS; r++) {
      Object[] row = row(r);
      text.append("%s,%s,\"%s\",%s,%s\n".formatted(row));
    }
    return text.toString();
  }
}
