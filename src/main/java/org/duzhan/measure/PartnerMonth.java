package org.duzhan.measure;

import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.TEXT;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/**
 * One row per partner (协作帮扶单位) and month: the villages it answers for now, added up, and how far
 * these have come since the baseline. Villages without a partner are in no row.
 */
public final class PartnerMonth {
  public static final Field PARTNER =
      required("partner", TEXT, "", "协作帮扶单位", "Partner that answers for the villages");
  public static final Field COUNTIES =
      optional("counties", COUNT, "个", "涉及县数", "Counties these villages lie in");

  private static final List<Field> KEY = List.of(PARTNER);

  public static final Table TABLE =
      AreaMonth.table("partner_month", "partner", KEY, List.of(COUNTIES));

  private PartnerMonth() {}

  /** Its figures for the catalogue. */
  static List<Indicator> indicators() {
    return List.of(Indicator.anew(Sentence.PARTNERS, COUNTIES, "count(distinct county_code)"));
  }

  /**
   * The figures of a month.
   *
   * @param areas {@link WiderAreas#ofVillages}
   */
  public static Dataset<Row> of(Dataset<Row> areas) {
    return AreaMonth.rows(
        TABLE, WiderAreas.of(areas, Grains.PARTNER), Map.of(PARTNER, WiderAreas.CODE));
  }

  /**
   * The counties that each partner answers for villages of: {@link Attribution#SCOPE} and county.
   *
   * @param villages rows of {@link VillageMonth}
   */
  public static Dataset<Row> counties(Dataset<Row> villages) {
    return villages
        .filter(PARTNER.col().isNotNull())
        .select(Attribution.SCOPE.from(PARTNER.col()), VillageMonth.COUNTY_CODE.col())
        .distinct();
  }
}
