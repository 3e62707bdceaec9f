package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.Sentence.INCOME;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.MONEY_SUM;
import static org.duzhan.table.Types.RATE;

import java.util.List;
import org.apache.spark.sql.Column;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/**
 * Incomes added up: the mean, and where income comes from. Shares are of gross income, what came in
 * before the cost of production; households without a known income count nowhere.
 */
public final class Income {
  public static final Field INCOME_POOR_PERSONS =
      optional(
          "income_poor_persons", COUNT, "人", "收入低于贫困线人口", "Persons with income below the line");
  public static final Field NET_INCOME_SUM =
      optional("net_income_sum", MONEY_SUM, "元", "纯收入合计", "Of households with known income");
  public static final Field GROSS_INCOME_SUM =
      optional("gross_income_sum", MONEY_SUM, "元", "总收入合计", "Before the cost of production");
  public static final Field WAGE_INCOME_SUM =
      optional("wage_income_sum", MONEY_SUM, "元", "工资性收入合计", "Wages");
  public static final Field BUSINESS_INCOME_SUM =
      optional("business_income_sum", MONEY_SUM, "元", "生产经营性收入合计", "Production and trade");
  public static final Field PROPERTY_INCOME_SUM =
      optional("property_income_sum", MONEY_SUM, "元", "财产性收入合计", "Property");
  public static final Field TRANSFER_INCOME_SUM =
      optional("transfer_income_sum", MONEY_SUM, "元", "转移性收入合计", "Transfers");
  public static final Field INCOME_HEADCOUNT =
      optional(
          "income_headcount", RATE, "", "收入贫困率", "FGT P0: income_poor_persons / income_persons");
  public static final Field MEAN_INCOME =
      optional("mean_income", RATE, "元/人", "人均纯收入", "net_income_sum / income_persons");
  public static final Field WAGE_SHARE =
      optional("wage_share", RATE, "", "工资性收入占比", "wage_income_sum / gross_income_sum");
  public static final Field BUSINESS_SHARE =
      optional("business_share", RATE, "", "生产经营性收入占比", "business_income_sum / gross_income_sum");
  public static final Field PROPERTY_SHARE =
      optional("property_share", RATE, "", "财产性收入占比", "property_income_sum / gross_income_sum");
  public static final Field TRANSFER_SHARE =
      optional("transfer_share", RATE, "", "转移性收入占比", "transfer_income_sum / gross_income_sum");

  static final List<Figure> FIGURES =
      List.of(
          Figure.known(INCOME, INCOME_POOR_PERSONS, Lack.members(Measured.INCOME_POOR.col())),
          Figure.known(INCOME, NET_INCOME_SUM, Households.NET_INCOME.col()),
          Figure.known(
              INCOME,
              GROSS_INCOME_SUM,
              orZero(Households.WAGE_INCOME)
                  .plus(orZero(Households.BUSINESS_INCOME))
                  .plus(orZero(Households.PROPERTY_INCOME))
                  .plus(orZero(Households.TRANSFER_INCOME))),
          Figure.known(INCOME, WAGE_INCOME_SUM, orZero(Households.WAGE_INCOME)),
          Figure.known(INCOME, BUSINESS_INCOME_SUM, orZero(Households.BUSINESS_INCOME)),
          Figure.known(INCOME, PROPERTY_INCOME_SUM, orZero(Households.PROPERTY_INCOME)),
          Figure.known(INCOME, TRANSFER_INCOME_SUM, orZero(Households.TRANSFER_INCOME)),
          Figure.ratio(INCOME, INCOME_HEADCOUNT, INCOME_POOR_PERSONS, Headcount.INCOME_PERSONS),
          Figure.quotient(INCOME, MEAN_INCOME, NET_INCOME_SUM, Headcount.INCOME_PERSONS),
          Figure.quotient(INCOME, WAGE_SHARE, WAGE_INCOME_SUM, GROSS_INCOME_SUM),
          Figure.quotient(INCOME, BUSINESS_SHARE, BUSINESS_INCOME_SUM, GROSS_INCOME_SUM),
          Figure.quotient(INCOME, PROPERTY_SHARE, PROPERTY_INCOME_SUM, GROSS_INCOME_SUM),
          Figure.quotient(INCOME, TRANSFER_SHARE, TRANSFER_INCOME_SUM, GROSS_INCOME_SUM));

  private Income() {}

  /** Of a household that states an amount of some source, a blank one is none. */
  private static Column orZero(Field source) {
    return when(Measured.isAmountKnown(), coalesce(source.col(), lit(0)));
  }
}
