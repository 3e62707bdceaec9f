package org.duzhan.ingest;

import java.util.regex.Pattern;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.reader.CellRow;
import org.jspecify.annotations.Nullable;

/**
 * Marks rows of delimited text that have more cells than there are headings: a separator that
 * nobody quoted, as in 12,000, moves all that stands after it under other headings. So it does
 * where the row ends early and has no more cells than others; then only what is no number by itself
 * (000) shows it, or words that come to stand under numbers, which no rule takes. Cells beyond the
 * headings of a workbook are notes beside the table.
 */
final class ShiftedRows implements RowSink {
  private static final Pattern THOUSANDS = Pattern.compile("[-+−¥￥(（]?[1-9]\\d{0,2}");
  private static final Pattern HUNDREDS = Pattern.compile("\\d{3}(?!\\d).*");

  /** Nobody writes a number so, with its unit or decimals or without: 000, 050, 000.50. */
  private static final Pattern NO_NUMBER = Pattern.compile("0\\d{2}(?!\\d).*");

  private static final Pattern ANYTHING = Pattern.compile("(?s).*");

  /** Under a heading that is blank words are a note; a number may be one that was moved there. */
  private static final Pattern NUMBER = Pattern.compile("[-+−]?\\d.*");

  /** In bytes: few cells need be looked at as text. */
  private static final int LEAST_HUNDREDS = 3;

  private static final int MOST_THOUSANDS = 15;

  private final RowSink rows;
  private @Nullable Headings under;

  /** Of each column whether money or persons are counted there. */
  private boolean[] numbers = new boolean[0];

  /** Cells up to the last heading, and of the row of headings. */
  private int named;

  private int headed;

  /**
   * Most cells that a row has here without a reason to doubt it: some programs end all with commas.
   * It tells nothing before there was such a row.
   */
  private int usual;

  private boolean isUsualKnown;

  private boolean any;

  ShiftedRows(RowSink rows) {
    this.rows = rows;
  }

  /** Whether there was such a row. */
  boolean any() {
    return any;
  }

  @Override
  public void row(Headings headings, String sheet, long number, CellRow cells) {
    if (!headings.equals(under)) {
      under = headings;
      numbers = numbers(headings);
      named = headings.named();
      headed = headings.width();
      usual = headed;
      isUsualKnown = false;
    }
    if (cells.isShifted() || hasRestOfNumber(cells)) {
      cells.shift();
      any = true;
    } else if (cells.count <= named) {
      isUsualKnown = true;
    } else if (isShifted(cells)) {
      cells.shift();
      any = true;
    }
    rows.row(headings, sheet, number, cells);
  }

  @Override
  public void aside(Headings headings, String sheet, long number, RowNature nature) {
    rows.aside(headings, sheet, number, nature);
  }

  /**
   * Whether a column of numbers has what is left of one, and the column before it the thousands:
   * such a row is shifted however many cells it has, as where blank ones stood at its end.
   */
  private boolean hasRestOfNumber(CellRow cells) {
    if (!cells.isByCommas()) {
      return false;
    }
    for (int i = 1; i < Math.min(cells.count, numbers.length); i++) {
      if (numbers[i]
          && numbers[i - 1]
          && cells.length(i) >= LEAST_HUNDREDS
          && cells.length(i - 1) > 0
          && cells.data[cells.start[i]] == '0'
          && NO_NUMBER.matcher(cells.text(i)).matches()
          && THOUSANDS.matcher(Headings.plain(cells.text(i - 1))).matches()) {
        return true;
      }
    }
    return false;
  }

  private static boolean[] numbers(Headings headings) {
    boolean[] numbers = new boolean[headings.width()];
    for (int i = 0; i < numbers.length; i++) {
      MappedField field = headings.columns().get(i);
      numbers[i] = field != null && (field.kind() == Kind.MONEY || field.kind() == Kind.COUNT);
    }
    return numbers;
  }

  /** A last cell that is blank shows no more than the number of cells does. */
  private boolean isShifted(CellRow cells) {
    if (fillsFrom(headed, cells, ANYTHING)) {
      return true;
    }
    if (cells.isByCommas() && dividesNumber(cells)) {
      return (isUsualKnown && cells.count > usual) || fillsFrom(named, cells, NUMBER);
    }
    usual = Math.max(usual, cells.count);
    isUsualKnown = true;
    return false;
  }

  private static boolean fillsFrom(int first, CellRow cells, Pattern with) {
    for (int column = first; column < cells.count; column++) {
      if (cells.filled(column) && with.matcher(Headings.plain(cells.text(column))).matches()) {
        return true;
      }
    }
    return false;
  }

  /** Whether two cells side by side may be one number. */
  private static boolean dividesNumber(CellRow cells) {
    for (int i = 1; i < cells.count; i++) {
      boolean mayBe = cells.length(i) >= LEAST_HUNDREDS && cells.length(i - 1) <= MOST_THOUSANDS;
      if (mayBe
          && HUNDREDS.matcher(Headings.plain(cells.text(i))).matches()
          && THOUSANDS.matcher(Headings.plain(cells.text(i - 1))).matches()) {
        return true;
      }
    }
    return false;
  }
}
