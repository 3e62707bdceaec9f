package org.duzhan.ingest;

import java.util.Arrays;
import java.util.List;

/** The rows that a household's members stand in, in the order they were read, as runs. */
final class SourceRows {
  private static final int RUN = 3;

  /** Sheet, first row, last row; and so on. */
  private int[] runs = new int[RUN];

  private int used;
  private int rows;

  /** Adds a row; returns which of the household's it is, from 0. */
  int add(int sheet, int row) {
    if (used > 0 && runs[used - RUN] == sheet && runs[used - 1] == row - 1) {
      runs[used - 1] = row;
    } else {
      if (used == runs.length) {
        runs = Arrays.copyOf(runs, 2 * used);
      }
      runs[used++] = sheet;
      runs[used++] = row;
      runs[used++] = row;
    }
    return rows++;
  }

  int count() {
    return rows;
  }

  int sheet(int index) {
    return runs[run(index)];
  }

  /** The number of one of the rows. */
  int row(int index) {
    int before = 0;
    for (int at = 0; at < run(index); at += RUN) {
      before += length(at);
    }
    return runs[run(index) + 1] + index - before;
  }

  /** As people write it: {@code 5-8,112}; rows of another sheet than {@code home} by its name. */
  String text(int home, List<String> sheets) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < used; at += RUN) {
      text.append(at == 0 ? "" : ",");
      text.append(runs[at] == home ? "" : sheets.get(runs[at]) + "!").append(runs[at + 1]);
      text.append(length(at) == 1 ? "" : "-" + runs[at + 2]);
    }
    return text.toString();
  }

  private int run(int index) {
    int at = 0;
    int left = index;
    while (left >= length(at)) {
      left -= length(at);
      at += RUN;
    }
    return at;
  }

  private int length(int at) {
    return runs[at + 2] - runs[at + 1] + 1;
  }
}
