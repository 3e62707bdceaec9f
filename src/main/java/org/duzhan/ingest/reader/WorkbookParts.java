package org.duzhan.ingest.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an xlsx workbook, found by their relations: ordinary and strict workbooks differ
 * only in how these are spelled before the last slash.
 *
 * @param sheets in the order of the workbook, hidden ones too
 * @param from1904 days are counted from 1904
 */
record WorkbookParts(
    List<SheetPart> sheets, Optional<ZipPart> strings, Optional<ZipPart> styles, boolean from1904) {
  /** The part that makes a zip a workbook, in lower case. */
  static final String TYPES = "[content_types].xml";

  private static final byte[] WORKBOOK = XmlScanner.bytes("workbook");
  private static final byte[] WORKBOOK_PROPERTIES = XmlScanner.bytes("workbookPr");
  private static final byte[] DATE_1904 = XmlScanner.bytes("date1904");
  private static final byte[] SHEET = XmlScanner.bytes("sheet");
  private static final byte[] NAME = XmlScanner.bytes("name");
  private static final byte[] ID = XmlScanner.bytes("id");

  /** A sheet; one that holds no cells, as a chart, has no part. */
  record SheetPart(String name, Optional<ZipPart> cells) {}

  static WorkbookParts of(Zip zip) throws IOException {
    Map<String, ZipPart> parts = byName(zip);
    String workbook = Relations.of(parts, "").target("officeDocument").orElse("xl/workbook.xml");
    Relations relations = Relations.of(parts, workbook);
    List<SheetPart> sheets = new ArrayList<>();
    boolean from1904 = false;
    try (XmlScanner xml = new XmlScanner(required(parts, workbook).open())) {
      if (!xml.next() || !xml.is(WORKBOOK)) {
        throw RefusedFile.broken("不是工作簿");
      }
      while (xml.next()) {
        if (xml.starts(WORKBOOK_PROPERTIES)) {
          from1904 = isTrue(xml.attributes().text(DATE_1904));
        } else if (xml.starts(SHEET)) {
          sheets.add(sheet(xml, relations, parts));
        }
      }
    }
    if (sheets.isEmpty()) {
      throw RefusedFile.broken("工作簿中没有工作表");
    }
    return new WorkbookParts(
        sheets,
        relations.target("sharedStrings").map(parts::get),
        relations.target("styles").map(parts::get),
        from1904);
  }

  private static SheetPart sheet(XmlScanner xml, Relations relations, Map<String, ZipPart> parts) {
    String name = Optional.ofNullable(xml.attributes().text(NAME)).orElse("");
    String id = Optional.ofNullable(xml.attributes().text(ID)).orElse("");
    Relations.Relation relation = relations.byId().get(id);
    ZipPart part = relation == null ? null : parts.get(relation.target());
    if (relation == null || part == null) {
      throw RefusedFile.broken("缺少工作表“%s”的内容".formatted(name));
    }
    boolean cells = relation.type().equals("worksheet");
    return new SheetPart(name, cells ? Optional.of(part) : Optional.empty());
  }

  /** Two parts of one name would let two programs see two workbooks. */
  private static Map<String, ZipPart> byName(Zip zip) {
    Map<String, ZipPart> parts = new HashMap<>();
    for (ZipPart part : zip.parts()) {
      String name = part.name().replace('\\', '/').toLowerCase(Locale.ROOT);
      if (!part.folder()
          && parts.put(name.startsWith("/") ? name.substring(1) : name, part) != null) {
        throw RefusedFile.broken("部件“%s”重复".formatted(part.name()));
      }
    }
    return parts;
  }

  private static ZipPart required(Map<String, ZipPart> parts, String name) {
    ZipPart part = parts.get(name);
    if (part == null) {
      throw RefusedFile.broken("缺少部件“%s”".formatted(name));
    }
    return part;
  }

  static boolean isTrue(@Nullable String text) {
    return text != null && (text.equals("1") || text.equals("true") || text.equals("on"));
  }
}
