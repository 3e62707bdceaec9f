package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Types.COUNT;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.duzhan.table.Households;

/**
 * One of 三保障 and 饮水安全 that a household lacks, or several of them: what its figures are called, and
 * whether a household lacks it.
 *
 * @param name in the names of figures
 * @param topic in the names of what is newly met; empty for any of the four
 * @param households caption of the households that lack it
 * @param persons caption of the persons who do
 * @param subject in the captions of what is not known or newly met
 * @param meaning of the households, in words
 * @param of whether a household's row lacks it; null where that is not known
 */
record Lack(
    String name,
    String topic,
    String households,
    String persons,
    String subject,
    String meaning,
    Column of) {
  static final Lack OUT_OF_SCHOOL =
      new Lack(
          "out_of_school",
          "education_",
          "有失学辍学的户数",
          "失学辍学人数",
          "义务教育",
          "With a child out of school",
          Poverty.isOutOfSchool());
  static final Lack UNINSURED =
      new Lack(
          "uninsured",
          "medical_",
          "有未参保的户数",
          "未参保人数",
          "基本医疗",
          "With an uninsured member",
          Poverty.isUninsured());
  static final Lack UNSAFE_HOUSING =
      new Lack(
          "unsafe_housing",
          "housing_",
          "住房不安全户数",
          "住房不安全人口",
          "住房安全",
          "In houses of grade C or D",
          Poverty.isUnsafelyHoused());
  static final Lack UNSAFE_WATER =
      new Lack(
          "unsafe_water",
          "water_",
          "饮水不安全户数",
          "饮水不安全人口",
          "饮水安全",
          "Water fails one of four tests",
          Poverty.lacksSafeWater());
  static final Lack ANY =
      new Lack(
          "unmet", "", "保障未达标户数", "保障未达标人口", "保障", "Any of the four is unmet", joint(Column::or));
  static final Lack SEVERAL =
      new Lack(
          "unmet_several",
          "several_",
          "两项以上未达标户数",
          "两项以上未达标人口",
          "两项以上保障",
          "Two or more of the four are unmet",
          several());
  static final Lack ALL =
      new Lack(
          "unmet_all",
          "all_",
          "四项均未达标户数",
          "四项均未达标人口",
          "四项保障",
          "All four are unmet",
          joint(Column::and));

  /** Each by itself, any of them, several and all. */
  static List<Lack> every() {
    return List.of(OUT_OF_SCHOOL, UNINSURED, UNSAFE_HOUSING, UNSAFE_WATER, ANY, SEVERAL, ALL);
  }

  /** Children and members that are counted by themselves, where others are whole households. */
  boolean isOfPersons() {
    return equals(OUT_OF_SCHOOL) || equals(UNINSURED);
  }

  /** Caption of those that lacked it last month and do not now. */
  String newlyMet() {
    return equals(SEVERAL) || equals(ALL)
        ? "本月不再" + households.replace("户数", "的")
        : subject + "新达标";
  }

  /** 1 for a household that lacks it, 0 for one that does not; null where that is not known. */
  Column household() {
    return of.cast(COUNT);
  }

  /** The persons of a household that lacks it. */
  Column members() {
    return members(of);
  }

  static Column members(Column condition) {
    return when(condition, Households.PERSONS.col()).when(not(condition), lit(0L));
  }

  /** The persons who lack it. */
  Column concerned() {
    if (equals(OUT_OF_SCHOOL)) {
      return coalesce(
          Households.OUT_OF_SCHOOL.col(), when(Households.SCHOOL_AGE.col().equalTo(0), lit(0L)));
    }
    return equals(UNINSURED) ? Households.UNINSURED.col() : members();
  }

  private static Stream<Column> each() {
    return Stream.of(
        Poverty.isOutOfSchool(),
        Poverty.isUninsured(),
        Poverty.isUnsafelyHoused(),
        Poverty.lacksSafeWater());
  }

  private static Column joint(BinaryOperator<Column> together) {
    return each().reduce(together).orElseThrow();
  }

  /** Known where two are, or where those that may be are fewer. */
  private static Column several() {
    Column sure = number(each().map(c -> when(c, lit(1)).otherwise(lit(0))));
    Column possible = number(each().map(c -> when(not(c), lit(0)).otherwise(lit(1))));
    return when(sure.geq(2), lit(true)).when(possible.lt(2), lit(false));
  }

  private static Column number(Stream<Column> ones) {
    return ones.reduce(Column::plus).orElseThrow();
  }
}
