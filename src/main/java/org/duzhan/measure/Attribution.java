package org.duzhan.measure;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.TEXT;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/**
 * What may have changed a figure. Files, the register and changes of villages are of counties: they
 * reach the county, its townships and villages, and the prefecture, the province and the country it
 * is in; partners and scopes that it has a part in. A rank among all is reached by what reaches any
 * of them.
 */
public final class Attribution {
  public static final Field SCOPE =
      required(
          "scope",
          TEXT,
          "",
          "范围",
          "County, prefecture, province or country, 6 digits; a partner; what is supervised where");
  public static final Field CAUSES =
      required("causes", TEXT, "", "原因类别", "data, register, rule, setting, code; comma between");
  public static final Field BECAUSE =
      required("because", TEXT, "", "原因", "Which files, settings and so on");

  /** Never stored: what may have changed figures, by area; of others, what is given for all. */
  public static final Table TABLE =
      Table.of(
          "attribution",
          "county, area above, partner or scope",
          List.of(SCOPE),
          List.of(SCOPE, CAUSES, BECAUSE));

  private static final String PART_OF_COUNTY = "^([0-9]{3}){3,4}$";

  private Attribution() {}

  /**
   * Adds {@link #CAUSES} and {@link #BECAUSE}.
   *
   * @param changes rows of {@link FigureChanges}
   * @param reasons rows of {@link #TABLE}
   * @param elsewhere causes and reasons of areas that have no row there
   * @param scope the {@link #SCOPE} of a change: {@link #ofPlace}, {@link #ofArea} or {@link
   *     #ofItem}
   */
  public static Dataset<Row> of(
      Dataset<Row> changes, Dataset<Row> reasons, Reason elsewhere, Column scope) {
    return changes
        .withColumn(SCOPE.name(), scope)
        .join(broadcast(reasons), new String[] {SCOPE.name()}, "left_outer")
        .select(
            Stream.concat(
                    Arrays.stream(changes.columns()).map(name -> col(name)),
                    Stream.of(
                        CAUSES.from(coalesce(CAUSES.col(), lit(elsewhere.causes()))),
                        BECAUSE.from(coalesce(BECAUSE.col(), lit(elsewhere.because())))))
                .toArray(Column[]::new));
  }

  /** Causes and what they are, as they are shown. */
  public record Reason(String causes, String because) {}

  /**
   * Of a place: its county, or itself where it is no part of one; of what has a name: the name.
   *
   * @param amongAll figures that compare a place with all others
   */
  public static Column ofPlace(Set<Field> amongAll) {
    Column area = FigureChanges.AREA_CODE.col();
    Object[] names = amongAll.stream().map(Field::name).toArray();
    return when(FigureChanges.FIGURE.col().isin(names), lit(ProvinceMonth.COUNTRY))
        .when(area.rlike(PART_OF_COUNTY), Areas.countyOf(area))
        .otherwise(area);
  }

  /** Of what is no place and has a name: the name. */
  public static Column ofArea() {
    return FigureChanges.AREA_CODE.col();
  }

  /** Of one of several things that an area has: item and area. */
  public static Column ofItem() {
    return concat_ws(" ", FigureChanges.ITEM.col(), FigureChanges.AREA_CODE.col());
  }
}
