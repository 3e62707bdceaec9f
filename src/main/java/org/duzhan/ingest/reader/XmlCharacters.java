package org.duzhan.ingest.reader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Characters that XML writes by name or number. */
final class XmlCharacters {
  private static final int LONGEST = 12;

  private XmlCharacters() {}

  /**
   * Adds what a reference or a line break at the window's place stands for, and moves behind it.
   */
  static void next(XmlWindow window, Text into) throws IOException {
    if (window.ahead(0) == '\r') {
      window.at++;
      if (window.ahead(0) != '\n') {
        into.append("\n");
      }
      return;
    }
    int length = 1;
    while (window.ahead(length) != ';') {
      if (++length > LONGEST) {
        throw XmlWindow.malformed();
      }
    }
    reference(window.data, window.at + 1, window.at + length, into);
    window.at += length + 1;
  }

  /** Adds bytes that may hold references. */
  static void decode(byte[] data, int from, int to, Text into) {
    int plain = from;
    for (int i = from; i < to; i++) {
      if (data[i] == '&') {
        into.append(data, plain, i);
        int end = i;
        while (end < to && data[end] != ';') {
          end++;
        }
        reference(data, i + 1, end, into);
        i = end;
        plain = end + 1;
      }
    }
    into.append(data, Math.min(plain, to), to);
  }

  private static void reference(byte[] data, int from, int to, Text into) {
    String name = new String(data, from, to - from, StandardCharsets.US_ASCII);
    into.append(
        switch (name) {
          case "lt" -> "<";
          case "gt" -> ">";
          case "amp" -> "&";
          case "quot" -> "\"";
          case "apos" -> "'";
          default -> numbered(name);
        });
  }

  private static String numbered(String name) {
    try {
      if (name.startsWith("#x")) {
        return Character.toString(Integer.parseInt(name.substring(2), 16));
      }
      if (name.startsWith("#")) {
        return Character.toString(Integer.parseInt(name.substring(1)));
      }
    } catch (IllegalArgumentException e) {
      // No character has this number: told below.
    }
    throw RefusedFile.broken("XML实体“&%s;”未知".formatted(name));
  }
}
