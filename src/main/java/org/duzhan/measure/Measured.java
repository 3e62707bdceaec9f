package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rint;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Households.BUSINESS_EXPENSE;
import static org.duzhan.table.Households.BUSINESS_INCOME;
import static org.duzhan.table.Households.INCOME_PER_PERSON;
import static org.duzhan.table.Households.MEASURED_POOR;
import static org.duzhan.table.Households.MONITOR_TYPE;
import static org.duzhan.table.Households.NET_INCOME;
import static org.duzhan.table.Households.NET_INCOME_PER_CAPITA;
import static org.duzhan.table.Households.PERSONS;
import static org.duzhan.table.Households.PROPERTY_INCOME;
import static org.duzhan.table.Households.REGISTERED_POOR;
import static org.duzhan.table.Households.STATE;
import static org.duzhan.table.Households.TRANSFER_INCOME;
import static org.duzhan.table.Households.WAGE_INCOME;
import static org.duzhan.table.Households.WATER_ACCESS;
import static org.duzhan.table.Households.WATER_QUALITY;
import static org.duzhan.table.Households.WATER_QUANTITY;
import static org.duzhan.table.Households.WATER_SAFE;
import static org.duzhan.table.Households.WATER_SUPPLY;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.duzhan.settings.Lines;
import org.duzhan.settings.Sql;
import org.duzhan.table.Field;
import org.duzhan.table.Types;

/**
 * Households with what their figures mean: net income, whether registered and measured poor, and
 * state.
 *
 * <ul>
 *   <li>Net income = wages + production and trade + property + transfers − cost of production, 12
 *       months; a blank one of the five counts as 0. Where all five are blank, persons × the income
 *       per person that is stated, if it is; else it is null. It may be negative.
 *   <li>Measured poor = net income below line × persons (strictly), or a guarantee unmet; null when
 *       nothing says so and something is not known.
 *   <li>State, as registered: 贫困, 脱贫监测 (exited, unstable), 脱贫稳定, 边缘 (never registered, marginal) or
 *       非贫困.
 * </ul>
 */
public final class Measured {
  /** Poverty line of the household's province and year. */
  static final Field POVERTY_LINE =
      Field.optional("poverty_line", Types.RATE, "元/人", "贫困线", "Line of province and year");

  /** Net income is below the line for every member, strictly; null where it is not known. */
  static final Field INCOME_POOR =
      Field.optional("income_poor", Types.FLAG, "", "收入贫困", "net_income < poverty_line × persons");

  private static final List<Field> INCOMES =
      List.of(WAGE_INCOME, BUSINESS_INCOME, PROPERTY_INCOME, TRANSFER_INCOME, BUSINESS_EXPENSE);
  private static final List<Field> WATER_TESTS =
      List.of(WATER_QUANTITY, WATER_QUALITY, WATER_ACCESS, WATER_SUPPLY);
  private static final String FAILS = "不达标";
  private static final double FEN_PER_YUAN = 100;

  private Measured() {}

  /**
   * The same rows, with the derived columns added. All in one projection: each that follows on
   * another copies every household.
   */
  public static Dataset<Row> of(Dataset<Row> households, Lines lines) {
    Column net = netIncome();
    Column safe = waterSafe();
    return households.withColumns(
        Map.of(
            WATER_SAFE.name(), WATER_SAFE.from(safe),
            NET_INCOME.name(), NET_INCOME.from(net),
            NET_INCOME_PER_CAPITA.name(), NET_INCOME_PER_CAPITA.from(perCapita(net)),
            REGISTERED_POOR.name(), REGISTERED_POOR.from(Poverty.isRegisteredPoor()),
            STATE.name(), STATE.from(state()),
            MEASURED_POOR.name(), MEASURED_POOR.from(isPoor(net, safe, LineOf.poverty(lines)))));
  }

