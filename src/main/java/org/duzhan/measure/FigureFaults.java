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
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Offenders;
import org.duzhan.table.Types;

/** Areas whose figures cannot be, or contradict each other. */
public final class FigureFaults {
  /** What sums of doubles may differ by: executors give their parts in any order. */
  private static final double TOLERANCE = 1e-9;

  private static final String WRONG = "wrong";
  private static final List<Field> GAPS = List.of(Headcount.POVERTY_GAP, Headcount.SEVERITY);

  private FigureFaults() {}

  /**
   * Areas whose figures are not those of their parts added up. Problems that are no part's own may
   * be added above.
   *
   * @param code the column that names an area in both
   */
  public static Dataset<Row> notAddedUp(Dataset<Row> parts, Dataset<Row> areas, Field code) {
    List<Column> sums = new ArrayList<>();
    Catalogue.additive().forEach(f -> sums.add(sum(f.field().col()).as(ofParts(f))));
    Dataset<Row> added =
        parts
            .groupBy(Households.PERIOD.col(), code.col())
            .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
    String[] area = {Households.PERIOD.name(), code.name()};
    return naming(
        added.join(areas, area, "full_outer"),
        code,
        Catalogue.additive(),
        f -> f.field(),
        FigureFaults::isNotTheSum);
  }

  /** Areas with a share below 0 or above 1. A gap may be: income can be negative. */
  public static Dataset<Row> noShares(Dataset<Row> areas, Field code, Field... more) {
    List<Field> shares =
        Stream.concat(
                Catalogue.from(Figure.Source.RATIO).stream().map(Figure::field), Stream.of(more))
            .filter(f -> !GAPS.contains(f))
            .toList();
    return naming(areas, code, shares, f -> f, f -> not(f.col().between(0.0, 1.0)));
  }

  /** Areas without a figure and without the reason, or with a reason for what is there. */
  public static Dataset<Row> unexplained(
      Dataset<Row> areas, Field code, Field figure, Field reason) {
    Column wrong = figure.col().isNull().and(reason.col().isNull());
    return Offenders.of(areas.filter(wrong), List.of(Households.PERIOD, code), lit(figure.name()));
  }

  private static Column isNotTheSum(Figure figure) {
    Column whole = figure.field().col().cast(Types.RATE);
    Column parts = col(ofParts(figure)).cast(Types.RATE);
    if (Rectification.FIGURES.contains(figure)) {
      return coalesce(whole, lit(0.0)).lt(coalesce(parts, lit(0.0)));
    }
    Column allowed = greatest(lit(1.0), abs(parts)).multiply(TOLERANCE);
    return whole
        .isNull()
        .notEqual(parts.isNull())
        .or(coalesce(abs(whole.minus(parts)).gt(allowed), lit(false)));
  }

  private static <T> Dataset<Row> naming(
      Dataset<Row> areas,
      Field code,
      List<T> figures,
      Function<T, Field> field,
      Function<T, Column> isWrong) {
    Column[] wrong =
        figures.stream()
            .map(f -> when(isWrong.apply(f), lit(field.apply(f).name())))
            .toArray(Column[]::new);
    Dataset<Row> named = areas.withColumn(WRONG, array_compact(array(wrong)));
    return Offenders.of(
        named.filter(size(col(WRONG)).gt(0)),
        List.of(Households.PERIOD, code),
        concat_ws(",", col(WRONG)));
  }

  private static String ofParts(Figure figure) {
    return "parts_" + figure.field().name();
  }
}
