package org.duzhan.ingest;

import java.nio.charset.StandardCharsets;
import org.duzhan.ingest.reader.CellRow;

/**
 * Knows most data rows by the bytes of two cells, so that only the few others need be read as text
 * to say what they are. What it takes for data, {@link RowNature} does.
 */
final class FirstSight {
  private static final byte[] SUM_SIGN = "计".getBytes(StandardCharsets.UTF_8);
  private static final byte[] FULL_WIDTH = "９".getBytes(StandardCharsets.UTF_8);
  private static final byte DELETE = 0x7F;
  private static final byte FIRST_HAN = (byte) 0xE4;
  private static final byte LAST_HAN = (byte) 0xE9;
  private static final int LONGEST_COLUMN_NUMBER = 3;
  private static final int LEAST_CODE = 6;
  private static final int LONGEST_CODE = 40;

  private FirstSight() {}

  /** Whether a row has a plain name and does not begin with a sum, or a name and a code. */
  static boolean isData(Headings under, CellRow cells) {
    int key = under.key();
    if (key < 0 || cells.length(key) == 0) {
      return false;
    }
    if (isPlain(cells, key)) {
      boolean numbersColumn = under.numbersColumns() && cells.length(key) <= LONGEST_COLUMN_NUMBER;
      return !numbersColumn && !beginsWithSum(cells);
    }
    return isCoded(under, cells) && !maySumUp(cells, key);
  }

  /** Digits, and perhaps letters with them. */
  private static boolean isPlain(CellRow cells, int key) {
    boolean digits = false;
    for (int i = cells.start[key]; i < cells.end[key]; i++) {
      byte b = cells.data[i];
      boolean digit = isDigit(b);
      boolean letter = (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
      if (!digit && !letter && b != '-') {
        return false;
      }
      digits |= digit;
    }
    return digits;
  }

  private static boolean isCoded(Headings under, CellRow cells) {
    return isCode(cells, under.villageCode()) || isCode(cells, under.countyCode());
  }

  private static boolean isCode(CellRow cells, int column) {
    int length = column < 0 ? 0 : cells.length(column);
    if (length < LEAST_CODE || length > LONGEST_CODE) {
      return false;
    }
    int from = cells.start[column];
    int at = from;
    while (at < cells.end[column] && isDigit(cells.data[at])) {
      at++;
    }
    return at - from >= LEAST_CODE;
  }

  /** Whether the first cell that is filled may sum up. */
  private static boolean beginsWithSum(CellRow cells) {
    for (int column = 0; column < cells.count; column++) {
      if (maySumUp(cells, column)) {
        return true;
      }
      if (isSurelyFilled(cells, column)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isSurelyFilled(CellRow cells, int column) {
    for (int i = cells.start[column]; i < cells.end[column]; i++) {
      byte b = cells.data[i];
      boolean visible = b > ' ' && b < DELETE && b != '*';
      if (visible || (b >= FIRST_HAN && b <= LAST_HAN)) {
        return true;
      }
    }
    return false;
  }

  /** Whether 计 stands in a cell, or "ot" as in total, or letters in full width. */
  private static boolean maySumUp(CellRow cells, int column) {
    int end = cells.end[column];
    for (int i = cells.start[column]; i < end - 1; i++) {
      byte b = cells.data[i];
      byte next = cells.data[i + 1];
      byte third = i + 2 < end ? cells.data[i + 2] : 0;
      boolean ot = (b | 0x20) == 'o' && (next | 0x20) == 't';
      boolean sum = b == SUM_SIGN[0] && next == SUM_SIGN[1] && third == SUM_SIGN[2];
      boolean digit = next == FULL_WIDTH[1] && third <= FULL_WIDTH[2];
      if (ot || sum || (b == FULL_WIDTH[0] && !digit)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
