package org.duzhan.judge;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.FLAG;
import static org.duzhan.table.Types.RATE;
import static org.duzhan.table.Types.TEXT;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.duzhan.measure.Indicator;
import org.duzhan.measure.LineOf;
import org.duzhan.measure.Measured;
import org.duzhan.measure.Poverty;
import org.duzhan.measure.Sentence;
import org.duzhan.measure.States;
import org.duzhan.measure.TwoPlaces;
import org.duzhan.settings.Lines;
import org.duzhan.settings.Thresholds;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;
import org.duzhan.table.Types;

/**
 * Households that fell back or may: one row per household and month.
 *
 * <ul>
 *   <li>returned: registered as 返贫, or exited last month and registered poor now, whatever the year
 *       of its exit;
 *   <li>newly_poor: registered as 新致贫, or never registered last month and registered poor now;
 *   <li>at_risk: not registered poor, and under monitoring, or income below the monitoring line
 *       (strictly), or unavoidable spending above a share of net income.
 * </ul>
 */
public final class Backsliding {
  public static final Field PERIOD = Households.PERIOD;
  public static final Field PROVINCE_CODE = Households.PROVINCE_CODE;
  public static final Field COUNTY_CODE = Households.COUNTY_CODE;
  public static final Field VILLAGE_CODE = Households.VILLAGE_CODE;
  public static final Field HOUSEHOLD_KEY = Households.HOUSEHOLD_KEY;
  public static final Field PERSONS = Households.PERSONS;
  public static final Field KIND =
      required("kind", TEXT, "", "类型", "returned, newly_poor or at_risk");
  public static final Field CONTINUED =
      optional(
          "continued",
          FLAG,
          "",
          "上月已是",
          "It was of this kind last month too; null where that is not known: it has no row of last"
              + " month, and its village or a part of it did not report; or it has one, and stood in"
              + " two places then or does now; or its status was blank");
  public static final Field PROBABILITY =
      optional("probability", RATE, "", "返贫概率", "1 for the fallen; null where not modelled");
  public static final Field PROBABILITY_REASON =
      optional("probability_reason", TEXT, "", "概率空值原因", "not_modelled");
  public static final Field CAUSES =
      optional(
          "causes",
          DataTypes.createArrayType(TEXT),
          "",
          "原因",
          "As registered, and as figures show");
  public static final Field SUPPORT_IN_PLACE = Households.SUPPORT_IN_PLACE;
  public static final Field STATE = Households.STATE;
  public static final Field PREVIOUS_STATE =
      optional(
          "previous_state",
          TEXT,
          "",
          "上月状态",
          "State last month; null if not there, or in two places then or now");
  public static final Field NET_INCOME_PER_CAPITA = Households.NET_INCOME_PER_CAPITA;
  public static final Field MONITORED =
      required("monitored", FLAG, "", "已纳入监测", "The county has it under monitoring");
  public static final Field PRIORITY =
      required(
          "priority",
          COUNT,
          "",
          "优先级",
          "1 fallen, 2 fallen and supported, 3 at risk, 4 at risk, supported and not monitored, 5 at"
              + " risk, monitored and supported: who does not say comes before who is supported");

  public static final String RETURNED = "returned";
  public static final String NEWLY_POOR = "newly_poor";
  public static final String AT_RISK = "at_risk";

  public static final Table TABLE =
      Table.of(
              "backsliding",
              "household and month",
              List.of(PERIOD, HOUSEHOLD_KEY),
              List.of(
                  PERIOD,
                  PROVINCE_CODE,
                  COUNTY_CODE,
                  VILLAGE_CODE,
                  HOUSEHOLD_KEY,
                  PERSONS,
                  KIND,
                  CONTINUED,
                  PROBABILITY,
                  PROBABILITY_REASON,
                  CAUSES,
                  SUPPORT_IN_PLACE,
                  STATE,
                  PREVIOUS_STATE,
                  NET_INCOME_PER_CAPITA,
                  MONITORED,
                  PRIORITY))
          .partitionedBy(PERIOD)
          .skippingBy(COUNTY_CODE)
          .inFilesOf(5_000);

