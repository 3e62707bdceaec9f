package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.duzhan.ingest.reader.CellRow;

/** The table of a sheet, whosever it is: headings with rows below, and the values of these. */
final class SampledSheet {
  /** What stands beside or below a title: 单位：元, 填报单位：…, Unit: yuan. */
  private static final Pattern TOLD_ABOVE =
      Pattern.compile("(?:\\p{IsHan}{2,8}|(?i:units?|date|currency|source)):.*");

  private static final int FEW = 3;

  private final String name;
  private final int headingRows;
  private final List<List<String>> levels = new ArrayList<>();
  private List<SampledColumn> columns = List.of();
  private List<String> asWritten = List.of();
  private boolean inHead;
  private long headingRow;
  private long rows;
  private int looked;

  /**
   * A look at a sheet.
   *
   * @param name of the sheet; empty for text
   * @param headingRows rows looked through for headings
   */
  SampledSheet(String name, int headingRows) {
    this.name = name;
    this.headingRows = headingRows;
  }

  void row(long number, CellRow cells) {
    if (levels.isEmpty()) {
      look(number, cells);
    } else if (!inHead || !isOfHead(cells)) {
      inHead = false;
      rows++;
      for (int i = 0; i < Math.min(cells.count, columns.size()); i++) {
        columns.get(i).see(Cleaner.plain(cells.text(i)));
      }
    }
  }

  private void look(long number, CellRow cells) {
    if (cells.blank() || looked++ >= headingRows) {
      return;
    }
    List<String> texts = Headings.texts(cells);
    if (isHead(texts)) {
      headingRow = number;
      inHead = true;
      asWritten =
          IntStream.range(0, cells.count)
              .mapToObj(i -> Cleaner.joined(Cleaner.trim(cells.text(i))))
              .toList();
      deepen(texts);
    }
  }

  /** Two texts or more, none of which begins as a number does. */
  private static boolean isHead(List<String> texts) {
    int filled = Headings.filled(texts);
    boolean told =
        filled <= FEW && texts.stream().anyMatch(text -> TOLD_ABOVE.matcher(text).matches());
    return filled > 1
        && !told
        && texts.stream().noneMatch(t -> !t.isEmpty() && "-.0123456789".indexOf(t.charAt(0)) >= 0);
  }

  /** Whether a row below headings belongs to them, as an ingest takes it: then it is taken in. */
  private boolean isOfHead(CellRow cells) {
    List<String> texts = Headings.texts(cells);
    if (cells.blank() || HeadingSearch.isUnits(texts) || HeadingSearch.isNumbering(texts)) {
      return true;
    }
    boolean lower = levels.size() < HeadingSearch.MOST_LEVELS && LowerLevel.isBelow(levels, texts);
    if (lower) {
      deepen(texts);
    }
    return lower;
  }

  private void deepen(List<String> level) {
    levels.add(level);
    int width = levels.stream().mapToInt(List::size).max().orElse(0);
    columns = IntStream.range(0, width).mapToObj(this::column).toList();
  }

  private SampledColumn column(int at) {
    List<String> over = ColumnName.levelsOver(levels, at);
    if (levels.size() == 1 || over.isEmpty()) {
      String heading = at < asWritten.size() ? asWritten.get(at) : "";
      return new SampledColumn(heading, List.of(heading), List.of(heading));
    }
    List<String> names =
        ColumnName.of(levels, at).stream().map(ColumnName::text).distinct().toList();
    String lowest = over.get(over.size() - 1);
    boolean repeated = over.size() > 1 && over.get(over.size() - 2).equals(lowest);
    return new SampledColumn(repeated ? lowest : names.get(0), names, over);
  }

  String name() {
    return name;
  }

  boolean hasHeadings() {
    return columns.stream().anyMatch(c -> !c.heading().isEmpty());
  }

  long headingRow() {
    return headingRow;
  }

  /** How many rows the headings take, one below another. */
  int levels() {
    return levels.size();
  }

  long rows() {
    return rows;
  }

  List<SampledColumn> columns() {
    return columns.stream().filter(c -> !c.heading().isEmpty()).toList();
  }
}
