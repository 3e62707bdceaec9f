package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.duzhan.ingest.Mapping.MappedField;
import org.jspecify.annotations.Nullable;

/**
 * A spooled row whose cells are typed only when they are asked for: a scan of few columns, or a
 * rule that fails early, pays for no others. Reused from row to row; the texts it gives stay valid.
 */
final class SpoolRow extends GenericInternalRow {
  private static final int NONE = -1;

  private final Object[] values;
  private final List<MappedField> fields;
  private final Kind[] kinds;
  private final List<String> columns;

  /** For each column the field whose value, or whose text as it stood, it holds; or none. */
  private final int[] valueOf;

  private final int[] rawOf;

  /** For each field the column that holds its value, or none. */
  private final int[] columnOf;

  private final int unreadableAt;

  /** The row for which a column was last read. */
  private final long[] readFor;

  private final int[] valueFrom;
  private final int[] valueLength;
  private final int[] rawFrom;
  private final int[] rawLength;
  private byte[] bytes = new byte[0];
  private int at;
  private long row;

  SpoolRow(List<MappedField> fields, StructType wanted) {
    this(fields, List.of(wanted.fieldNames()), new Object[wanted.size()]);
  }

  private SpoolRow(List<MappedField> fields, List<String> columns, Object[] values) {
    super(values);
    this.values = values;
    this.fields = fields;
    kinds = fields.stream().map(MappedField::kind).toArray(Kind[]::new);
    this.columns = columns;
    List<String> names = fields.stream().map(MappedField::name).toList();
    valueOf = columns.stream().mapToInt(names::indexOf).toArray();
    columnOf = names.stream().mapToInt(columns::indexOf).toArray();
    List<String> raws = names.stream().map(Spooled::raw).toList();
    rawOf = columns.stream().mapToInt(raws::indexOf).toArray();
    unreadableAt = columns.indexOf(Spooled.UNREADABLE.name());
    readFor = new long[columns.size()];
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
      values[place] = value;
    }
  }

  /** Takes the next row, whose fields begin at {@code from}; returns where they end. */
  int take(byte[] newBytes, int from) {
    bytes = newBytes;
    at = from;
    row++;
    for (int i = 0; i < valueFrom.length; i++) {
      int head = varint();
      valueLength[i] = head >>> 1;
      valueFrom[i] = at;
      at += valueLength[i];
      boolean changed = (head & 1) == 1;
      rawLength[i] = changed ? varint() : valueLength[i];
      rawFrom[i] = changed ? at : valueFrom[i];
      at += changed ? rawLength[i] : 0;
    }
    return at;
  }

  @Override
  public @Nullable Object genericGet(int column) {
    boolean fixed = valueOf[column] == NONE && rawOf[column] == NONE && column != unreadableAt;
    if (!fixed && readFor[column] != row) {
      values[column] = read(column);
      readFor[column] = row;
    }
    return values[column];
  }

  private @Nullable Object read(int column) {
    if (valueOf[column] != NONE) {
      return value(valueOf[column]);
    }
    int field = rawOf[column];
    return column == unreadableAt ? unreadable() : text(rawFrom[field], rawLength[field]);
  }

  private @Nullable Object wantedValue(int field) {
    return columnOf[field] == NONE ? value(field) : genericGet(columnOf[field]);
  }

  private @Nullable Object value(int field) {
    return CellType.read(kinds[field], bytes, valueFrom[field], valueLength[field]);
  }

  /** Names of the fields whose text is not what their kind can hold; null if there is none. */
  private @Nullable GenericArrayData unreadable() {
    List<UTF8String> names = null;
    for (int i = 0; i < valueFrom.length; i++) {
      if (valueLength[i] > 0 && wantedValue(i) == null) {
        names = names == null ? new ArrayList<>() : names;
        names.add(UTF8String.fromString(fields.get(i).name()));
      }
    }
    return names == null ? null : new GenericArrayData(names.toArray());
  }

  private @Nullable UTF8String text(int from, int length) {
    return length == 0
        ? null
        : UTF8String.fromAddress(bytes, Platform.BYTE_ARRAY_OFFSET + (long) from, length);
  }

  private int varint() {
    int value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[at++];
      value |= (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    return value;
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
