package org.duzhan.lake;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.data.Row;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.duzhan.table.Field;
import org.duzhan.table.Types;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Rows as Delta's kernel reads them, made the rows that Spark would have given. */
final class DriverRow {
  private DriverRow() {}

  static org.apache.spark.sql.Row of(Row row, List<Field> columns) {
    StructType schema = new StructType();
    for (Field column : columns) {
      schema = schema.add(column.name(), column.type());
    }
    Object[] values = columns.stream().map(column -> valueOf(row, column)).toArray();
    return new GenericRowWithSchema(values, schema);
  }

  /** Whether columns of text have such values. */
  static boolean has(Row row, Map<String, Set<String>> values) {
    return values.entrySet().stream()
        .allMatch(
            e -> {
              int at = row.getSchema().indexOf(e.getKey());
              return at >= 0 && !row.isNullAt(at) && e.getValue().contains(row.getString(at));
            });
  }

  /** Null where the table was written before the column was thought of. */
  private static @Nullable Object valueOf(Row row, Field column) {
    int at = row.getSchema().indexOf(column.name());
    return at < 0 || row.isNullAt(at) ? null : value(row, at, column.type());
  }

  private static Object value(Row row, int at, DataType type) {
    if (type.equals(Types.TEXT)) {
      return row.getString(at);
    } else if (type.equals(Types.COUNT)) {
      return row.getLong(at);
    } else if (type.equals(Types.RATE)) {
      return row.getDouble(at);
    } else if (type instanceof DecimalType) {
      return row.getDecimal(at);
    } else if (type.equals(Types.FLAG)) {
      return row.getBoolean(at);
    } else if (type.equals(Types.DATE)) {
      return date(row.getInt(at));
    } else if (type.equals(Types.TIME)) {
      return Timestamp.from(Instant.EPOCH.plus(row.getLong(at), ChronoUnit.MICROS));
    } else if (type instanceof ArrayType list) {
      return CollectionConverters.asScala(list(row.getArray(at), list.elementType()));
    } else if (type instanceof MapType map) {
      return CollectionConverters.asScala(map(row.getMap(at), map.valueType()));
    }
    throw unreadable(type);
  }

  private static Date date(int days) {
    return Date.valueOf(LocalDate.ofEpochDay(days));
  }

  private static IllegalArgumentException unreadable(DataType type) {
    return new IllegalArgumentException("cannot read a column of type %s here".formatted(type));
  }

  private static List<@Nullable Object> list(ArrayValue array, DataType type) {
    ColumnVector elements = array.getElements();
    List<@Nullable Object> read = new ArrayList<>();
    for (int i = 0; i < array.getSize(); i++) {
      read.add(elementOf(elements, i, type));
    }
    return read;
  }

  private static Map<String, @Nullable Object> map(MapValue map, DataType type) {
    ColumnVector keys = map.getKeys();
    ColumnVector values = map.getValues();
    Map<String, @Nullable Object> read = new LinkedHashMap<>();
    for (int i = 0; i < map.getSize(); i++) {
      read.put(keys.getString(i), elementOf(values, i, type));
    }
    return read;
  }

  private static @Nullable Object elementOf(ColumnVector values, int at, DataType type) {
    return values.isNullAt(at) ? null : element(values, at, type);
  }

  private static Object element(ColumnVector values, int at, DataType type) {
    if (type.equals(Types.TEXT)) {
      return values.getString(at);
    } else if (type.equals(Types.COUNT)) {
      return values.getLong(at);
    } else if (type.equals(Types.RATE)) {
      return values.getDouble(at);
    } else if (type.equals(Types.FLAG)) {
      return values.getBoolean(at);
    } else if (type instanceof StructType struct) {
      Object[] fields = new Object[struct.size()];
      for (int i = 0; i < fields.length; i++) {
        fields[i] = elementOf(values.getChild(i), at, struct.fields()[i].dataType());
      }
      return new GenericRowWithSchema(fields, struct);
    }
    throw unreadable(type);
  }
}
