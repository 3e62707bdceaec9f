package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/**
 * Households of two months side by side: where they went, and what changed. One join serves the
 * transitions of states and the figures of {@link Change}.
 *
 * <p>A household is new, or left, only where its village reported both months. Of a village that
 * did not report one of them nobody knows: its households come from, or go to, {@link
 * Transition#NOT_SUBMITTED}.
 */
public final class Moves {
  /** Households were there in the earlier month. */
  static final String BEFORE = "before";

  static final String NOW = "now";

  /** Whether the village of now reported in the earlier month. */
  static final String KNOWN_BEFORE = "known_before";

  private static final Field VILLAGE_BEFORE = Areas.VILLAGE_CODE.renamed("village_before");
  private static final Field VILLAGE_KNOWN = Areas.VILLAGE_CODE.renamed("village_known");
  private static final Field VILLAGE_NOW = Areas.VILLAGE_CODE.renamed("village_now");

  private Moves() {}

  /**
   * Households counted by county and village (of now; of before, for those that left), state before
   * and state now, with what changed in them; {@link #told} says of which nothing is known. A row
   * of a household is beside one of the other month at the most.
   *
   * @param previous household rows of the month before
   * @param current household rows of the month
   */
  public static Dataset<Row> of(Dataset<Row> previous, Dataset<Row> current) {
    List<Column> facts = Change.facts();
    return counted(
        TwoPlaces.numbered(facts(previous, facts)),
        TwoPlaces.numbered(facts(current, facts)),
        Change.sums());
  }

  /** The same without what changed. */
  public static Dataset<Row> ofStates(Dataset<Row> earlier, Dataset<Row> current) {
    return counted(
        TwoPlaces.numbered(facts(earlier, List.of())),
        TwoPlaces.numbered(facts(current, List.of())),
        Map.of());
  }

  /**
   * The same where nothing is known of an earlier month: who is there is new.
   *
   * @param none no rows
   */
  public static Dataset<Row> ofFirst(Dataset<Row> none, Dataset<Row> current) {
    return counted(
        TwoPlaces.numbered(facts(none, List.of())),
        TwoPlaces.alone(facts(current, List.of())),
        Map.of());
  }

  private static Dataset<Row> counted(
      Dataset<Row> previous, Dataset<Row> current, Map<String, Column> more) {
    Column key = Households.HOUSEHOLD_KEY.of(BEFORE).equalTo(Households.HOUSEHOLD_KEY.of(NOW));
    List<Column> sums = new ArrayList<>();
    sums.add(Transition.PERSONS.from(sum(either(Transition.PERSONS.name()))));
    sums.add(TwoPlaces.before());
    more.forEach((name, value) -> sums.add(sum(value).as(name)));
    return previous
        .as(BEFORE)
        .join(current.as(NOW), key.and(TwoPlaces.isSameNumber()), "full_outer")
        .groupBy(
            TwoPlaces.month(),
            either(Areas.COUNTY_CODE.name()).as(Areas.COUNTY_CODE.name()),
            either(Areas.VILLAGE_CODE.name()).as(Areas.VILLAGE_CODE.name()),
            VILLAGE_BEFORE.from(Areas.VILLAGE_CODE.of(BEFORE)),
            coalesce(Households.STATE.of(BEFORE), lit(Transition.NEW))
                .as(Transition.FROM_STATE.name()),
            coalesce(Households.STATE.of(NOW), lit(Transition.LEFT)).as(Transition.TO_STATE.name()))
        .agg(Transition.HOUSEHOLDS.from(count(lit(1))), sums.toArray(Column[]::new));
  }

  /**
   * The same, with households of villages that did not report one of the months told from those
   * that are new or left.
   *
   * @param counted moves that are kept: they are asked three times
   * @param succession what villages go by now
   * @param before the earlier month
   * @param month the later one
   */
  public static Dataset<Row> told(
      Dataset<Row> counted, Succession succession, String before, String month) {
    Dataset<Row> moves = TwoPlaces.apart(counted, VILLAGE_BEFORE);
    Column isNew = Transition.FROM_STATE.col().equalTo(Transition.NEW);
    Column left = Transition.TO_STATE.col().equalTo(Transition.LEFT);
    Dataset<Row> then =
        succession.inherited(
            moves
                .filter(not(isNew))
                .select(
                    Households.PERIOD.from(lit(before)),
                    Areas.VILLAGE_CODE.from(VILLAGE_BEFORE.col())));
    Column goes = left.or(Transition.TO_STATE.col().equalTo(Transition.TWO_PLACES));
    Dataset<Row> now = moves.filter(not(goes));
    // Who left stands under a code of the earlier month; in a village that is no more, nobody can.
    Dataset<Row> placed =
        succession.kept(
            moves.withColumn(
                Households.PERIOD.name(), when(goes, lit(before)).otherwise(lit(month))));
    Column known = VILLAGE_KNOWN.col().isNotNull();
    Column reports = VILLAGE_NOW.col().isNotNull().or(Areas.VILLAGE_CODE.col().isNull());
    return placed
        .join(
            then.select(VILLAGE_KNOWN.from(Areas.VILLAGE_CODE.col())).distinct(),
            VILLAGE_KNOWN.col().equalTo(Areas.VILLAGE_CODE.col()),
            "left_outer")
        .join(
            now.select(VILLAGE_NOW.from(Areas.VILLAGE_CODE.col())).distinct(),
            VILLAGE_NOW.col().equalTo(Areas.VILLAGE_CODE.col()),
            "left_outer")
        .withColumns(
            Map.of(
                KNOWN_BEFORE,
                known,
                Transition.FROM_STATE.name(),
                when(isNew.and(not(known)), lit(Transition.NOT_SUBMITTED))
                    .otherwise(Transition.FROM_STATE.col()),
                Transition.TO_STATE.name(),
                when(left.and(not(reports)), lit(Transition.NOT_SUBMITTED))
                    .otherwise(Transition.TO_STATE.col())));
  }

  /** Of counted moves, those that {@link #told} makes two rows of: they may be of two counties. */
  public static Column isApart() {
    return col(TwoPlaces.WHEN).isNotNull();
  }

  /** Households of this month beside what they were last month, with where they stand in both. */
  static Dataset<Row> pairs(Dataset<Row> previous, Dataset<Row> current) {
    List<Column> source =
        List.of(
            Households.SUBMISSION_ID.col(),
            Households.SOURCE_SHEET.col(),
            Contribution.ROWS.from(Contribution.householdRows()));
    List<Column> facts = Stream.concat(Change.facts().stream(), source.stream()).toList();
    return facts(current, facts)
        .as(NOW)
        .join(
            facts(previous, facts).as(BEFORE),
            Households.HOUSEHOLD_KEY.of(BEFORE).equalTo(Households.HOUSEHOLD_KEY.of(NOW)));
  }

  private static Column either(String name) {
    return coalesce(col(NOW + "." + name), col(BEFORE + "." + name));
  }

  /** What is compared of a household; few columns, for all households are shuffled. */
  private static Dataset<Row> facts(Dataset<Row> households, List<Column> more) {
    return households.select(
        Stream.concat(
                Stream.of(
                    Households.HOUSEHOLD_KEY.col(),
                    Areas.COUNTY_CODE.col(),
                    Areas.VILLAGE_CODE.col(),
                    Households.STATE.col(),
                    Households.PERSONS.col()),
                more.stream())
            .toArray(Column[]::new));
  }
}
