package org.duzhan.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.duzhan.measure.Headcount;
import org.duzhan.measure.Progress;
import org.duzhan.measure.Register;
import org.duzhan.measure.SinceBaseline;
import org.duzhan.table.Field;

/**
 * The counties of an area added up, for areas that have no row of their own (prefectures): counts
 * by adding, shares anew from the sums.
 */
record AreaTotal(List<Place> counties) {
  private record Share(Field field, List<Field> parts, Field whole) {
    Optional<Double> of(List<GoldRow> rows) {
      long of = rows.stream().mapToLong(row -> row.count(whole)).sum();
      long part = rows.stream().mapToLong(this::part).sum();
      return of == 0 || rows.stream().noneMatch(this::isKnown)
          ? Optional.empty()
          : Optional.of((double) part / of);
    }

    private boolean isKnown(GoldRow row) {
      return parts.stream().anyMatch(known -> row.number(known) != null);
    }

    private long part(GoldRow row) {
      return parts.stream().mapToLong(row::count).sum();
    }
  }

  private static final List<Share> SHARES =
      List.of(
          new Share(
              Register.INCIDENCE,
              List.of(Register.ASSESSED_POOR_PERSONS),
              Register.ASSESSED_POPULATION),
          new Share(
              Register.COMPREHENSIVE_INCIDENCE,
              List.of(Register.ASSESSED_FOUND_PERSONS),
              Register.ASSESSED_POPULATION),
          new Share(
              Headcount.MISSED_RATE,
              List.of(Headcount.MISSED_PERSONS),
              Headcount.NOT_REGISTERED_PERSONS),
          new Share(
              Headcount.WRONGLY_EXITED_RATE,
              List.of(Headcount.WRONGLY_EXITED_PERSONS),
              Headcount.EXITED_PERSONS),
          new Share(
              Register.APPROVAL,
              List.of(Register.APPROVING_HOUSEHOLDS),
              Register.SURVEYED_HOUSEHOLDS));

  private static final Share PROGRESS =
      new Share(
          Progress.PROGRESS,
          List.of(SinceBaseline.COMPARED_POOR_PERSONS),
          SinceBaseline.COMPARED_BASELINE_POOR_PERSONS);

  GoldRow now() {
    return total(counties.stream().map(Place::now).toList());
  }

  GoldRow before() {
    return total(counties.stream().map(Place::before).toList());
  }

  GoldRow falls(Function<Place, GoldRow> which) {
    return new GoldRow(sums(counties.stream().map(which).toList()));
  }

  private static GoldRow total(List<GoldRow> rows) {
    if (rows.size() == 1) {
      return rows.get(0);
    }
    Map<String, Object> values = sums(rows);
    SHARES.forEach(share -> share.of(rows).ifPresent(s -> values.put(share.field.name(), s)));
    PROGRESS.of(rows).ifPresent(left -> values.put(PROGRESS.field.name(), 1 - left));
    return new GoldRow(values);
  }

  private static Map<String, Object> sums(List<GoldRow> rows) {
    Map<String, Object> sums = new HashMap<>();
    for (GoldRow row : rows) {
      row.values().forEach((name, value) -> add(sums, name, value));
    }
    return sums;
  }

  private static void add(Map<String, Object> sums, String name, Object value) {
    if (value instanceof Long count) {
      sums.merge(name, count, (a, b) -> (Long) a + (Long) b);
    }
  }
}
