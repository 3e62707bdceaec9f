package org.duzhan.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.TEXT;

import java.util.Collection;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Annexes;
import org.duzhan.settings.Partners;
import org.duzhan.settings.Settings;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/**
 * All that a row of a county, and of a village where it has one, counts in: the areas of every
 * level; the scopes of {@link ScopeMonth}, each of the whole country; the partner that the village
 * has in the month, and those of the county. The counties of annex 1 are a scope of counties: what
 * is of none of their villages counts in it, and in no other scope and for no partner.
 *
 * @param villages rows of {@link VillageMonth} of the months that rows are of
 * @param annex codes of the counties of annex 1
 * @param supervised codes of the provinces of the annexes: only these count in the country
 * @param partners of counties
 */
public record Grains(
    Dataset<Row> villages,
    Collection<String> annex,
    Collection<String> supervised,
    Partners partners) {
  public static final Field LEVEL =
      required(
          "area_level",
          TEXT,
          "",
          "层级",
          "village, township, county, prefecture, province or country: all under supervision; scope"
              + ", partner (of villages) or county_partner");
  public static final Field CODE =
      required(
          "area_code",
          TEXT,
          "",
          "地区代码",
          "12 digits for a village, 9 for a township, else 6; 000000 for the country; the name of a"
              + " scope or a partner");

  /** {@link #packed} groups of a village; null where it has none. */
  static final String PACKED = "packed_groups";

  /** No name has such characters. */
  static final String APART = "\u0001";

  static final String LEVEL_FROM_CODE = "\u0002";

  static final String SCOPE = "scope";
  static final String PARTNER = "partner";
  static final String COUNTY_PARTNER = "county_partner";

  private static final String AREA = "area";
  private static final String GROUPS = "groups";
  private static final String[] VILLAGE = {
    Households.PERIOD.name(), Areas.VILLAGE_CODE.name(),
  };

  /** Those of months. */
  public static Grains of(Dataset<Row> villages, Settings settings) {
    Annexes annexes = settings.annexes();
    return new Grains(
        villages,
        annexes.counties().stream().map(Annexes.County::code).toList(),
        annexes.provinceCodes(),
        settings.partners());
  }

  /**
   * Rows once in each, with {@link #LEVEL} and {@link #CODE}. Of rows without a county those of a
   * village alone: its township, scopes and partner, and itself.
   *
   * @param rows by month, county and village: counts, for there are up to ten of each
   */
  public Dataset<Row> placed(Dataset<Row> rows) {
    Column county = Areas.COUNTY_CODE.col();
    Column all =
        flatten(
            array_compact(
                array(
                    AreaLevel.areas(
                        county, AreaLevel.COUNTY, AreaLevel.PREFECTURE, AreaLevel.PROVINCE),
                    AreaLevel.areas(
                        Areas.VILLAGE_CODE.col(), AreaLevel.VILLAGE, AreaLevel.TOWNSHIP),
                    array_compact(array(inCountry(county), inAnnex(county))),
                    ofPartners(county),
                    col(GROUPS))));
    return rows.join(groups(), VILLAGE, "left_outer")
        .withColumn(AREA, explode(all))
        .select("*", AREA + ".*")
        .drop(AREA, GROUPS);
  }

  /** The scopes and the partner of villages that have any. */
  private Dataset<Row> groups() {
    return villages
        .select(VillageMonth.PERIOD.col(), VillageMonth.VILLAGE_CODE.col(), ofVillage().as(GROUPS))
        .filter(size(col(GROUPS)).gt(0));
  }

  private Column ofVillage() {
    Column partner = VillageMonth.PARTNER.col();
    Column named = when(partner.isNotNull(), area(PARTNER, partner));
    Column ofCountry =
        when(isSupervised(VillageMonth.VILLAGE_CODE.col()), ScopeMonth.ofVillage())
            .otherwise(filter(ScopeMonth.ofVillage(), scope -> lit(false)));
    Column scopes = transform(ofCountry, scope -> area(SCOPE, scope));
    return concat(scopes, array_compact(array(named)));
  }

  private Column inCountry(Column place) {
    return when(isSupervised(place), area(AreaLevel.COUNTRY.label(), lit(ProvinceMonth.COUNTRY)));
  }

  private Column isSupervised(Column place) {
    return Areas.provinceOf(place).isin(supervised.toArray());
  }

  private Column inAnnex(Column county) {
    return when(county.isin(annex.toArray()), area(SCOPE, lit(ScopeMonth.ANNEX_COUNTIES)));
  }

  private Column ofPartners(Column county) {
    return transform(
        CountyPartnerMonth.of(county, partners), partner -> area(COUNTY_PARTNER, partner));
  }

  /**
   * Households of one month with the scopes and the partner of their village, and the country where
   * it counts in it: all in one text ({@link #PACKED}), to be carried at little cost.
   */
  Dataset<Row> packedTo(Dataset<Row> households) {
    String country = AreaLevel.COUNTRY.label() + LEVEL_FROM_CODE + ProvinceMonth.COUNTRY;
    Column inCountry = when(isSupervised(Areas.VILLAGE_CODE.col()), lit(country));
    return households
        .join(broadcast(packed()), Areas.VILLAGE_CODE.name(), "left_outer")
        .withColumn(PACKED, nullif(concat_ws(APART, inCountry, col(PACKED)), lit("")));
  }

  private Dataset<Row> packed() {
    Column inAnnex = array_compact(array(inAnnex(VillageMonth.COUNTY_CODE.col())));
    Column names =
        transform(
            concat(inAnnex, ofPartners(VillageMonth.COUNTY_CODE.col()), ofVillage()),
            group ->
                concat_ws(
                    LEVEL_FROM_CODE, group.getField(LEVEL.name()), group.getField(CODE.name())));
    return villages
        .select(VillageMonth.VILLAGE_CODE.col(), concat_ws(APART, names).as(PACKED))
        .filter(col(PACKED).notEqual(""));
  }

  /** As {@link AreaLevel#areasOf}, of one text. */
  static Column unpacked(Column packed) {
    return transform(
        split(packed, APART),
        group ->
            struct(
                substring_index(group, LEVEL_FROM_CODE, 1).as(LEVEL.name()),
                substring_index(group, LEVEL_FROM_CODE, -1).as(CODE.name())));
  }

  /** Rows of scopes or partners. */
  static Column isGroup() {
    return LEVEL.col().isin(SCOPE, PARTNER, COUNTY_PARTNER);
  }

  /** Rows of partners of villages. */
  public static Column isPartner() {
    return LEVEL.col().equalTo(PARTNER);
  }

  /** Rows of partners of counties. */
  public static Column isCountyPartner() {
    return LEVEL.col().equalTo(COUNTY_PARTNER);
  }

  private static Column area(String level, Column code) {
    return struct(lit(level).as(LEVEL.name()), code.as(CODE.name()));
  }
}
