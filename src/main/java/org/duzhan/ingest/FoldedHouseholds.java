package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The households of a file of persons, found again by what names them, wherever rows stand. */
final class FoldedHouseholds {
  private final Keys keys;
  private final List<FoldedHousehold> all = new ArrayList<>();
  private final LongIndex byKey = new LongIndex();
  private @Nullable FoldedHousehold above;
  private byte[] idAbove = FoldedHousehold.NO_KEY;

  FoldedHouseholds(Keys keys) {
    this.keys = keys;
  }

  /** In the order of their first rows. */
  List<FoldedHousehold> all() {
    return all;
  }

  /** Nothing below belongs to a household above. */
  void beginBlock() {
    above = null;
  }

  /**
   * The household of a row by the cell that names it; a blank one means the household above. Rows
   * that name none are each by themselves.
   */
  FoldedHousehold of(CellCleaner id) {
    boolean blank = id.from == id.to;
    FoldedHousehold last = above;
    if (last != null && (blank || isAbove(id))) {
      return last;
    }
    FoldedHousehold found = blank ? add(FoldedHousehold.NO_KEY, false) : named(id);
    above = blank ? null : found;
    return found;
  }

  private boolean isAbove(CellCleaner id) {
    return Arrays.equals(id.data, id.from, id.to, idAbove, 0, idAbove.length);
  }

  private FoldedHousehold named(CellCleaner id) {
    boolean error = TableReading.isError(id);
    idAbove = error ? FoldedHousehold.NO_KEY : Arrays.copyOfRange(id.data, id.from, id.to);
    if (id.lost || error) {
      return add(FoldedHousehold.NO_KEY, id.lost);
    }
    byte[] key = keys.of(id.data, id.from, id.to);
    long prefix = TableReading.prefix(key, 0);
    int place = byKey.place(prefix);
    while (place != LongIndex.NONE && !Arrays.equals(all.get(place).key, key)) {
      place = byKey.place(++prefix);
    }
    if (place != LongIndex.NONE) {
      return all.get(place);
    }
    byKey.put(prefix, all.size());
    return add(key.clone(), false);
  }

  private FoldedHousehold add(byte[] key, boolean lost) {
    FoldedHousehold household = new FoldedHousehold(all.size(), key, lost);
    all.add(household);
    return household;
  }
}
