package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;

/**
 * Rows of {@link Distribution} that no incomes can have. Incomes below 0 count as they are: with
 * them, what the poorest have may be below 0, and a Gini above 1. What is null is not judged: a row
 * may be from before there was the column.
 */
public final class DistributionFaults {
  private static final List<Field> KEY =
      List.of(Distribution.AREA_LEVEL, Distribution.AREA_CODE, Distribution.WEIGHTING);

  private static final List<Field> QUANTILES =
      List.of(
          Distribution.P10, Distribution.P25, Distribution.P50, Distribution.P75, Distribution.P90);

  private DistributionFaults() {}

  /** Rows with a quantile below the one before it. */
  public static Dataset<Row> unordered(Dataset<Row> rows) {
    Map<Field, Column> wrong = new LinkedHashMap<>();
    for (int at = 1; at < QUANTILES.size(); at++) {
      wrong.put(QUANTILES.get(at), QUANTILES.get(at).col().lt(QUANTILES.get(at - 1).col()));
    }
    return naming(rows, wrong);
  }

  /**
   * Rows whose lowest 20 % have more than half of what the lowest 40 % have, or these more than 40
   * %: persons come in order of income, the later ones have no less.
   */
  public static Dataset<Row> impossibleShares(Dataset<Row> rows) {
    Column of20 = Distribution.LOWEST_20_SHARE.col();
    Column of40 = Distribution.LOWEST_40_SHARE.col();
    return naming(
        rows,
        Map.of(
            Distribution.LOWEST_20_SHARE,
            isAbove(of20.multiply(2), of40).or(nobodyBelowZero().and(isAbove(lit(0.0), of20))),
            Distribution.LOWEST_40_SHARE,
            isAbove(of40, lit(0.4))));
  }

  /**
   * Rows with a Gini below 0; or above 1, where no income is below 0; or of incomes whose mean is
   * not above 0. Of the poor it may be below 0 where they have several lines, as in the country:
   * they stand in order of income, not of income over the line.
   */
  public static Dataset<Row> impossibleGinis(Dataset<Row> rows) {
    Column hasMean = coalesce(Distribution.MEAN_INCOME.col().gt(0), lit(false));
    Column ofAll = Distribution.GINI.col();
    Column ofPoor = Distribution.GINI_POOR.col();
    return naming(
        rows,
        Map.of(
            Distribution.GINI,
            isAbove(lit(0.0), ofAll).or(isAboveOne(ofAll)).or(hasMean.notEqual(ofAll.isNotNull())),
            Distribution.GINI_POOR,
            hasOneLine().and(isAbove(lit(0.0), ofPoor)).or(isAboveOne(ofPoor))));
  }

  /**
   * Rows whose Sen index is not from the poverty gap (all poor alike) to {@code sen_limit}, and
   * that not up to the headcount, where no income is below 0: H (I + (1 − I) Gp), with Gp from 0 to
   * 1.
   */
  public static Dataset<Row> impossibleSen(Dataset<Row> rows) {
    Column sen = Distribution.SEN.col();
    Column limit = Distribution.SEN_LIMIT.col();
    return naming(
        rows,
        Map.of(
            Distribution.SEN,
            hasOneLine().and(isAbove(Distribution.POVERTY_GAP.col(), sen).or(isAbove(sen, limit))),
            Distribution.SEN_LIMIT,
            nobodyBelowZero().and(isAbove(limit, Distribution.HEADCOUNT.col()))));
  }

  private static Column nobodyBelowZero() {
    return Distribution.NEGATIVE_INCOME_PERSONS.col().equalTo(0);
  }

  /** Lines are of provinces, of which scopes and partners may have several. */
  private static Column hasOneLine() {
    return not(AreaLevel.COUNTRY.isLevel().or(Grains.isGroup()));
  }

  private static Column isAboveOne(Column gini) {
    return nobodyBelowZero().and(isAbove(gini, lit(1.0)));
  }

  /** By more than sums of doubles may differ; never of what is null. */
  private static Column isAbove(Column one, Column other) {
    return coalesce(one.gt(other).and(FigureFaults.differ(one, other)), lit(false));
  }

  private static Dataset<Row> naming(Dataset<Row> rows, Map<Field, Column> wrong) {
    List<Field> figures = Distribution.TABLE.fields().stream().filter(wrong::containsKey).toList();
    return FigureFaults.naming(
        rows, KEY, figures, f -> f, f -> when(wrong.get(f), lit(true)).otherwise(lit(false)));
  }
}
