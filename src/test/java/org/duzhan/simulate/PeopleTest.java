package org.duzhan.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class PeopleTest {
  private static final long SEED = 4;
  private static final YearMonth BASELINE = YearMonth.of(2019, 12);
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final SimulationPlan PLAN =
      new SimulationPlan(BASELINE, 5, 200_000, SEED, false, 1);
  private static final List<SimCounty> COUNTIES = World.of(PLAN, SETTINGS);

  @Test
  void givesNoHouseholdANumberThatCouldBeAPersons() {
    int households = COUNTIES.stream().mapToInt(SimCounty::households).sum();
    Set<String> numbers = new HashSet<>();

    each(0, (county, h) -> numbers.add(h.idNumber) ? null : h.idNumber);

    assertThat(numbers)
        .hasSize(households)
        .allMatch(PeopleTest::isValid)
        .allMatch(n -> n.startsWith("99"));
    assertThat(SETTINGS.areas().byCode().keySet()).noneMatch(code -> code.startsWith("99"));
  }

  @Test
  void namesEveryVillageOfATownshipAndEveryTownshipOfACountyApart() {
    for (SimCounty county : COUNTIES) {
      Map<String, String> townships = new HashMap<>();
      Set<String> villages = new HashSet<>();
      for (SimVillage village : county.villages()) {
        String code = village.code().substring(0, 9);
        assertThat(villages.add(code + village.name())).as(village.name()).isTrue();
        townships.putIfAbsent(code, village.township());
      }
      assertThat(townships.values()).as(county.name()).doesNotHaveDuplicates();
    }
  }

  @Test
  void namesPeopleAndPlacesAsTheirProvinceDoes() {
    assertThat(Names.person("650000", Chance.at(SEED, 1))).matches("\\p{IsHan}+·\\p{IsHan}+");
    assertThat(Names.person("620000", Chance.at(SEED, 1))).matches("\\p{IsHan}{2,3}");
    assertThat(Names.village("450000", Chance.at(SEED, 1), 3)).matches("\\p{IsHan}{2,4}村");
  }

  @Test
  void fillsInEveryFieldOfTheThreeTables() {
    Set<String> blank = new TreeSet<>();
    FormField.of(SETTINGS.mappings(), "household").forEach(f -> blank.add(f.name()));

    each(
        4,
        (county, h) -> {
          var row = new Forms.HouseholdRow(h, "2020-04", "x", h.wage);
          blank.removeIf(field -> !Forms.household(row, field).isEmpty());
          return null;
        });

    assertThat(blank).isEmpty();
    SimCounty county = COUNTIES.get(0);
    var village = new Forms.VillageRow(county.villages().get(0), "2020-04", 9, 9, 9, "某单位");
    for (FormField field : FormField.of(SETTINGS.mappings(), "village")) {
      assertThat(Forms.village(village, field.name())).as(field.name()).isNotEmpty();
    }
    List<Forms.ProblemRow> problems = new Problems(SEED, county, BASELINE).by(4);
    for (FormField field : FormField.of(SETTINGS.mappings(), "problem")) {
      assertThat(problems)
          .as(field.name())
          .anyMatch(problem -> !Forms.problem(problem, field.name()).isEmpty());
    }
  }

  @Test
  void keepsWhatIsTrueBesideWhatAFalsifiedVillageSends() {
    Map<Falsified, Long> changed = new HashMap<>();
    Map<Falsified, Long> hidden = new HashMap<>();
    for (SimCounty county : COUNTIES) {
      for (SimVillage village : county.villages()) {
        Households.of(
            SEED,
            county,
            village,
            BASELINE,
            3,
            h -> {
              boolean same = h.net() == h.trueNet && h.state().equals(h.trueState);
              changed.merge(village.falsified(), same ? 0L : 1L, Long::sum);
              boolean hides = h.trulyPoor(4000) && !h.registeredPoor() && !h.measuredPoor(4000);
              hidden.merge(village.falsified(), hides ? 1L : 0L, Long::sum);
            });
      }
    }

    assertThat(changed).containsOnlyKeys(Falsified.values());
    assertThat(changed.get(Falsified.NO)).isZero();
    assertThat(hidden.get(Falsified.NO)).isZero();
    for (Falsified kind : List.of(Falsified.COPIED, Falsified.ROUNDED, Falsified.CLONED)) {
      assertThat(changed.get(kind)).as(kind.code()).isPositive();
    }
    assertThat(hidden.get(Falsified.HEAPED)).isPositive();
    assertThat(hidden.get(Falsified.EARLY_EXIT)).isPositive();
  }

  private static void each(int month, BiFunction<SimCounty, Household, String> seen) {
    for (SimCounty county : COUNTIES) {
      for (SimVillage village : county.villages()) {
        Households.of(
            SEED,
            county,
            village,
            BASELINE,
            month,
            h -> assertThat(seen.apply(county, h)).as("twice").isNull());
      }
    }
  }

  private static boolean isValid(String id) {
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += weights[i] * (id.charAt(i) - '0');
    }
    return id.length() == 18 && id.charAt(17) == "10X98765432".charAt(sum % 11);
  }
}
