package org.duzhan.settings;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A small table of settings as CSV without quotes: headings in the first line, no blank cells. */
record CsvTable(String origin, List<Line> rows) {

  static CsvTable parse(String origin, String text, String... headings) {
    List<String> lines = text.lines().filter(l -> !l.isBlank()).toList();
    List<String> found = lines.isEmpty() ? List.of() : cells(lines.get(0));
    if (!found.equals(Arrays.asList(headings))) {
      throw new UserError(
          "%s, line 1: cannot read the table: found headings %s (expected %s)"
              .formatted(origin, found, List.of(headings)));
    }
    return new CsvTable(
        origin,
        IntStream.range(1, lines.size())
            .mapToObj(i -> line(origin, i + 1, found, cells(lines.get(i))))
            .toList());
  }

  private static Line line(String origin, int number, List<String> headings, List<String> cells) {
    if (cells.size() != headings.size()) {
      throw new UserError(
          "%s, line %d: cannot read it: found %d cells (expected %d)"
              .formatted(origin, number, cells.size(), headings.size()));
    }
    return new Line(origin, number, headings, cells);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
  }

  /** One line, by heading. */
  record Line(String origin, int number, List<String> headings, List<String> cells) {
    String text(String heading) {
      return cells.get(headings.indexOf(heading));
    }

    String oneOf(String heading, String... allowed) {
      if (!List.of(allowed).contains(text(heading))) {
        throw wrong(heading, String.join(" or ", allowed));
      }
      return text(heading);
    }

    long whole(String heading) {
      try {
        return Long.parseLong(text(heading));
      } catch (NumberFormatException e) {
        throw wrong(heading, "a whole number");
      }
    }

    UserError wrong(String heading, String expected) {
      return new UserError(
          "%s, line %d, %s: found '%s' (expected %s)"
              .formatted(origin, number, heading, text(heading), expected));
    }
  }
}
