package org.duzhan.measure;

import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.Sentence.EXIT;
import static org.duzhan.measure.Sentence.INCOME;
import static org.duzhan.measure.Sentence.PRECISION;
import static org.duzhan.measure.Sentence.REPORTING;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;

import java.util.List;
import org.apache.spark.sql.Column;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/** How many are poor, and how poor (domain §3). */
public final class Headcount {
  public static final Field HOUSEHOLDS =
      optional("households", COUNT, "户", "报送户数", "Households with a row in the month");
  public static final Field PERSONS =
      optional("persons", COUNT, "人", "报送人口", "Persons of these households");
  public static final Field POOR_HOUSEHOLDS =
      optional("poor_households", COUNT, "户", "贫困户数", "Households registered poor");
  public static final Field POOR_PERSONS =
      optional("poor_persons", COUNT, "人", "贫困人口", "Persons of households registered poor");
  public static final Field NOT_POOR_HOUSEHOLDS =
      optional(
          "not_poor_households", COUNT, "户", "非贫困户数", "Households exited, or never registered");
  public static final Field EXITED_PERSONS =
      optional("exited_persons", COUNT, "人", "已脱贫人口", "Persons of households that exited");
  public static final Field NOT_REGISTERED_PERSONS =
      optional(
          "not_registered_persons", COUNT, "人", "非建档立卡人口", "Persons surveyed, never registered");
  public static final Field MISSED_PERSONS =
      optional("missed_persons", COUNT, "人", "漏评人口", "Never registered, but measured poor");
  public static final Field MISSED_KNOWN_PERSONS =
      optional(
          "missed_known_persons",
          COUNT,
          "人",
          "漏评情况已知人口",
          "Never registered, and no blank cell leaves it open whether they are measured poor");
  public static final Field WRONGLY_EXITED_PERSONS =
      optional("wrongly_exited_persons", COUNT, "人", "错退人口", "Exited, but measured poor");
  public static final Field WRONGLY_EXITED_KNOWN_PERSONS =
      optional(
          "wrongly_exited_known_persons",
          COUNT,
          "人",
          "错退情况已知人口",
          "Exited, and no blank cell leaves it open whether they are measured poor");
  public static final Field INCOME_PERSONS =
      optional("income_persons", COUNT, "人", "收入已知人口", "Persons of households with known income");
  public static final Field NONPOSITIVE_INCOME_PERSONS =
      optional(
          "nonpositive_income_persons",
          COUNT,
          "人",
          "收入非正人口",
          "Persons of households with income of 0 or less; they count with their whole gap");
  public static final Field GAP_SUM =
      optional("gap_sum", RATE, "人", "贫困缺口合计", "Sum over persons of (z − y) / z where y < z");
  public static final Field SEVERITY_SUM =
      optional("severity_sum", RATE, "人", "贫困强度合计", "Sum over persons of ((z − y) / z)²");
  public static final Field MISSED_RATE =
      optional(
          "missed_rate",
          RATE,
          "",
          "漏评率",
          "missed_persons / missed_known_persons: of those surveyed of whom it is known");
  public static final Field WRONGLY_EXITED_RATE =
      optional(
          "wrongly_exited_rate",
          RATE,
          "",
          "错退率",
          "wrongly_exited_persons / wrongly_exited_known_persons: of those of whom it is known");
  public static final Field POVERTY_GAP =
      optional("poverty_gap", RATE, "", "贫困缺口指数", "FGT P1: gap_sum / income_persons");
  public static final Field SEVERITY =
      optional("severity", RATE, "", "贫困强度指数", "FGT P2: severity_sum / income_persons");

  static final List<Figure> FIGURES =
      List.of(
          Figure.sum(REPORTING, HOUSEHOLDS, lit(1L)),
          Figure.sum(REPORTING, PERSONS, Households.PERSONS.col()),
          Figure.households(EXIT, POOR_HOUSEHOLDS, Households.REGISTERED_POOR.col()),
          Figure.households(EXIT, NOT_POOR_HOUSEHOLDS, not(Households.REGISTERED_POOR.col())),
          Figure.persons(EXIT, POOR_PERSONS, Households.REGISTERED_POOR.col()),
          Figure.persons(EXIT, EXITED_PERSONS, Poverty.isExited()),
          Figure.persons(PRECISION, NOT_REGISTERED_PERSONS, Poverty.isNeverRegistered()),
          Figure.known(
              PRECISION,
              MISSED_PERSONS,
              when(Poverty.isNeverRegistered(), Lack.members(Households.MEASURED_POOR.col())),
              NOT_REGISTERED_PERSONS),
          Figure.persons(PRECISION, MISSED_KNOWN_PERSONS, isKnownOf(Poverty.isNeverRegistered())),
          Figure.known(
              PRECISION,
              WRONGLY_EXITED_PERSONS,
              when(Poverty.isExited(), Lack.members(Households.MEASURED_POOR.col())),
              EXITED_PERSONS),
          Figure.persons(PRECISION, WRONGLY_EXITED_KNOWN_PERSONS, isKnownOf(Poverty.isExited())),
          Figure.persons(INCOME, INCOME_PERSONS, Households.NET_INCOME.col().isNotNull()),
          Figure.known(
              INCOME, NONPOSITIVE_INCOME_PERSONS, Lack.members(Households.NET_INCOME.col().leq(0))),
          Figure.known(INCOME, GAP_SUM, ofPersons(shortfall())),
          Figure.known(INCOME, SEVERITY_SUM, ofPersons(pow(shortfall(), lit(2)))),
          Figure.ratio(PRECISION, MISSED_RATE, MISSED_PERSONS, MISSED_KNOWN_PERSONS),
          Figure.ratio(
              PRECISION, WRONGLY_EXITED_RATE, WRONGLY_EXITED_PERSONS, WRONGLY_EXITED_KNOWN_PERSONS),
          Figure.quotient(INCOME, POVERTY_GAP, GAP_SUM, INCOME_PERSONS),
          Figure.quotient(INCOME, SEVERITY, SEVERITY_SUM, INCOME_PERSONS));

  private Headcount() {}

  private static Column isKnownOf(Column status) {
    return status.and(Households.MEASURED_POOR.col().isNotNull());
  }

  /**
   * (z − y) / z of income per person against the line; 0 at the line and above, null if unknown.
   */
  private static Column shortfall() {
    Column line = Measured.POVERTY_LINE.col();
    Column gap = line.minus(Households.NET_INCOME_PER_CAPITA.col()).divide(line);
    return greatest(gap, lit(0.0));
  }

  private static Column ofPersons(Column share) {
    return when(
        Households.NET_INCOME.col().isNotNull(),
        share.multiply(Households.PERSONS.col().cast(RATE)));
  }
}
