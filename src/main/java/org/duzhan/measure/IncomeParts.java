package org.duzhan.measure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.duzhan.table.Types;

/** Sums over the households of an area in a band of income, by either weighting. */
final class IncomeParts {
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
            .add(IncomeOrder.BAND, Types.COUNT, false);
    for (String sum : SUMS) {
      parts = parts.add(sum, Types.RATE, false);
    }
    return parts;
  }

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

  record Area(String level, String code) {
    static List<Area> of(String village) {
      return List.of(
          new Area(AreaLevel.VILLAGE.label(), village),
          new Area(AreaLevel.TOWNSHIP.label(), village.substring(0, 9)),
          new Area(AreaLevel.COUNTY.label(), village.substring(0, 6)),
          new Area(AreaLevel.PREFECTURE.label(), village.substring(0, 4) + "00"),
          new Area(AreaLevel.PROVINCE.label(), village.substring(0, 2) + "0000"),
          new Area(AreaLevel.COUNTRY.label(), ProvinceMonth.COUNTRY));
    }
  }

  /** What of a household is added up; weight is NaN where it has none. */
  record Household(double income, double persons, double weight, double line, boolean below) {
    static Household of(Row row) {
      return new Household(
          row.getDouble(1),
          row.getDouble(2),
          row.isNullAt(3) ? Double.NaN : row.getDouble(3),
          row.getDouble(4),
          row.getBoolean(5));
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
      onLine += income == line ? household.persons : 0;
      zero += income == 0 ? household.persons : 0;
      negative += income < 0 ? household.persons : 0;
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
