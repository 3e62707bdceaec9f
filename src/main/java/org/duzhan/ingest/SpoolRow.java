package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.duzhan.ingest.Mapping.MappedField;
import org.jspecify.annotations.Nullable;

/**
 * A spooled row. Of the wanted columns numbers are read once and kept bare, for conditions ask for
 * them again and again; texts are made when they are asked for. Reused from row to row; the texts
 * it gives stay valid.
 */
final class SpoolRow extends GenericInternalRow {
  private static final int NONE = -1;

  private final List<MappedField> fields;
  private final Kind[] kinds;
  private final boolean[] isNumber;
  private final List<String> columns;

  /** For each column the field whose value, or whose text as it stood, it holds; or none. */
  private final int[] valueOf;

  private final int[] rawOf;

  /** The columns that hold values, and that hold texts as they stood. */
  private final int[] values;

  private final int[] raws;

  /** For each field the column that holds its value, or none. */
  private final int[] columnOf;

  private final int unreadableAt;

  /** By column: a value is a number or, where no number can hold it, an object. */
  private final boolean[] nulls;

  private final long[] numbers;
  private final @Nullable Object[] objects;

  private final int[] valueFrom;
  private final int[] valueLength;
  private final int[] rawFrom;
  private final int[] rawLength;
  private byte[] bytes = new byte[0];

  SpoolRow(List<MappedField> fields, StructType wanted) {
    super(new Object[wanted.size()]);
    this.fields = fields;
    kinds = fields.stream().map(MappedField::kind).toArray(Kind[]::new);
    isNumber = new boolean[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      isNumber[i] = CellType.isNumber(kinds[i]);
    }
    columns = List.of(wanted.fieldNames());
    List<String> names = fields.stream().map(MappedField::name).toList();
    valueOf = columns.stream().mapToInt(names::indexOf).toArray();
    columnOf = names.stream().mapToInt(columns::indexOf).toArray();
    List<String> texts = names.stream().map(Spooled::raw).toList();
    rawOf = columns.stream().mapToInt(texts::indexOf).toArray();
    values = IntStream.range(0, columns.size()).filter(c -> valueOf[c] != NONE).toArray();
    raws = IntStream.range(0, columns.size()).filter(c -> rawOf[c] != NONE).toArray();
    unreadableAt = columns.indexOf(Spooled.UNREADABLE.name());
    nulls = new boolean[columns.size()];
    Arrays.fill(nulls, true);
    numbers = new long[columns.size()];
    objects = new Object[columns.size()];
    valueFrom = new int[fields.size()];
    valueLength = new int[fields.size()];
    rawFrom = new int[fields.size()];
    rawLength = new int[fields.size()];
  }

  /** Where a column that is no field stands, or -1. */
  int place(String column) {
    return columns.indexOf(column);
  }

  /** Sets a column that is no field. */
  void set(int place, @Nullable Object value) {
    if (place != NONE) {
      nulls[place] = value == null;
      objects[place] = value;
      if (value instanceof Long number) {
        numbers[place] = number;
      } else if (value instanceof Boolean flag) {
        numbers[place] = flag ? 1 : 0;
      }
    }
  }

  /** Takes the next row, whose fields begin at {@code from}; returns where they end. */
  int take(byte[] newBytes, int from) {
    bytes = newBytes;
    int at = from;
    for (int i = 0; i < valueFrom.length; i++) {
      int head = Varint.read(newBytes, at);
      at = Varint.end(newBytes, at);
      int length = head >>> 1;
      valueLength[i] = length;
      valueFrom[i] = at;
      rawFrom[i] = at;
      at += length;
      if ((head & 1) == 1) {
        length = Varint.read(newBytes, at);
        at = Varint.end(newBytes, at);
        rawFrom[i] = at;
        at += length;
      }
      rawLength[i] = length;
    }
    for (int column : values) {
      readValue(column, valueOf[column]);
    }
    for (int column : raws) {
      nulls[column] = rawLength[rawOf[column]] == 0;
    }
    if (unreadableAt != NONE) {
      set(unreadableAt, unreadable());
    }
    return at;
  }

  private void readValue(int column, int field) {
    Kind kind = kinds[field];
    if (isNumber[field]) {
      long number = CellType.number(kind, bytes, valueFrom[field], valueLength[field]);
      numbers[column] = number;
      nulls[column] = number == CellType.NONE;
    } else {
      Object value = CellType.read(kind, bytes, valueFrom[field], valueLength[field]);
      objects[column] = value;
      nulls[column] = value == null;
    }
  }

  /** Names of the fields whose text is not what their kind can hold; null if there is none. */
  private @Nullable GenericArrayData unreadable() {
    List<UTF8String> names = null;
    for (int i = 0; i < valueFrom.length; i++) {
      if (valueLength[i] > 0 && isNull(i)) {
        names = names == null ? new ArrayList<>() : names;
        names.add(UTF8String.fromString(fields.get(i).name()));
      }
    }
    return names == null ? null : new GenericArrayData(names.toArray());
  }

  private boolean isNull(int field) {
    return columnOf[field] == NONE
        ? CellType.read(kinds[field], bytes, valueFrom[field], valueLength[field]) == null
        : nulls[columnOf[field]];
  }

  @Override
  public boolean isNullAt(int column) {
    return nulls[column];
  }

  @Override
  public long getLong(int column) {
    return numbers[column];
  }

  @Override
  public int getInt(int column) {
    return (int) numbers[column];
  }

  @Override
  public boolean getBoolean(int column) {
    return numbers[column] == 1;
  }

  @Override
  public double getDouble(int column) {
    return (Double) Objects.requireNonNull(objects[column]);
  }

  @Override
  public Decimal getDecimal(int column, int precision, int scale) {
    return CellType.yuan(numbers[column]);
  }

  @Override
  public UTF8String getUTF8String(int column) {
    int field = rawOf[column];
    return field == NONE
        ? (UTF8String) objects[column]
        : UTF8String.fromAddress(
            bytes, Platform.BYTE_ARRAY_OFFSET + (long) rawFrom[field], rawLength[field]);
  }

  @Override
  public ArrayData getArray(int column) {
    return (ArrayData) objects[column];
  }

  @Override
  public @Nullable Object genericGet(int column) {
    if (nulls[column]) {
      return null;
    }
    if (rawOf[column] != NONE) {
      return getUTF8String(column);
    }
    int field = valueOf[column];
    return field != NONE && isNumber[field]
        ? CellType.value(kinds[field], numbers[column])
        : objects[column];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(valueLength);
  }
}
