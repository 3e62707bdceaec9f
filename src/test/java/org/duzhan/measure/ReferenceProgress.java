package org.duzhan.measure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/** How areas came along since the baseline, from one report of their villages to the next. */
final class ReferenceProgress {
  private static final double MONTHS_LEFT = 12;
  private static final double FAR = 1200;

  /** Poor persons by village in each month from the baseline on: of those that reported. */
  private final List<Map<String, Double>> poor = new ArrayList<>();

  ReferenceProgress(RandomCountry country) {
    for (String month : country.past.months()) {
      Map<String, Double> ofMonth = new HashMap<>();
      for (RandomCountry.Household row : country.householdsOf(month)) {
        ReferenceHousehold household = new ReferenceHousehold(row.cells());
        double persons = household.isRegisteredPoor() ? household.persons() : 0;
        ofMonth.merge(household.text("village_code"), persons, Double::sum);
      }
      poor.add(ofMonth);
    }
  }

  /**
   * Adds the figures of an area.
   *
   * @param villages those that lie in it
   * @param untold how many of them never reported, then or now
   */
  void put(
      Map<String, @Nullable Object> figures,
      Map<String, Double> sums,
      Set<String> villages,
      double untold) {
    Double now = sums.get("compared_poor_persons");
    Double then = sums.get("compared_baseline_poor_persons");
    Double all = sums.get("poor_persons");
    Double required = now == null ? null : Double.valueOf(now / MONTHS_LEFT);
    boolean met =
        Objects.equals(all, 0.0)
            && then != null
            && then.equals(sums.get("baseline_poor_persons"))
            && untold == 0;
    List<String> compared = villages.stream().filter(this::isCompared).toList();
    List<@Nullable Double> falls = months(compared, this::fall);
    List<@Nullable Double> paces = months(compared, this::pace);
    List<Double> sorted = paces.stream().sorted().toList();
    int n = sorted.size();
    Double pace = n == 0 ? null : Double.valueOf(sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    figures.put("remaining_poor_persons", all);
    figures.put("progress", then == null || then <= 0 ? null : (then - now) / then);
    figures.put("recent_falls", falls.isEmpty() ? null : falls);
    figures.put("recent_paces", paces.isEmpty() ? null : paces);
    figures.put("required_pace", required);
    figures.put("observed_pace", pace);
    figures.put("projected_zero", zero(met, now, pace));
    figures.put("projected_zero_earliest", zero(met, now, n == 0 ? null : sorted.get(n - 1)));
    figures.put("projected_zero_latest", zero(met, now, n == 0 ? null : sorted.get(0)));
    figures.put("course", met ? "met" : course(now, pace, required));
  }

  private boolean isCompared(String village) {
    return poor.get(0).containsKey(village) && poor.get(poor.size() - 1).containsKey(village);
  }

  /** Of each month since the baseline, the last first; of one that a village lacks, null. */
  private List<@Nullable Double> months(
      List<String> villages, ToDoubleBiFunction<String, Integer> of) {
    List<@Nullable Double> months = new ArrayList<>();
    for (int month = poor.size() - 1; month > 0 && !villages.isEmpty(); month--) {
      int at = month;
      double sum = villages.stream().mapToDouble(village -> of.applyAsDouble(village, at)).sum();
      months.add(Double.isNaN(sum) ? null : Double.valueOf(sum));
    }
    return months;
  }

  /** Since the month before; NaN where one of the two is not known. */
  private double fall(String village, int month) {
    return poor.get(month - 1).getOrDefault(village, Double.NaN)
        - poor.get(month).getOrDefault(village, Double.NaN);
  }

  /** Of one that reported at the baseline and last: from one report to the next. */
  private double pace(String village, int month) {
    int from = month - 1;
    while (!poor.get(from).containsKey(village)) {
      from--;
    }
    int to = month;
    while (!poor.get(to).containsKey(village)) {
      to++;
    }
    return (poor.get(from).get(village) - poor.get(to).get(village)) / (to - from);
  }

  private static @Nullable String zero(boolean met, @Nullable Double poor, @Nullable Double pace) {
    if (met) {
      return RandomCountry.MONTH;
    }
    if (poor == null || pace == null || poor <= 0 || pace <= 0 || Math.ceil(poor / pace) > FAR) {
      return null;
    }
    return YearMonth.parse(RandomCountry.MONTH)
        .plusMonths((long) Math.ceil(poor / pace))
        .toString();
  }

  private static @Nullable String course(
      @Nullable Double poor, @Nullable Double pace, @Nullable Double required) {
    if (poor == null || poor <= 0 || pace == null) {
      return null;
    }
    double ratio = pace / required;
    return ratio >= 1 ? "on_course" : ratio >= 0.6 ? "lagging" : "critical";
  }
}
