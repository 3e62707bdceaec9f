package org.duzhan.measure;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.BothMonths.begun;
import static org.duzhan.measure.BothMonths.ended;
import static org.duzhan.measure.BothMonths.hadExited;
import static org.duzhan.measure.BothMonths.isPoor;
import static org.duzhan.measure.BothMonths.isThere;
import static org.duzhan.measure.BothMonths.past;
import static org.duzhan.measure.BothMonths.present;
import static org.duzhan.measure.BothMonths.wasNeverRegistered;
import static org.duzhan.measure.Sentence.EMPLOYMENT;
import static org.duzhan.measure.Sentence.EXIT;
import static org.duzhan.measure.Sentence.MONITORING;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.FLAG;
import static org.duzhan.table.Types.RATE;
import static org.duzhan.table.Types.TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/**
 * What changed in households since last month. A household counts where it has a row in both
 * months, in its village of now; in a village that did not report last month all are null, so that
 * rates of returning and of becoming poor are of villages that reported both months.
 */
public final class Change {
  public static final Field NEW_MIGRANT_WORKERS =
      people("new_migrant_workers", "本月新增务工人数", "More of a household than last month");
  public static final Field NEW_REGISTERED_MIGRANT_WORKERS =
      people(
          "new_registered_migrant_workers",
          "其中建档立卡户新增务工人数",
          "Of these, of households registered poor or exited");
  public static final Field NEW_WELFARE_POSTS =
      people("new_welfare_posts", "本月新增公益岗位人数", "More of a household than last month");
  public static final Field NEWLY_EXITED_PERSONS =
      people("newly_exited_persons", "本月新脱贫人口", "Poor last month, exited now");
  public static final Field NEWLY_MONITORED_HOUSEHOLDS =
      homes("newly_monitored_households", "本月新识别监测户数", "Under monitoring now, not last month");
  public static final Field CLEARED_HOUSEHOLDS =
      homes("cleared_households", "本月消除风险户数", "Under monitoring last month, not now");
  public static final Field CLEARED_UNMET_HOUSEHOLDS =
      homes("cleared_unmet_households", "其中仍有保障未达标", "Of these, with a guarantee unmet: a finding");
  public static final Field EXITED_BEFORE_HOUSEHOLDS =
      homes("exited_before_households", "上月已脱贫户数", "Exited last month, with a row in both");
  public static final Field RETURNED_HOUSEHOLDS =
      homes("newly_returned_households", "本月返贫户数", "Of these, poor now");
  public static final Field RETURNED_PERSONS =
      people("newly_returned_persons", "本月返贫人口", "Persons of these");
  public static final Field NEVER_REGISTERED_BEFORE_HOUSEHOLDS =
      homes(
          "never_registered_before_households",
          "上月非建档立卡户数",
          "Never registered last month, with a row in both");
  public static final Field NEWLY_POOR_HOUSEHOLDS =
      homes("became_poor_households", "本月新致贫户数", "Of these, poor now");
  public static final Field NEWLY_POOR_PERSONS =
      people("became_poor_persons", "本月新致贫人口", "Persons of these");
  public static final Field RETURN_RATE =
      optional(
          "return_rate", RATE, "", "返贫率", "newly_returned_households / exited_before_households");
  public static final Field NEWLY_POOR_RATE =
      optional(
          "newly_poor_rate",
          RATE,
          "",
          "致贫率",
          "became_poor_households / never_registered_before_households");

  public static final Field NULL_REASON =
      optional(
          "change_null_reason",
          TEXT,
          "",
          "较上月空值原因",
          "Why what is counted since last month is null: not_submitted (now), no_month_before (nothing"
              + " was reported of it), not_submitted_before (not of this area), household_in_two_places"
              + " (households_in_two_places, or such a month ago)");

  public static final String NO_MONTH_BEFORE = "no_month_before";
  public static final String NOT_SUBMITTED_BEFORE = "not_submitted_before";

  private static final Field STATE = Households.STATE;
  private static final Field PERSONS = Households.PERSONS;
  private static final Field WORKERS = people("migrant_workers", "务工人数", "Of the household");
  private static final Field POSTS = people("welfare_posts", "公益岗位人数", "Of the household");
  private static final Field REGISTERED = fact("is_registered");
  private static final Field MONITORED = fact("is_monitored");
  private static final List<Figure> OWN =
      List.of(
          count(EMPLOYMENT, NEW_MIGRANT_WORKERS, more(WORKERS)),
          count(
              EMPLOYMENT,
              NEW_REGISTERED_MIGRANT_WORKERS,
              BothMonths.ofBoth(
                  when(present(REGISTERED), more(WORKERS)).when(not(present(REGISTERED)), 0L))),
          count(EMPLOYMENT, NEW_WELFARE_POSTS, more(POSTS)),
          persons(
              EXIT, NEWLY_EXITED_PERSONS, was(States.POOR).and(is(States.UNSTABLE, States.STABLE))),
          households(MONITORING, NEWLY_MONITORED_HOUSEHOLDS, begun(MONITORED)),
          households(MONITORING, CLEARED_HOUSEHOLDS, ended(MONITORED)),
          households(
              MONITORING, CLEARED_UNMET_HOUSEHOLDS, ended(MONITORED).and(present(NewlyMet.UNMET))),
          households(MONITORING, EXITED_BEFORE_HOUSEHOLDS, hadExited().and(isThere())),
          households(MONITORING, RETURNED_HOUSEHOLDS, hadExited().and(isPoor())),
          persons(MONITORING, RETURNED_PERSONS, hadExited().and(isPoor())),
          households(
              MONITORING, NEVER_REGISTERED_BEFORE_HOUSEHOLDS, wasNeverRegistered().and(isThere())),
          households(MONITORING, NEWLY_POOR_HOUSEHOLDS, wasNeverRegistered().and(isPoor())),
          persons(MONITORING, NEWLY_POOR_PERSONS, wasNeverRegistered().and(isPoor())),
          Figure.ratio(MONITORING, RETURN_RATE, RETURNED_HOUSEHOLDS, EXITED_BEFORE_HOUSEHOLDS),
          Figure.ratio(
              MONITORING,
              NEWLY_POOR_RATE,
              NEWLY_POOR_HOUSEHOLDS,
              NEVER_REGISTERED_BEFORE_HOUSEHOLDS));

