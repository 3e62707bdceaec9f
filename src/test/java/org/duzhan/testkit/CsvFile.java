package org.duzhan.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A small CSV file, as one map a line. */
public final class CsvFile {
  static final String COMMA_OUTSIDE_OF_QUOTES = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

  private CsvFile() {}

  public static List<Map<String, String>> rows(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] headings = lines.get(0).split(COMMA_OUTSIDE_OF_QUOTES, -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(COMMA_OUTSIDE_OF_QUOTES, -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < headings.length; i++) {
        row.put(headings[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}
