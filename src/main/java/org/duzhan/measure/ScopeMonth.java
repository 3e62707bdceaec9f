package org.duzhan.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.TEXT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/**
 * What is supervised, as wholes: the counties of annex 1, the listed villages, and these by the
 * test they met; each per province and for the country (province_code 000000), each month. As in
 * {@link ProvinceMonth}, provinces of the annexes alone count in the country.
 */
public final class ScopeMonth {
  public static final Field SCOPE =
      required(
          "scope",
          TEXT,
          "",
          "督战对象",
          "annex_counties, listed_villages, listed_by_persons or listed_by_incidence");
  public static final Field PROVINCE_CODE = VillageMonth.PROVINCE_CODE;

  public static final String ANNEX_COUNTIES = "annex_counties";
  public static final String LISTED_VILLAGES = "listed_villages";
  private static final String LISTED_BY = "listed_by_";

  /** All scopes. */
  public static final List<String> SCOPES =
      List.of(
          ANNEX_COUNTIES,
          LISTED_VILLAGES,
          LISTED_BY + Listing.PERSONS,
          LISTED_BY + Listing.INCIDENCE);

  public static final List<Field> KEY = List.of(SCOPE, PROVINCE_CODE);

  public static final Table TABLE =
      AreaMonth.table("scope_month", "scope and province", KEY, List.of());

  private ScopeMonth() {}

  /** Whether whole counties count in a scope; else listed villages do. */
  public static boolean isOfCounties(String scope) {
    return scope.equals(ANNEX_COUNTIES);
  }

  /** The test that villages of a scope met; empty if it is not of those of one. */
  public static Optional<String> criterion(String scope) {
    return Optional.of(scope)
        .filter(s -> s.startsWith(LISTED_BY))
        .map(s -> s.substring(LISTED_BY.length()));
  }

  /**
   * The figures of a month.
   *
   * @param ofVillages {@link WiderAreas#ofVillages}
   * @param ofCounties {@link WiderAreas#ofCounties}
   */
  public static Dataset<Row> of(Dataset<Row> ofVillages, Dataset<Row> ofCounties) {
    return rows(ofCounties).unionAll(rows(ofVillages));
  }

  private static Dataset<Row> rows(Dataset<Row> areas) {
    return AreaMonth.rows(
        TABLE,
        WiderAreas.of(areas, Grains.SCOPE),
        Map.of(SCOPE, WiderAreas.CODE, PROVINCE_CODE, WiderAreas.PROVINCE_CODE));
  }

  /**
   * The figures of the counties and villages that count in each scope.
   *
   * @param supervised codes of the provinces of the annexes
   */
  public static Dataset<Row> parts(
      Dataset<Row> counties, Dataset<Row> villages, Set<String> supervised) {
    Column[] columns =
        Stream.of(List.of(AreaMonth.PERIOD), KEY, Catalogue.fields())
            .flatMap(List::stream)
            .map(Field::col)
            .toArray(Column[]::new);
    return counted(counties, villages, supervised, columns);
  }

  /**
   * The counties that count in each scope, or have villages that do: {@link Attribution#SCOPE},
   * which is scope and province as {@link Attribution#ofItem} puts them, and county.
   *
   * @param supervised codes of the provinces of the annexes
   */
  public static Dataset<Row> countiesOf(
      Dataset<Row> counties, Dataset<Row> villages, Set<String> supervised) {
    return counted(
            counties,
            villages,
            supervised,
            Attribution.SCOPE.from(concat_ws(" ", SCOPE.col(), PROVINCE_CODE.col())),
            CountyMonth.COUNTY_CODE.col())
        .distinct();
  }

  private static Dataset<Row> counted(
      Dataset<Row> counties, Dataset<Row> villages, Set<String> supervised, Column... columns) {
    return annex(counties, supervised)
        .select(columns)
        .unionAll(listed(villages, supervised).select(columns));
  }

  /** Rows of the annex's counties under each scope they count in. */
  private static Dataset<Row> annex(Dataset<Row> counties, Set<String> supervised) {
    return alsoOfCountry(
        counties.filter(CountyMonth.IN_ANNEX.col()).withColumn(SCOPE.name(), lit(ANNEX_COUNTIES)),
        supervised);
  }

  /** Rows of listed villages under each scope they count in. */
  private static Dataset<Row> listed(Dataset<Row> villages, Set<String> supervised) {
    return alsoOfCountry(villages.withColumn(SCOPE.name(), explode(ofVillage())), supervised);
  }

  /** The scopes that a village counts in: an array. */
  static Column ofVillage() {
    Column listed = VillageMonth.LISTED.col();
    Column criterion = VillageMonth.CRITERION.col();
    return array_compact(
        array(
            when(listed, lit(LISTED_VILLAGES)),
            when(listed.and(criterion.isNotNull()), concat(lit(LISTED_BY), criterion))));
  }

  private static Dataset<Row> alsoOfCountry(Dataset<Row> rows, Set<String> supervised) {
    return rows.withColumn(
        PROVINCE_CODE.name(), explode(alsoOfCountry(PROVINCE_CODE.col(), supervised, p -> p)));
  }

  /** What is of a province, and of the country where the province is supervised: an array. */
  static Column alsoOfCountry(Column province, Set<String> supervised, UnaryOperator<Column> area) {
    Column country = area.apply(lit(ProvinceMonth.COUNTRY));
    return array_compact(
        array(area.apply(province), when(province.isin(supervised.toArray()), country)));
  }
}
