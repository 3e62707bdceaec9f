package org.duzhan.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.duzhan.table.Field;

/**
 * The one list of figures of an area and month. One pass over a month's households computes all
 * that rest on them; areas above add village rows up and take ratios anew.
 */
public final class Catalogue {
  public static final List<Figure> FIGURES =
      Stream.of(
              Register.FIGURES,
              Headcount.FIGURES,
              TwoPlaces.FIGURES,
              SinceBaseline.FIGURES,
              Income.FIGURES,
              Multidimensional.FIGURES,
              Guarantees.FIGURES,
              Livelihood.FIGURES,
              Relocation.FIGURES,
              Monitoring.FIGURES,
              Change.FIGURES,
              Rectification.FIGURES)
          .flatMap(List::stream)
          .toList();

  private Catalogue() {}

  /** What is computed anew in each row, or counted in a table of its own. */
  public static List<Indicator> indicators() {
    return Stream.of(
            RollUp.indicators(),
            Submitted.indicators(),
            CountyMonth.indicators(),
            ProvinceMonth.indicators(),
            PartnerMonth.indicators(),
            CountyPartnerMonth.indicators(),
            ListingCheck.indicators(),
            Wilson.indicators(),
            Estimates.indicators(),
            SinceBaseline.indicators(),
            Progress.indicators(),
            ExitStandard.indicators(),
            DistributionFormulas.indicators(),
            MonitoringMonth.indicators(),
            Transition.indicators(),
            ProblemMonth.indicators())
        .flatMap(List::stream)
        .toList();
  }

  /** The columns of all figures, in order. */
  public static List<Field> fields() {
    return FIGURES.stream().map(Figure::field).toList();
  }

  /** The figure of a name that there is. */
  public static Figure named(String name) {
    return FIGURES.stream().filter(f -> f.field().name().equals(name)).findFirst().orElseThrow();
  }

  /**
   * What is added up for a figure: numerator and denominator of a ratio; else the figure itself.
   */
  public static List<Figure> addends(Figure figure) {
    return figure.parts().isEmpty()
        ? List.of(figure)
        : figure.parts().stream().map(f -> named(f.name())).toList();
  }

  /** The figures that are ratios of others. */
  public static List<Figure> ratios() {
    return from(Figure.Source.RATIO);
  }

  static List<Figure> from(Figure.Source source) {
    return FIGURES.stream().filter(f -> f.source() == source).toList();
  }

  /** The figures that are added up, at any level. */
  static List<Figure> additive() {
    return FIGURES.stream().filter(f -> f.source() != Figure.Source.RATIO).toList();
  }

  /** Adds the ratios to rows that have the figures they are of. */
  static Dataset<Row> withRatios(Dataset<Row> added) {
    List<Column> columns = new ArrayList<>();
    columns.add(functions.col("*"));
    ratios().forEach(f -> columns.add(f.field().from(f.value())));
    return added.select(columns.toArray(Column[]::new));
  }
}
