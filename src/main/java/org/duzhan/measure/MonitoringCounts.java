package org.duzhan.measure;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Thresholds;
import org.duzhan.table.Areas;
import org.duzhan.table.Households;

/** What households of villages add to {@link MonitoringMonth}. */
public final class MonitoringCounts {
  private static final String BLANK = "未填";
  private static final String LACKS = "lacks";

  private MonitoringCounts() {}

  /**
   * What is counted of villages, by kind and cause.
   *
   * @param previous household rows of the month before
   * @param current household rows of the month
   * @param villages rows of {@link VillageMonth} of the month: a risk can be cleared only in those
   *     that reported both months
   */
  public static Dataset<Row> of(
      Dataset<Row> previous,
      Dataset<Row> current,
      Dataset<Row> villages,
      Thresholds.Monitoring monitoring) {
    Column since = Households.MONITORED_SINCE.col();
    Column supported = Households.SUPPORT_IN_PLACE.col();
    Dataset<Row> now =
        current
            .filter(Monitoring.isMonitored())
            .select(
                Areas.COUNTY_CODE.col(),
                Areas.VILLAGE_CODE.col(),
                kind(),
                cause(),
                MonitoringMonth.HOUSEHOLDS.from(lit(1L)),
                MonitoringMonth.PERSONS.from(Households.PERSONS.col()),
                MonitoringMonth.FOUND.from(
                    date_format(since, "yyyy-MM").equalTo(Households.PERIOD.col())),
                MonitoringMonth.FOUND_UNKNOWN.from(since.isNull()),
                MonitoringMonth.SUPPORTED.from(supported),
                MonitoringMonth.SUPPORT_UNKNOWN.from(supported.isNull()),
                MonitoringMonth.UNSUPPORTED_LONG.from(Monitoring.isUnsupportedLong(monitoring)));
    return MonitoringMonth.added(
        now.unionByName(cleared(previous, current, villages), true), MonitoringMonth.OF_VILLAGE);
  }

  /** Households that were under monitoring, and are there and not, as {@link Change} has them. */
  private static Dataset<Row> cleared(
      Dataset<Row> previous, Dataset<Row> current, Dataset<Row> villages) {
    Dataset<Row> known =
        villages
            .filter(Change.CLEARED_HOUSEHOLDS.col().isNotNull())
            .select(Areas.VILLAGE_CODE.col());
    Dataset<Row> before =
        previous
            .filter(Monitoring.isMonitored())
            .select(Households.HOUSEHOLD_KEY.col(), kind(), cause());
    Dataset<Row> now =
        current
            .filter(not(Monitoring.isMonitored()))
            .join(broadcast(known), new String[] {Areas.VILLAGE_CODE.name()}, "left_semi")
            .select(
                Households.HOUSEHOLD_KEY.col(),
                Areas.COUNTY_CODE.col(),
                Areas.VILLAGE_CODE.col(),
                Poverty.isGuaranteeUnmet().as(LACKS));
    return now.join(before, new String[] {Households.HOUSEHOLD_KEY.name()})
        .select(
            Areas.COUNTY_CODE.col(),
            Areas.VILLAGE_CODE.col(),
            MonitoringMonth.KIND.col(),
            MonitoringMonth.CAUSE.col(),
            MonitoringMonth.CLEARED.from(lit(1L)),
            MonitoringMonth.CLEARED_UNMET.from(coalesce(col(LACKS), lit(false))),
            MonitoringMonth.CLEARED_UNKNOWN.from(col(LACKS).isNull()));
  }

  private static Column kind() {
    Column type = Households.MONITOR_TYPE.col();
    return MonitoringMonth.KIND.from(
        when(type.equalTo(States.UNSTABLE_TYPE), lit("unstable"))
            .when(type.equalTo(States.MARGINAL_TYPE), lit("marginal"))
            .otherwise(type));
  }

  private static Column cause() {
    Column stated = nullif(trim(Households.RISK_CAUSE.col()), lit(""));
    return MonitoringMonth.CAUSE.from(coalesce(stated, lit(BLANK)));
  }
}
