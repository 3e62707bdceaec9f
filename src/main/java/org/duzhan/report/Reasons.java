package org.duzhan.report;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duzhan.judge.FallRate;
import org.duzhan.measure.Catalogue;
import org.duzhan.measure.Change;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Estimates;
import org.duzhan.measure.ProblemMonth;
import org.duzhan.measure.Progress;
import org.duzhan.measure.Register;
import org.duzhan.measure.SinceBaseline;
import org.duzhan.measure.TwoPlaces;
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

  /** The columns that say why figures of an area are missing. */
  static final List<Field> COLUMNS =
      List.of(
          CountyMonth.NULL_REASON,
          Change.NULL_REASON,
          SinceBaseline.NULL_REASON,
          Progress.NULL_REASON);

  private static final Map<String, Field> TOLD_OF_FIGURES =
      Catalogue.FIGURES.stream()
          .filter(figure -> figure.nullReason().isPresent())
          .collect(toUnmodifiableMap(f -> f.field().name(), f -> f.nullReason().orElseThrow()));

  private static final Set<String> ADDED =
      Catalogue.FIGURES.stream()
          .filter(figure -> figure.parts().isEmpty())
          .map(figure -> figure.field().name())
          .collect(toUnmodifiableSet());

  private static final Set<Field> INCIDENCES =
      Set.of(
          Register.INCIDENCE,
          Register.COMPREHENSIVE_INCIDENCE,
          Estimates.INCIDENCE_LOW,
          Estimates.INCIDENCE_HIGH);
  private static final Map<Field, Field> TOLD_BY =
      Map.of(
          SinceBaseline.BASELINE_POOR_PERSONS, SinceBaseline.NULL_REASON,
          Progress.PROGRESS, SinceBaseline.NULL_REASON,
          Progress.REQUIRED_PACE, Progress.NULL_REASON,
          Progress.OBSERVED_PACE, Progress.NULL_REASON,
          Progress.PROJECTED_ZERO, Progress.NULL_REASON,
          Progress.COURSE, Progress.NULL_REASON);
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          entry(SinceBaseline.BEFORE_BASELINE, "早于基期"),
          entry(SinceBaseline.NO_BASELINE, "无基期"),
          entry(SinceBaseline.NOTHING_COMPARABLE, "无可比村"),
          entry(SinceBaseline.NONE_POOR, "基期为零"),
          entry(Progress.BASELINE_MONTH, "基期当月"),
          entry(Progress.VILLAGES_MISSING, "有村未报送"),
          entry(Progress.TARGET_DATE, "已到目标日"),
          entry(Progress.NO_ZERO, "无法清零"),
          entry(VillageMonth.NOT_SUBMITTED, NOT_SUBMITTED),
          entry(Change.NO_MONTH_BEFORE, NO_LAST_MONTH),
          entry(Change.NOT_SUBMITTED_BEFORE, "上月未报送"),
          entry(VillageMonth.POPULATION_BELOW_POOR, "分母过小"),
          entry(TwoPlaces.REASON, "有户两处登记"),
          entry(FallRate.NO_BASE, "无基数"));

  /** Why {@code field} has no value in the row. */
  static String of(GoldRow row, Field field) {
    String code = row.words(CountyMonth.NULL_REASON);
    if (row.isAbsent() || code.equals(VillageMonth.NOT_SUBMITTED)) {
      return NOT_SUBMITTED;
    }
    if (ProblemMonth.COUNTS.contains(field)) {
      return "无台账";
    }
    if (INCIDENCES.contains(field)) {
      return WORDS.getOrDefault(code, NO_DENOMINATOR);
    }
    if (TOLD_BY.containsKey(field)) {
      return WORDS.getOrDefault(row.words(TOLD_BY.get(field)), NOTHING_TO_COMPARE);
    }
    String told = told(row, field);
    if (!told.isEmpty()) {
      return told;
    }
    return field.type().equals(Types.RATE) && !ADDED.contains(field.name())
        ? NO_DENOMINATOR
        : "未填报";
  }

  /** What the row itself says of a figure; empty if it says nothing of it. */
  private static String told(GoldRow row, Field field) {
    Field reason = TOLD_OF_FIGURES.get(field.name());
    return reason == null ? "" : WORDS.getOrDefault(row.words(reason), "");
  }

  /** Why what is compared with last month is missing in the row. */
  static String sinceLastMonth(GoldRow row) {
    return inWords(row, Change.NULL_REASON);
  }

  /** What a column of reasons says in the row. */
  static String inWords(GoldRow row, Field reason) {
    return WORDS.getOrDefault(row.words(reason), NOTHING_TO_COMPARE);
  }

  private Reasons() {}
}
