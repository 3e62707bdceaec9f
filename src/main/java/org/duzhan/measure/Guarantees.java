package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.Sentence.GUARANTEES;
import static org.duzhan.measure.Sentence.INCOME;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;

import java.util.List;
import org.apache.spark.sql.Column;
import org.duzhan.settings.Thresholds;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/**
 * 三保障和饮水安全: education, medical insurance, housing, water (domain §4.1), and the index over them.
 */
public final class Guarantees {
  public static final Field SCHOOL_AGE_PERSONS =
      optional("school_age_persons", COUNT, "人", "义务教育适龄人数", "Children of 6-15");
  public static final Field OUT_OF_SCHOOL_PERSONS =
      optional("out_of_school_persons", COUNT, "人", "失学辍学人数", "Of these, out of school");
  public static final Field UNINSURED_PERSONS =
      optional("uninsured_persons", COUNT, "人", "未参保人数", "Without basic medical insurance");
  public static final Field UNSAFE_HOUSING_HOUSEHOLDS =
      optional("unsafe_housing_households", COUNT, "户", "住房不安全户数", "In houses of grade C or D");
  public static final Field UNSAFE_WATER_HOUSEHOLDS =
      optional("unsafe_water_households", COUNT, "户", "饮水不安全户数", "Water fails one of four tests");
  public static final Field UNMET_HOUSEHOLDS =
      optional("unmet_households", COUNT, "户", "保障未达标户数", "Any of the four is unmet");
  public static final Field MPI_PERSONS =
      optional("mpi_persons", COUNT, "人", "多维测算人口", "Persons whose five deprivations are known");
  public static final Field MPI_SUM =
      optional("mpi_sum", RATE, "人", "多维贫困合计", "Sum of the weighted deprivations of the poor");
  public static final Field MPI =
      optional("mpi", RATE, "", "多维贫困指数", "Alkire-Foster M0: mpi_sum / mpi_persons");

  /** Weighted share of the five deprivations; null if one is not known. */
  static final Field SCORE =
      optional("deprivation_score", RATE, "", "剥夺得分", "Weighted share of deprivations");

  static final List<Figure> FIGURES =
      List.of(
          Figure.sum(GUARANTEES, SCHOOL_AGE_PERSONS, orZero(Households.SCHOOL_AGE)),
          Figure.sum(GUARANTEES, OUT_OF_SCHOOL_PERSONS, orZero(Households.OUT_OF_SCHOOL)),
          Figure.sum(GUARANTEES, UNINSURED_PERSONS, orZero(Households.UNINSURED)),
          Figure.households(GUARANTEES, UNSAFE_HOUSING_HOUSEHOLDS, Poverty.isUnsafelyHoused()),
          Figure.households(GUARANTEES, UNSAFE_WATER_HOUSEHOLDS, Poverty.lacksSafeWater()),
          Figure.households(GUARANTEES, UNMET_HOUSEHOLDS, Poverty.isGuaranteeUnmet()),
          Figure.persons(INCOME, MPI_PERSONS, SCORE.col().isNotNull()),
          Figure.sum(
              INCOME,
              MPI_SUM,
              coalesce(SCORE.col().multiply(Households.PERSONS.col().cast(RATE)), lit(0.0))),
          Figure.ratio(INCOME, MPI, MPI_SUM, MPI_PERSONS));

  private Guarantees() {}

  /** The score of a household, 0 below the cut-off. */
  static Column score(Thresholds.Mpi mpi) {
    Column score =
        deprived(Measured.isBelow(Measured.POVERTY_LINE.col()), mpi.income())
            .plus(deprived(Poverty.isOutOfSchool(), mpi.education()))
            .plus(deprived(Poverty.isUninsured(), mpi.medical()))
            .plus(deprived(Poverty.isUnsafelyHoused(), mpi.housing()))
            .plus(deprived(Poverty.lacksSafeWater(), mpi.water()));
    // A hair below the cut-off: sums of weights are not exact in binary.
    return when(score.geq(mpi.cutoff() - 1e-12), score).when(score.isNotNull(), lit(0.0));
  }

  private static Column deprived(Column condition, double weight) {
    return when(condition, lit(weight)).when(condition.isNotNull(), lit(0.0));
  }

  private static Column orZero(Field field) {
    return coalesce(field.col(), lit(0L));
  }
}
