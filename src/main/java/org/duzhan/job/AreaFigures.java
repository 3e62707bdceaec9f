package org.duzhan.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.Area;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.Catalogue;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Figure;
import org.duzhan.measure.PrefectureMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.TownshipMonth;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.UserError;
import org.duzhan.table.Field;
import org.duzhan.table.Table;
import org.duzhan.table.Types;

/**
 * A figure of an area, and of the areas that are added up for it, as they stand.
 *
 * @param rows those of a month, by table
 */
record AreaFigures(Figure figure, Function<Table, Dataset<Row>> rows) {
  private static final Field TABLE =
      Field.required("of_table", Types.TEXT, "", "所在表", "Table that the line stands in");
  private static final Field CODE =
      Field.required("area_code", Types.TEXT, "", "地区代码", "Code of the area");
  private static final Field NAME =
      Field.optional("area_name", Types.TEXT, "", "地区", "Name of the area");
  private static final Field WITHIN =
      Field.optional("within", Types.TEXT, "", "乡镇", "Name of its township");
  private static final Field VALUE =
      Field.optional("value", Types.RATE, "", "数值", "The figure as it stands");
  private static final Field NUMERATOR =
      Field.optional("numerator", Types.RATE, "", "分子", "Its numerator, or itself");
  private static final Field DENOMINATOR =
      Field.optional("denominator", Types.RATE, "", "分母", "Its denominator");
  private static final Field REASON =
      Field.optional("reason", Types.TEXT, "", "空值原因", "Why figures of the area are null");

  /** A row of a table of figures. */
  record Line(
      String table,
      String code,
      String name,
      String within,
      Optional<Double> value,
      Amounts amounts,
      String reason) {}

  /** A table of figures: the columns of code and name. */
  private record Grain(Table table, Field code, Field name) {}

  private static final Grain VILLAGES =
      new Grain(VillageMonth.TABLE, VillageMonth.VILLAGE_CODE, VillageMonth.VILLAGE);
  private static final Grain COUNTIES =
      new Grain(CountyMonth.TABLE, CountyMonth.COUNTY_CODE, CountyMonth.COUNTY);
  private static final Grain TOWNSHIPS =
      new Grain(TownshipMonth.TABLE, TownshipMonth.TOWNSHIP_CODE, VillageMonth.TOWNSHIP);
  private static final Grain PREFECTURES =
      new Grain(PrefectureMonth.TABLE, PrefectureMonth.PREFECTURE_CODE, PrefectureMonth.PREFECTURE);
  private static final Grain PROVINCES =
      new Grain(ProvinceMonth.TABLE, ProvinceMonth.PROVINCE_CODE, ProvinceMonth.PROVINCE);

  /** The table that has rows of such areas, if one has. */
  static Optional<Table> table(AreaLevel level) {
    return grain(level).map(Grain::table);
  }

  private static Optional<Grain> grain(AreaLevel level) {
    return switch (level) {
      case COUNTRY, PROVINCE -> Optional.of(PROVINCES);
      case COUNTY -> Optional.of(COUNTIES);
      case VILLAGE -> Optional.of(VILLAGES);
      case PREFECTURE -> Optional.of(PREFECTURES);
      case TOWNSHIP -> Optional.of(TOWNSHIPS);
    };
  }

  /**
   * The area's own line, if a table has it, and those of its parts: as many as there are villages
   * in a county, or counties in a province.
   */
  List<Line> of(Area area) {
    List<Dataset<Row>> lines = new ArrayList<>();
    grain(area.level())
        .ifPresent(g -> lines.add(lines(g, g.code.col().equalTo(area.code()), area)));
    parts(area).ifPresent(lines::add);
    return lines.stream().reduce(Dataset::unionAll).orElseThrow().collectAsList().stream()
        .map(AreaFigures::line)
        .toList();
  }

  private Optional<Dataset<Row>> parts(Area area) {
    return switch (area.level()) {
      case COUNTRY ->
          Optional.of(lines(PROVINCES, PROVINCES.code.col().notEqual(area.code()), area));
      case PROVINCE -> Optional.of(lines(COUNTIES, inScope().and(holds(COUNTIES, area)), area));
      case PREFECTURE -> Optional.of(lines(COUNTIES, holds(COUNTIES, area), area));
      case COUNTY, TOWNSHIP -> Optional.of(lines(VILLAGES, holds(VILLAGES, area), area));
      case VILLAGE -> Optional.empty();
    };
  }

  private static Column holds(Grain grain, Area area) {
    return area.holds(grain.code.col(), List.of());
  }

  private static Column inScope() {
    return CountyMonth.SCOPE.col().notEqual(CountyMonth.OUTSIDE);
  }

  private Dataset<Row> lines(Grain grain, Column where, Area area) {
    Dataset<Row> table = rows.apply(grain.table);
    requireColumns(grain.table, table);
    boolean villages = grain.equals(VILLAGES);
    Column reaches =
        grain.equals(PROVINCES) || grain.equals(PREFECTURES)
            ? lit(true)
            : area.mayHold(CountyMonth.COUNTY_CODE.col());
    List<Figure> addends = Catalogue.addends(figure);
    return table
        .filter(reaches.and(where))
        .select(
            TABLE.from(lit(grain.table.name())),
            CODE.from(grain.code.col()),
            NAME.from(coalesce(grain.name.col(), lit(""))),
            WITHIN.from(villages ? coalesce(VillageMonth.TOWNSHIP.col(), lit("")) : lit("")),
            VALUE.from(figure.field().col()),
            NUMERATOR.from(addends.get(0).field().col()),
            DENOMINATOR.from(addends.size() > 1 ? addends.get(1).field().col() : lit(null)),
            REASON.from(coalesce(VillageMonth.NULL_REASON.col(), lit(""))));
  }

  /** Figures are added to the catalogue: a table of an earlier version may lack one. */
  private void requireColumns(Table table, Dataset<Row> rows) {
    List<String> there = Arrays.asList(rows.columns());
    Stream.concat(Stream.of(figure), Catalogue.addends(figure).stream())
        .map(f -> f.field().name())
        .filter(name -> !there.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new UserError(
                  "--figure %s: cannot trace: %s had no column %s then; assess the month again"
                      .formatted(figure.field().name(), table.name(), name));
            });
  }

  private static Line line(Row row) {
    return new Line(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.isNullAt(4) ? Optional.empty() : Optional.of(row.getDouble(4)),
        new Amounts(row.<Double>getAs(NUMERATOR.name()), row.<Double>getAs(DENOMINATOR.name())),
        row.getString(7));
  }
}
