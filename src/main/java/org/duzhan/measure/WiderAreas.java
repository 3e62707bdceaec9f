package org.duzhan.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Settings;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Types;

/**
 * The figures of areas of many levels in one query. A row of an area has hundreds of columns, so
 * that to plan a query takes longer than to add its rows up: there is one of all that villages add
 * up to, and one of all that counties do. Each table takes its rows from one of them.
 */
public final class WiderAreas {
  private static final Field LEVEL = Grains.LEVEL;
  private static final Field PROVINCE = VillageMonth.PROVINCE_CODE.renamed("area_province");
  private static final Field COUNTY = VillageMonth.COUNTY_CODE.renamed("area_county");
  private static final List<Field> KEY = List.of(LEVEL, Grains.CODE, PROVINCE, COUNTY);
  private static final String AREA = "area";
  private static final Column NONE = lit(null).cast(Types.TEXT);

  /** Code of an area, or its name where it has none. */
  static final Column CODE = Grains.CODE.col();

  /** The province that an area lies in; null where there may be several. */
  static final Column PROVINCE_CODE = PROVINCE.col();

  /** The county that an area lies in; null where there may be several. */
  static final Column COUNTY_CODE = COUNTY.col();

  private WiderAreas() {}

  /**
   * Townships, partners, and scopes of listed villages.
   *
   * @param villages rows of {@link VillageMonth} of the month
   */
  public static Dataset<Row> ofVillages(Dataset<Row> villages, String period, Settings settings) {
    Column code = VillageMonth.VILLAGE_CODE.col();
    Set<String> supervised = settings.annexes().provinceCodes();
    Column province = VillageMonth.PROVINCE_CODE.col();
    Column partner = VillageMonth.PARTNER.col();
    Column township =
        area(
            AreaLevel.TOWNSHIP.label(),
            Areas.townshipOf(code),
            province,
            VillageMonth.COUNTY_CODE.col());
    Column answering = when(partner.isNotNull(), area(Grains.PARTNER, partner, NONE));
    Column scopes =
        flatten(
            transform(
                ScopeMonth.ofVillage(),
                scope -> ScopeMonth.alsoOfCountry(province, supervised, p -> scope(scope, p))));
    Dataset<Row> added =
        RollUp.villages(
            placed(villages, array_compact(array(township, answering)), scopes),
            KEY,
            Span.of(period, settings),
            VillageMonth.TOWNSHIP.from(max(VillageMonth.TOWNSHIP.col())),
            PartnerMonth.COUNTIES.from(RollUp.distinct(VillageMonth.COUNTY_CODE.col())));
    return figured(added, period, settings);
  }

  /**
   * Prefectures, provinces, the country, partners of counties, and the scope of annex 1.
   *
   * @param counties rows of {@link CountyMonth} of the month
   */
  public static Dataset<Row> ofCounties(Dataset<Row> counties, String period, Settings settings) {
    Column county = CountyMonth.COUNTY_CODE.col();
    Set<String> supervised = settings.annexes().provinceCodes();
    Column province = CountyMonth.PROVINCE_CODE.col();
    Column prefecture = area(AreaLevel.PREFECTURE.label(), Areas.prefectureOf(county), province);
    Column isInside = CountyMonth.SCOPE.col().notEqual(lit(CountyMonth.OUTSIDE));
    Column inside = when(isInside, area(AreaLevel.PROVINCE.label(), province, province));
    Column country = lit(ProvinceMonth.COUNTRY);
    Column inCountry = when(isInside, area(AreaLevel.COUNTRY.label(), country, country));
    Column scopes =
        when(
                CountyMonth.IN_ANNEX.col(),
                ScopeMonth.alsoOfCountry(
                    province, supervised, p -> scope(lit(ScopeMonth.ANNEX_COUNTIES), p)))
            .otherwise(array());
    Column partners =
        transform(
            CountyPartnerMonth.of(county, settings.partners()),
            partner -> area(Grains.COUNTY_PARTNER, partner, NONE));
    Column[] more =
        Stream.concat(
                Stream.of(
                    CountyMonth.PROVINCE.from(first(CountyMonth.PROVINCE.col(), true)),
                    CountyPartnerMonth.COUNTIES.from(count(lit(1)))),
                Stream.of(Submitted.sums()))
            .toArray(Column[]::new);
    Dataset<Row> added =
        RollUp.counties(
            placed(counties, array_compact(array(prefecture, inside, inCountry)), scopes, partners),
            KEY,
            Span.of(period, settings),
            more);
    return figured(added, period, settings);
  }

  /** Rows of some levels. */
  static Dataset<Row> of(Dataset<Row> areas, Object... levels) {
    return areas.filter(LEVEL.col().isin(levels));
  }

  private static Dataset<Row> placed(Dataset<Row> rows, Column... areas) {
    return rows.withColumn(AREA, explode(concat(areas))).select("*", AREA + ".*");
  }

  private static Dataset<Row> figured(Dataset<Row> added, String period, Settings settings) {
    return Progress.with(Catalogue.withRatios(added), period, settings)
        .withColumns(AreaMonth.judged(period, settings));
  }

  private static Column scope(Column scope, Column province) {
    return area(Grains.SCOPE, scope, province);
  }

  private static Column area(String level, Column code, Column province) {
    return area(level, code, province, NONE);
  }

  private static Column area(String level, Column code, Column province, Column county) {
    return struct(
        LEVEL.from(lit(level)),
        Grains.CODE.from(code),
        PROVINCE.from(province),
        COUNTY.from(county));
  }
}
