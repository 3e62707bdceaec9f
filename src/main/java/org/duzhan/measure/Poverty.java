package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Households.HOUSING_GRADE;
import static org.duzhan.table.Households.OUT_OF_SCHOOL;
import static org.duzhan.table.Households.POVERTY_STATUS;
import static org.duzhan.table.Households.SCHOOL_AGE;
import static org.duzhan.table.Households.UNINSURED;
import static org.duzhan.table.Households.WATER_SAFE;

import org.apache.spark.sql.Column;

/**
 * Who is poor: conditions over a household's row. Unknown is null: a condition over blank fields is
 * neither true nor false.
 */
public final class Poverty {
  private static final Object[] REGISTERED = {"未脱贫", "预脱贫", "返贫", "新致贫"};
  private static final String EXITED = "已脱贫";
  private static final String NEVER_REGISTERED = "非建档立卡";
  private static final Object[] UNSAFE_GRADES = {"C", "D"};

  private Poverty() {}

  /** 建档立卡贫困: not yet exited (before exit counts as not exited), returned or newly poor. */
  public static Column isRegisteredPoor() {
    return POVERTY_STATUS.col().isin(REGISTERED);
  }

  /** 建档立卡: poor, or exited. */
  static Column isRegistered() {
    return isRegisteredPoor().or(isExited());
  }

  public static Column isExited() {
    return POVERTY_STATUS.col().equalTo(EXITED);
  }

  public static Column isNeverRegistered() {
    return POVERTY_STATUS.col().equalTo(NEVER_REGISTERED);
  }

  /** A child of 6-15 is out of school; where there is none of that age, nobody is. */
  public static Column isOutOfSchool() {
    return coalesce(OUT_OF_SCHOOL.col().gt(0), when(SCHOOL_AGE.col().equalTo(0), lit(false)));
  }

  /** A member lacks basic medical insurance. */
  public static Column isUninsured() {
    return UNINSURED.col().gt(0);
  }

  /** Lives in a house of grade C or D. */
  public static Column isUnsafelyHoused() {
    return HOUSING_GRADE.col().isin(UNSAFE_GRADES);
  }

  /** Its water fails one of the four tests. */
  public static Column lacksSafeWater() {
    return WATER_SAFE.col().equalTo(lit(false));
  }

  /** Any of the three guarantees, or safe water, is unmet. */
  public static Column isGuaranteeUnmet() {
    return isGuaranteeUnmet(WATER_SAFE.col());
  }

  static Column isGuaranteeUnmet(Column waterSafe) {
    return isOutOfSchool()
        .or(isUninsured())
        .or(isUnsafelyHoused())
        .or(waterSafe.equalTo(lit(false)));
  }
}
