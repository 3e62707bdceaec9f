package org.duzhan.job;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.VillageMonth;
import org.duzhan.table.Households;

/**
 * Villages, or counties, of a month that have no incidence.
 *
 * @param areas villages or counties
 * @param all how many there are
 * @param without how many of them have none, by reason
 */
public record WithoutIncidence(
    String month, String areas, long all, SortedMap<String, Long> without) {
  private static final String DEFINED = "";

  /** Of the months named, in order; a few rows of tables that are small. */
  static List<WithoutIncidence> of(Context context, Collection<String> months) {
    if (months.isEmpty()) {
      return List.of();
    }
    Dataset<Row> villages = context.interpreting().lake().read(VillageMonth.TABLE);
    Dataset<Row> counties = context.interpreting().lake().read(CountyMonth.TABLE);
    SortedMap<String, SortedMap<String, SortedMap<String, Long>>> counted = new TreeMap<>();
    counted(villages, "villages", months)
        .unionAll(counted(counties, "counties", months))
        .collectAsList()
        .forEach(
            row ->
                counted
                    .computeIfAbsent(row.getString(0), month -> new TreeMap<>())
                    .computeIfAbsent(row.getString(1), areas -> new TreeMap<>())
                    .put(row.getString(2), row.getLong(3)));
    List<WithoutIncidence> found = new ArrayList<>();
    counted.forEach(
        (month, of) -> of.forEach((areas, reasons) -> found.add(of(month, areas, reasons))));
    return found;
  }

  private static WithoutIncidence of(String month, String areas, SortedMap<String, Long> reasons) {
    long all = reasons.values().stream().mapToLong(n -> n).sum();
    reasons.remove(DEFINED);
    return new WithoutIncidence(month, areas, all, reasons);
  }

  private static Dataset<Row> counted(Dataset<Row> rows, String areas, Collection<String> months) {
    return rows.filter(Households.PERIOD.col().isin(months.toArray()))
        .groupBy(
            Households.PERIOD.col(),
            lit(areas),
            coalesce(VillageMonth.NULL_REASON.col(), lit(DEFINED)))
        .agg(count(lit(1)));
  }

  /** How many have none. */
  public long number() {
    return without.values().stream().mapToLong(n -> n).sum();
  }

  /** In a line. */
  public String line() {
    return "%s: %d of %d %s without incidence: %s."
        .formatted(
            month,
            number(),
            all,
            areas,
            without.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(joining(", ")));
  }
}
