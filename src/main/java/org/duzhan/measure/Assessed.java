package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;

/**
 * Which villages have an incidence. The denominator comes from the register; where it cannot be
 * right, as fewer live there than are poor, missed or wrongly exited, there is none, and a reason.
 */
final class Assessed {
  private Assessed() {}

  /**
   * Adds what is found of a village as a whole.
   *
   * @param counted villages with the figures of their households, their register and their problems
   */
  static Dataset<Row> with(Dataset<Row> counted, String period) {
    Column population = Register.RURAL_POPULATION.col();
    Column found =
        Headcount.POOR_PERSONS
            .col()
            .plus(orNone(Headcount.MISSED_PERSONS))
            .plus(orNone(Headcount.WRONGLY_EXITED_PERSONS));
    Column reason =
        when(VillageMonth.REPORTED.col().isNull(), lit(VillageMonth.NOT_SUBMITTED))
            .when(population.isNull().or(population.leq(0)), lit(VillageMonth.NO_POPULATION))
            .when(population.lt(found), lit(VillageMonth.POPULATION_BELOW_POOR))
            .when(TwoPlaces.HOUSEHOLDS.col().gt(0), lit(TwoPlaces.REASON));
    Column defined = VillageMonth.NULL_REASON.col().isNull();
    Map<String, Column> placed =
        new HashMap<>(
            Map.of(
                VillageMonth.PERIOD.name(), VillageMonth.PERIOD.from(lit(period)),
                VillageMonth.PROVINCE_CODE.name(),
                    Areas.provinceOf(VillageMonth.VILLAGE_CODE.col()),
                VillageMonth.NULL_REASON.name(), VillageMonth.NULL_REASON.from(reason),
                VillageMonth.REPORTED.name(), coalesce(VillageMonth.REPORTED.col(), lit(false))));
    placed.putAll(Register.ofRegister());
    placed.putAll(Guarantees.ofVillage());
    for (Figure figure : Catalogue.from(Figure.Source.CHANGE)) {
      String name = figure.field().name();
      placed.put(name, when(VillageMonth.REPORTED.col(), col(name)));
    }
    placed.put(
        TwoPlaces.HOUSEHOLDS.name(),
        when(VillageMonth.REPORTED.col(), orNone(TwoPlaces.HOUSEHOLDS)));
    for (Figure figure : Rectification.FIGURES) {
      String name = figure.field().name();
      placed.put(name, when(Rectification.isSent(), coalesce(col(name), lit(0L))));
    }
    return counted
        .withColumns(placed)
        .withColumns(
            Map.of(
                Register.ASSESSED_POPULATION.name(), when(defined, population),
                Register.ASSESSED_POOR_PERSONS.name(), when(defined, Headcount.POOR_PERSONS.col()),
                Register.ASSESSED_FOUND_PERSONS.name(), when(defined, found)));
  }

  /** Of whom it is not known, none was found. */
  private static Column orNone(Field found) {
    return coalesce(found.col(), lit(0L));
  }
}
