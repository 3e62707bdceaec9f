package org.duzhan.measure;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.Sentence.MONITORING;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/**
 * 返贫率 and 致贫率 by 贫困户属性. Households that had exited are told by what they were registered as last
 * month. One that was never registered had no type: what became poor is told by its type now, and
 * each type is a share of all that might have. Those whose type is blank are of none of them.
 */
public final class FallByType {
  private static final Field TYPE = Households.HOUSEHOLD_TYPE;

  static final List<Figure> FIGURES =
      Stream.of(
              returned("general", "一般贫困户"),
              returned("allowance", "低保贫困户"),
              returned("destitute", "特困供养贫困户"),
              returnedOfUnknown(),
              becamePoor("general", "一般贫困户"),
              becamePoor("allowance", "低保贫困户"),
              becamePoor("destitute", "特困供养贫困户"),
              becamePoorOfUnknown())
          .flatMap(figures -> figures)
          .toList();

  /** Of these the rates. */
  public static final List<Field> RATES =
      FIGURES.stream()
          .filter(figure -> figure.source() == Figure.Source.RATIO)
          .map(Figure::field)
          .toList();

  private FallByType() {}

  private static Stream<Figure> returned(String name, String type) {
    Field before =
        homes(
            "exited_before_%s_households".formatted(name),
            "上月已脱贫%s数".formatted(type),
            "Of exited_before_households, %s last month".formatted(type));
    Field returned =
        homes(
            "newly_returned_%s_households".formatted(name),
            "本月返贫%s数".formatted(type),
            "Of these, poor now");
    Column exited = exited().and(BothMonths.past(TYPE).equalTo(type));
    return Stream.of(
        count(before, exited),
        count(returned, exited.and(BothMonths.isPoor())),
        Figure.ratio(
            MONITORING,
            optional(
                "return_rate_" + name,
                RATE,
                "",
                type + "返贫率",
                "%s / %s".formatted(returned.name(), before.name())),
            returned,
            before));
  }

  /** Those that the three leave out. */
  private static Stream<Figure> returnedOfUnknown() {
    return Stream.of(
        count(
            homes(
                "exited_before_unknown_households",
                "上月已脱贫户属性不明数",
                "Of exited_before_households, of no type last month: blank"),
            exited().and(BothMonths.past(TYPE).isNull())));
  }

  private static Stream<Figure> becamePoor(String name, String type) {
    Field households =
        homes(
            "became_poor_%s_households".formatted(name),
            "本月新致贫%s数".formatted(type),
            "Of became_poor_households, %s now".formatted(type));
    return Stream.of(
        count(households, newlyPoor().and(BothMonths.present(TYPE).equalTo(type))),
        Figure.ratio(
            MONITORING,
            optional(
                "newly_poor_rate_" + name,
                RATE,
                "",
                "致贫率（其中%s）".formatted(type),
                "%s / never_registered_before_households".formatted(households.name())),
            households,
            Change.NEVER_REGISTERED_BEFORE_HOUSEHOLDS));
  }

  private static Stream<Figure> becamePoorOfUnknown() {
    return Stream.of(
        count(
            homes(
                "became_poor_unknown_households",
                "本月新致贫属性不明户数",
                "Of became_poor_households, of no type now: blank"),
            newlyPoor().and(BothMonths.present(TYPE).isNull())));
  }

  private static Column newlyPoor() {
    return BothMonths.wasNeverRegistered().and(BothMonths.isPoor());
  }

  private static Column exited() {
    return BothMonths.hadExited().and(BothMonths.isThere());
  }

  private static Figure count(Field field, Column condition) {
    return Figure.change(MONITORING, field, when(condition, lit(1L)).otherwise(lit(0L)));
  }

  private static Field homes(String name, String caption, String meaning) {
    return optional(name, COUNT, "户", caption, meaning);
  }
}
