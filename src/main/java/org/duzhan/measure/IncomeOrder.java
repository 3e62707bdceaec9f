package org.duzhan.measure;

import static org.apache.spark.sql.functions.col;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Adds households up in order of income, for all areas they lie in at once: sorted once, where a
 * window would sort them again for every level. What lies in one band of income is one part.
 */
final class IncomeOrder implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1;

  static final String BAND = "band";
  static final String INCOME = "income";
  static final String PERSONS = "persons";
  static final String WEIGHT = "weight";
  static final String LINE = "line";
  static final String BELOW = "below";
  static final String VILLAGE = "village";

  /** Of a row of {@link IncomeRanks}: what is looked for, and where; null of a household. */
  static final String SOUGHT = "sought";

  /**
   * By income, and so by band; what follows makes sums of fractions the same to the last bit,
   * wherever rows come from.
   */
  static final Column[] ORDER = {col(INCOME), col(PERSONS), col(WEIGHT), col(LINE)};

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Bands(rows);
  }

  /** Gives the parts of a band when the band ends. */
  private static final class Bands implements Iterator<Row> {
    private final Iterator<Row> rows;
    private Iterator<Row> given = Collections.emptyIterator();
    private @Nullable Row next;

    Bands(Iterator<Row> rows) {
      this.rows = rows;
      advance();
    }

    @Override
    public boolean hasNext() {
      while (!given.hasNext() && next != null) {
        given = band(next.getLong(0));
      }
      return given.hasNext();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return given.next();
    }

    private void advance() {
      next = rows.hasNext() ? rows.next() : null;
    }

    private Iterator<Row> band(long band) {
      Map<IncomeParts.Area, IncomeParts> parts = new LinkedHashMap<>();
      Map<String, List<IncomeParts>> ofVillages = new HashMap<>();
      while (next != null && next.getLong(0) == band) {
        if (next.isNullAt(8)) {
          IncomeParts.Household household = IncomeParts.Household.of(next);
          String groups = next.isNullAt(7) ? null : next.getString(7);
          ofVillages
              .computeIfAbsent(next.getString(6), village -> ofVillage(village, groups, parts))
              .forEach(part -> part.add(household));
        } else {
          seek(next.getStruct(8), parts);
        }
        advance();
      }
      return parts.entrySet().stream()
          .flatMap(part -> part.getValue().rows(part.getKey(), band))
          .iterator();
    }

    private static List<IncomeParts> ofVillage(
        String village, @Nullable String groups, Map<IncomeParts.Area, IncomeParts> parts) {
      return IncomeParts.Area.of(village, groups).stream()
          .map(area -> parts.computeIfAbsent(area, a -> new IncomeParts()))
          .toList();
    }

    private static void seek(Row sought, Map<IncomeParts.Area, IncomeParts> parts) {
      parts
          .computeIfAbsent(
              new IncomeParts.Area(sought.getString(0), sought.getString(1)),
              area -> new IncomeParts())
          .seek(sought.getString(2), sought.getList(3));
    }
  }
}
