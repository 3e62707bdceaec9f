package org.duzhan.report;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.CountyMonth;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/**
 * Rows of areas, each beside that of the month before: read in one query, a partition at a time.
 */
final class AreaRows {
  /** An area this month and last; a row that is not there is absent. */
  record Pair(GoldRow now, GoldRow before) {}

  private AreaRows() {}

  /**
   * Areas of the month, by their key.
   *
   * @param rows of the month and the one before
   * @param fields to be read beside month and key
   */
  static Stream<Pair> beside(Dataset<Row> rows, String month, List<Field> key, List<Field> fields) {
    List<Column> order = new ArrayList<>(key.stream().map(Field::col).toList());
    order.add(Households.PERIOD.col().desc());
    Column[] read =
        Stream.of(List.of(Households.PERIOD), key, fields)
            .flatMap(List::stream)
            .distinct()
            .map(Field::col)
            .toArray(Column[]::new);
    Iterator<Row> sorted = rows.select(read).sort(order.toArray(Column[]::new)).toLocalIterator();
    return stream(new Pairs(sorted, month, key));
  }

  /** What figures and the reasons for those that are missing are told by. */
  static List<Field> with(List<Field> figures, List<Field> reasons, Field... more) {
    return Stream.of(figures, reasons, List.of(more), List.of(CountyMonth.REPORTED_VILLAGES))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private static <T> Stream<T> stream(Iterator<T> each) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(each, 0), false);
  }

  /** Rows in order of their key, the later month first, as pairs. */
  private static final class Pairs implements Iterator<Pair> {
    private final Iterator<Row> sorted;
    private final String month;
    private final List<Field> key;
    private GoldRow next = GoldRow.ABSENT;

    Pairs(Iterator<Row> sorted, String month, List<Field> key) {
      this.sorted = sorted;
      this.month = month;
      this.key = key;
      toMonth();
    }

    @Override
    public boolean hasNext() {
      return !next.isAbsent();
    }

    @Override
    public Pair next() {
      GoldRow now = next;
      step();
      boolean isBefore = !next.isAbsent() && !isOfMonth(next) && keyOf(next).equals(keyOf(now));
      GoldRow before = isBefore ? next : GoldRow.ABSENT;
      toMonth();
      return new Pair(now, before);
    }

    /** Areas that are no more are passed over. */
    private void toMonth() {
      if (next.isAbsent()) {
        step();
      }
      while (!next.isAbsent() && !isOfMonth(next)) {
        step();
      }
    }

    private void step() {
      next = sorted.hasNext() ? GoldRow.of(sorted.next()) : GoldRow.ABSENT;
    }

    private boolean isOfMonth(GoldRow row) {
      return row.words(Households.PERIOD).equals(month);
    }

    private List<String> keyOf(GoldRow row) {
      return key.stream().map(row::words).toList();
    }
  }
}
