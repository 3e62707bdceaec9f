package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A name that a column goes by.
 *
 * @param text without spaces, in half-width signs
 * @param brackets what stood in brackets after it, else after a heading above it
 * @param joined the headings above it are part of it: 饮水 over 水量 is 饮水水量
 */
record ColumnName(String text, String brackets, boolean joined) {
  private static final Set<String> WHOLE = Set.of("合计", "小计", "总计", "总数", "计");

  /**
   * The names of the column {@code at} under headings of several levels, best first: with all that
   * stands above, with less of it, the lowest alone. A heading above reaches right over columns
   * that have none of their own on its level, as merged cells do.
   */
  static List<ColumnName> of(List<List<String>> levels, int at) {
    List<String> over = levelsOver(levels, at);
    return over.isEmpty()
        ? List.of()
        : names(over.subList(0, over.size() - 1), over.get(over.size() - 1));
  }

  /** The headings that stand over a column or reach over it, upper ones first. */
  static List<String> levelsOver(List<List<String>> levels, int at) {
    int lowest = levels.size() - 1;
    while (lowest >= 0 && cell(levels.get(lowest), at).isEmpty()) {
      lowest--;
    }
    if (lowest < 0) {
      return List.of();
    }
    List<String> over = above(levels.subList(0, lowest), at);
    over.add(cell(levels.get(lowest), at));
    return over;
  }

  private static List<String> above(List<List<String>> levels, int at) {
    List<String> above = new ArrayList<>();
    for (List<String> level : levels) {
      int from = Math.min(at, level.size() - 1);
      while (from >= 0 && level.get(from).isEmpty()) {
        from--;
      }
      if (from >= 0) {
        above.add(level.get(from));
      }
    }
    return above;
  }

  private static List<ColumnName> names(List<String> above, String lowest) {
    String unit = brackets(lowest);
    for (int i = above.size() - 1; i >= 0 && unit.isEmpty(); i--) {
      unit = brackets(above.get(i));
    }
    List<ColumnName> names = new ArrayList<>();
    for (int i = 0; i < above.size(); i++) {
      String upper =
          String.join("", above.subList(i, above.size()).stream().map(ColumnName::bare).toList());
      names.add(new ColumnName(upper + lowest, unit, true));
      names.add(new ColumnName(upper + bare(lowest), unit, true));
      if (WHOLE.contains(bare(lowest))) {
        names.add(new ColumnName(upper, unit, true));
      }
    }
    names.add(new ColumnName(lowest, unit, false));
    names.add(new ColumnName(bare(lowest), unit, false));
    return names;
  }

  private static String cell(List<String> level, int at) {
    return at < level.size() ? level.get(at) : "";
  }

  private static String bare(String heading) {
    int bracket = heading.endsWith(")") ? heading.lastIndexOf('(') : -1;
    return bracket > 0 ? heading.substring(0, bracket) : heading;
  }

  private static String brackets(String heading) {
    String bare = bare(heading);
    return bare.length() == heading.length()
        ? ""
        : withoutBrackets(heading.substring(bare.length()));
  }

  /** Of a text that stands in brackets as a whole. */
  static String withoutBrackets(String text) {
    boolean all = text.startsWith("(") && text.endsWith(")") && text.length() > 2;
    return all ? text.substring(1, text.length() - 1) : text;
  }
}
