package org.duzhan.measure;

import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;
import static org.duzhan.table.Types.TEXT;

import java.util.List;
import org.apache.spark.sql.Column;
import org.duzhan.table.Field;

/** Which annex counties sent a month's household file, which in time, and how late. */
final class Submitted {
  static final Field ANNEX_COUNTIES =
      optional("annex_counties", COUNT, "个", "挂牌县数", "Counties of annex 1");
  static final Field COUNTIES_SUBMITTED =
      optional("counties_submitted", COUNT, "个", "已报送挂牌县数", "Of these, with a household file");
  static final Field TIMELY_COUNTIES =
      optional("timely_counties", COUNT, "个", "按时报送挂牌县数", "Of these, in time");
  static final Field DAYS_LATE =
      optional(
          "days_late",
          COUNT,
          "天",
          "迟报天数",
          "Days from the deadline to the first household file, 0 in time; above counties the most;"
              + " null if none came");

  static final Field MISSING_COUNTIES =
      optional(
          "missing_counties",
          COUNT,
          "个",
          "未报送挂牌县数",
          "Counties of annex 1 without a household file of the month");
  static final Field TIMELINESS =
      optional(
          "timeliness",
          RATE,
          "",
          "按时报送率",
          "timely_counties / annex_counties: who owes a report is fixed, whoever else sends one");
  static final Field NULL_REASON =
      optional(
          "timeliness_null_reason",
          TEXT,
          "",
          "按时报送率空值原因",
          "none_owed: no county of annex 1 lies here");

  static final String NONE_OWED = "none_owed";

  static final List<Field> FIELDS =
      List.of(
          ANNEX_COUNTIES,
          COUNTIES_SUBMITTED,
          TIMELY_COUNTIES,
          MISSING_COUNTIES,
          TIMELINESS,
          NULL_REASON,
          DAYS_LATE);

  private Submitted() {}

  /** Its figures for the catalogue. */
  static List<Indicator> indicators() {
    return List.of(
        Indicator.counted(Sentence.SCOPE, ANNEX_COUNTIES, "count_if(in_annex)"),
        Indicator.counted(
            Sentence.REPORTING,
            COUNTIES_SUBMITTED,
            "count_if(in_annex and submitted_on is not null)"),
        Indicator.counted(Sentence.REPORTING, TIMELY_COUNTIES, "count_if(in_annex and timely)"),
        Indicator.counted(
            Sentence.REPORTING, MISSING_COUNTIES, "count_if(in_annex and submitted_on is null)"),
        Indicator.anew(Sentence.REPORTING, TIMELINESS, "timely_counties / annex_counties")
            .nullBy(NULL_REASON),
        Indicator.anew(
            Sentence.REPORTING,
            DAYS_LATE,
            "greatest(datediff(submitted_on, deadline), 0); above counties max(days_late) of"
                + " those in_annex"));
  }

  /** {@link #FIELDS} of a group of rows of {@link CountyMonth}. */
  static Column[] sums() {
    Column annex = CountyMonth.IN_ANNEX.col();
    Column owed = count_if(annex);
    Column timely = count_if(annex.and(CountyMonth.TIMELY.col()));
    Column rate = timely.cast(RATE).divide(owed.cast(RATE));
    return new Column[] {
      ANNEX_COUNTIES.from(owed),
      COUNTIES_SUBMITTED.from(count_if(annex.and(CountyMonth.SUBMITTED_ON.col().isNotNull()))),
      TIMELY_COUNTIES.from(timely),
      MISSING_COUNTIES.from(count_if(annex.and(CountyMonth.SUBMITTED_ON.col().isNull()))),
      TIMELINESS.from(when(owed.gt(0), rate)),
      NULL_REASON.from(when(owed.equalTo(0), lit(NONE_OWED))),
      DAYS_LATE.from(max(when(annex, DAYS_LATE.col())))
    };
  }

  /** Days after {@code deadline} on which the file of a county came; null if none did. */
  static Column daysLate(Column deadline) {
    Column day = CountyMonth.SUBMITTED_ON.col();
    Column late = greatest(datediff(day, deadline), lit(0)); // greatest passes over null
    return DAYS_LATE.from(when(day.isNotNull(), late));
  }
}
