package org.duzhan.measure;

import static org.apache.spark.sql.functions.col;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.duzhan.table.Types;
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

  /**
   * By income, and so by band; what follows makes sums of fractions the same to the last bit,
   * wherever rows come from.
   */
  static final Column[] ORDER = {col(INCOME), col(PERSONS), col(WEIGHT), col(LINE)};

  /** Σ wy. */
  static final String TOTAL = "total";

  /** Σ wy (2C − w), with C the population of the band up to and with w. */
  static final String RANKED = "ranked";

  /** What is added up, over a part. */
  static final List<String> SUMS =
      List.of(
          Distribution.POPULATION.name(),
          TOTAL,
          RANKED,
          Distribution.POOR_POPULATION.name(),
          Distribution.POVERTY_GAP.name(),
          Distribution.SEVERITY.name(),
          Distribution.WATTS.name(),
          Distribution.HOUSEHOLDS.name(),
          Distribution.ON_LINE_PERSONS.name(),
          Distribution.ZERO_INCOME_PERSONS.name(),
          Distribution.NEGATIVE_INCOME_PERSONS.name());

  static final StructType PARTS = parts();

  private static StructType parts() {
    StructType parts =
        new StructType()
            .add(Distribution.AREA_LEVEL.name(), Types.TEXT, false)
            .add(Distribution.AREA_CODE.name(), Types.TEXT, false)
            .add(Distribution.WEIGHTING.name(), Types.TEXT, false)
            .add(BAND, Types.COUNT, false);
    for (String sum : SUMS) {
      parts = parts.add(sum, Types.RATE, false);
    }
    return parts;
  }

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
      Map<Area, Parts> parts = new LinkedHashMap<>();
      Map<String, List<Parts>> ofVillages = new HashMap<>();
      while (next != null && next.getLong(0) == band) {
        Household household = Household.of(next);
        ofVillages
            .computeIfAbsent(
                next.getString(6),
                village ->
                    Area.of(village).stream()
                        .map(area -> parts.computeIfAbsent(area, a -> new Parts()))
                        .toList())
            .forEach(part -> part.add(household));
        advance();
      }
      return parts.entrySet().stream()
          .flatMap(part -> part.getValue().rows(part.getKey(), band))
          .iterator();
    }
  }

  private record Area(String level, String code) {
    static List<Area> of(String village) {
      return List.of(
          new Area("village", village),
          new Area("township", village.substring(0, 9)),
          new Area("county", village.substring(0, 6)),
          new Area("prefecture", village.substring(0, 4) + "00"),
          new Area("province", village.substring(0, 2) + "0000"),
          new Area("country", ProvinceMonth.COUNTRY));
    }
  }

  /** What of a household is added up; weight is NaN where it has none. */
  private record Household(
      double income, double persons, double weight, double line, boolean below) {
    static Household of(Row row) {
      return new Household(
          row.getDouble(1),
          row.getDouble(2),
          row.isNullAt(3) ? Double.NaN : row.getDouble(3),
          row.getDouble(4),
          row.getBoolean(5));
    }
  }

  /** An area's part, by either weighting. */
  private static final class Parts {
    private final Part persons = new Part();
    private final Part survey = new Part();

    void add(Household household) {
      persons.add(household.persons, household);
      if (!Double.isNaN(household.weight)) {
        survey.add(household.persons * household.weight, household);
      }
    }

    Stream<Row> rows(Area area, long band) {
      return Stream.of(
              persons.row(area, Distribution.BY_PERSONS, band),
              survey.row(area, Distribution.BY_SURVEY, band))
          .flatMap(Optional::stream);
    }
  }

  private static final class Part {
    private double population;
    private double total;
    private double ranked;
    private double poor;
    private double gap;
    private double severity;
    private double watts;
    private double households;
    private double onLine;
    private double zero;
    private double negative;

    void add(double weight, Household household) {
      double members = household.persons;
      double income = household.income;
      double line = household.line;
      population += weight;
      total += weight * income;
      ranked += weight * income * (2 * population - weight);
      if (household.below) {
        double shortfall = (line - income) / line;
        poor += weight;
        gap += weight * shortfall;
        severity += weight * shortfall * shortfall;
        watts += income > 0 ? weight * Math.log(line / income) : 0;
      }
      households++;
      onLine += income == line ? members : 0;
      zero += income == 0 ? members : 0;
      negative += income < 0 ? members : 0;
    }

    /** The sums, in the order of {@link #SUMS}; empty if there is nobody. */
    Optional<Row> row(Area area, String weighting, long band) {
      return population == 0
          ? Optional.empty()
          : Optional.of(
              RowFactory.create(
                  area.level(),
                  area.code(),
                  weighting,
                  band,
                  population,
                  total,
                  ranked,
                  poor,
                  gap,
                  severity,
                  watts,
                  households,
                  onLine,
                  zero,
                  negative));
    }
  }
}
