package org.duzhan.measure;

import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.duzhan.settings.Thresholds;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Types;

/** The exit standards, all vetoes: 低于 is strict (domain §3). */
public final class ExitStandard {
  public static final Field INCIDENCE_LIMIT =
      margin(
          "incidence_limit",
          "贫困发生率退出标准",
          "Limit that incidence must lie below: the province's; of several provinces the strictest");
  public static final Field INCIDENCE_MARGIN =
      margin("incidence_margin", "贫困发生率余量", "incidence_limit − incidence; met above 0");
  public static final Field MISSED_MARGIN =
      margin("missed_margin", "漏评率余量", "Limit − missed_rate; met above 0");
  public static final Field WRONGLY_EXITED_MARGIN =
      margin("wrongly_exited_margin", "错退率余量", "Limit − wrongly_exited_rate; met above 0");
  public static final Field APPROVAL_MARGIN =
      margin("approval_margin", "群众认可度余量", "approval − limit; met at 0 and above");
  public static final Field EXIT_FAILED =
      Field.optional(
          "exit_failed",
          Types.TEXT,
          "",
          "未达标退出标准",
          "Standards that fail: incidence, missed, wrongly_exited, approval; empty if none does");

  public static final Field EXIT_READY =
      Field.optional(
          "exit_ready", Types.FLAG, "", "达到退出标准", "All exit standards met; null if one is unknown");

  static final List<Field> FIELDS =
      List.of(
          INCIDENCE_LIMIT,
          INCIDENCE_MARGIN,
          MISSED_MARGIN,
          WRONGLY_EXITED_MARGIN,
          APPROVAL_MARGIN,
          EXIT_FAILED);

  /** What the standards are about. */
  static final Field[] RATES = {
    Register.INCIDENCE, Headcount.MISSED_RATE, Headcount.WRONGLY_EXITED_RATE, Register.APPROVAL
  };

  private ExitStandard() {}

  /** Its figures for the catalogue. */
  static List<Indicator> indicators() {
    return List.of(
        Indicator.anew(
            Sentence.EXIT,
            INCIDENCE_LIMIT,
            "min over villages of exit.incidence_below_western in exit.western, else"
                + " exit.incidence_below_other"),
        ofRate(INCIDENCE_MARGIN, "incidence_limit − incidence", Register.INCIDENCE),
        ofRate(
            MISSED_MARGIN, "exit.missed_below − missed_rate, 0 of nobody", Headcount.MISSED_RATE),
        ofRate(
            WRONGLY_EXITED_MARGIN,
            "exit.wrongly_exited_below − wrongly_exited_rate, 0 of nobody",
            Headcount.WRONGLY_EXITED_RATE),
        Indicator.anew(
            Sentence.EXIT, APPROVAL_MARGIN, "approval − exit.approval_at_least", Register.APPROVAL),
        ofRate(
            EXIT_FAILED,
            "names of those of incidence_margin, missed_margin and wrongly_exited_margin at 0 or"
                + " below, and of approval_margin below 0",
            RATES),
        ofRate(
            EXIT_READY,
            "incidence_margin > 0 and missed_margin > 0 and wrongly_exited_margin > 0"
                + " and approval_margin >= 0",
            RATES));
  }

  private static Indicator ofRate(Field field, String formula, Field... rates) {
    return Indicator.anew(Sentence.EXIT, field, formula, rates).nullBy(VillageMonth.NULL_REASON);
  }

  private static Field margin(String name, String caption, String meaning) {
    return Field.optional(name, Types.RATE, "", caption, meaning);
  }

  /** {@link #FIELDS} and {@link #EXIT_READY} of villages. */
  static Map<String, Column> ofVillage(Thresholds.Exit exit) {
    Column limit = incidenceBelow(exit);
    Map<String, Column> columns = new HashMap<>(margins(limit, exit));
    columns.put(INCIDENCE_LIMIT.name(), limit);
    columns.put(EXIT_READY.name(), isMet(exit));
    return columns;
  }

  /** The limit of an area of several villages, whose provinces' may differ. */
  static Column strictest() {
    return INCIDENCE_LIMIT.from(min(INCIDENCE_LIMIT.col()));
  }

  /** {@link #FIELDS} of an area whose villages' limits gave its own. */
  static Map<String, Column> ofArea(Thresholds.Exit exit) {
    return margins(INCIDENCE_LIMIT.col(), exit);
  }

  /** How far each standard is from its limit. */
  private static Map<String, Column> margins(Column limit, Thresholds.Exit exit) {
    Column incidence = limit.minus(Register.INCIDENCE.col());
    Column missed =
        lit(exit.missedBelow()).minus(orNone(Headcount.MISSED_RATE, Headcount.MISSED_PERSONS));
    Column exited =
        lit(exit.wronglyExitedBelow())
            .minus(orNone(Headcount.WRONGLY_EXITED_RATE, Headcount.WRONGLY_EXITED_PERSONS));
    Column approval = Register.APPROVAL.col().minus(exit.approvalAtLeast());
    Column failed =
        concat_ws(
            ",",
            when(incidence.leq(0), lit("incidence")),
            when(missed.leq(0), lit("missed")),
            when(exited.leq(0), lit("wrongly_exited")),
            when(approval.lt(0), lit("approval")));
    return Map.of(
        INCIDENCE_MARGIN.name(), incidence,
        MISSED_MARGIN.name(), missed,
        WRONGLY_EXITED_MARGIN.name(), exited,
        APPROVAL_MARGIN.name(), approval,
        EXIT_FAILED.name(), when(Headcount.HOUSEHOLDS.col().isNotNull(), failed));
  }

  /** Whether all hold; false if one fails, null if none fails but one is unknown. */
  static Column isMet(Thresholds.Exit exit) {
    return Register.INCIDENCE
        .col()
        .lt(incidenceBelow(exit))
        .and(orNone(Headcount.MISSED_RATE, Headcount.MISSED_PERSONS).lt(exit.missedBelow()))
        .and(
            orNone(Headcount.WRONGLY_EXITED_RATE, Headcount.WRONGLY_EXITED_PERSONS)
                .lt(exit.wronglyExitedBelow()))
        .and(Register.APPROVAL.col().geq(exit.approvalAtLeast()));
  }

  private static Column incidenceBelow(Thresholds.Exit exit) {
    Column western = Areas.PROVINCE_CODE.col().isin(exit.western().toArray());
    return when(western, lit(exit.incidenceBelowWestern()))
        .otherwise(lit(exit.incidenceBelowOther()));
  }

  /** A rate of nobody is no rate, but it fails no standard. */
  private static Column orNone(Field rate, Field persons) {
    return when(persons.col().equalTo(0), lit(0.0)).otherwise(rate.col());
  }
}
