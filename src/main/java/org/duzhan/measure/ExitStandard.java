package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
      margin(
          "missed_margin",
          "漏评率余量",
          "Limit − missed_rate; met above 0; null where those of whom it is not known would decide");
  public static final Field WRONGLY_EXITED_MARGIN =
      margin(
          "wrongly_exited_margin",
          "错退率余量",
          "Limit − wrongly_exited_rate; met above 0; null where those of whom it is not known would"
              + " decide");
  public static final Field APPROVAL_MARGIN =
      margin("approval_margin", "群众认可度余量", "approval − limit; met at 0 and above");
  public static final Field EXIT_FAILED =
      Field.optional(
          "exit_failed",
          Types.TEXT,
          "",
          "未达标退出标准",
          "Standards that fail: incidence, missed, wrongly_exited, approval; empty if none does");

  public static final Field EXIT_UNKNOWN =
      Field.optional(
          "exit_unknown",
          Types.TEXT,
          "",
          "不明退出标准",
          "Standards of which it is not known whether they hold, each with its reason: incidence with"
              + " that of null_reason, missed and wrongly_exited not_submitted or not_measured"
              + " (persons of whom it is not known would decide), approval nobody_surveyed or"
              + " not_stated; empty if all are known");

  public static final String NOT_MEASURED = "not_measured";
  public static final String NOBODY_SURVEYED = "nobody_surveyed";
  public static final String NOT_STATED = "not_stated";

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
          EXIT_FAILED,
          EXIT_UNKNOWN);

  /** What the standards are about, and of whom the unknown would decide. */
  private static final Field[] DECIDING = {
    Register.INCIDENCE,
    Headcount.MISSED_RATE,
    Headcount.NOT_REGISTERED_PERSONS,
    Headcount.WRONGLY_EXITED_RATE,
    Headcount.EXITED_PERSONS,
    Register.APPROVAL
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
            MISSED_MARGIN,
            "exit.missed_below − missed_rate, 0 of nobody; null where the rate of"
                + " not_registered_persons lies below it if all others are not missed, and does not if"
                + " all are",
            Headcount.MISSED_RATE,
            Headcount.NOT_REGISTERED_PERSONS),
        ofRate(
            WRONGLY_EXITED_MARGIN,
            "exit.wrongly_exited_below − wrongly_exited_rate, 0 of nobody; null as missed_margin is",
            Headcount.WRONGLY_EXITED_RATE,
            Headcount.EXITED_PERSONS),
        ofRate(APPROVAL_MARGIN, "approval − exit.approval_at_least", Register.APPROVAL),
        ofRate(
            EXIT_UNKNOWN,
            "names, with a reason, of those of incidence_margin, missed_margin,"
                + " wrongly_exited_margin and approval_margin that are null",
            DECIDING),
        ofRate(
            EXIT_FAILED,
            "names of those of incidence_margin, missed_margin and wrongly_exited_margin at 0 or"
                + " below, and of approval_margin below 0",
            DECIDING),
        ofRate(
            EXIT_READY,
            "incidence_margin > 0 and missed_margin > 0 and wrongly_exited_margin > 0"
                + " and approval_margin >= 0",
            DECIDING));
  }

  private static Indicator ofRate(Field field, String formula, Field... rates) {
    return Indicator.anew(Sentence.EXIT, field, formula, rates).nullBy(EXIT_UNKNOWN);
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

  /** Whether all hold; false if one fails, null if none fails but one is unknown. */
  static Column isMet(Thresholds.Exit exit) {
    return standards(incidenceBelow(exit), exit).stream()
        .map(standard -> not(standard.fails()))
        .reduce(Column::and)
        .orElseThrow();
  }

  private static Map<String, Column> margins(Column limit, Thresholds.Exit exit) {
    List<Standard> standards = standards(limit, exit);
    Map<String, Column> columns = new HashMap<>();
    standards.forEach(s -> columns.put(s.field().name(), s.margin()));
    Column failed = named(standards, s -> when(s.fails(), lit(s.name())));
    columns.put(EXIT_FAILED.name(), when(Headcount.HOUSEHOLDS.col().isNotNull(), failed));
    columns.put(
        EXIT_UNKNOWN.name(),
        named(
            standards,
            s -> when(s.margin().isNull(), concat(lit(s.name() + ":"), s.whyUnknown()))));
    return columns;
  }

  private static Column named(List<Standard> standards, Function<Standard, Column> name) {
    return concat_ws(",", standards.stream().map(name).toArray(Column[]::new));
  }

  private static List<Standard> standards(Column limit, Thresholds.Exit exit) {
    Column none = coalesce(VillageMonth.NULL_REASON.col(), lit(VillageMonth.NOT_SUBMITTED));
    Column approval = Register.APPROVAL.col().minus(exit.approvalAtLeast());
    return List.of(
        new Standard(INCIDENCE_MARGIN, limit.minus(Register.INCIDENCE.col()), false, none),
        ofPersons(
            MISSED_MARGIN,
            exit.missedBelow(),
            Headcount.MISSED_PERSONS,
            Headcount.MISSED_KNOWN_PERSONS,
            Headcount.NOT_REGISTERED_PERSONS),
        ofPersons(
            WRONGLY_EXITED_MARGIN,
            exit.wronglyExitedBelow(),
            Headcount.WRONGLY_EXITED_PERSONS,
            Headcount.WRONGLY_EXITED_KNOWN_PERSONS,
            Headcount.EXITED_PERSONS),
        new Standard(
            APPROVAL_MARGIN,
            approval,
            true,
            when(Register.SURVEYED_HOUSEHOLDS.col().equalTo(0), lit(NOBODY_SURVEYED))
                .otherwise(NOT_STATED)));
  }

  /**
   * A share of persons that must lie below a limit: unknown where those of whom it is not known
   * would decide. A share of nobody is none, but it fails no standard.
   */
  private static Standard ofPersons(
      Field margin, double below, Field found, Field known, Field all) {
    Column total = all.col().cast(Types.RATE);
    Column sure = coalesce(found.col(), lit(0L));
    Column atLeast = sure.divide(nullif(total, lit(0.0)));
    Column atMost = sure.plus(all.col()).minus(known.col()).divide(nullif(total, lit(0.0)));
    Column rate = when(known.col().gt(0), sure.divide(known.col())).otherwise(lit(0.0));
    Column decided = total.equalTo(0).or(atLeast.geq(below)).or(atMost.lt(below));
    Column why = when(total.isNull(), lit(VillageMonth.NOT_SUBMITTED)).otherwise(lit(NOT_MEASURED));
    return new Standard(margin, when(decided, lit(below).minus(rate)), false, why);
  }

  private static Column incidenceBelow(Thresholds.Exit exit) {
    Column western = Areas.PROVINCE_CODE.col().isin(exit.western().toArray());
    return when(western, lit(exit.incidenceBelowWestern()))
        .otherwise(lit(exit.incidenceBelowOther()));
  }

  /**
   * One of the four.
   *
   * @param margin how far it is met; null if that is unknown
   * @param metAtZero whether it is met where nothing is left of the margin
   */
  private record Standard(Field field, Column margin, boolean metAtZero, Column whyUnknown) {
    String name() {
      return field.name().replace("_margin", "");
    }

    Column fails() {
      return metAtZero ? margin.lt(0) : margin.leq(0);
    }
  }
}
