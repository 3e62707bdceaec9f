package org.duzhan.job;

import static org.duzhan.table.Quarantine.COUNTY_CODE;
import static org.duzhan.table.Quarantine.PERIOD;
import static org.duzhan.table.Quarantine.SHEET;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.report.Reply;
import org.duzhan.report.Reply.BadRow;
import org.duzhan.report.Reply.BadRows;
import org.duzhan.report.Reply.Fault;
import org.duzhan.report.Reply.Form;
import org.duzhan.table.Field;
import org.duzhan.table.Quarantine;
import org.jspecify.annotations.Nullable;

/**
 * Bad rows, county by county and month by month, as they stream in: of each county's only the first
 * are kept, the others are counted.
 */
final class BadRowReader {
  private static final List<Field> ORDER =
      List.of(
          COUNTY_CODE,
          PERIOD,
          Quarantine.TABLE_NAME,
          Quarantine.FILE,
          Quarantine.SUBMISSION_ID,
          SHEET,
          Quarantine.ROW,
          Quarantine.RULE,
          Quarantine.FIELD);

  private final Iterator<Row> reasons;
  private final Map<String, Form> forms = new TreeMap<>();
  private final int most;
  private @Nullable Row next;

  /**
   * The bad rows of a part of the quarantine.
   *
   * @param most how many rows of a county and month are kept
   */
  BadRowReader(Dataset<Row> quarantine, List<Form> forms, int most) {
    this.most = most;
    reasons =
        quarantine.sort(ORDER.stream().map(Field::col).toArray(Column[]::new)).toLocalIterator();
    forms.forEach(form -> this.forms.put(form.table(), form));
    advance();
  }

  /** Those of a county and month; asked for in ascending order. */
  BadRows of(Arrivals.Place place) {
    while (next != null && place(next).compareTo(place) < 0) {
      advance();
    }
    Counting counting = new Counting();
    while (next != null && place(next).equals(place)) {
      counting.add(row());
    }
    return counting.all();
  }

  /** What is counted of all, and kept of the first. */
  private final class Counting {
    private final List<BadRow> shown = new ArrayList<>();
    private final Map<String, Long> byRule = new TreeMap<>();
    private long rows;
    private long elsewhere;

    void add(BadRow row) {
      rows++;
      Form form = forms.get(row.table());
      if (form == null || !Reply.mends(form, row.household(), row.faults())) {
        elsewhere++;
      }
      row.faults().forEach(fault -> byRule.merge(fault.rule(), 1L, Long::sum));
      if (shown.size() < most) {
        shown.add(row);
      }
    }

    BadRows all() {
      return new BadRows(shown, rows, elsewhere, byRule);
    }
  }

  /** The next row, with all its reasons. */
  private BadRow row() {
    Row first = Objects.requireNonNull(next);
    List<Fault> faults = new ArrayList<>();
    Map<String, String> cells = new TreeMap<>();
    while (next != null && isSame(first, next)) {
      faults.add(fault(next));
      cells(next, cells);
      advance();
    }
    return new BadRow(
        words(first, Quarantine.TABLE_NAME),
        words(first, Quarantine.FILE),
        words(first, SHEET),
        first.getAs(Quarantine.ROW.name()),
        text(first, Quarantine.ROW_KEY),
        cells,
        faults);
  }

  private static boolean isSame(Row one, Row other) {
    return Stream.of(Quarantine.SUBMISSION_ID, Quarantine.TABLE_NAME, SHEET, Quarantine.ROW)
        .allMatch(f -> one.getAs(f.name()).equals(other.getAs(f.name())));
  }

  private static Fault fault(Row row) {
    return new Fault(
        words(row, Quarantine.FIELD),
        words(row, Quarantine.RULE),
        words(row, Quarantine.MESSAGE),
        text(row, Quarantine.RAW));
  }

  private static void cells(Row row, Map<String, String> into) {
    int at = row.fieldIndex(Quarantine.CELLS.name());
    if (!row.isNullAt(at)) {
      row.<String, String>getJavaMap(at)
          .forEach(
              (field, value) -> {
                if (value != null) {
                  into.put(field, value);
                }
              });
    }
  }

  private void advance() {
    next = reasons.hasNext() ? reasons.next() : null;
  }

  private static Arrivals.Place place(Row row) {
    return new Arrivals.Place(words(row, COUNTY_CODE), words(row, PERIOD));
  }

  private static String words(Row row, Field field) {
    String text = text(row, field);
    return text == null ? "" : text;
  }

  private static @Nullable String text(Row row, Field field) {
    return row.getAs(field.name());
  }
}
