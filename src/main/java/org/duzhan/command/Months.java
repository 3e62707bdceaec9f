package org.duzhan.command;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.duzhan.settings.UserError;
import org.jspecify.annotations.Nullable;

/** Months as they are typed. */
final class Months {
  private Months() {}

  static YearMonth parse(String option, String text) {
    try {
      YearMonth month = YearMonth.parse(text);
      if (month.toString().equals(text)) {
        return month;
      }
    } catch (DateTimeException e) {
      // Told below.
    }
    throw new UserError(
        "%s %s: cannot read the month (expected YYYY-MM, e.g. 2020-04)"
            .formatted(option, text.isBlank() ? "'" + text + "'" : text));
  }

  /** One month, or all from one to another. */
  static SortedSet<String> of(@Nullable String period, @Nullable String from, @Nullable String to) {
    if (period != null && from == null && to == null) {
      return new TreeSet<>(List.of(parse("--period", period).toString()));
    }
    if (period != null || from == null || to == null) {
      throw new UserError(
          "cannot tell which months: give --period YYYY-MM, or --from YYYY-MM and --to YYYY-MM");
    }
    YearMonth last = parse("--to", to);
    TreeSet<String> months = new TreeSet<>();
    for (YearMonth m = parse("--from", from); !m.isAfter(last); m = m.plusMonths(1)) {
      months.add(m.toString());
    }
    if (months.isEmpty()) {
      throw new UserError("--from %s --to %s: no month lies between them".formatted(from, to));
    }
    return months;
  }
}
