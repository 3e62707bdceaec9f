package org.duzhan.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.duzhan.settings.Annexes;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldTest {
  private static final YearMonth BASELINE = YearMonth.of(2019, 12);

  @ParameterizedTest
  @CsvSource({"200000, 1", "200000, 2", "200000, 3", "317000, 4", "1000000, 5"})
  void holdsExactlyTheListedVillagesOfAnnex2(int households, long seed) {
    Settings settings = TestSettings.defaults();
    SimulationPlan plan = new SimulationPlan(BASELINE, 1, households, seed, false, 1);

    Map<String, Long> found = new TreeMap<>();
    for (SimCounty county : World.of(plan, settings)) {
      for (SimVillage village : county.villages()) {
        double incidence = village.poorPersons() / (double) village.population();
        if (village.poorPersons() > 1000) {
          found.merge(county.provinceCode() + " persons", 1L, Long::sum);
        } else if (incidence > 0.10) {
          found.merge(county.provinceCode() + " incidence", 1L, Long::sum);
        }
      }
    }

    Map<String, Long> annex = new TreeMap<>();
    for (Annexes.ProvinceTarget target : settings.annexes().provinces()) {
      annex.put(target.provinceCode() + " persons", target.overPersons());
      annex.put(target.provinceCode() + " incidence", target.overIncidence());
    }
    annex.values().removeIf(count -> count == 0);
    assertThat(found).isEqualTo(annex);
  }

  @ParameterizedTest
  @CsvSource({"200000", "1000000"})
  void holdsAboutAsManyHouseholdsAsAskedFor(int households) {
    SimulationPlan plan = new SimulationPlan(BASELINE, 1, households, 1, false, 1);

    int made =
        World.of(plan, TestSettings.defaults()).stream().mapToInt(SimCounty::households).sum();

    assertThat(made).isBetween(households * 99 / 100, households * 101 / 100);
  }

  @ParameterizedTest
  @CsvSource({"200000, 1", "200000, 2", "1000000, 3"})
  void keepsProvincesPoorInProportionToThePublishedTotals(int households, long seed) {
    SimulationPlan plan = new SimulationPlan(BASELINE, 1, households, seed, false, 1);

    Map<String, Long> poor = new TreeMap<>();
    for (SimCounty county : World.of(plan, TestSettings.defaults())) {
      long there = county.villages().stream().mapToLong(SimVillage::poorPersons).sum();
      poor.merge(county.provinceCode(), there, Long::sum);
    }

    assertThat(poor)
        .containsEntry("530000", 110_500L)
        .containsEntry("650000", 41_450L)
        .containsEntry("640000", 4_700L)
        .containsEntry("620000", 25_350L);
  }

  @ParameterizedTest
  @CsvSource({"20000", "200000", "1000000", "5000000"})
  void leavesNoVillageCloseToACutByChance(int households) {
    SimulationPlan plan = new SimulationPlan(BASELINE, 1, households, 6, false, 1);

    for (SimCounty county : World.of(plan, TestSettings.defaults())) {
      for (SimVillage village : county.villages()) {
        boolean exactly =
            village.poorPersons() == 1000 || village.poorPersons() * 10 == village.population();
        double incidence = village.poorPersons() / (double) village.population();
        boolean byPersons = village.criterion().equals("persons");
        assertThat(exactly || byPersons || Math.abs(incidence - 0.10) > 0.01)
            .as(village.code())
            .isTrue();
        assertThat(exactly || Math.abs(village.poorPersons() - 1000) > 25).isTrue();
      }
    }
  }
}
