package org.duzhan.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A small table of settings as CSV without quotes: headings in the first line, no blank cells. */
record CsvTable(String origin, List<Line> rows) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static CsvTable parse(String origin, String text, String... headings) {
    List<Line> lines = lines(origin, text, headings);
    List<String> found = lines.isEmpty() ? List.of() : lines.get(0).cells;
    if (!found.equals(Arrays.asList(headings))) {
      throw new UserError(
          "%s, line 1: cannot read the table: found headings %s (expected %s)"
              .formatted(origin, found, List.of(headings)));
    }
    List<Line> rows = lines.subList(1, lines.size());
    Faults faults = new Faults();
    rows.stream()
        .filter(row -> row.cells.size() != headings.length)
        .map(row -> row.misshapen(headings.length))
        .forEach(faults::add);
    faults.tell();
    return new CsvTable(origin, rows);
  }

  /** Each row as {@code read} understands it; all rows it refuses are refused together. */
  <T> List<T> each(Function<Line, T> read) {
    Faults faults = new Faults();
    List<T> understood = new ArrayList<>();
    rows.forEach(row -> faults.of(() -> read.apply(row)).ifPresent(understood::add));
    faults.tell();
    return understood;
  }

  private static List<Line> lines(String origin, String text, String... headings) {
    String clean = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String line : clean.lines().toList()) {
      number++;
      if (!line.isBlank()) {
        List<String> cells = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
        lines.add(new Line(origin, number, List.of(headings), cells));
      }
    }
    return lines;
  }

  /** One line, by heading. */
  record Line(String origin, int number, List<String> headings, List<String> cells) {
    String text(String heading) {
      return cells.get(headings.indexOf(heading));
    }

    /** A cell that matches a pattern. */
    String matching(String heading, String pattern, String expected) {
      if (!text(heading).matches(pattern)) {
        throw wrong(heading, expected);
      }
      return text(heading);
    }

    String oneOf(String heading, String... allowed) {
      if (!List.of(allowed).contains(text(heading))) {
        throw wrong(heading, String.join(" or ", allowed));
      }
      return text(heading);
    }

    long whole(String heading, long least, long most) {
      try {
        long number = Long.parseLong(text(heading));
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Told below.
      }
      throw wrong(heading, "a whole number from %d to %d".formatted(least, most));
    }

    UserError wrong(String heading, String expected) {
      return new UserError(
          "%s, line %d, %s: found '%s' (expected %s)"
              .formatted(origin, number, heading, text(heading), expected));
    }

    private String misshapen(int columns) {
      return "%s, line %d: cannot read it: found %d cells (expected %d)"
          .formatted(origin, number, cells.size(), columns);
    }
  }
}
