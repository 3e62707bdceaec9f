package org.duzhan.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What a formula is taken from: the columns that it names.
 *
 * @param figure the column of the figure itself
 * @param names all words of its formula
 */
record FormulaColumns(String figure, Set<String> names) {
  private static final Pattern WORD = Pattern.compile("[a-z_0-9]+");

  static FormulaColumns of(DescribedFigure figure) {
    return new FormulaColumns(
        figure.column(),
        WORD.matcher(figure.formula())
            .results()
            .map(found -> found.group())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Those that stand beside the figure in its row. */
  List<Field> beside(Table table) {
    return named(table).filter(field -> !field.name().equals(figure)).toList();
  }

  /** Those of rows that the figure is taken over, and the figure itself where they have it. */
  List<Field> below(Table table) {
    return named(table).toList();
  }

  private Stream<Field> named(Table table) {
    return table.fields().stream()
        .filter(field -> !table.key().contains(field))
        .filter(field -> !field.name().equals(Households.PERIOD.name()))
        .filter(field -> names.contains(field.name()) || field.name().equals(figure));
  }

  /** Values of columns, by name. */
  static Map<String, @Nullable Object> values(Row row, List<Field> columns) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    columns.forEach(column -> values.put(column.name(), plain(row.getAs(column.name()))));
    return values;
  }

  /** A number, a word, a truth, a list, or values by their names. */
  static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof scala.collection.Iterable<?> many) {
      List<@Nullable Object> all = new ArrayList<>();
      CollectionConverters.asJavaCollection(many).forEach(one -> all.add(plain(one)));
      return Collections.unmodifiableList(all);
    }
    if (value instanceof Row row) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      for (int i = 0; i < row.length(); i++) {
        all.put(row.schema().fieldNames()[i], plain(row.get(i)));
      }
      return all;
    }
    return value == null || value instanceof Boolean ? value : value.toString();
  }
}
