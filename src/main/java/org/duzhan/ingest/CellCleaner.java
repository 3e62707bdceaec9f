package org.duzhan.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.reader.CellRow;
import org.duzhan.ingest.reader.RefusedFile;

/**
 * Cleans the cells of one column. Plain numbers and codes pass as they are; texts that come again
 * are cleaned once: a county has few of them.
 */
final class CellCleaner {
  private static final int MOST_REMEMBERED = 2000;

  private final MappedField field;
  private final int limit;
  private final Map<String, byte[]> remembered = new HashMap<>();
  private byte[] lastRaw = new byte[0];
  private byte[] lastClean = new byte[0];

  /** Where the cleaned cell is: in the row itself, or in an array of its own. */
  byte[] data = new byte[0];

  int from;
  int to;

  /** Whether the cell did not stand as it was cleaned to. */
  boolean changed;

  CellCleaner(MappedField field, int limit) {
    this.field = field;
    this.limit = limit;
  }

  /** Cleans a cell of the row into {@link #data}, {@link #from} and {@link #to}. */
  void clean(CellRow cells, int column) {
    if (column >= cells.count) {
      data = cells.data;
      from = 0;
      to = 0;
      changed = false;
      return;
    }
    data = cells.data;
    from = cells.start[column];
    to = cells.end[column];
    changed = false;
    if (from == to || plain()) {
      return;
    }
    if (to - from > limit) {
      throw new RefusedFile("“%s”单元格过长，上限%d字".formatted(field.aliases().get(0), limit));
    }
    if (!Arrays.equals(data, from, to, lastRaw, 0, lastRaw.length)) {
      lastRaw = Arrays.copyOfRange(data, from, to);
      lastClean = lookUp(new String(lastRaw, StandardCharsets.UTF_8));
    }
    changed = !Arrays.equals(lastRaw, lastClean);
    data = lastClean;
    from = 0;
    to = lastClean.length;
  }

  private byte[] lookUp(String raw) {
    byte[] known = remembered.get(raw);
    if (known != null) {
      return known;
    }
    byte[] clean =
        Cleaner.clean(raw, field.kind(), field.values()).getBytes(StandardCharsets.UTF_8);
    if (remembered.size() < MOST_REMEMBERED && field.kind() != Kind.PERSONAL) {
      remembered.put(raw, clean);
    }
    return clean;
  }

  /** Whether the bytes need no thought: digits, and for money a sign and a point. */
  private boolean plain() {
    return switch (field.kind()) {
      case COUNT, CODE -> digits(false);
      case MONEY -> digits(true);
      case PERSONAL -> lettersAndDigits();
      case MONTH, DATE, FLAG, TEXT -> false;
    };
  }

  private boolean digits(boolean signAndPoint) {
    for (int i = from; i < to; i++) {
      byte b = data[i];
      boolean fits =
          (b >= '0' && b <= '9') || (signAndPoint && (b == '.' || (b == '-' && i == from)));
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
