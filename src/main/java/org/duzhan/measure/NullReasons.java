package org.duzhan.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.duzhan.table.Field;

/**
 * Why figures of an area are null: the reason of the villages that lie in it, of several the one
 * that tells most. A village that reported, and has no figure all the same, tells more than one
 * that did not.
 *
 * @param reason the column that says it
 * @param of the figure that is null for it
 * @param codes those that tell most last
 */
record NullReasons(Field reason, Field of, List<String> codes) {
  private static final List<NullReasons> ALL =
      List.of(
          new NullReasons(
              VillageMonth.NULL_REASON,
              Register.INCIDENCE,
              List.of(
                  VillageMonth.NOT_SUBMITTED,
                  VillageMonth.NO_POPULATION,
                  VillageMonth.POPULATION_BELOW_POOR,
                  TwoPlaces.REASON)),
          new NullReasons(
              Change.NULL_REASON,
              Change.RETURNED_HOUSEHOLDS,
              List.of(
                  VillageMonth.NOT_SUBMITTED,
                  Change.NO_MONTH_BEFORE,
                  Change.NOT_SUBMITTED_BEFORE,
                  TwoPlaces.REASON)));

  static final List<Field> FIELDS =
      Stream.concat(
              ALL.stream().map(NullReasons::reason),
              Stream.of(Rectification.NULL_REASON, NullFigures.FIELD))
          .toList();

  /** Of the areas of a group, villages or counties, the one that tells most. */
  static List<Column> ofParts() {
    return ALL.stream().map(NullReasons::mostTelling).toList();
  }

  /** One of these. */
  static Column ofParts(Field reason) {
    return ALL.stream()
        .filter(r -> r.reason.equals(reason))
        .findFirst()
        .orElseThrow()
        .mostTelling();
  }

  /**
   * Of an area with its figures; one without any village was not submitted. Of problems there is
   * one reason, that no ledger came.
   */
  static Map<String, Column> ofArea() {
    Map<String, Column> reasons = new HashMap<>();
    ALL.forEach(r -> reasons.put(r.reason.name(), r.whereNull()));
    reasons.put(Rectification.NULL_REASON.name(), Rectification.reason());
    reasons.put(NullFigures.FIELD.name(), NullFigures.of(reasons));
    return reasons;
  }

  private Column mostTelling() {
    Column[] order = codes.stream().map(functions::lit).toArray(Column[]::new);
    return reason.from(max_by(reason.col(), array_position(array(order), reason.col())));
  }

  private Column whereNull() {
    Column known = coalesce(reason.col(), lit(VillageMonth.NOT_SUBMITTED));
    return reason.from(when(of.col().isNull(), known));
  }
}
