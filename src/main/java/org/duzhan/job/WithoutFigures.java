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
import org.duzhan.measure.Register;
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
  /**
   * A kind of figures.
   *
   * @param figure null where all of them are
   * @param reason the column that says why
   */
  private record Kind(String name, Field figure, Field reason) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("incidence", Register.INCIDENCE, VillageMonth.NULL_REASON),
          new Kind("changes", Change.RETURNED_HOUSEHOLDS, Change.NULL_REASON),
          new Kind("baseline", SinceBaseline.COMPARED_POOR_PERSONS, SinceBaseline.NULL_REASON),
          new Kind("course", Progress.COURSE, Progress.NULL_REASON),
          new Kind("problems", Rectification.PROBLEMS_FOUND, Rectification.NULL_REASON));

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
    KINDS.forEach(kind -> without.put(kind.name, new TreeMap<>()));
    List<SortedMap<String, Long>> inTurn = List.copyOf(without.values());
    lake.rows(
        table,
        lake.version(table),
        Map.of(Households.PERIOD, month),
        KINDS.stream().flatMap(kind -> Stream.of(kind.figure, kind.reason)).toList(),
        row -> {
          all.increment();
          for (int i = 0; i < inTurn.size(); i++) {
            if (row.isNullAt(2 * i) && !row.isNullAt(2 * i + 1)) {
              inTurn.get(i).merge(row.getString(2 * i + 1), 1L, Long::sum);
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