  private static final Field WAS_AT_RISK =
      optional("was_at_risk", FLAG, "", "上月有风险", "At risk last month");
  private static final Field LAST_STATUS =
      optional("last_status", TEXT, "", "上月脱贫属性", "Status last month");
  private static final Field LAST_AWAY =
      optional("last_away", Types.COUNT, "人", "上月外出务工", "Working outside the county last month");
  private static final Field LOW =
      optional("low_income", FLAG, "", "收入偏低", "Below the monitoring line");
  private static final Field BURDENED =
      optional("burdened", FLAG, "", "支出过高", "Unavoidable spending too high");
  private static final Field VILLAGE_BEFORE = VILLAGE_CODE.renamed("village_before");
  private static final Field RISKY = optional("risky", FLAG, "", "有风险", "At risk by any test");

  private Backsliding() {}

  /** Its figures for the catalogue. */
  public static List<Indicator> indicators() {
    return List.of(
        Indicator.anew(
                Sentence.MONITORING,
                PROBABILITY,
                "1 of those that fell: kind returned or newly_poor")
            .nullBy(PROBABILITY_REASON),
        Indicator.anew(
            Sentence.MONITORING,
            PRIORITY,
            "case when fell and support_in_place then 2 when fell then 1 when not support_in_place, or blank,"
                + " then 3 when not monitored then 4 else 5 end"));
  }

  /**
   * The month's households at risk or fallen.
   *
   * @param previous household rows of the month before, {@link TwoPlaces#told} from those in two
   *     places
   * @param reported codes of the villages that reported the month before, as they are now, all
   *     parts of them
   * @param current household rows of the month
   */
  public static Dataset<Row> of(
      Dataset<Row> previous,
      Dataset<Row> reported,
      Dataset<Row> current,
      Lines lines,
      Thresholds.Monitoring monitoring) {
    Dataset<Row> before =
        tested(previous, lines, monitoring)
            .select(
                HOUSEHOLD_KEY.col(),
                TwoPlaces.IN_TWO.col(),
                inOne(PREVIOUS_STATE, STATE.col()),
                inOne(LAST_STATUS, Households.POVERTY_STATUS.col()),
                inOne(LAST_AWAY, away()),
                inOne(WAS_AT_RISK, RISKY.col()));
    Dataset<Row> kinds =
        tested(current, lines, monitoring)
            .filter(Poverty.isRegisteredPoor().or(RISKY.col()))
            .join(before, new String[] {HOUSEHOLD_KEY.name()}, "left_outer")
            .join(
                broadcast(reported.select(VILLAGE_BEFORE.from(VILLAGE_CODE.col())).distinct()),
                VILLAGE_BEFORE.col().equalTo(VILLAGE_CODE.col()),
                "left_outer")
            .withColumn(KIND.name(), KIND.from(kind()))
            .filter(KIND.col().isNotNull());
    return TABLE.conform(
        kinds.select(
            PERIOD.col(),
            PROVINCE_CODE.col(),
            COUNTY_CODE.col(),
            VILLAGE_CODE.col(),
            HOUSEHOLD_KEY.col(),
            PERSONS.col(),
            KIND.col(),
            CONTINUED.from(continued()),
            PROBABILITY.from(when(isFallen(), lit(1.0))),
            PROBABILITY_REASON.from(when(not(isFallen()), lit("not_modelled"))),
            CAUSES.from(causes()),
            SUPPORT_IN_PLACE.col(),
            STATE.col(),
            PREVIOUS_STATE.col(),
            NET_INCOME_PER_CAPITA.col(),
            MONITORED.from(isMonitored()),
            PRIORITY.from(priority())));
  }

