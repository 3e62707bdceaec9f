package org.duzhan.measure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.duzhan.settings.Annexes;
import org.jspecify.annotations.Nullable;

/** Which counties sent a month's household file, which in time, and how late. */
final class ReferenceReports {
  private static final LocalDate DEADLINE = LocalDate.parse("2020-01-05");

  private final RandomCountry country;

  ReferenceReports(RandomCountry country) {
    this.country = country;
  }

  /** Counties of annex 1 that lie in an area. */
  List<String> owing(Predicate<String> isIn) {
    return country.annexes().counties().stream().map(Annexes.County::code).filter(isIn).toList();
  }

  void putCounty(Map<String, @Nullable Object> figures, String county) {
    LocalDate day = submittedOn(county);
    figures.put("submitted_on", day == null ? null : day.toString());
    figures.put("timely", day == null ? null : !day.isAfter(DEADLINE));
    figures.put("days_late", daysLate(county));
  }

  void putCounties(Map<String, @Nullable Object> figures, Predicate<String> isIn) {
    List<String> owing = owing(isIn);
    double came = owing.stream().filter(c -> submittedOn(c) != null).count();
    double timely = owing.stream().filter(c -> Double.valueOf(0).equals(daysLate(c))).count();
    figures.put("annex_counties", (double) owing.size());
    figures.put("counties_submitted", came);
    figures.put("missing_counties", owing.size() - came);
    figures.put("timely_counties", timely);
    figures.put("timeliness", owing.isEmpty() ? null : timely / owing.size());
    figures.put(
        "days_late",
        owing.stream()
            .map(this::daysLate)
            .filter(Objects::nonNull)
            .max(Double::compare)
            .orElse(null));
  }

  private @Nullable LocalDate submittedOn(String county) {
    return country.submissions.stream()
        .filter(s -> s.get("county_code").equals(county))
        .filter(s -> s.get("status").equals("accepted"))
        .filter(s -> s.get("period").equals(RandomCountry.MONTH))
        .filter(s -> s.get("tables").startsWith("household"))
        .map(s -> LocalDate.parse(s.get("received_at").substring(0, 10)))
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  private @Nullable Double daysLate(String county) {
    LocalDate day = submittedOn(county);
    return day == null ? null : Double.valueOf(Math.max(0, ChronoUnit.DAYS.between(DEADLINE, day)));
  }
}
