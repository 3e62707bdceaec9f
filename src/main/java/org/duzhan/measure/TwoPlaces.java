package org.duzhan.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Types;

/**
 * Households that stand in more than one place in a month, as two counties both report them: of
 * which they are nobody knows. What they are is counted where they stand; what became of them is
 * not, and their villages have no incidence and no changes.
 */
public final class TwoPlaces {
  public static final Field HOUSEHOLDS =
      optional(
          "households_in_two_places",
          COUNT,
          "户",
          "两处登记户数",
          "Reported of another village too in the month: why incidence and changes are null");

  /** {@link VillageMonth#NULL_REASON} and {@link Change#NULL_REASON} of their villages. */
  public static final String REASON = "household_in_two_places";

  static final List<Figure> FIGURES = List.of(Figure.ofVillage(Sentence.REPORTING, HOUSEHOLDS));

  /** Of moves: in which month they stood in two places, null where in none. */
  static final String WHEN = "in_two_places";

  static final String NOW = "now";
  static final String BEFORE = "before";

  /** Of {@link #told}. */
  public static final Field IN_TWO =
      Field.required("is_in_two_places", Types.FLAG, "", "两处登记", "Of which it is nobody knows");

  private static final String PLACES = "places";
  private static final String PLACES_THERE = "places_there";
  private static final String NUMBER = "place_number";
  private static final String PART = "part";
  private static final String HASH = "key_hash";
  private static final Field PERSONS_BEFORE = Households.PERSONS.renamed("persons_before");

  private TwoPlaces() {}

  /** Household rows of a month, each with how many there are of its household, and which it is. */
  static Dataset<Row> numbered(Dataset<Row> households) {
    WindowSpec all = Window.partitionBy(Households.HOUSEHOLD_KEY.col());
    // By the key once more: what is ordered by anything else would be sorted twice for a join.
    WindowSpec inTurn = all.orderBy(Households.HOUSEHOLD_KEY.col());
    return households.withColumns(
        Map.of(
            PLACES,
            count(lit(1))
                .over(inTurn.rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing())),
            NUMBER,
            row_number().over(inTurn)));
  }

  /**
   * The same of rows that are beside none of another month, and need no turn. They stay where they
   * are: two hashes of the key, itself a keyed hash, find the few that stand twice.
   */
  static Dataset<Row> alone(Dataset<Row> households) {
    Column key = Households.HOUSEHOLD_KEY.col();
    Dataset<Row> hashed =
        households.withColumns(Map.of(HASH, xxhash64(key), HASH + 2, xxhash64(key, lit(2))));
    Dataset<Row> twice =
        hashed
            .groupBy(col(HASH), col(HASH + 2))
            .agg(count(lit(1)).as(PLACES))
            .filter(col(PLACES).gt(1));
    return hashed
        .join(broadcast(twice), new String[] {HASH, HASH + 2}, "left_outer")
        .drop(HASH, HASH + 2)
        .withColumns(Map.of(PLACES, coalesce(col(PLACES), lit(1L)), NUMBER, lit(1)));
  }

  /**
   * A row of each household, with {@link #IN_TWO}: whether it stands in more than one place, here
   * or in another month. Of such a household it is any of its rows.
   */
  public static Dataset<Row> told(Dataset<Row> households, Dataset<Row> other) {
    Dataset<Row> there =
        other
            .groupBy(Households.HOUSEHOLD_KEY.col())
            .agg(count(lit(1)).as(PLACES_THERE))
            .filter(col(PLACES_THERE).gt(1));
    return numbered(households)
        .filter(col(NUMBER).equalTo(1))
        .join(there, new String[] {Households.HOUSEHOLD_KEY.name()}, "left_outer")
        .withColumn(IN_TWO.name(), col(PLACES).gt(1).or(col(PLACES_THERE).isNotNull()))
        .drop(PLACES, NUMBER, PLACES_THERE);
  }

  /** Rows of households that stand in one place, and in no more in another month. */
  public static Dataset<Row> without(Dataset<Row> households, Dataset<Row> other) {
    return told(households, other).filter(not(IN_TWO.col())).drop(IN_TWO.name());
  }

  /** Each row beside one of the other month at the most. No equality, for which all would move. */
  static Column isSameNumber() {
    return col(Moves.NOW + "." + NUMBER).minus(col(Moves.BEFORE + "." + NUMBER)).equalTo(0);
  }

  /** {@link #WHEN} of a row of both months. */
  static Column month() {
    return when(col(Moves.NOW + "." + PLACES).gt(1), lit(NOW))
        .when(col(Moves.BEFORE + "." + PLACES).gt(1), lit(BEFORE))
        .as(WHEN);
  }

  /** What {@link #apart} needs of the earlier rows of moves. */
  static Column before() {
    return PERSONS_BEFORE.from(sum(Households.PERSONS.of(Moves.BEFORE)));
  }

  /**
   * Moves, where those of households in two places are two rows: from where they stood and to where
   * they stand.
   */
  static Dataset<Row> apart(Dataset<Row> moves, Field villageBefore) {
    Column from = Transition.FROM_STATE.col();
    Column to = Transition.TO_STATE.col();
    Column elsewhere = lit(Transition.TWO_PLACES);
    Column village = villageBefore.col();
    Column asItIs =
        part(Areas.COUNTY_CODE.col(), Areas.VILLAGE_CODE.col(), from, to, Transition.PERSONS.col());
    Column then = part(Areas.countyOf(village), village, from, elsewhere, PERSONS_BEFORE.col());
    Column now =
        part(
            Areas.COUNTY_CODE.col(),
            Areas.VILLAGE_CODE.col(),
            elsewhere,
            to,
            Transition.PERSONS.col());
    Column parts =
        when(col(WHEN).isNull(), array(asItIs))
            .when(from.equalTo(Transition.NEW), array(now))
            .when(to.equalTo(Transition.LEFT), array(then))
            .otherwise(array(then, now));
    List<String> replaced =
        Stream.of(
                Areas.COUNTY_CODE,
                Areas.VILLAGE_CODE,
                Transition.FROM_STATE,
                Transition.TO_STATE,
                Transition.PERSONS)
            .map(Field::name)
            .toList();
    return moves
        .withColumn(PART, explode(parts))
        .drop(replaced.toArray(String[]::new))
        .drop(PERSONS_BEFORE.name())
        .select("*", PART + ".*")
        .drop(PART);
  }

  private static Column part(
      Column county, Column village, Column from, Column to, Column persons) {
    return struct(
        Areas.COUNTY_CODE.from(county),
        Areas.VILLAGE_CODE.from(village),
        Transition.FROM_STATE.from(from),
        Transition.TO_STATE.from(to),
        Transition.PERSONS.from(persons));
  }

  /** {@link #HOUSEHOLDS} of the moves of a village. */
  static Column households() {
    Column stands =
        col(WHEN).equalTo(NOW).and(Transition.FROM_STATE.col().equalTo(Transition.TWO_PLACES));
    return HOUSEHOLDS.from(coalesce(sum(when(stands, Transition.HOUSEHOLDS.col())), lit(0L)));
  }
}
