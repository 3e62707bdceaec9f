package org.duzhan.simulate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An xlsx workbook, streamed, the same bytes every time. */
final class XlsxSheets implements Sheets {
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
  private static final LocalDateTime WRITTEN = LocalDateTime.of(2020, 1, 1, 0, 0);
  private static final int FAST = 3;
  private static final int FLUSH_AT = 1 << 16;

  private final ZipOutputStream zip;
  private final List<String> names = new ArrayList<>();
  private final List<String> merged = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private long row;

  XlsxSheets(Path file) throws IOException {
    zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    zip.setLevel(FAST);
  }

  @Override
  public void sheet(String name, int hiddenColumn) throws IOException {
    endSheet();
    names.add(name);
    row = 0;
    begin("xl/worksheets/sheet%d.xml".formatted(names.size()));
    text.append(HEAD).append("<worksheet xmlns=\"").append(MAIN).append("\">");
    if (hiddenColumn > 0) {
      text.append(
          "<cols><col min=\"%1$d\" max=\"%1$d\" width=\"9\" hidden=\"1\"/></cols>"
              .formatted(hiddenColumn));
    }
    text.append("<sheetData>");
  }

  @Override
  public long title(String title, int width) throws IOException {
    long number = row(List.of(Cell.text(title)));
    merged.add("A%d:%s%d".formatted(number, column(Math.max(1, width - 1)), number));
    return number;
  }

  @Override
  public long row(List<Cell> cells) throws IOException {
    row++;
    text.append("<row r=\"").append(row).append("\">");
    for (int i = 0; i < cells.size(); i++) {
      cell(cells.get(i), column(i));
    }
    text.append("</row>");
    if (text.length() > FLUSH_AT) {
      flush();
    }
    return row;
  }

  private void cell(Cell cell, String column) {
    if (cell.text().isEmpty()) {
      return;
    }
    text.append("<c r=\"").append(column).append(row);
    switch (cell.kind()) {
      case TEXT -> {
        text.append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        escape(cell.text());
        text.append("</t></is></c>");
      }
      case NUMBER -> text.append("\"><v>").append(cell.text()).append("</v></c>");
      case DAY -> {
        long days = ChronoUnit.DAYS.between(DAY_ZERO, LocalDate.parse(cell.text()));
        text.append("\" s=\"1\"><v>").append(days).append("</v></c>");
      }
    }
  }

  private void escape(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      switch (c) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        default -> text.append(c);
      }
    }
  }

  @Override
  public void close() throws IOException {
    endSheet();
    StringBuilder sheets = new StringBuilder();
    StringBuilder relations = new StringBuilder();
    StringBuilder types = new StringBuilder();
    for (int i = 1; i <= names.size(); i++) {
      sheets.append(
          "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>".formatted(names.get(i - 1), i, i));
      relations.append(
          "<Relationship Id=\"rId%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
              .formatted(i, RELATIONS, i));
      types.append(
          "<Override PartName=\"/xl/worksheets/sheet%d.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
              .formatted(i));
    }
    entry(
        "xl/workbook.xml",
        "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets></workbook>"
            .formatted(MAIN, RELATIONS, sheets));
    entry(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"%s\">%s<Relationship Id=\"rId0\" Type=\"%s/styles\" Target=\"styles.xml\"/></Relationships>"
            .formatted(PACKAGE, relations, RELATIONS));
    entry("xl/styles.xml", styles());
    entry(
        "_rels/.rels",
        "<Relationships xmlns=\"%s\"><Relationship Id=\"rId1\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            .formatted(PACKAGE, RELATIONS));
    entry("[Content_Types].xml", contentTypes(types.toString()));
    zip.close();
  }

  private static String styles() {
    return """
        <styleSheet xmlns="%s"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>\
        <fills count="1"><fill><patternFill patternType="none"/></fill></fills>\
        <borders count="1"><border/></borders>\
        <cellStyleXfs count="1"><xf/></cellStyleXfs>\
        <cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>\
        </styleSheet>"""
        .formatted(MAIN);
  }

  private static String contentTypes(String sheets) {
    String ooxml = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    return """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="application/xml"/>\
        <Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/>\
        <Override PartName="/xl/styles.xml" ContentType="%sstyles+xml"/>%s</Types>"""
        .formatted(ooxml, ooxml, sheets);
  }

  private void endSheet() throws IOException {
    if (names.isEmpty()) {
      return;
    }
    text.append("</sheetData>");
    if (!merged.isEmpty()) {
      text.append("<mergeCells count=\"").append(merged.size()).append("\">");
      merged.forEach(m -> text.append("<mergeCell ref=\"").append(m).append("\"/>"));
      text.append("</mergeCells>");
      merged.clear();
    }
    text.append("</worksheet>");
    flush();
    zip.closeEntry();
  }

  private void entry(String name, String content) throws IOException {
    begin(name);
    zip.write((HEAD + content).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private void begin(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(WRITTEN);
    zip.putNextEntry(entry);
  }

  private void flush() throws IOException {
    zip.write(text.toString().getBytes(StandardCharsets.UTF_8));
    text.setLength(0);
  }

  private static String column(int index) {
    String letter = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? letter : (char) ('A' + index / 26 - 1) + letter;
  }
}
