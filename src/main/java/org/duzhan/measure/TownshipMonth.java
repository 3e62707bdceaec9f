package org.duzhan.measure;

import static org.apache.spark.sql.functions.max;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Settings;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/** One row per township and month: village rows added up, ratios taken anew, progress. */
public final class TownshipMonth {
  public static final Field TOWNSHIP_CODE = Areas.TOWNSHIP_CODE;

  private static final List<Field> KEY = List.of(TOWNSHIP_CODE);

  public static final Table TABLE =
      AreaMonth.table(
          "township_month",
          "township",
          KEY,
          List.of(VillageMonth.PROVINCE_CODE, VillageMonth.COUNTY_CODE, VillageMonth.TOWNSHIP));

  private TownshipMonth() {}

  /**
   * The figures of a month.
   *
   * @param villages rows of {@link VillageMonth} of the month
   */
  public static Dataset<Row> of(Dataset<Row> villages, String period, Settings settings) {
    Dataset<Row> placed =
        villages.withColumn(
            TOWNSHIP_CODE.name(), Areas.townshipOf(VillageMonth.VILLAGE_CODE.col()));
    Dataset<Row> added =
        RollUp.villages(
            placed,
            List.of(TOWNSHIP_CODE, VillageMonth.COUNTY_CODE, VillageMonth.PROVINCE_CODE),
            Span.of(period, settings),
            VillageMonth.TOWNSHIP.from(max(VillageMonth.TOWNSHIP.col())));
    return AreaMonth.rows(TABLE, added, period, settings);
  }
}
