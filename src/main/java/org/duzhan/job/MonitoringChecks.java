package org.duzhan.job;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.job.FigureChecks.Check;
import org.duzhan.lake.Lake;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.CountyPartnerMonth;
import org.duzhan.measure.Grains;
import org.duzhan.measure.MonitoringFaults;
import org.duzhan.measure.MonitoringMonth;
import org.duzhan.measure.PartnerMonth;
import org.duzhan.measure.VillageMonth;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/** What must hold of households under monitoring, by kind and cause. */
final class MonitoringChecks {
  private MonitoringChecks() {}

  static List<Check> of(Lake lake) {
    Dataset<Row> monitoring = lake.read(MonitoringMonth.TABLE);
    return List.of(
        check(
            lake, monitoring, AreaLevel.VILLAGE.isLevel(), VillageMonth.TABLE, Areas.VILLAGE_CODE),
        check(lake, monitoring, AreaLevel.COUNTY.isLevel(), CountyMonth.TABLE, Areas.COUNTY_CODE),
        check(lake, monitoring, Grains.isPartner(), PartnerMonth.TABLE, PartnerMonth.PARTNER),
        check(
            lake,
            monitoring,
            Grains.isCountyPartner(),
            CountyPartnerMonth.TABLE,
            CountyPartnerMonth.PARTNER));
  }

  private static Check check(
      Lake lake, Dataset<Row> monitoring, Column isLevel, Table areas, Field code) {
    return new Check(
        "monitoring_month: the households that %s has figures of".formatted(areas.name()),
        MonitoringFaults.otherThan(monitoring, isLevel, lake.read(areas), code));
  }
}
