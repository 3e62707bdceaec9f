package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.Sentence.GUARANTEES;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/**
 * 三保障和饮水安全: education, medical insurance, housing, water (domain §4.1). Unknown counts as not
 * unmet.
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
  public static final Field OUT_OF_SCHOOL_HOUSEHOLDS =
      optional("out_of_school_households", COUNT, "户", "有失学辍学的户数", "With a child out of school");
  public static final Field UNINSURED_HOUSEHOLDS =
      optional("uninsured_households", COUNT, "户", "有未参保的户数", "With an uninsured member");
  public static final Field UNSAFE_HOUSING_PERSONS =
      optional("unsafe_housing_persons", COUNT, "人", "住房不安全人口", "In houses of grade C or D");
  public static final Field UNSAFE_WATER_PERSONS =
      optional("unsafe_water_persons", COUNT, "人", "饮水不安全人口", "Water fails one of four tests");
  public static final Field UNMET_PERSONS =
      optional("unmet_persons", COUNT, "人", "保障未达标人口", "Persons of unmet_households");
  public static final Field UNMET_SEVERAL_HOUSEHOLDS =
      optional("unmet_several_households", COUNT, "户", "两项以上未达标户数", "Two or more are unmet");
  public static final Field POOR_OUT_OF_SCHOOL_HOUSEHOLDS = ofPoor("out_of_school", "有失学辍学的贫困户数");
  public static final Field POOR_UNINSURED_HOUSEHOLDS = ofPoor("uninsured", "有未参保的贫困户数");
  public static final Field POOR_UNSAFE_HOUSING_HOUSEHOLDS = ofPoor("unsafe_housing", "住房不安全的贫困户数");
  public static final Field POOR_UNSAFE_WATER_HOUSEHOLDS = ofPoor("unsafe_water", "饮水不安全的贫困户数");
  public static final Field POOR_UNMET_HOUSEHOLDS = ofPoor("unmet", "保障未达标的贫困户数");
  public static final Field MET_VILLAGES =
      optional(
          "met_villages", COUNT, "个", "保障全部达标村数", "Reporting villages without an unmet household");

  static final List<Figure> FIGURES =
      List.of(
          Figure.sum(GUARANTEES, SCHOOL_AGE_PERSONS, orZero(Households.SCHOOL_AGE)),
          Figure.sum(GUARANTEES, OUT_OF_SCHOOL_PERSONS, orZero(Households.OUT_OF_SCHOOL)),
          Figure.sum(GUARANTEES, UNINSURED_PERSONS, orZero(Households.UNINSURED)),
          Figure.households(GUARANTEES, UNSAFE_HOUSING_HOUSEHOLDS, Poverty.isUnsafelyHoused()),
          Figure.households(GUARANTEES, UNSAFE_WATER_HOUSEHOLDS, Poverty.lacksSafeWater()),
          Figure.households(GUARANTEES, UNMET_HOUSEHOLDS, Poverty.isGuaranteeUnmet()),
          Figure.households(GUARANTEES, OUT_OF_SCHOOL_HOUSEHOLDS, Poverty.isOutOfSchool()),
          Figure.households(GUARANTEES, UNINSURED_HOUSEHOLDS, Poverty.isUninsured()),
          Figure.persons(GUARANTEES, UNSAFE_HOUSING_PERSONS, Poverty.isUnsafelyHoused()),
          Figure.persons(GUARANTEES, UNSAFE_WATER_PERSONS, Poverty.lacksSafeWater()),
          Figure.persons(GUARANTEES, UNMET_PERSONS, Poverty.isGuaranteeUnmet()),
          Figure.households(GUARANTEES, UNMET_SEVERAL_HOUSEHOLDS, isSeveralUnmet()),
          poor(POOR_OUT_OF_SCHOOL_HOUSEHOLDS, Poverty.isOutOfSchool()),
          poor(POOR_UNINSURED_HOUSEHOLDS, Poverty.isUninsured()),
          poor(POOR_UNSAFE_HOUSING_HOUSEHOLDS, Poverty.isUnsafelyHoused()),
          poor(POOR_UNSAFE_WATER_HOUSEHOLDS, Poverty.lacksSafeWater()),
          poor(POOR_UNMET_HOUSEHOLDS, Poverty.isGuaranteeUnmet()),
          Figure.ofVillage(GUARANTEES, MET_VILLAGES));

  private Guarantees() {}

  private static Field ofPoor(String what, String caption) {
    return optional(
        "poor_%s_households".formatted(what),
        COUNT,
        "户",
        caption,
        "Of %s_households, registered poor".formatted(what));
  }

  private static Figure poor(Field field, Column unmet) {
    return Figure.households(GUARANTEES, field, Households.REGISTERED_POOR.col().and(unmet));
  }

  private static Column isSeveralUnmet() {
    Column unmet =
        Stream.of(
                Poverty.isOutOfSchool(),
                Poverty.isUninsured(),
                Poverty.isUnsafelyHoused(),
                Poverty.lacksSafeWater())
            .map(c -> when(c, lit(1)).otherwise(lit(0)))
            .reduce(Column::plus)
            .orElseThrow();
    return unmet.geq(2);
  }

  private static Column orZero(Field field) {
    return coalesce(field.col(), lit(0L));
  }
}
