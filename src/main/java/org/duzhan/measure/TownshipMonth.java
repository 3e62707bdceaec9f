package org.duzhan.measure;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
   * @param areas {@link WiderAreas#ofVillages}
   */
  public static Dataset<Row> of(Dataset<Row> areas) {
    return AreaMonth.rows(
        TABLE,
        WiderAreas.of(areas, AreaLevel.TOWNSHIP.label()),
        Map.of(
            TOWNSHIP_CODE,
            WiderAreas.CODE,
            VillageMonth.PROVINCE_CODE,
            WiderAreas.PROVINCE_CODE,
            VillageMonth.COUNTY_CODE,
            WiderAreas.COUNTY_CODE));
  }
}
