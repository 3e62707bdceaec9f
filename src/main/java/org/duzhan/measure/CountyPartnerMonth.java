package org.duzhan.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Partners;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/**
 * One row per partner of counties ({@code conf/partners.csv}) and month: the counties it answers
 * for, as wholes, added up, and how far these have come since the baseline. A county of two
 * partners counts for both.
 */
public final class CountyPartnerMonth {
  public static final Field PARTNER = PartnerMonth.PARTNER;
  public static final Field COUNTIES =
      optional(
          "partner_counties",
          COUNT,
          "个",
          "帮扶县数",
          "Counties that it answers for, of the annex or that ever sent something");

  private static final List<Field> KEY = List.of(PARTNER);

  public static final Table TABLE =
      AreaMonth.table("county_partner_month", "partner of counties", KEY, List.of(COUNTIES));

  private CountyPartnerMonth() {}

  /** Its figures for the catalogue. */
  static List<Indicator> indicators() {
    return List.of(Indicator.anew(Sentence.PARTNERS, COUNTIES, "count(county_code)"));
  }

  /**
   * The figures of a month.
   *
   * @param areas {@link WiderAreas#ofCounties}
   */
  public static Dataset<Row> of(Dataset<Row> areas) {
    return AreaMonth.rows(
        TABLE, WiderAreas.of(areas, Grains.COUNTY_PARTNER), Map.of(PARTNER, WiderAreas.CODE));
  }

  /** Rows of counties under each of their partners. */
  public static Dataset<Row> parts(Dataset<Row> counties, Partners partners) {
    return counties.withColumn(PARTNER.name(), explode(of(Areas.COUNTY_CODE.col(), partners)));
  }

  /** The partners of a county: an array. */
  static Column of(Column county, Partners partners) {
    Column[] each =
        partners.counties().entrySet().stream()
            .map(of -> when(county.isin(of.getValue().toArray()), lit(of.getKey())))
            .toArray(Column[]::new);
    return array_compact(each.length == 0 ? array(lit(null).cast(PARTNER.type())) : array(each));
  }
}
