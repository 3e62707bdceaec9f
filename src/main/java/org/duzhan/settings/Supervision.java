package org.duzhan.settings;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * The frame in time.
 *
 * @param baseline month that progress is measured against
 * @param targetDate day by which the remaining poor must be zero
 * @param deadlineDay day of the next month on which a month's report is due
 * @param zone zone in which deadlines fall
 */
public record Supervision(YearMonth baseline, LocalDate targetDate, int deadlineDay, ZoneId zone) {
  static Supervision from(ConfReader conf) {
    Supervision supervision =
        new Supervision(
            conf.parsed(
                "supervision.baseline",
                YearMonth.of(2019, 12),
                YearMonth::parse,
                "a month, YYYY-MM"),
            conf.parsed(
                "supervision.target_date",
                LocalDate.of(2020, 12, 31),
                LocalDate::parse,
                "a day, YYYY-MM-DD"),
            (int) conf.whole("supervision.deadline_day", 1, 28),
            conf.parsed("supervision.zone", ZoneId.of("UTC"), ZoneId::of, "a time zone"));
    if (!YearMonth.from(supervision.targetDate).isAfter(supervision.baseline)) {
      conf.fault(
          "supervision.baseline = %s, supervision.target_date = %s (expected a baseline before the target)"
              .formatted(supervision.baseline, supervision.targetDate));
    }
    return supervision;
  }

  /** The last day on which a report for {@code period} is in time. */
  public LocalDate deadline(YearMonth period) {
    return period.plusMonths(1).atDay(deadlineDay);
  }

  /** Months from the end of {@code period} to the target date: 0 when the target is past. */
  public long monthsLeft(YearMonth period) {
    YearMonth last = YearMonth.from(targetDate);
    long months = (last.getYear() - period.getYear()) * 12L + last.getMonthValue();
    return Math.max(0, months - period.getMonthValue());
  }

  /** Share of the months from baseline to target date that are over at the end of a month. */
  public double elapsed(YearMonth period) {
    double all = monthsLeft(baseline);
    return all <= 0 ? 1 : Math.max(0, Math.min(1, 1 - monthsLeft(period) / all));
  }
}
