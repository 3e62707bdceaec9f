package org.duzhan.measure;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.to_date;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.duzhan.settings.Settings;
import org.duzhan.table.Households;

/**
 * What a month is compared with: the months from the baseline on, counted from it.
 *
 * @param paceMonths how many of the last are asked for the pace
 */
record Span(YearMonth baseline, YearMonth month, int paceMonths) {

  static Span of(String period, Settings settings) {
    return new Span(
        settings.supervision().baseline(), YearMonth.parse(period), settings.course().paceMonths());
  }

  /** Months since the baseline; below 0 of a month before it. */
  long months() {
    return ChronoUnit.MONTHS.between(baseline, month);
  }

  boolean isBeforeBaseline() {
    return months() < 0;
  }

  boolean isBaseline() {
    return months() == 0;
  }

  /** The months whose falls give the pace, by how long after the baseline, the last first. */
  List<Long> paced() {
    return LongStream.range(0, Math.max(0, Math.min(months(), paceMonths)))
        .mapToObj(back -> months() - back)
        .toList();
  }

  /** How long after the baseline a row's month is. */
  Column at() {
    Column day = to_date(concat(Households.PERIOD.col(), lit("-01")));
    return months_between(day, to_date(lit(baseline + "-01"))).cast(DataTypes.LongType);
  }
}
