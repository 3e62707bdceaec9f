package org.duzhan.ingest.reader;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters that workbooks write as {@code _x000D_}, since XML cannot hold them. */
final class Escapes {
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private Escapes() {}

  static void undo(Text text) {
    if (!mayHold(text)) {
      return;
    }
    Matcher escape = ESCAPE.matcher(text.toString());
    StringBuilder plain = new StringBuilder();
    while (escape.find()) {
      char c = (char) Integer.parseInt(escape.group(1), 16);
      escape.appendReplacement(plain, Matcher.quoteReplacement(String.valueOf(c)));
    }
    escape.appendTail(plain);
    text.clear();
    text.append(plain.toString());
  }

  private static boolean mayHold(Text text) {
    for (int i = 0; i + 1 < text.length; i++) {
      if (text.bytes[i] == '_' && text.bytes[i + 1] == 'x') {
        return true;
      }
    }
    return false;
  }
}
