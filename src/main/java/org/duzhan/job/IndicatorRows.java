package org.duzhan.job;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.duzhan.job.IndicatorTrace.Value;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.ScopeMonth;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;

/**
 * The rows of what is traced, in a table that has a figure which no rows add up to.
 *
 * @param column of the figure
 * @param reason column that says why it is null, if the table has it
 * @param beside columns of its row that its formula names
 * @param rows which rows they are
 * @param items what tells them apart, where there are several
 */
record IndicatorRows(
    Field column, Optional<Field> reason, List<Field> beside, Traced.Rows rows, List<Field> items) {
  private static final Set<String> OF_AREA =
      Set.of(Households.PERIOD.name(), AreaLevel.LEVEL.name());

  /**
   * Of the table of such areas, of one that has areas of every level, or of one that has rows by
   * their code; empty if none does.
   *
   * @param typed what the figure was called: its name, or a table's column
   */
  static Optional<IndicatorRows> of(DescribedFigure figure, String typed, Traced traced) {
    List<Table> tables = tables(figure, typed);
    if (tables.contains(traced.table())) {
      Traced.Rows own = traced.rows().get(0);
      Traced.Rows only = own.only(row -> own.grain().codeOf(row).equals(traced.code()));
      return of(figure, only, List.of());
    }
    return tables.stream()
        .filter(table -> isOfLevels(table) && isLevel(traced))
        .findFirst()
        .flatMap(table -> ofItems(figure, ofLevel(table, traced)))
        .or(() -> traced instanceof TracedArea ? ofCode(figure, tables, traced) : Optional.empty());
  }

  /** Tables of levels have scopes of the country alone. */
  private static boolean isLevel(Traced traced) {
    String province = traced.rows().get(0).where().get(ScopeMonth.PROVINCE_CODE);
    return !traced.kind().equals(TracedWhole.SCOPE) || ProvinceMonth.COUNTRY.equals(province);
  }

  private static Optional<IndicatorRows> ofCode(
      DescribedFigure figure, List<Table> tables, Traced traced) {
    Field code = traced.rows().get(0).grain().code();
    return tables.stream()
        .filter(table -> table.key().contains(code))
        .findFirst()
        .flatMap(table -> ofItems(figure, ofCode(table, code, traced)));
  }

  private static Optional<IndicatorRows> of(
      DescribedFigure figure, Traced.Rows rows, List<Field> items) {
    Table table = rows.grain().table();
    return named(table, figure.column())
        .map(
            column ->
                new IndicatorRows(
                    column,
                    named(table, figure.nullReason()),
                    FormulaColumns.of(figure).beside(table),
                    rows,
                    items));
  }

  /** The table whose column was typed, where that is not what the figure is called everywhere. */
  private static List<Table> tables(DescribedFigure figure, String typed) {
    List<Table> tables =
        Stream.concat(
                FigureIndex.ofEveryArea().stream(), Compared.ALL.stream().map(Compared::table))
            .distinct()
            .filter(table -> figure.tables().contains(table.name()))
            .toList();
    List<Table> named =
        tables.stream()
            .filter(IndicatorRows::isOfLevels)
            .filter(table -> FigureIndex.column(table.name(), figure.column()).equals(typed))
            .toList();
    return named.isEmpty() || typed.equals(figure.name()) ? tables : named;
  }

  private static boolean isOfLevels(Table table) {
    return named(table, AreaLevel.LEVEL.name()).isPresent()
        && named(table, AreaLevel.CODE.name()).isPresent();
  }

  private static Traced.Rows ofLevel(Table table, Traced traced) {
    Map<Field, String> where = new HashMap<>();
    where.put(AreaLevel.LEVEL, traced.kind());
    where.put(AreaLevel.CODE, traced.code());
    Grain grain = new Grain(table, AreaLevel.CODE, AreaLevel.CODE, List.of());
    return new Traced.Rows(grain, where, row -> true);
  }

  private static Traced.Rows ofCode(Table table, Field code, Traced traced) {
    Grain grain = new Grain(table, code, code, List.of());
    return new Traced.Rows(grain, Map.of(code, traced.code()), row -> true);
  }

  private static Optional<IndicatorRows> ofItems(DescribedFigure figure, Traced.Rows rows) {
    List<Field> items =
        rows.grain().table().key().stream()
            .filter(field -> !OF_AREA.contains(field.name()))
            .filter(field -> !field.name().equals(rows.grain().code().name()))
            .toList();
    return of(figure, rows, items);
  }

  private static Optional<Field> named(Table table, String name) {
    return table.fields().stream().filter(field -> field.name().equals(name)).findFirst();
  }

  Table table() {
    return rows.grain().table();
  }

  List<Value> read(MonthFigures month) {
    List<Value> values = new ArrayList<>();
    month.rows(
        table(),
        rows.where(),
        columns(),
        row -> {
          if (rows.which().test(row)) {
            values.add(value(row));
          }
        });
    values.sort(Comparator.comparing(Value::of));
    return values;
  }

  private List<Field> columns() {
    return Stream.of(
            rows.grain().more(),
            List.of(rows.grain().code(), column),
            items,
            beside,
            reason.map(List::of).orElse(List.of()))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private Value value(Row row) {
    Object value = row.getAs(column.name());
    String why = value == null ? reason.map(field -> text(row, field)).orElse("") : "";
    return new Value(
        items.stream().map(field -> text(row, field)).collect(joining(" ")),
        FormulaColumns.plain(value),
        why,
        FormulaColumns.values(row, beside));
  }

  private static String text(Row row, Field field) {
    Object value = row.getAs(field.name());
    return value == null ? "" : value.toString();
  }
}
