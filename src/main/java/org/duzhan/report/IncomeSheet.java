package org.duzhan.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.Distribution;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;

/** 收入分布: what does not add up and is taken anew in every area, down to the counties. */
final class IncomeSheet {
  private static final String BY_PERSONS = "persons";
  private static final List<AreaLevel> LEVELS =
      List.of(AreaLevel.COUNTRY, AreaLevel.PROVINCE, AreaLevel.PREFECTURE, AreaLevel.COUNTY);
  private static final List<Field> YUAN =
      List.of(
          Distribution.MEAN_INCOME,
          Distribution.P10,
          Distribution.P25,
          Distribution.P50,
          Distribution.P75,
          Distribution.P90);
  private static final List<Field> SHARES =
      List.of(Distribution.LOWEST_20_SHARE, Distribution.LOWEST_40_SHARE);
  private static final List<Field> INDICES =
      List.of(
          Distribution.GINI,
          Distribution.HEADCOUNT,
          Distribution.POVERTY_GAP,
          Distribution.SEVERITY,
          Distribution.WATTS,
          Distribution.SEN);

  private IncomeSheet() {}

  static Sheet of(ReportInput input) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.of("层级", 8),
                Column.of("省份", 9),
                Column.of("地区", 18),
                Column.of("人口", "收入已知，人", 13)));
    YUAN.forEach(f -> columns.add(Column.of(f.caption().replace("人均纯收入", ""), "元", 12)));
    columns.add(Column.of("中位数上月", "元", 11));
    SHARES.forEach(f -> columns.add(Column.of(f.caption(), 12)));
    INDICES.forEach(f -> columns.add(Column.of(f.caption(), 10)));
    return new Sheet(
        "收入分布",
        "人均纯收入的分布（" + Names.month(input.provenance().period()) + "）",
        List.of(),
        input.provenance().line(),
        columns,
        () -> rows(input).map(pair -> line(input, pair)).iterator(),
        List.of("中位数、百分位、基尼系数等不能相加，各级各自计算；每人一份，收入为户人均纯收入。收入贫困率、缺口、强度即 FGT 0、1、2；瓦茨指数不计零和负收入。"),
        List.of(),
        3);
  }

  private static Stream<AreaRows.Pair> rows(ReportInput input) {
    Object[] levels = LEVELS.stream().map(AreaLevel::label).toArray();
    Dataset<Row> rows =
        input
            .areas()
            .incomes()
            .filter(Distribution.AREA_LEVEL.col().isin(levels))
            .filter(Distribution.WEIGHTING.col().equalTo(BY_PERSONS))
            .filter(input.scope().holdsArea(Distribution.AREA_CODE.col()));
    List<Field> read =
        Stream.of(
                List.of(Distribution.AREA_LEVEL, Distribution.POPULATION, Distribution.NULL_REASON),
                YUAN,
                SHARES,
                INDICES)
            .flatMap(List::stream)
            .toList();
    Stream<AreaRows.Pair> all =
        AreaRows.beside(
            input.scope().level() == Scope.Level.COUNTRY ? supervised(input, rows) : rows,
            input.provenance().period().toString(),
            List.of(Distribution.AREA_CODE),
            read);
    return all;
  }

  /** Of the whole, areas of annex provinces, and the whole itself. */
  private static Dataset<Row> supervised(ReportInput input, Dataset<Row> rows) {
    List<String> provinces = new ArrayList<>(input.settings().annexes().provinceCodes());
    provinces.add(ProvinceMonth.COUNTRY);
    return rows.filter(Areas.provinceOf(Distribution.AREA_CODE.col()).isin(provinces.toArray()));
  }

  private static Line line(ReportInput input, AreaRows.Pair pair) {
    GoldRow now = pair.now();
    String level = now.words(Distribution.AREA_LEVEL);
    String code = now.words(Distribution.AREA_CODE);
    List<Cell> cells = new ArrayList<>();
    cells.add(
        Cell.text(
            Kind.LABEL,
            level.equals(AreaLevel.COUNTRY.label()) ? "合计" : LadderLevel.captionOf(level)));
    cells.add(
        Cell.text(
            Kind.LABEL,
            code.equals(ProvinceMonth.COUNTRY)
                ? ""
                : Names.province(input.settings(), code.substring(0, 2) + "0000")));
    cells.add(Cell.text(Names.of(input.settings(), level, code)));
    cells.add(Cell.number(Kind.COUNT, now.number(Distribution.POPULATION), ""));
    YUAN.forEach(f -> cells.add(Cell.number(Kind.COUNT, now.number(f), reason(now))));
    cells.add(Cell.number(Kind.COUNT, pair.before().number(Distribution.P50), "无上月"));
    SHARES.forEach(f -> cells.add(Cell.number(Kind.SHARE, now.number(f), reason(now))));
    INDICES.forEach(f -> cells.add(Cell.number(Kind.INDEX, now.number(f), reason(now))));
    return new Line(cells, level.equals(AreaLevel.COUNTRY.label()));
  }

  private static String reason(GoldRow row) {
    return row.words(Distribution.NULL_REASON).equals("no_incomes") ? "收入未知" : "均值不为正";
  }
}
