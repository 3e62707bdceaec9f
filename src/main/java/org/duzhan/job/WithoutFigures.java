package org.duzhan.job;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.duzhan.lake.Lake;
import org.duzhan.measure.Change;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Progress;
import org.duzhan.measure.Rectification;
import org.duzhan.measure.SinceBaseline;
import org.duzhan.measure.VillageMonth;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;

/**
 * Villages, or counties, of a month that have no figures of a kind.
 *
 * @param areas villages or counties
 * @param all how many there are
 * @param without how many of them have none, by kind and reason; kinds that all have are left out
 */
public record WithoutFigures(
    String month, String areas, long all, Map<String, SortedMap<String, Long>> without) {
  /** What figures rest on, each with the column that says why they are null. */
  private static final Map<String, Field> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("incidence", VillageMonth.NULL_REASON);
    KINDS.put("changes", Change.NULL_REASON);
    KINDS.put("baseline", SinceBaseline.NULL_REASON);
    KINDS.put("course", Progress.NULL_REASON);
    KINDS.put("problems", Rectification.NULL_REASON);
  }

  /** Of the months named, in order: the driver reads columns of tables that are small. */
  static List<WithoutFigures> of(Context context, Collection<String> months) {
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

  private static WithoutFigures counted(Lake lake, String month, Table table, String areas) {
    LongAdder all = new LongAdder();
    Map<String, SortedMap<String, Long>> without = new LinkedHashMap<>();
    KINDS.keySet().forEach(kind -> without.put(kind, new TreeMap<>()));
    List<SortedMap<String, Long>> inTurn = List.copyOf(without.values());
    lake.rows(
        table,
        lake.version(table),
        Map.of(Households.PERIOD, month),
        List.copyOf(KINDS.values()),
        row -> {
          all.increment();
          for (int i = 0; i < inTurn.size(); i++) {
            if (!row.isNullAt(i)) {
              inTurn.get(i).merge(row.getString(i), 1L, Long::sum);
            }
          }
        });
    without.values().removeIf(Map::isEmpty);
    return new WithoutFigures(month, areas, all.sum(), without);
  }

  /** In a line. */
  public String line() {
    return "%s, of %d %s without %s."
        .formatted(
            month,
            all,
            areas,
            without.entrySet().stream()
                .map(e -> "%s %s".formatted(e.getKey(), inWords(e.getValue())))
                .collect(joining("; ")));
  }

  private static String inWords(SortedMap<String, Long> reasons) {
    long number = reasons.values().stream().mapToLong(n -> n).sum();
    return reasons.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(joining(", ", number + " (", ")"));
  }
}
