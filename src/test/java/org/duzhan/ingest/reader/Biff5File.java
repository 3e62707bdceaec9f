package org.duzhan.ingest.reader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.function.Consumer;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Writes workbooks of Excel 95, record by record: no library does. */
final class Biff5File {
  static final Charset CHINESE = Charset.forName("GBK");

  private final ByteArrayOutputStream records = new ByteArrayOutputStream();

  Biff5File begin(int type) {
    return put(0x0809, b -> b.putShort((short) 0x0500).putShort((short) type).putInt(0));
  }

  Biff5File end() {
    return put(0x000A, b -> {});
  }

  Biff5File codePage(int page) {
    return put(0x0042, b -> b.putShort((short) page));
  }

  Biff5File from1904() {
    return put(0x0022, b -> b.putShort((short) 1));
  }

  Biff5File format(int id, String code) {
    return put(0x041E, b -> shortText(b.putShort((short) id), code));
  }

  Biff5File style(int format) {
    return put(0x00E0, b -> b.putShort((short) 0).putShort((short) format).putLong(0).putInt(0));
  }

  Biff5File name(String sheet) {
    return put(0x0085, b -> shortText(b.putInt(0).putShort((short) 0), sheet));
  }

  Biff5File text(int row, int column, String text) {
    return cell(0x0204, row, column, 0, b -> longText(b, text));
  }

  Biff5File number(int row, int column, int style, double number) {
    return cell(0x0203, row, column, style, b -> b.putDouble(number));
  }

  Biff5File shortNumber(int row, int column, int number) {
    return cell(0x027E, row, column, 0, b -> b.putInt(number << 2 | 2));
  }

  Biff5File shortNumbers(int row, int first, int... numbers) {
    return put(
        0x00BD,
        b -> {
          b.putShort((short) row).putShort((short) first);
          for (int number : numbers) {
            b.putShort((short) 0).putInt(number << 2 | 2);
          }
          b.putShort((short) (first + numbers.length - 1));
        });
  }

  Biff5File error(int row, int column, int code) {
    return cell(0x0205, row, column, 0, b -> b.put((byte) code).put((byte) 1));
  }

  Biff5File formulaNumber(int row, int column, double cached) {
    return cell(0x0006, row, column, 0, b -> b.putDouble(cached).putShort((short) 0));
  }

  Biff5File formulaText(int row, int column, String cached) {
    return cell(0x0006, row, column, 0, b -> b.putLong(0xFFFF000000000000L).putShort((short) 0))
        .put(0x0207, b -> longText(b, cached));
  }

  byte[] bytes() {
    try (POIFSFileSystem file = new POIFSFileSystem()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      file.createDocument(new ByteArrayInputStream(records.toByteArray()), "Book");
      file.writeFilesystem(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Biff5File cell(int kind, int row, int column, int style, Consumer<ByteBuffer> value) {
    return put(
        kind,
        b ->
            value.accept(b.putShort((short) row).putShort((short) column).putShort((short) style)));
  }

  private Biff5File put(int kind, Consumer<ByteBuffer> content) {
    ByteBuffer bytes = ByteBuffer.allocate(2048).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort((short) kind).putShort((short) 0);
    content.accept(bytes);
    bytes.putShort(2, (short) (bytes.position() - 4));
    records.write(bytes.array(), 0, bytes.position());
    return this;
  }

  private static void shortText(ByteBuffer into, String text) {
    byte[] bytes = text.getBytes(CHINESE);
    into.put((byte) bytes.length).put(bytes);
  }

  private static void longText(ByteBuffer into, String text) {
    byte[] bytes = text.getBytes(CHINESE);
    into.putShort((short) bytes.length).put(bytes);
  }
}
