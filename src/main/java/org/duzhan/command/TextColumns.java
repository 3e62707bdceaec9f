package org.duzhan.command;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells under each other; a Chinese character takes two places on a terminal. */
final class TextColumns {
  private static final int FIRST_WIDE = 0x2E80;

  private TextColumns() {}

  /** A line for each row. */
  static List<String> of(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String room = " ".repeat(widths[i] - width(row.get(i)));
        boolean last = i == columns - 1;
        line.append("  ").append(row.get(i)).append(last ? "" : room);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static int width(String text) {
    return text.codePoints().map(c -> c < FIRST_WIDE ? 1 : 2).sum();
  }
}
