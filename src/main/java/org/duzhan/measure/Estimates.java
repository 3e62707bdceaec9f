package org.duzhan.measure;

import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.RATE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.duzhan.table.Field;

/**
 * How far an incidence can be trusted, of villages and all areas of them.
 *
 * <ul>
 *   <li>Wilson's interval at every grain, over {@code assessed_poor_persons} of {@code
 *       assessed_population}: as if the persons of the area were drawn one by one.
 *   <li>The estimate of {@link Shrunk} is a village's. Poor persons that it comes to add up; over
 *       the population of these villages they are the estimate of an area. It has no interval above
 *       villages: those of villages of one county rest on the same prior, and do not add up.
 * </ul>
 */
final class Estimates {
  static final Field EXPECTED_POOR_PERSONS =
      optional(
          "expected_poor_persons",
          RATE,
          "人",
          "贫困人口稳健估计",
          "incidence_shrunk × assessed_population of villages, added up");

  /** Of an area. */
  static final List<Field> FIELDS =
      List.of(
          EXPECTED_POOR_PERSONS,
          VillageMonth.INCIDENCE_LOW,
          VillageMonth.INCIDENCE_HIGH,
          VillageMonth.INCIDENCE_SHRUNK);

  private static final Column POPULATION = Register.ASSESSED_POPULATION.col().cast(RATE);

  private Estimates() {}

  /** Its figures for the catalogue. */
  static List<Indicator> indicators() {
    return List.of(
        Indicator.counted(
                Sentence.SCOPE,
                EXPECTED_POOR_PERSONS,
                "sum(incidence_shrunk * assessed_population) over villages",
                Register.INCIDENCE)
            .nullBy(VillageMonth.NULL_REASON));
  }

  /** Of a village or an area, at the normal quantile {@code z}. */
  static Map<String, Column> intervals(double z) {
    Column poor = Register.ASSESSED_POOR_PERSONS.col().cast(RATE);
    return Map.of(
        VillageMonth.INCIDENCE_LOW.name(), Statistic.wilsonLow(poor, POPULATION, z),
        VillageMonth.INCIDENCE_HIGH.name(), Statistic.wilsonHigh(poor, POPULATION, z));
  }

  /** Of a village. */
  static Column expectedPoor() {
    return EXPECTED_POOR_PERSONS.from(VillageMonth.INCIDENCE_SHRUNK.col().multiply(POPULATION));
  }

  /** Of an area whose villages' {@link #EXPECTED_POOR_PERSONS} were added up. */
  static Map<String, Column> ofArea(double z) {
    Map<String, Column> all = new HashMap<>(intervals(z));
    all.put(VillageMonth.INCIDENCE_SHRUNK.name(), EXPECTED_POOR_PERSONS.col().divide(POPULATION));
    return all;
  }
}
