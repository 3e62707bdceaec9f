package org.duzhan.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.reader.CellRow;
import org.duzhan.settings.Limits;

/** A cell of a person's row, cleaned, under a heading that may be missing. */
final class PersonCell {
  private static final byte[] TRUE = bytes("true");
  private static final byte[] FALSE = bytes("false");
  private static final int MOST_DIGITS = 18;

  private final MappedField field;
  private final int column;
  private final CellCleaner cleaner;

  PersonCell(Headings headings, String name, Limits limits) {
    field = headings.mapping().field(name);
    column = headings.column(name);
    int power = column < 0 ? 0 : headings.power(column);
    cleaner = new CellCleaner(field, power, limits.cellCharacters());
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  void read(CellRow cells) {
    if (column >= 0) {
      cleaner.clean(cells, column);
    }
  }

  boolean isMissing() {
    return column < 0;
  }

  boolean blank() {
    return cleaner.from == cleaner.to;
  }

  boolean is(byte[] text) {
    return Arrays.equals(cleaner.data, cleaner.from, cleaner.to, text, 0, text.length);
  }

  /** Whether it is blank, or says yes or no. */
  boolean isFlag() {
    return blank() || is(TRUE) || is(FALSE);
  }

  /** Yes or no; unknown where it is blank or says neither. */
  Answer flag() {
    return is(TRUE) ? Answer.YES : is(FALSE) ? Answer.NO : Answer.UNKNOWN;
  }

  /** Whether what an identifier names can be told from it. */
  byte soundness() {
    return cleaner.lost ? Keys.UNSOUND : Keys.soundness(cleaner.data, cleaner.from, cleaner.to);
  }

  /** All digits of the cell as a number; -1 if it is no whole number. */
  long number() {
    return digits(0, cleaner.to - cleaner.from);
  }

  /** A day, YYYYMMDD; -1 if it is none. */
  int day() {
    boolean iso = cleaner.to - cleaner.from == 10 && cleaner.data[cleaner.from + 4] == '-';
    return iso ? (int) (digits(0, 4) * 10_000 + digits(5, 2) * 100 + digits(8, 2)) : -1;
  }

  /** The digits from one on as a number; -1 if they are none. */
  long digits(int from, int count) {
    if (count < 1 || count > MOST_DIGITS || from + count > cleaner.to - cleaner.from) {
      return -1;
    }
    long number = 0;
    for (int i = cleaner.from + from; i < cleaner.from + from + count; i++) {
      int digit = cleaner.data[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  /** As a message shows it. */
  String shown(boolean masked) {
    String text =
        new String(cleaner.data, cleaner.from, cleaner.to - cleaner.from, StandardCharsets.UTF_8);
    return "“%s”为“%s”".formatted(field.heading(), masked ? "***" : text);
  }
}
