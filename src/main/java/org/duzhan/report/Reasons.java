package org.duzhan.report;

import java.util.Set;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Progress;
import org.duzhan.measure.Register;
import org.duzhan.measure.VillageMonth;
import org.duzhan.table.Field;
import org.duzhan.table.Types;

/** Why a figure is undefined, in a word: not submitted, blank and without a denominator differ. */
final class Reasons {
  static final String NOT_SUBMITTED = "未报送";
  static final String NO_LAST_MONTH = "无上月";
  private static final String NO_BASELINE = "无基期";
  private static final String NO_DENOMINATOR = "无分母";

  private static final Set<Field> INCIDENCES =
      Set.of(
          Register.INCIDENCE,
          Register.COMPREHENSIVE_INCIDENCE,
          VillageMonth.INCIDENCE_LOW,
          VillageMonth.INCIDENCE_HIGH);
  private static final Set<Field> SINCE_BASELINE =
      Set.of(Progress.BASELINE_POOR_PERSONS, Progress.PROGRESS);
  private static final Set<Field> SINCE_LAST_MONTH =
      Set.of(Progress.OBSERVED_PACE, Progress.PROJECTED_ZERO, Progress.COURSE);

  /** Why {@code field} has no value in the row. */
  static String of(GoldRow row, Field field) {
    String code = row.words(CountyMonth.NULL_REASON);
    if (SINCE_BASELINE.contains(field)) {
      return row.number(Progress.BASELINE_POOR_PERSONS) == null ? NO_BASELINE : noProgress(row);
    }
    if (row.isAbsent() || code.equals(VillageMonth.NOT_SUBMITTED)) {
      return NOT_SUBMITTED;
    }
    if (INCIDENCES.contains(field) && code.equals(VillageMonth.POPULATION_BELOW_POOR)) {
      return "分母过小";
    }
    if (SINCE_LAST_MONTH.contains(field)) {
      return NO_LAST_MONTH;
    }
    return field.type().equals(Types.RATE) ? NO_DENOMINATOR : "未填报";
  }

  /** With a baseline: nothing submitted now, or nobody was poor to begin with. */
  private static String noProgress(GoldRow row) {
    boolean submitted = row.number(Progress.REMAINING_POOR_PERSONS) != null;
    return submitted ? "基期为零" : NOT_SUBMITTED;
  }

  private Reasons() {}
}
