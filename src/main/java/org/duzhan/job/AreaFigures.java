package org.duzhan.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
import org.jspecify.annotations.Nullable;

/** A figure of an area, and of the areas that are added up for it, as they stand. */
record AreaFigures(Figure figure, MonthFigures month) {
  /** A row of a table of figures. */
  record Line(
      String table,
      String code,
      String name,
      String within,
      Optional<Double> value,
      Amounts amounts,
      String reason) {}

  /** A table of figures: the columns of code and name, and another that is needed of it. */
  record Grain(Table table, Field code, Field name, List<Field> more) {}

  private static final Grain VILLAGES =
      new Grain(
          VillageMonth.TABLE,
          VillageMonth.VILLAGE_CODE,
          VillageMonth.VILLAGE,
          List.of(VillageMonth.TOWNSHIP));
  private static final Grain COUNTIES =
      new Grain(
          CountyMonth.TABLE,
          CountyMonth.COUNTY_CODE,
          CountyMonth.COUNTY,
          List.of(CountyMonth.SCOPE));
  private static final Grain TOWNSHIPS =
      new Grain(TownshipMonth.TABLE, TownshipMonth.TOWNSHIP_CODE, VillageMonth.TOWNSHIP, List.of());
  private static final Grain PREFECTURES =
      new Grain(
          PrefectureMonth.TABLE,
          PrefectureMonth.PREFECTURE_CODE,
          PrefectureMonth.PREFECTURE,
          List.of());
  private static final Grain PROVINCES =
      new Grain(
          ProvinceMonth.TABLE, ProvinceMonth.PROVINCE_CODE, ProvinceMonth.PROVINCE, List.of());

  /** The table that has rows of such areas, and its columns. */
  static Grain grain(AreaLevel level) {
    return switch (level) {
      case COUNTRY, PROVINCE -> PROVINCES;
      case COUNTY -> COUNTIES;
      case VILLAGE -> VILLAGES;
      case PREFECTURE -> PREFECTURES;
      case TOWNSHIP -> TOWNSHIPS;
    };
  }

  /**
   * The area's own line, if its table has it, and those of its parts, by code: as many as there are
   * villages in a county, or counties in a province.
   */
  List<Line> of(Area area) {
    List<Line> lines = new ArrayList<>();
    show(grain(area.level()), area, row -> true, lines, code -> code.equals(area.code()));
    switch (area.level()) {
      case COUNTRY -> show(PROVINCES, area, row -> true, lines, code -> !code.equals(area.code()));
      case PROVINCE -> show(COUNTIES, area, AreaFigures::inScope, lines, holds(area));
      case PREFECTURE -> show(COUNTIES, area, row -> true, lines, holds(area));
      case COUNTY, TOWNSHIP -> show(VILLAGES, area, row -> true, lines, holds(area));
      case VILLAGE -> {
        // Its households are its parts.
      }
    }
    lines.sort(Comparator.comparing(Line::code));
    return lines;
  }

  private static Predicate<String> holds(Area area) {
    return code -> area.holds(code, List.of());
  }

  private static boolean inScope(Row county) {
    return !county.getAs(CountyMonth.SCOPE.name()).equals(CountyMonth.OUTSIDE);
  }

  private void show(
      Grain grain, Area area, Predicate<Row> which, List<Line> lines, Predicate<String> code) {
    requireColumns(grain.table);
    List<Field> columns = new ArrayList<>(grain.more);
    columns.addAll(List.of(grain.code, grain.name, figure.field()));
    figure.nullReason().ifPresent(columns::add);
    addends().forEach(columns::add);
    Map<Field, String> where =
        area.county().map(county -> Map.of(CountyMonth.COUNTY_CODE, county)).orElse(Map.of());
    month.rows(
        grain.table,
        where,
        columns.stream().distinct().toList(),
        row -> {
          if (code.test(row.getAs(grain.code.name())) && which.test(row)) {
            lines.add(line(grain, row));
          }
        });
  }

  private List<Field> addends() {
    return Catalogue.addends(figure).stream().map(Figure::field).toList();
  }

  private void requireColumns(Table table) {
    Stream.concat(Stream.of(figure.field()), addends().stream())
        .filter(field -> !month.has(table, field))
        .findFirst()
        .ifPresent(
            field -> {
              throw new UserError(
                  "--figure %s: cannot trace: %s had no column %s then; assess the month again"
                      .formatted(figure.field().name(), table.name(), field.name()));
            });
  }

  private Line line(Grain grain, Row row) {
    List<Field> addends = addends();
    return new Line(
        grain.table.name(),
        text(row, grain.code),
        text(row, grain.name),
        grain.equals(VILLAGES) ? text(row, VillageMonth.TOWNSHIP) : "",
        Optional.ofNullable(number(row, figure.field())),
        new Amounts(
            number(row, addends.get(0)), addends.size() > 1 ? number(row, addends.get(1)) : null),
        figure.nullReason().map(reason -> text(row, reason)).orElse(""));
  }

  private static String text(Row row, Field field) {
    String text = row.getAs(field.name());
    return text == null ? "" : text;
  }

  private static @Nullable Double number(Row row, Field field) {
    Number number = row.getAs(field.name());
    return number == null ? null : Double.valueOf(number.doubleValue());
  }
}
