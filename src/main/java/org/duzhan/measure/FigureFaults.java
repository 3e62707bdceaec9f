package org.duzhan.measure;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Types.RATE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Settings;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Offenders;
import org.duzhan.table.Types;

/** Areas whose figures cannot be, or contradict each other. */
public final class FigureFaults {
  /** What sums of doubles may differ by: executors give their parts in any order. */
  public static final double TOLERANCE = 1e-9;

  private static final String WRONG = "wrong";
  private static final String OF_INCOMES = "incomes_";

  private FigureFaults() {}

  /**
   * Areas whose figures are not those of their parts added up. Problems that are no part's own may
   * be added above.
   *
   * @param key the columns that name an area in both, beside the month
   */
  public static Dataset<Row> notAddedUp(Dataset<Row> parts, Dataset<Row> areas, List<Field> key) {
    List<Column> sums = new ArrayList<>();
    Catalogue.additive().forEach(f -> sums.add(f.addedUp().as(ofParts(f))));
    Dataset<Row> added =
        parts
            .groupBy(withMonth(key).map(Field::col).toArray(Column[]::new))
            .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
    String[] area = withMonth(key).map(Field::name).toArray(String[]::new);
    return naming(
        added.join(areas, area, "full_outer"),
        key,
        Catalogue.additive(),
        f -> f.field(),
        FigureFaults::isNotTheSum);
  }

  /**
   * Villages whose figures are not those of their households, counted anew.
   *
   * @param households of any months; those of months that have no figures are left out
   */
  public static Dataset<Row> notRecounted(
      Dataset<Row> households, Dataset<Row> villages, Settings settings) {
    String[] area = {Households.PERIOD.name(), Areas.VILLAGE_CODE.name()};
    List<Figure> figures = Catalogue.from(Figure.Source.HOUSEHOLDS);
    Dataset<Row> made =
        households.join(
            villages.select(Households.PERIOD.col()).distinct(),
            new String[] {Households.PERIOD.name()},
            "left_semi");
    List<Column> counted = new ArrayList<>();
    counted.add(Households.PERIOD.col());
    counted.add(Areas.VILLAGE_CODE.col());
    figures.forEach(f -> counted.add(f.field().col().as(ofParts(f))));
    return naming(
        VillageMonth.counted(made, settings, Households.PERIOD, Areas.VILLAGE_CODE)
            .select(counted.toArray(Column[]::new))
            .join(villages.filter(VillageMonth.REPORTED.col()), area, "full_outer"),
        List.of(Areas.VILLAGE_CODE),
        figures,
        Figure::field,
        FigureFaults::isNotTheSum);
  }

  /** Areas with a ratio that is not its numerator over its denominator. */
  public static Dataset<Row> wrongRatios(Dataset<Row> areas, List<Field> key) {
    return naming(
        areas,
        key,
        Catalogue.from(Figure.Source.RATIO),
        Figure::field,
        f -> differ(f.field().col(), f.value()));
  }

  /** Villages whose incomes are distributed otherwise than their figures say, where both are. */
  public static Dataset<Row> otherIncomes(Dataset<Row> distributions, Dataset<Row> villages) {
    String[] area = {Households.PERIOD.name(), Areas.VILLAGE_CODE.name()};
    Dataset<Row> ofVillages =
        distributions
            .filter(Distribution.AREA_LEVEL.col().equalTo(AreaLevel.VILLAGE.label()))
            .filter(Distribution.WEIGHTING.col().equalTo(Distribution.BY_PERSONS))
            .filter(Distribution.HOUSEHOLDS.col().gt(0))
            .select(
                Households.PERIOD.col(),
                Distribution.AREA_CODE.col().as(Areas.VILLAGE_CODE.name()),
                Distribution.POPULATION.col(),
                Distribution.POVERTY_GAP.col().as(OF_INCOMES + Headcount.POVERTY_GAP.name()),
                Distribution.SEVERITY.col().as(OF_INCOMES + Headcount.SEVERITY.name()));
    Column persons =
        differ(
            Distribution.POPULATION.col(),
            when(Headcount.INCOME_PERSONS.col().gt(0), Headcount.INCOME_PERSONS.col().cast(RATE)));
    return naming(
        villages
            .join(
                distributions.select(Households.PERIOD.col()).distinct(),
                new String[] {Households.PERIOD.name()},
                "left_semi")
            .join(ofVillages, area, "full_outer"),
        List.of(Areas.VILLAGE_CODE),
        List.of(Headcount.INCOME_PERSONS, Headcount.POVERTY_GAP, Headcount.SEVERITY),
        f -> f,
        f ->
            f.equals(Headcount.INCOME_PERSONS)
                ? persons
                : differ(f.col(), col(OF_INCOMES + f.name())));
  }

  /** Areas with a share below 0 or above 1. */
  public static Dataset<Row> noShares(Dataset<Row> areas, List<Field> key, Field... more) {
    List<Field> shares =
        Stream.concat(
                Catalogue.FIGURES.stream().filter(Figure::share).map(Figure::field),
                Stream.of(more))
            .toList();
    return naming(areas, key, shares, f -> f, f -> not(f.col().between(0.0, 1.0)));
  }

  /** Areas without a figure and without the reason, or with a reason for what is there. */
  public static Dataset<Row> unexplained(
      Dataset<Row> areas, List<Field> key, Field figure, Field reason) {
    Column wrong = figure.col().isNull().and(reason.col().isNull());
    return Offenders.of(areas.filter(wrong), withMonth(key).toList(), lit(figure.name()));
  }

  private static Column isNotTheSum(Figure figure) {
    Column whole = figure.field().col().cast(Types.RATE);
    Column parts = col(ofParts(figure)).cast(Types.RATE);
    if (Rectification.FIGURES.contains(figure)) {
      return coalesce(whole, lit(0.0)).lt(coalesce(parts, lit(0.0)));
    }
    return differ(whole, parts);
  }

  /** Whether two doubles are not the same, or one of them is missing. */
  static Column differ(Column one, Column other) {
    Column allowed = greatest(lit(1.0), abs(other)).multiply(TOLERANCE);
    return one.isNull()
        .notEqual(other.isNull())
        .or(coalesce(abs(one.minus(other)).gt(allowed), lit(false)));
  }

  /** Areas of which something is wrong, with the names of the figures that are. */
  static <T> Dataset<Row> naming(
      Dataset<Row> areas,
      List<Field> key,
      List<T> figures,
      Function<T, Field> field,
      Function<T, Column> isWrong) {
    Column[] wrong =
        figures.stream()
            .map(f -> when(isWrong.apply(f), lit(field.apply(f).name())))
            .toArray(Column[]::new);
    Dataset<Row> named = areas.withColumn(WRONG, array_compact(array(wrong)));
    return Offenders.of(
        named.filter(size(col(WRONG)).gt(0)), withMonth(key).toList(), concat_ws(",", col(WRONG)));
  }

  private static Stream<Field> withMonth(List<Field> key) {
    return Stream.concat(Stream.of(Households.PERIOD), key.stream());
  }

  private static String ofParts(Figure figure) {
    return "parts_" + figure.field().name();
  }
}
