package org.duzhan.ingest.reader;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.duzhan.settings.Limits;

/** What a file is by its content; its extension may lie. */
public enum FileType {
  /** A zip of XML parts: xlsx, xlsm, xltx. */
  WORKBOOK,
  /** An OLE 2 container: xls, or an xlsx behind a password. */
  CONTAINER,
  /** A zip of files. */
  ARCHIVE,
  TEXT;

  private static final String ZIP = "PK\3\4";
  private static final String EMPTY_ZIP = "PK\5\6";
  private static final String OLE_2 = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

  static FileType of(Fingerprint print, Source source, Limits limits) throws IOException {
    String head = print.head();
    if (head.startsWith(ZIP) || head.startsWith(EMPTY_ZIP)) {
      return ofZip(source, limits);
    }
    if (head.startsWith(OLE_2)) {
      return CONTAINER;
    }
    Foreign.check(head);
    if (print.text() == TextEncoding.NONE) {
      throw new RefusedFile("无法识别的文件格式（应为xlsx、xls、csv或装有这些文件的zip）");
    }
    return TEXT;
  }

  private static FileType ofZip(Source source, Limits limits) throws IOException {
    try (Zip zip = Zip.open(source, limits)) {
      List<String> names =
          zip.parts().stream()
              .map(p -> p.name().replace('\\', '/').toLowerCase(Locale.ROOT))
              .toList();
      Foreign.checkParts(names);
      return names.contains(WorkbookParts.TYPES) ? WORKBOOK : ARCHIVE;
    }
  }
}
