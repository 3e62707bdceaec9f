package org.duzhan.measure;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.duzhan.settings.Thresholds;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;

/** The exit standards, all vetoes: 低于 is strict (domain §3). */
final class ExitStandard {
  private ExitStandard() {}

  /** Whether all hold; false if one fails, null if none fails but one is unknown. */
  static Column isMet(Thresholds.Exit exit) {
    Column western = Areas.PROVINCE_CODE.col().isin(exit.western().toArray());
    Column incidenceBelow =
        when(western, lit(exit.incidenceBelowWestern())).otherwise(lit(exit.incidenceBelowOther()));
    return Register.INCIDENCE
        .col()
        .lt(incidenceBelow)
        .and(orNone(Headcount.MISSED_RATE, Headcount.MISSED_PERSONS).lt(exit.missedBelow()))
        .and(
            orNone(Headcount.WRONGLY_EXITED_RATE, Headcount.WRONGLY_EXITED_PERSONS)
                .lt(exit.wronglyExitedBelow()))
        .and(Register.APPROVAL.col().geq(exit.approvalAtLeast()));
  }

  /** A rate of nobody is no rate, but it fails no standard. */
  private static Column orNone(Field rate, Field persons) {
    return when(persons.col().equalTo(0), lit(0.0)).otherwise(rate.col());
  }
}
