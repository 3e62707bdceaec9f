package org.duzhan.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import org.duzhan.settings.Settings;

/** The files of one county and month: what they are called, where they lie, when they came. */
record Outbox(
    SimulationPlan plan, Settings settings, Path out, SimCounty county, int month, Habit habit) {
  private static final double LATE = 0.1;

  static Outbox of(SimulationPlan plan, Settings settings, Path out, SimCounty county, int month) {
    Habit habit = plan.csvOnly() ? Habit.PLAIN : Habit.of(plan.seed(), county);
    return new Outbox(plan, settings, out, county, month, habit);
  }

  YearMonth period() {
    return plan.first().plusMonths(month);
  }

  Chance chance() {
    return Chance.at(plan.seed(), county.index());
  }

  String name(String table) {
    return "%s_%s_%s%s".formatted(county.name(), table, period(), habit.format().extension());
  }

  String title(String what) {
    YearMonth period = period();
    return "%d年%d月%s%s".formatted(period.getYear(), period.getMonthValue(), county.name(), what);
  }

  /** What a sheet is known by: a CSV file has no sheets. */
  String sheet(String name) {
    return habit.format().isText() ? "" : name;
  }

  Sheets open(String file) throws IOException {
    Path path = Files.createDirectories(folder()).resolve(file);
    return switch (habit.format()) {
      case XLSX -> new XlsxSheets(path);
      case XLS -> new XlsSheets(path);
      case UTF8 -> new CsvSheets(path, true);
      case GB18030 -> new CsvSheets(path, false);
    };
  }

  Path folder() {
    return out.resolve("inbox").resolve(period().toString());
  }

  /** As the ledger names the file. */
  String path(String file) {
    return period() + "/" + file;
  }

  void sees(Seen seen) {
    for (SimVillage village : county.villages()) {
      Households.of(
          plan.seed(), county, village, plan.first(), month, h -> seen.household(village, h));
    }
  }

  /** Sees each household with its village. */
  interface Seen {
    void household(SimVillage village, Household household);
  }

  /** Files come early in the next month; some counties are late. */
  void received(String file, int hoursLater) throws IOException {
    Chance chance = Chance.at(plan.seed(), county.index(), month);
    int day = (chance.of(Question.LATE) < LATE ? 7 : 1) + chance.below(4, Question.DAY_RECEIVED);
    LocalDateTime at =
        period()
            .plusMonths(1)
            .atDay(day)
            .atTime(9, 0)
            .plusMinutes(chance.below(480, Question.MINUTE_RECEIVED))
            .plusHours(hoursLater);
    ZoneId zone = settings.supervision().zone();
    Files.setLastModifiedTime(folder().resolve(file), FileTime.from(at.atZone(zone).toInstant()));
  }
}
