package org.duzhan.job;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.duzhan.lake.Lake;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.VillageMonth;
import org.duzhan.table.Households;
import org.duzhan.table.Table;

/**
 * Villages, or counties, of a month that have no incidence.
 *
 * @param areas villages or counties
 * @param all how many there are
 * @param without how many of them have none, by reason
 */
public record WithoutIncidence(
    String month, String areas, long all, SortedMap<String, Long> without) {
  /** Of the months named, in order: the driver reads a column of tables that are small. */
  static List<WithoutIncidence> of(Context context, Collection<String> months) {
    return new TreeSet<>(months)
        .stream()
            .flatMap(
                month ->
                    Stream.of(
                        counted(context.lake(), month, CountyMonth.TABLE, "counties"),
                        counted(context.lake(), month, VillageMonth.TABLE, "villages")))
            .filter(counted -> counted.all > 0)
            .toList();
  }

  private static WithoutIncidence counted(Lake lake, String month, Table table, String areas) {
    LongAdder all = new LongAdder();
    SortedMap<String, Long> without = new TreeMap<>();
    lake.rows(
        table,
        lake.version(table),
        Map.of(Households.PERIOD, month),
        List.of(VillageMonth.NULL_REASON),
        row -> {
          all.increment();
          if (!row.isNullAt(0)) {
            without.merge(row.getString(0), 1L, Long::sum);
          }
        });
    return new WithoutIncidence(month, areas, all.sum(), without);
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