  private static Column inOne(Field field, Column value) {
    return field.from(when(not(TwoPlaces.IN_TWO.col()), value));
  }

  /** With the monitoring test's outcome; false where it cannot be told. */
  private static Dataset<Row> tested(
      Dataset<Row> households, Lines lines, Thresholds.Monitoring monitoring) {
    Column low = Measured.isBelow(LineOf.monitoring(lines));
    Column share =
        lit(String.valueOf(monitoring.burdenShare())).cast(DataTypes.createDecimalType(6, 4));
    // A loss alone is no burden: somebody must have had to spend something.
    Column burdened =
        Households.RIGID_EXPENSE
            .col()
            .gt(0)
            .and(Households.RIGID_EXPENSE.col().gt(Households.NET_INCOME.col().multiply(share)));
    return households
        .withColumn(LOW.name(), coalesce(low, lit(false)))
        .withColumn(BURDENED.name(), coalesce(burdened, lit(false)))
        .withColumn(
            RISKY.name(),
            not(Poverty.isRegisteredPoor()).and(LOW.col().or(BURDENED.col()).or(isMonitored())));
  }

  private static Column kind() {
    Column poor = Poverty.isRegisteredPoor();
    Column status = Households.POVERTY_STATUS.col();
    // What was seen before goes before what it is called.
    Column hadExited = PREVIOUS_STATE.col().isin(States.UNSTABLE, States.STABLE);
    Column wasFree = PREVIOUS_STATE.col().isin(States.MARGINAL, States.NOT_POOR);
    return when(poor.and(hadExited), lit(RETURNED))
        .when(poor.and(wasFree), lit(NEWLY_POOR))
        .when(status.equalTo("返贫"), lit(RETURNED))
        .when(status.equalTo("新致贫"), lit(NEWLY_POOR))
        .when(RISKY.col(), lit(AT_RISK));
  }

  private static Column continued() {
    Column stillCalledSo =
        LAST_STATUS
            .col()
            .equalTo(Households.POVERTY_STATUS.col())
            .and(LAST_STATUS.col().isin("返贫", "新致贫"));
    Column wasInTwo = coalesce(TwoPlaces.IN_TWO.col(), lit(false));
    return coalesce(
        when(isFallen(), stillCalledSo).otherwise(WAS_AT_RISK.col()),
        when(VILLAGE_BEFORE.col().isNotNull().and(not(wasInTwo)), lit(false)));
  }

  private static Column isFallen() {
    return KIND.col().isin(RETURNED, NEWLY_POOR);
  }

  private static Column isMonitored() {
    return Households.MONITOR_TYPE.col().isNotNull();
  }

  /** Unknown if either cell is blank: a blank is not a worker who came home. */
  private static Column away() {
    return Households.WORK_OUTSIDE_PROVINCE.col().plus(Households.WORK_OUTSIDE_COUNTY.col());
  }

  /** As the county registered them, then what the figures show. */
  private static Column causes() {
    return array_distinct(
        array_compact(
            array(
                Households.RISK_CAUSE.col(),
                when(Poverty.isRegisteredPoor(), Households.POVERTY_CAUSE.col()),
                when(LOW.col(), lit("收入低于监测线")),
                when(BURDENED.col(), lit("刚性支出过高")),
                when(Poverty.isOutOfSchool(), lit("失学辍学")),
                when(Poverty.isUninsured(), lit("未参加医保")),
                when(Poverty.isUnsafelyHoused(), lit("住房不安全")),
                when(Poverty.lacksSafeWater(), lit("饮水不安全")),
                when(away().lt(LAST_AWAY.col()), lit("外出务工减少")))));
  }

  private static Column priority() {
    Column supported = coalesce(SUPPORT_IN_PLACE.col(), lit(false));
    return when(isFallen().and(not(supported)), lit(1))
        .when(isFallen(), lit(2))
        .when(not(supported), lit(3))
        .when(not(isMonitored()), lit(4))
        .otherwise(lit(5));
  }
}
