package org.duzhan.measure;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.Sentence.MONITORING;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.FLAG;
import static org.duzhan.table.Types.RATE;

import java.util.List;
import org.apache.spark.sql.Column;
import org.duzhan.settings.Thresholds;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/** 防止返贫监测: unstable and marginal households, and whether they are supported (domain §4.4). */
public final class Monitoring {
  public static final Field UNSTABLE_HOUSEHOLDS =
      optional("unstable_households", COUNT, "户", "脱贫不稳定户数", "Monitored as such, as stated");
  public static final Field MARGINAL_HOUSEHOLDS =
      optional("marginal_households", COUNT, "户", "边缘易致贫户数", "Monitored as such, as stated");
  public static final Field MONITORED_HOUSEHOLDS =
      optional("monitored_households", COUNT, "户", "监测户数", "Under monitoring");
  public static final Field MONITORED_SUPPORTED =
      optional("monitored_supported", COUNT, "户", "其中帮扶落实", "Of these, support in place");
  public static final Field MONITORED_SUPPORT_KNOWN =
      optional(
          "monitored_support_known",
          COUNT,
          "户",
          "其中帮扶情况已填",
          "Of these, stated whether support is in place");
  public static final Field MONITORED_UNSUPPORTED_LONG =
      optional(
          "monitored_unsupported_long",
          COUNT,
          "户",
          "其中超期未帮扶",
          "Of these, stated not to be in place more than monitoring.support_days after the day they"
              + " were found, if that is stated");
  public static final Field MONITORED_LONG_UNKNOWN =
      optional(
          "monitored_long_unknown",
          COUNT,
          "户",
          "其中超期与否不明",
          "Of these, not known whether they are without support for too long: support or the day"
              + " they were found is blank");
  public static final Field MONITORED_PERSONS =
      optional("monitored_persons", COUNT, "人", "监测人口", "Persons under monitoring");
  public static final Field REGISTERED_PERSONS =
      optional("registered_persons", COUNT, "人", "建档立卡人口", "Registered poor, or exited");
  public static final Field MONITORED_SCALE =
      optional(
          "monitored_scale",
          RATE,
          "",
          "监测规模",
          "monitored_persons / registered_persons: about 0.05, a finding outside (0, 0.10]");

  /** Under monitoring without support for longer than is allowed; by settings and month. */
  static final Field UNSUPPORTED_LONG =
      optional("unsupported_long", FLAG, "", "超期未帮扶", "Without support for too long");

  static final List<Figure> FIGURES =
      List.of(
          Figure.households(
              MONITORING,
              UNSTABLE_HOUSEHOLDS,
              Households.MONITOR_TYPE.col().equalTo(States.UNSTABLE_TYPE)),
          Figure.households(
              MONITORING,
              MARGINAL_HOUSEHOLDS,
              Households.MONITOR_TYPE.col().equalTo(States.MARGINAL_TYPE)),
          Figure.households(MONITORING, MONITORED_HOUSEHOLDS, isMonitored()),
          Figure.known(
              MONITORING,
              MONITORED_SUPPORTED,
              when(isMonitored(), Households.SUPPORT_IN_PLACE.col().cast(COUNT)),
              MONITORED_HOUSEHOLDS),
          Figure.households(
              MONITORING,
              MONITORED_SUPPORT_KNOWN,
              isMonitored().and(Households.SUPPORT_IN_PLACE.col().isNotNull())),
          Figure.households(MONITORING, MONITORED_UNSUPPORTED_LONG, UNSUPPORTED_LONG.col()),
          Figure.households(
              MONITORING,
              MONITORED_LONG_UNKNOWN,
              isMonitored().and(UNSUPPORTED_LONG.col().isNull())),
          Figure.persons(MONITORING, MONITORED_PERSONS, isMonitored()),
          Figure.persons(MONITORING, REGISTERED_PERSONS, Poverty.isRegistered()),
          Figure.quotient(MONITORING, MONITORED_SCALE, MONITORED_PERSONS, REGISTERED_PERSONS));

  private Monitoring() {}

  static Column isMonitored() {
    return Households.MONITOR_TYPE.col().isNotNull();
  }

  /** {@link #UNSUPPORTED_LONG} of a household's row, at the end of its month. */
  static Column isUnsupportedLong(Thresholds.Monitoring monitoring) {
    Column monthEnd = last_day(to_date(concat(Households.PERIOD.col(), lit("-01"))));
    Column days = datediff(monthEnd, Households.MONITORED_SINCE.col());
    return isMonitored()
        .and(not(Households.SUPPORT_IN_PLACE.col()))
        .and(days.gt(monitoring.supportDays()));
  }
}
