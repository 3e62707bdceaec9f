package org.duzhan.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a leader would find hard to believe of the demo's five months, on any seed. */
class StoryTest {
  private static final YearMonth BASELINE = YearMonth.of(2019, 12);
  private static final int MONTHS = 5;
  private static final Settings SETTINGS = TestSettings.defaults();

  private static final Map<Long, List<Month>> TOLD = new HashMap<>();

  /** One month of the country. */
  private static final class Month {
    long poorHouseholds;
    long unmet;
    long poorPersons;
    long returned;
    long monitored;
    long registered;
    int ready;
    final Map<String, Long> poorOfCounty = new TreeMap<>();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isBelievable(long seed) {
    List<Month> months = months(seed);
    Month first = months.get(0);
    Month last = months.get(MONTHS - 1);

    assertThat(months).extracting(m -> m.poorPersons).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(last.poorPersons * 100 / first.poorPersons).isBetween(55L, 75L);
    assertThat(first.unmet / (double) first.poorHouseholds).isBetween(0.05, 0.12);
    assertThat(last.unmet / (double) last.poorHouseholds).isBetween(0.02, 0.08);
    assertThat(first.ready).isZero();
    assertThat(months).extracting(m -> m.ready).isSorted().doesNotHaveDuplicates();
    assertThat(last.ready).isBetween(60, 250);
    assertThat(first.returned).isZero();
    assertThat(last.returned).isBetween(50L, 400L);
    assertThat(last.monitored / (double) last.registered).isBetween(0.02, 0.10);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void hasCountiesInTimeLateAndVeryLate(long seed) {
    List<Month> months = months(seed);
    Map<String, Integer> found = new TreeMap<>();
    for (String county : months.get(0).poorOfCounty.keySet()) {
      double fall =
          (months.get(1).poorOfCounty.get(county) - months.get(4).poorOfCounty.get(county)) / 3.0;
      double ratio = fall * 8 / months.get(4).poorOfCounty.get(county);
      found.merge(ratio >= 1 ? "in time" : ratio >= 0.6 ? "late" : "very late", 1, Integer::sum);
    }

    assertThat(found.get("in time")).isBetween(20, 45);
    assertThat(found.get("late")).isBetween(5, 22);
    assertThat(found.get("very late")).isBetween(1, 9);
  }

  private static List<Month> months(long seed) {
    return TOLD.computeIfAbsent(seed, StoryTest::tell);
  }

  private static List<Month> tell(long seed) {
    List<SimCounty> counties =
        World.of(new SimulationPlan(BASELINE, MONTHS, 200_000, seed, false, 1), SETTINGS);
    List<Month> months = new ArrayList<>();
    for (int i = 0; i < MONTHS; i++) {
      Month month = new Month();
      for (SimCounty county : counties) {
        for (SimVillage village : county.villages()) {
          count(seed, county, village, i, month);
        }
      }
      months.add(month);
    }
    return months;
  }

  private static void count(
      long seed, SimCounty county, SimVillage village, int index, Month month) {
    long line =
        SETTINGS
            .lines()
            .poverty("*", BASELINE.plusMonths(index).getYear())
            .orElseThrow()
            .longValue();
    long[] poor = new long[1];
    long[] wrong = new long[1];
    Households.of(
        seed,
        county,
        village,
        BASELINE,
        index,
        h -> {
          poor[0] += h.registeredPoor() ? h.persons : 0;
          wrong[0] += !h.registeredPoor() && h.measuredPoor(line) ? 1 : 0;
          month.poorHouseholds += h.registeredPoor() ? 1 : 0;
          month.unmet += h.registeredPoor() && h.unmet() ? 1 : 0;
          month.returned += h.fell.isEmpty() ? 0 : 1;
          month.monitored += h.monitorType.isEmpty() ? 0 : 1;
          month.registered += h.type.isEmpty() ? 0 : 1;
        });
    month.poorPersons += poor[0];
    boolean below = poor[0] < 0.03 * village.falsified().population(village, index);
    month.ready += village.listed() && below && wrong[0] == 0 ? 1 : 0;
    if (county.annex()) {
      month.poorOfCounty.merge(county.code(), poor[0], Long::sum);
    }
  }
}
