package org.duzhan.ingest.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which styles of an xlsx workbook show a number as a day. */
final class DayStyles {
  private static final byte[] FORMAT = XmlScanner.bytes("numFmt");
  private static final byte[] FORMAT_ID = XmlScanner.bytes("numFmtId");
  private static final byte[] FORMAT_CODE = XmlScanner.bytes("formatCode");
  private static final byte[] CELL_STYLES = XmlScanner.bytes("cellXfs");
  private static final byte[] STYLE = XmlScanner.bytes("xf");

  private final boolean[] days;

  private DayStyles(boolean[] days) {
    this.days = days;
  }

  static DayStyles read(Optional<ZipPart> part) throws IOException {
    List<Boolean> days = new ArrayList<>();
    Map<Integer, String> codes = new HashMap<>();
    if (part.isPresent()) {
      try (XmlScanner xml = new XmlScanner(part.get().open())) {
        boolean cells = false;
        while (xml.next()) {
          if (xml.is(CELL_STYLES)) {
            cells = xml.starts();
          } else if (xml.starts(FORMAT)) {
            codes.put(
                number(xml), Optional.ofNullable(xml.attributes().text(FORMAT_CODE)).orElse(""));
          } else if (cells && xml.starts(STYLE)) {
            int format = number(xml);
            days.add(Days.shownBy(format, codes.get(format)));
          }
        }
      }
    }
    boolean[] array = new boolean[days.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = days.get(i);
    }
    return new DayStyles(array);
  }

  boolean day(int style) {
    return style < days.length && days[style];
  }

  private static int number(XmlScanner xml) {
    String id = xml.attributes().text(FORMAT_ID);
    try {
      return id == null ? 0 : Integer.parseInt(id);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
