package org.duzhan.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HabitTest {
  private static final Map<String, Predicate<Habit>> HABITS =
      Map.ofEntries(
          Map.entry("a title row", h -> h.titleRows() > 0),
          Map.entry("numbers as text", Habit::textNumbers),
          Map.entry("full-width digits", Habit::fullWidth),
          Map.entry("thousands separators", Habit::thousands),
          Map.entry("date cells", h -> h.dateCells() && !h.format().isText()),
          Map.entry("notes below", Habit::notes),
          Map.entry("a total row", Habit::totals),
          Map.entry("blank rows", Habit::blankRows),
          Map.entry("headings repeated", Habit::repeatsHeadings),
          Map.entry("a hidden column", h -> h.hidesColumns() && !h.format().isText()),
          Map.entry("all tables in one workbook", Habit::oneWorkbook),
          Map.entry("one answer for water", Habit::oneWaterColumn),
          Map.entry("units in headings", Habit::unitInHeading),
          Map.entry("columns in another order", Habit::shuffled));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void givesEachCountyAClerkOfItsOwn(long seed) {
    SimulationPlan plan = new SimulationPlan(YearMonth.of(2019, 12), 1, 200_000, seed, false, 1);

    List<Habit> habits =
        World.of(plan, TestSettings.defaults()).stream().map(c -> Habit.of(seed, c)).toList();

    assertThat(habits).extracting(Habit::format).contains(Habit.Format.values());
    HABITS.forEach(
        (habit, has) -> assertThat(habits).as(habit).anyMatch(has).anyMatch(has.negate()));
    assertThat(habits).extracting(h -> h.flag(true)).contains("是", "有", "1", "√");
    assertThat(habits).extracting(h -> h.month("2020-03")).contains("2020年3月", "202003", "2020-03");
    assertThat(habits).extracting(h -> h.day("2020-03-09")).contains("2020/03/09", "2020年3月9日");
    assertThat(habits)
        .extracting(h -> h.heading(List.of("一", "二", "三"), 0, false))
        .contains("一", "二", "三");
  }
}
