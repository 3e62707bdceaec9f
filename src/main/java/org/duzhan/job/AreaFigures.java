package org.duzhan.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.duzhan.measure.Catalogue;
import org.duzhan.measure.Figure;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.UserError;
import org.duzhan.table.Field;
import org.duzhan.table.Table;
import org.jspecify.annotations.Nullable;

/** A figure of what is traced, and of what is added up for it, as they stand. */
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

  /**
   * Its own line, if its table has it, and those of its parts, by code: as many as there are
   * villages in a county, or in all that a partner answers for.
   */
  List<Line> of(Traced traced) {
    List<Line> lines = new ArrayList<>();
    for (Traced.Rows rows : traced.rows()) {
      requireColumns(rows.grain().table());
      month.rows(
          rows.grain().table(),
          rows.where(),
          columns(rows.grain()),
          row -> {
            if (rows.which().test(row)) {
              lines.add(line(rows.grain(), row));
            }
          });
    }
    lines.sort(Comparator.comparing(Line::code));
    return lines;
  }

  private List<Field> columns(Grain grain) {
    List<Field> columns = new ArrayList<>(grain.more());
    columns.addAll(List.of(grain.code(), grain.name(), figure.field()));
    figure.nullReason().ifPresent(columns::add);
    columns.addAll(addends());
    return columns.stream().distinct().toList();
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
        grain.table().name(),
        grain.codeOf(row),
        text(row, grain.name()),
        grain.more().contains(VillageMonth.TOWNSHIP) ? text(row, VillageMonth.TOWNSHIP) : "",
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
