package org.duzhan.ingest.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes workbooks part by part, as odd as they come. */
final class XlsxFile {
  private static final String ORDINARY =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final StringBuilder sheets = new StringBuilder();
  private final StringBuilder relations = new StringBuilder();
  private String types = ORDINARY;
  private String properties = "";
  private int count;

  /** One sheet of the given rows, which are {@code sheetData}. */
  static byte[] of(String rows) {
    return new XlsxFile().sheet("表", rows).bytes();
  }

  XlsxFile strict() {
    types = STRICT;
    return this;
  }

  XlsxFile from1904() {
    properties = "<workbookPr date1904=\"1\"/>";
    return this;
  }

  XlsxFile strings(String items) {
    relation("sharedStrings", "sharedStrings.xml");
    return part("xl/sharedStrings.xml", "<sst>" + items + "</sst>");
  }

  XlsxFile styles(String content) {
    relation("styles", "styles.xml");
    return part("xl/styles.xml", "<styleSheet>" + content + "</styleSheet>");
  }

  XlsxFile sheet(String name, String rows) {
    return sheetPart(name, "", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
  }

  XlsxFile hiddenSheet(String name, String rows) {
    return sheetPart(
        name,
        " state=\"veryHidden\"",
        "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
  }

  XlsxFile sheetPart(String name, String attributes, String xml) {
    String file = "sheet" + ++count + ".xml";
    relations.append(
        "<Relationship Id=\"s%d\" Type=\"%s/worksheet\" Target=\"worksheets/%s\"/>"
            .formatted(count, types, file));
    sheets.append(
        "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"s%d\"%s/>"
            .formatted(name, count, count, attributes));
    return part("xl/worksheets/" + file, xml);
  }

  XlsxFile part(String name, String xml) {
    return part(name, xml.getBytes(StandardCharsets.UTF_8));
  }

  XlsxFile part(String name, byte[] bytes) {
    parts.put(name, bytes);
    return this;
  }

  /** Packed, with the parts that tie the others together. */
  byte[] bytes() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    put(all, "[Content_Types].xml", "<Types/>");
    put(
        all,
        "_rels/.rels",
        "<Relationships><Relationship Id=\"w\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            .formatted(types));
    put(
        all,
        "xl/workbook.xml",
        "<workbook xmlns:r=\"%s\">%s<sheets>%s</sheets></workbook>"
            .formatted(types, properties, sheets));
    put(all, "xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
    all.putAll(parts);
    return zip(all);
  }

  static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private void relation(String type, String target) {
    relations.append(
        "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
            .formatted(type, types, type, target));
  }

  private static void put(Map<String, byte[]> parts, String name, String xml) {
    parts.put(name, xml.getBytes(StandardCharsets.UTF_8));
  }
}
