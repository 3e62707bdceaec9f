package org.duzhan.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.reader.CellRow;
import org.duzhan.ingest.reader.RefusedFile;
import org.duzhan.table.Problems;

/**
 * Cleans the cells of one column. Plain numbers and codes pass as they are; texts that come again
 * are cleaned once: a county has few of them.
 */
final class CellCleaner {
  private static final int DIGITS_OF_A_NUMBER = 15;
  private static final byte[] NOTHING = new byte[0];

  private final MappedField field;
  private final int power;
  private final int limit;
  private final boolean names;
  private final boolean masks;
  private final CleanedTexts cleaned = new CleanedTexts();
  private byte[] above = NOTHING;

  /** Where the cleaned cell is: in the row itself, or in an array of its own. */
  byte[] data = NOTHING;

  int from;
  int to;

  /** Whether the cell did not stand as it was cleaned to. */
  boolean changed;

  /** Whether the cell is blank and what stands above it is meant. */
  boolean filled;

  /** Whether digits of an identifier are gone: it came as a number too long for a spreadsheet. */
  boolean lost;

  /**
   * A cleaner of a column.
   *
   * @param power power of ten of the unit that the column is in
   * @param limit most characters of a cell
   */
  CellCleaner(MappedField field, int power, int limit) {
    this.field = field;
    this.power = power;
    this.limit = limit;
    this.names = field.kind() == Kind.PERSONAL || field.kind() == Kind.CODE;
    // What is personal is never kept, and a problem may be numbered in any way.
    this.masks = field.kind() != Kind.PERSONAL && !field.name().equals(Problems.PROBLEM_ID.name());
  }

  /** Cleans a cell of the row into {@link #data}, {@link #from} and {@link #to}. */
  void clean(CellRow cells, int column) {
    data = cells.data;
    from = column < cells.count ? cells.start[column] : 0;
    to = column < cells.count ? cells.end[column] : 0;
    changed = false;
    lost = false;
    filled = false;
    if (from < to) {
      cleanFilled(cells, column);
    }
    if (field.fillDown()) {
      fillDown();
    }
  }

  /** Forgets what stands above: what follows is another block of rows. */
  void beginBlock() {
    above = NOTHING;
  }

  private void cleanFilled(CellRow cells, int column) {
    if (plain() && !(masks && PersonalNumbers.mayBe(data, from, to))) {
      lost = names && to - from > DIGITS_OF_A_NUMBER && cells.isNumber(column);
      return;
    }
    if (to - from > limit && cells.characters(column) > limit) {
      throw new RefusedFile("“%s”单元格过长，上限%d字".formatted(field.heading(), limit));
    }
    int slot = CleanedTexts.slot(data, from, to);
    if (!cleaned.holds(slot, data, from, to)) {
      clean(slot, Arrays.copyOfRange(data, from, to));
    }
    changed = !cleaned.stood(slot);
    data = cleaned.clean(slot);
    from = 0;
    to = data.length;
    lost = names && Identifier.isLost(text(), cells.isNumber(column));
  }

  private void clean(int slot, byte[] raw) {
    String text = new String(raw, StandardCharsets.UTF_8);
    boolean isStated = !field.values().isEmpty() && field.values().containsKey(Cleaner.plain(text));
    String masked = masks && !isStated ? PersonalNumbers.masked(text) : text;
    if (masked.equals(text)) {
      cleaned.put(slot, raw, Cleaner.clean(text, field, power).getBytes(StandardCharsets.UTF_8));
    } else {
      cleaned.putMasked(slot, raw, masked.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void fillDown() {
    if (from == to) {
      data = above;
      from = 0;
      to = above.length;
      changed = false;
      filled = to > 0;
    } else if (!Arrays.equals(data, from, to, above, 0, above.length)) {
      above = Arrays.copyOfRange(data, from, to);
    }
  }

  private String text() {
    return new String(data, from, to - from, StandardCharsets.UTF_8);
  }

  /** Whether the bytes need no thought: digits, and for money a sign and a point. */
  private boolean plain() {
    return switch (field.kind()) {
      case COUNT -> power == 0 && field.values().isEmpty() && digits(false);
      case CODE -> field.values().isEmpty() && digits(false);
      case MONEY -> power == 0 && digits(true);
      case PERSONAL -> lettersAndDigits();
      case NUMBER, MONTH, DATE, FLAG, TEXT -> false;
    };
  }

  private boolean digits(boolean signAndPoint) {
    for (int i = from; i < to; i++) {
      byte b = data[i];
      boolean fits =
          (b >= '0' && b <= '9')
              || (signAndPoint && i < to - 1 && (b == '.' || (b == '-' && i == from)));
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private boolean lettersAndDigits() {
    for (int i = from; i < to; i++) {
      byte b = data[i];
      boolean fits = (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z' && b != 'E');
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
