package org.duzhan.measure;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.Sentence.INCOME;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Thresholds;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/**
 * The multidimensional index of Alkire and Foster (2011) over income, education, medical insurance,
 * housing and water: H = poor / known, A = the mean deprivation of the poor, M0 = H × A, and what
 * each of the five contributes to M0. Poor is whose weighted deprivations reach the cut-off;
 * persons of whom one of the five is not known count nowhere.
 */
public final class Multidimensional {
  public static final Field MPI_PERSONS =
      optional("mpi_persons", COUNT, "人", "多维测算人口", "Persons whose five deprivations are known");
  public static final Field MPI_POOR_PERSONS =
      optional("mpi_poor_persons", COUNT, "人", "多维贫困人口", "Of these, poor");
  public static final Field MPI_SUM =
      optional("mpi_sum", RATE, "人", "多维贫困合计", "Sum of the weighted deprivations of the poor");
  public static final Field MPI =
      optional("mpi", RATE, "", "多维贫困指数", "Alkire-Foster M0: mpi_sum / mpi_persons");
  public static final Field MPI_HEADCOUNT =
      optional("mpi_headcount", RATE, "", "多维贫困发生率", "H: mpi_poor_persons / mpi_persons");
  public static final Field MPI_INTENSITY =
      optional("mpi_intensity", RATE, "", "多维贫困强度", "A: mpi_sum / mpi_poor_persons");

  /** Weighted share of the five deprivations, 0 below the cut-off; null if one is not known. */
  static final Field SCORE =
      optional("deprivation_score", RATE, "", "剥夺得分", "Weighted share of deprivations");

  private static final List<Dimension> DIMENSIONS =
      List.of(
          new Dimension("income", "收入", Measured.INCOME_POOR.col(), Thresholds.Mpi::income),
          new Dimension("education", "教育", Poverty.isOutOfSchool(), Thresholds.Mpi::education),
          new Dimension("medical", "医疗", Poverty.isUninsured(), Thresholds.Mpi::medical),
          new Dimension("housing", "住房", Poverty.isUnsafelyHoused(), Thresholds.Mpi::housing),
          new Dimension("water", "饮水", Poverty.lacksSafeWater(), Thresholds.Mpi::water));

  static final List<Figure> FIGURES =
      Stream.of(
              Stream.of(
                  Figure.persons(INCOME, MPI_PERSONS, SCORE.col().isNotNull()),
                  Figure.known(INCOME, MPI_POOR_PERSONS, Lack.members(SCORE.col().gt(0))),
                  Figure.known(INCOME, MPI_SUM, ofPersons(SCORE.col()))),
              DIMENSIONS.stream().map(Dimension::added),
              Stream.of(
                  Figure.ratio(INCOME, MPI, MPI_SUM, MPI_PERSONS),
                  Figure.ratio(INCOME, MPI_HEADCOUNT, MPI_POOR_PERSONS, MPI_PERSONS),
                  Figure.ratio(INCOME, MPI_INTENSITY, MPI_SUM, MPI_POOR_PERSONS)),
              DIMENSIONS.stream().map(Dimension::contribution))
          .flatMap(s -> s)
          .toList();

  /** The columns that {@link #with} adds. */
  static final List<Field> COLUMNS =
      Stream.concat(Stream.of(SCORE), DIMENSIONS.stream().map(Dimension::weighed)).toList();

  private Multidimensional() {}

  /** Household rows with their score, and the weight of each deprivation in it. */
  static Dataset<Row> with(Dataset<Row> households, Thresholds.Mpi mpi) {
    Map<String, Column> weights = new LinkedHashMap<>();
    Column score = lit(0.0);
    for (Dimension dimension : DIMENSIONS) {
      Column weight = lit(dimension.weight().applyAsDouble(mpi));
      Column deprived = dimension.deprived();
      weights.put(dimension.weighed().name(), when(deprived, weight).otherwise(lit(0.0)));
      score = score.plus(when(deprived, weight).when(deprived.isNotNull(), lit(0.0)));
    }
    // A hair below the cut-off: sums of weights are not exact in binary.
    Column isPoor = score.geq(mpi.cutoff() - 1e-12);
    weights.put(SCORE.name(), when(isPoor, score).when(score.isNotNull(), lit(0.0)));
    return households.withColumns(weights);
  }

  private static Column ofPersons(Column share) {
    return share.multiply(Households.PERSONS.col().cast(RATE));
  }

  /**
   * One of the five.
   *
   * @param deprived null where it is not known
   */
  private record Dimension(
      String name, String caption, Column deprived, ToDoubleFunction<Thresholds.Mpi> weight) {
    Field weighed() {
      return optional(
          "deprivation_" + name, RATE, "", caption + "剥夺权重", "Weight of it, 0 if not deprived");
    }

    Field sum() {
      return optional(
          "mpi_%s_sum".formatted(name),
          RATE,
          "人",
          "多维贫困合计中%s部分".formatted(caption),
          "The part of mpi_sum that is deprivation in " + name);
    }

    Figure added() {
      Column score = SCORE.col();
      Column ofPoor = when(score.gt(0), weighed().col()).when(score.isNotNull(), lit(0.0));
      return Figure.known(INCOME, sum(), ofPersons(ofPoor));
    }

    Figure contribution() {
      String field = "mpi_%s_contribution".formatted(name);
      return Figure.ratio(
          INCOME,
          optional(field, RATE, "", "%s对多维贫困的贡献".formatted(caption), sum().name() + " / mpi_sum"),
          sum(),
          MPI_SUM);
    }
  }
}