  static final List<Figure> FIGURES =
      Stream.of(OWN, FallByType.FIGURES, NewlyMet.FIGURES).flatMap(List::stream).toList();

  private static final String IN_TWO_PLACES = "change_in_two_places";

  private Change() {}

  /** What is compared of a household's row, beside its state and its persons. */
  static List<Column> facts() {
    return Stream.of(
            List.of(
                WORKERS.from(Livelihood.knownMigrantWorkers()),
                POSTS.from(Households.WELFARE_POSTS.col()),
                REGISTERED.from(Poverty.isRegistered()),
                MONITORED.from(Monitoring.isMonitored()),
                Households.HOUSEHOLD_TYPE.col()),
            NewlyMet.facts())
        .flatMap(List::stream)
        .toList();
  }

  /** The columns that the values of {@link #FIGURES} are of. */
  static StructType sides() {
    StructType side = new StructType().add(STATE.name(), STATE.type()).add(PERSONS.name(), COUNT);
    List<Field> compared =
        Stream.of(
                List.of(WORKERS, POSTS, REGISTERED, MONITORED, Households.HOUSEHOLD_TYPE),
                NewlyMet.fields())
            .flatMap(List::stream)
            .toList();
    for (Field field : compared) {
      side = side.add(field.name(), field.type());
    }
    return new StructType().add(Moves.BEFORE, side).add(Moves.NOW, side);
  }

  /** What is added up of a household's two rows, by the figure's name. */
  static Map<String, Column> sums() {
    Map<String, Column> sums = new TreeMap<>();
    counted().forEach(f -> sums.put(f.field().name(), f.value()));
    return sums;
  }

  /**
   * The figures of villages, from {@link Moves#told}; null of those that did not report before, or
   * that have households in two places, and of all where moves have nothing but states.
   */
  public static Dataset<Row> ofVillages(Dataset<Row> moves) {
    List<Column> sums = new ArrayList<>();
    Column inTwo = coalesce(bool_or(col(TwoPlaces.WHEN).isNotNull()), lit(false));
    List<String> columns = List.of(moves.columns());
    for (Figure figure : counted()) {
      Column change = columns.contains(figure.field().name()) ? figure.field().col() : lit(null);
      Column known = when(col(Moves.KNOWN_BEFORE), change);
      sums.add(figure.field().from(when(not(inTwo), sum(known))));
    }
    sums.add(inTwo.as(IN_TWO_PLACES));
    return moves
        .groupBy(Areas.VILLAGE_CODE.col())
        .agg(TwoPlaces.households(), sums.toArray(Column[]::new));
  }

  /** {@link #NULL_REASON} of several villages, the one that tells most. */
  public static Column mostTelling() {
    return NullReasons.ofParts(NULL_REASON);
  }

  /** {@link #NULL_REASON} of a village with its figures. */
  static Column reason(Column reported, boolean hasMonthBefore) {
    return NULL_REASON.from(
        when(not(reported), lit(VillageMonth.NOT_SUBMITTED))
            .when(col(IN_TWO_PLACES), lit(TwoPlaces.REASON))
            .when(
                RETURNED_HOUSEHOLDS.col().isNull(),
                lit(hasMonthBefore ? NOT_SUBMITTED_BEFORE : NO_MONTH_BEFORE)));
  }

  private static List<Figure> counted() {
    return FIGURES.stream().filter(f -> f.source() == Figure.Source.CHANGE).toList();
  }

  private static Figure count(Sentence sentence, Field field, Column value) {
    return Figure.change(sentence, field, value);
  }

  private static Figure households(Sentence sentence, Field field, Column condition) {
    return count(sentence, field, when(condition, lit(1L)).otherwise(lit(0L)));
  }

  private static Figure persons(Sentence sentence, Field field, Column condition) {
    return count(sentence, field, when(condition, present(PERSONS)).otherwise(lit(0L)));
  }

  /** Null where it is not known in both months: {@code greatest} alone would make that 0. */
  private static Column more(Field field) {
    Column more = present(field).minus(past(field));
    return when(more.isNotNull(), greatest(more, lit(0L)));
  }

  private static Column is(Object... states) {
    return present(STATE).isin(states);
  }

  private static Column was(Object... states) {
    return past(STATE).isin(states);
  }

  private static Field homes(String name, String caption, String meaning) {
    return optional(name, COUNT, "户", caption, meaning);
  }

  private static Field people(String name, String caption, String meaning) {
    return optional(name, COUNT, "人", caption, meaning);
  }

  private static Field fact(String name) {
    return optional(name, FLAG, "", name, "Of the household's row");
  }
}
