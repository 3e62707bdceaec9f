package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Types;

/**
 * A figure of an area and month.
 *
 * @param field its name, unit, caption and definition
 * @param source where it comes from
 * @param value of a household's row, of a village's register row, or the ratio of two figures
 */
public record Figure(Field field, Source source, Column value) {

  /** Where a figure comes from. */
  public enum Source {
    /** Added up over households, then over villages. */
    HOUSEHOLDS,
    /** Stated of a village, added up over villages. */
    VILLAGE,
    /** A ratio of figures that were added up: computed anew at every level. */
    RATIO
  }

  /** A number of each household, added up. */
  static Figure sum(Field field, Column ofHousehold) {
    return new Figure(field, Source.HOUSEHOLDS, ofHousehold);
  }

  /** Households for which a condition holds. */
  static Figure households(Field field, Column condition) {
    return sum(field, when(condition, lit(1L)).otherwise(lit(0L)));
  }

  /** Persons of households for which a condition holds. */
  static Figure persons(Field field, Column condition) {
    Column persons = Households.PERSONS.col();
    return sum(field, when(condition, persons).otherwise(lit(0L)));
  }

  /** A number that is given for a village. */
  static Figure ofVillage(Field field) {
    return new Figure(field, Source.VILLAGE, field.col());
  }

  /** One figure over another; null where the other is 0 or unknown. */
  static Figure ratio(Field field, Column numerator, Field denominator) {
    Column value =
        when(
            denominator.col().gt(0),
            numerator.cast(Types.RATE).divide(denominator.col().cast(Types.RATE)));
    return new Figure(field, Source.RATIO, value);
  }

  /** Added up over the households of a group. */
  Column overHouseholds() {
    return field.from(coalesce(sum(value), lit(0)));
  }

  /** Added up over the areas of a group; null if none of them knows it. */
  Column overAreas() {
    return field.from(sum(field.col()));
  }

  private static Column sum(Column column) {
    return functions.sum(column);
  }
}
