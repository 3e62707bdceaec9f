package org.duzhan.ingest.reader;

import java.util.List;
import java.util.Locale;

/**
 * A format that is known by name, and not read: the refusal says what to send instead.
 *
 * @param beginnings what its files begin with
 */
record Foreign(String caption, String advice, List<String> beginnings) {
  private static final String ZIP = "请改用zip压缩，或直接报送xlsx";
  private static final String TABLE = "请报送原来的表格（xlsx、xls或csv）";
  private static final String SAVE = "请用Excel或WPS打开后另存为xlsx，再报送";
  private static final Foreign XML_2003 =
      new Foreign("XML表格2003文件", SAVE, List.of("<?mso-application", "<workbook"));
  private static final Foreign WEB_PAGE =
      new Foreign(
          "网页文件",
          SAVE,
          List.of("<html", "<!doctype html", "<table", "<meta", "<style", "mime-version:"));
  private static final List<Foreign> ALL =
      List.of(
          new Foreign("RAR压缩包", ZIP, List.of("Rar!\u001a")),
          new Foreign("7z压缩包", ZIP, List.of("7z\u00bc\u00af'\u001c")),
          new Foreign("gzip压缩文件", ZIP, List.of("\u001f\u008b")),
          new Foreign("PDF文档", TABLE, List.of("%PDF")),
          new Foreign("RTF文档", TABLE, List.of("{\\rtf")),
          new Foreign("图片", TABLE, List.of("\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8")),
          new Foreign(
              "Excel 2至4的旧工作簿",
              SAVE,
              List.of("\t\u0000\u0004\u0000", "\t\u0002\u0006\u0000", "\t\u0004\u0006\u0000")),
          WEB_PAGE,
          XML_2003,
          new Foreign("XML文件", SAVE, List.of("<?xml")));

  /** Refuses a file that begins as one of these. */
  static void check(String head) {
    String lower =
        head.replaceFirst("^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)", "")
            .replace("\u0000", "")
            .strip()
            .toLowerCase(Locale.ROOT);
    if (lower.startsWith("<?xml")
        && lower.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
      throw XML_2003.refused();
    }
    if (lower.startsWith("<?xml") && lower.contains("<html")) {
      throw WEB_PAGE.refused();
    }
    for (Foreign format : ALL) {
      if (format.beginnings.stream().anyMatch(b -> begins(head, lower, b))) {
        throw format.refused();
      }
    }
  }

  /** Refuses a zip whose parts make it a document of another kind. */
  static void checkParts(List<String> names) {
    if (names.contains("xl/workbook.bin")) {
      throw refused("xlsb二进制工作簿", SAVE);
    }
    if (names.contains("mimetype") && names.contains("content.xml")) {
      throw refused("OpenDocument文件（ods等）", SAVE);
    }
    if (names.stream().anyMatch(n -> n.startsWith("word/"))) {
      throw refused("Word文档", TABLE);
    }
    if (names.stream().anyMatch(n -> n.startsWith("ppt/"))) {
      throw refused("演示文稿", TABLE);
    }
  }

  static RefusedFile refused(String caption, String advice) {
    return new RefusedFile("这是%s，不能读取；%s".formatted(caption, advice));
  }

  static RefusedFile document(String caption) {
    return refused(caption, TABLE);
  }

  private RefusedFile refused() {
    return refused(caption, advice);
  }

  private static boolean begins(String head, String lower, String beginning) {
    return head.startsWith(beginning) || lower.startsWith(beginning);
  }
}
