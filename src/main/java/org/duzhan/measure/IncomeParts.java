package org.duzhan.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.duzhan.table.Types;
import org.jspecify.annotations.Nullable;

/** Sums over the households of an area in a band of income, by either weighting. */
final class IncomeParts {
  /** Σ wy. */
  static final String TOTAL = "total";

  /** Σ wy (2C − w), with C the population of the band up to and with w. */
  static final String RANKED = "ranked";

  /** The same over the poor alone, of their incomes over their lines. */
  static final String POOR_RANKED = "poor_ranked";

  /** What is added up, over a part. */
  static final List<String> SUMS =
      List.of(
          Distribution.POPULATION.name(),
          TOTAL,
          RANKED,
          Distribution.POOR_POPULATION.name(),
          POOR_RANKED,
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
    for (Quantile quantile : Quantile.ALL) {
      parts = parts.add(quantile.field().name(), Types.RATE, true);
    }
    return parts;
  }

  private final Part persons = new Part();
  private final Part survey = new Part();

  /** Looks for quantiles that lie so many persons up in this part. */
  void seek(String weighting, List<Double> left) {
    Part part = weighting.equals(Distribution.BY_PERSONS) ? persons : survey;
    part.sought = new Sought(left);
  }

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
    /**
     * All that a village counts in.
     *
     * @param groups as {@link Grains#packedTo} has them
     */
    static List<Area> of(String village, @Nullable String groups) {
      Stream<Area> levels =
          Arrays.stream(AreaLevel.local())
              .map(level -> new Area(level.label(), level.codeOf(village)));
      Stream<Area> others =
          Stream.ofNullable(groups)
              .flatMap(packed -> Stream.of(packed.split(Grains.APART)))
              .map(group -> group.split(Grains.LEVEL_FROM_CODE))
              .map(group -> new Area(group[0], group[1]));
      return Stream.concat(levels, others).toList();
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
    private Sought sought = Sought.NOTHING;
    private double population;
    private double total;
    private double ranked;
    private double poor;
    private double poorRanked;
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
      sought.pass(population, total, weight, income);
      population += weight;
      total += weight * income;
      ranked += weight * income * (2 * population - weight);
      if (household.below) {
        double shortfall = (line - income) / line;
        poor += weight;
        poorRanked += weight * (income / line) * (2 * poor - weight);
        gap += weight * shortfall;
        severity += weight * shortfall * shortfall;
        watts += income > 0 ? weight * Math.log(line / income) : 0;
      }
      households++;
      onLine += income == line ? household.persons : 0;
      zero += income == 0 ? household.persons : 0;
      negative += income < 0 ? household.persons : 0;
    }

    /** The columns of {@link #PARTS}; empty if there is nobody. */
    Optional<Row> row(Area area, String weighting, long band) {
      if (population == 0) {
        return Optional.empty();
      }
      Object[] sums = {
        population,
        total,
        ranked,
        poor,
        poorRanked,
        gap,
        severity,
        watts,
        households,
        onLine,
        zero,
        negative
      };
      Object[] place = {area.level(), area.code(), weighting, band};
      return Optional.of(
          RowFactory.create(
              Stream.of(place, sums, sought.found()).flatMap(Arrays::stream).toArray()));
    }
  }
}
