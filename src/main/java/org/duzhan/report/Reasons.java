package org.duzhan.report;

import java.util.Map;
import java.util.Set;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.ProblemMonth;
import org.duzhan.measure.Progress;
import org.duzhan.measure.Register;
import org.duzhan.measure.SinceBaseline;
import org.duzhan.measure.VillageMonth;
import org.duzhan.table.Field;
import org.duzhan.table.Types;

/** Why a figure is undefined, in a word: not submitted, blank and without a denominator differ. */
final class Reasons {
  static final String NOT_SUBMITTED = "未报送";
  static final String NO_LAST_MONTH = "无上月";
  static final String OTHER_VILLAGES = "报送村数不同";
  private static final String NOTHING_TO_COMPARE = "不可比";
  private static final String NO_DENOMINATOR = "无分母";

  private static final Set<Field> INCIDENCES =
      Set.of(
          Register.INCIDENCE,
          Register.COMPREHENSIVE_INCIDENCE,
          VillageMonth.INCIDENCE_LOW,
          VillageMonth.INCIDENCE_HIGH);
  private static final Map<Field, Field> TOLD_BY =
      Map.of(
          SinceBaseline.BASELINE_POOR_PERSONS, SinceBaseline.NULL_REASON,
          Progress.PROGRESS, SinceBaseline.NULL_REASON,
          Progress.REQUIRED_PACE, Progress.NULL_REASON,
          Progress.OBSERVED_PACE, Progress.NULL_REASON,
          Progress.PROJECTED_ZERO, Progress.NULL_REASON,
          Progress.COURSE, Progress.NULL_REASON);
  private static final Map<String, String> WORDS =
      Map.of(
          SinceBaseline.BEFORE_BASELINE, "早于基期",
          SinceBaseline.NO_BASELINE, "无基期",
          SinceBaseline.NOTHING_COMPARABLE, "无可比村",
          SinceBaseline.NONE_POOR, "基期为零",
          Progress.BASELINE_MONTH, "基期当月",
          Progress.VILLAGES_MISSING, "有村未报送",
          Progress.TARGET_DATE, "已到目标日",
          Progress.NO_ZERO, "无法清零");

  /** Why {@code field} has no value in the row. */
  static String of(GoldRow row, Field field) {
    String code = row.words(CountyMonth.NULL_REASON);
    if (row.isAbsent() || code.equals(VillageMonth.NOT_SUBMITTED)) {
      return NOT_SUBMITTED;
    }
    if (ProblemMonth.COUNTS.contains(field)) {
      return "无台账";
    }
    if (INCIDENCES.contains(field) && code.equals(VillageMonth.POPULATION_BELOW_POOR)) {
      return "分母过小";
    }
    if (TOLD_BY.containsKey(field)) {
      return WORDS.getOrDefault(row.words(TOLD_BY.get(field)), NOTHING_TO_COMPARE);
    }
    return field.type().equals(Types.RATE) ? NO_DENOMINATOR : "未填报";
  }

  private Reasons() {}
}
