package org.duzhan.job;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two runs side by side.
 *
 * @param files taken in between them, of the month or an earlier one, that changed what stands
 * @param register counties whose rows of the register changed
 * @param inputs settings, rules and the program, where they differ
 * @param tables those compared, with how much changed
 * @param leftOut tables that only one of the two has figures of the month in
 */
public record Diff(
    String month,
    PastRun from,
    PastRun to,
    List<NewFile> files,
    Set<String> register,
    List<Difference> inputs,
    List<OfTable> tables,
    List<String> leftOut) {

  /**
   * What changed in one table.
   *
   * @param areas in which anything did
   * @param largest the first of it, the largest first
   */
  public record OfTable(
      String table, long changed, long appeared, long gone, long areas, List<Change> largest) {
    public long figures() {
      return changed + appeared + gone;
    }
  }

  /** A figure that is not what it was, and what may have changed it. */
  public record Change(
      String table,
      String area,
      String item,
      String figure,
      String state,
      @Nullable String old,
      @Nullable String now,
      @Nullable Double change,
      List<String> causes,
      String because) {}

  /** How many figures changed. */
  public long figures() {
    return tables.stream().mapToLong(OfTable::figures).sum();
  }
}
