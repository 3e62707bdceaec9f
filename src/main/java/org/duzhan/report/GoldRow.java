package org.duzhan.report;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;
import org.jspecify.annotations.Nullable;

/** A row of a gold table, read by field. A row that is not there has no figures. */
record GoldRow(Map<String, Object> values) {
  static final GoldRow ABSENT = new GoldRow(Map.of());

  static GoldRow of(Row row) {
    Map<String, Object> values = new HashMap<>();
    String[] names = row.schema().fieldNames();
    for (int i = 0; i < names.length; i++) {
      Object value = row.get(i);
      if (value != null) {
        values.put(names[i], value);
      }
    }
    return new GoldRow(values);
  }

  /** All rows of a small data set. */
  static List<GoldRow> all(Dataset<Row> small) {
    return small.collectAsList().stream().map(GoldRow::of).toList();
  }

  boolean isAbsent() {
    return values.isEmpty();
  }

  @Nullable Number number(Field field) {
    return (Number) values.get(field.name());
  }

  /** A count that is 0 where nothing was counted. */
  long count(Field field) {
    Number number = number(field);
    return number == null ? 0 : number.longValue();
  }

  @Nullable String text(Field field) {
    return (String) values.get(field.name());
  }

  /** Words that every row of the table has. */
  String words(Field field) {
    String text = text(field);
    return text == null ? "" : text;
  }

  @Nullable Boolean flag(Field field) {
    return (Boolean) values.get(field.name());
  }

  /** Known, and true. */
  boolean is(Field field) {
    return Boolean.TRUE.equals(flag(field));
  }

  @Nullable LocalDate day(Field field) {
    Object day = values.get(field.name());
    return day instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) day;
  }
}