  /** Rows that have the derived columns, with their line, and measured by it. */
  static Dataset<Row> against(Dataset<Row> households, Lines lines) {
    Column line = LineOf.poverty(lines);
    Column poor = isPoor(NET_INCOME.col(), WATER_SAFE.col(), line);
    return households.withColumns(
        Map.of(
            POVERTY_LINE.name(), POVERTY_LINE.from(line),
            INCOME_POOR.name(), INCOME_POOR.from(isBelow(line)),
            MEASURED_POOR.name(), MEASURED_POOR.from(poor)));
  }

  private static Column isPoor(Column net, Column waterSafe, Column line) {
    return isBelowAsStated(net, line).or(Poverty.isGuaranteeUnmet(waterSafe));
  }

  /** Whether net income is below {@code line} for every member; exact, strict. */
  public static Column isBelow(Column line) {
    return isBelow(NET_INCOME.col(), line);
  }

  /** Whether income, as amounts or per person, is below {@code line}; strict. */
  static Column isIncomeBelow(Column line) {
    return isBelowAsStated(NET_INCOME.col(), line);
  }

  /** An income stated per person is compared as it is: what it makes in fen is rounded. */
  private static Column isBelowAsStated(Column net, Column line) {
    return when(isAmountKnown(), isBelow(net, line))
        .otherwise(INCOME_PER_PERSON.col().lt(line.cast(DataTypes.DoubleType)));
  }

  /**
   * By whole fen: compared exactly, and faster than decimals are. Those of a line that is written
   * in the plan are worked out there, once; of its digits they would not be.
   */
  private static Column isBelow(Column net, Column line) {
    Column fen = rint(line.cast(DataTypes.DoubleType).multiply(FEN_PER_YUAN));
    return Sql.unscaled(net).lt(fen.cast(DataTypes.LongType).multiply(PERSONS.col()));
  }

  private static Column perCapita(Column net) {
    Column ofAmounts =
        when(PERSONS.col().gt(0), net.cast(DataTypes.DoubleType).divide(PERSONS.col()));
    return when(isAmountKnown(), ofAmounts).otherwise(INCOME_PER_PERSON.col());
  }

  private static Column netIncome() {
    Column ofPersons = INCOME_PER_PERSON.col().multiply(PERSONS.col());
    return when(
            isAmountKnown(),
            orZero(WAGE_INCOME)
                .plus(orZero(BUSINESS_INCOME))
                .plus(orZero(PROPERTY_INCOME))
                .plus(orZero(TRANSFER_INCOME))
                .minus(orZero(BUSINESS_EXPENSE)))
        .otherwise(ofPersons.try_cast(Types.MONEY));
  }

  /** Whether one of the five amounts is stated. */
  static Column isAmountKnown() {
    return INCOMES.stream().map(f -> f.col().isNotNull()).reduce(Column::or).orElseThrow();
  }

  private static Column orZero(Field field) {
    return coalesce(field.col(), lit(0).cast(Types.MONEY));
  }

  /** As stated; else unsafe if any test fails, safe if all four are given and none does. */
  private static Column waterSafe() {
    Column fails =
        WATER_TESTS.stream().map(f -> f.col().equalTo(FAILS)).reduce(Column::or).orElseThrow();
    return coalesce(WATER_SAFE.col(), fails.equalTo(lit(false)));
  }

  private static Column state() {
    return when(Poverty.isRegisteredPoor(), lit(States.POOR))
        .when(Poverty.isExited().and(isMonitoredAs(States.UNSTABLE_TYPE)), lit(States.UNSTABLE))
        .when(Poverty.isExited(), lit(States.STABLE))
        .when(isMonitoredAs(States.MARGINAL_TYPE), lit(States.MARGINAL))
        .otherwise(lit(States.NOT_POOR));
  }

  private static Column isMonitoredAs(String type) {
    return coalesce(MONITOR_TYPE.col().equalTo(type), lit(false));
  }
}
