package org.duzhan.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.duzhan.measure.CountyMonth;
import org.duzhan.table.Field;

/**
 * The counties of an area added up, for areas that have no row of their own (prefectures): counts
 * by adding, shares anew from the sums.
 */
record AreaTotal(List<Place> counties) {
  private record Share(Field share, List<Field> parts, Field of) {}

  private static final List<Share> SHARES =
      List.of(
          new Share(
              CountyMonth.INCIDENCE,
              List.of(CountyMonth.POOR_PERSONS),
              CountyMonth.RURAL_POPULATION),
          new Share(
              CountyMonth.COMPREHENSIVE_INCIDENCE,
              List.of(
                  CountyMonth.POOR_PERSONS,
                  CountyMonth.MISSED_PERSONS,
                  CountyMonth.WRONGLY_EXITED_PERSONS),
              CountyMonth.RURAL_POPULATION),
          new Share(
              CountyMonth.MISSED_RATE,
              List.of(CountyMonth.MISSED_PERSONS),
              CountyMonth.NOT_REGISTERED_PERSONS),
          new Share(
              CountyMonth.WRONGLY_EXITED_RATE,
              List.of(CountyMonth.WRONGLY_EXITED_PERSONS),
              CountyMonth.EXITED_PERSONS),
          new Share(
              CountyMonth.APPROVAL,
              List.of(CountyMonth.APPROVING_HOUSEHOLDS),
              CountyMonth.SURVEYED_HOUSEHOLDS));

  GoldRow now() {
    return total(Place::now);
  }

  GoldRow before() {
    return total(Place::before);
  }

  GoldRow falls(Function<Place, GoldRow> which) {
    return added(counties.stream().map(which).toList());
  }

  private GoldRow total(Function<Place, GoldRow> which) {
    List<GoldRow> rows = counties.stream().map(which).toList();
    return rows.size() == 1 ? rows.get(0) : withShares(added(rows));
  }

  private static GoldRow added(List<GoldRow> rows) {
    Map<String, Object> sums = new HashMap<>();
    for (GoldRow row : rows) {
      row.values()
          .forEach(
              (name, value) -> {
                if (value instanceof Long count) {
                  sums.merge(name, count, (a, b) -> (Long) a + (Long) b);
                }
              });
    }
    return new GoldRow(sums);
  }

  private static GoldRow withShares(GoldRow sums) {
    Map<String, Object> values = new HashMap<>(sums.values());
    for (Share share : SHARES) {
      long part = share.parts.stream().mapToLong(sums::count).sum();
      put(values, share.share, part, sums.count(share.of));
    }
    long baseline = sums.count(CountyMonth.BASELINE_POOR_PERSONS);
    long fallen = baseline - sums.count(CountyMonth.REMAINING_POOR_PERSONS);
    put(values, CountyMonth.PROGRESS, fallen, baseline);
    return new GoldRow(values);
  }

  private static void put(Map<String, Object> values, Field share, long part, long of) {
    if (of > 0) {
      values.put(share.name(), (double) part / of);
    }
  }
}
