package org.duzhan.ingest;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Reads slices of spools, only the columns that are wanted. */
final class SpoolReader implements PartitionReader<InternalRow> {
  private static final int ABSENT = -1;

  private final Iterator<SpoolScan.Slice> slices;
  private final Configuration hadoop;
  private final int fields;

  /** For each fixed column, each field and each field's raw text: its place in the row, or -1. */
  private final int[] fixedAt;

  private final int[] fieldAt;
  private final int[] rawAt;
  private final int lastField;
  private final Object[] values;
  private final InternalRow row;
  private KeySet repeated = new KeySet();
  private List<UTF8String> sheets = List.of();
  private @Nullable DataInputStream in;
  private int left;

  SpoolReader(
      List<SpoolScan.Slice> slices, List<String> fields, StructType wanted, Configuration hadoop) {
    this.slices = slices.iterator();
    this.hadoop = hadoop;
    this.fields = fields.size();
    List<String> columns = List.of(wanted.fieldNames());
    fixedAt = Spooled.COLUMNS.stream().mapToInt(f -> columns.indexOf(f.name())).toArray();
    fieldAt = fields.stream().mapToInt(columns::indexOf).toArray();
    rawAt = fields.stream().mapToInt(f -> columns.indexOf(Spooled.raw(f))).toArray();
    lastField = lastWanted();
    values = new Object[columns.size()];
    row = new GenericInternalRow(values);
  }

  @Override
  public boolean next() throws IOException {
    while (left == 0) {
      if (!slices.hasNext()) {
        return false;
      }
      open(slices.next());
    }
    left--;
    read();
    return true;
  }

  @Override
  public InternalRow get() {
    return row;
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
    }
  }

  private void open(SpoolScan.Slice slice) throws IOException {
    close();
    Path path = new Path(slice.part().spool());
    FSDataInputStream file = path.getFileSystem(hadoop).open(path);
    repeated = new KeySet();
    file.seek(slice.part().repeatedAt());
    DataInputStream keys = new DataInputStream(new BufferedInputStream(file, 1 << 16));
    for (int i = keys.readInt(); i > 0; i--) {
      repeated.add(keys.readLong());
    }
    file.seek(slice.block().offset());
    in = new DataInputStream(new BufferedInputStream(file, 1 << 18));
    left = slice.block().rows();
    sheets = slice.part().sheets().stream().map(UTF8String::fromString).toList();
    Verdict verdict = slice.verdict();
    fixed(0, UTF8String.fromString(verdict.submissionId()));
    fixed(1, UTF8String.fromString(verdict.file().path()));
    fixed(2, verdict.file().modified() * 1000L);
    fixed(3, UTF8String.fromString(String.valueOf(verdict.county())));
    fixed(4, UTF8String.fromString(String.valueOf(verdict.period())));
    fixed(5, verdict.complete());
  }

  private void read() throws IOException {
    DataInputStream rows = Objects.requireNonNull(in);
    int length = rows.readInt();
    byte[] bytes = new byte[length];
    rows.readFully(bytes);
    int base = SpoolWriter.NUMBER;
    long number = TableReading.prefix(bytes, 0);
    int sheetAt = SpoolWriter.SHEET - base;
    int keyAt = SpoolWriter.KEY - base;
    fixed(6, sheets.get((bytes[sheetAt] & 0xFF) << 8 | (bytes[sheetAt + 1] & 0xFF)));
    fixed(7, number);
    long prefix = TableReading.prefix(bytes, keyAt);
    fixed(8, fixedAt[8] == ABSENT || prefix == 0 ? null : hex(bytes, keyAt));
    fixed(9, !repeated.isEmpty() && prefix != 0 && repeated.contains(prefix));
    byte check = bytes[SpoolWriter.ID_CHECK - base];
    fixed(10, check == Keys.UNKNOWN ? null : check == Keys.SOUND);
    readFields(bytes, SpoolWriter.FIELDS - base);
  }

  private void readFields(byte[] bytes, int from) {
    int at = from;
    for (int i = 0; i < fields && i <= lastField; i++) {
      int head = bytes[at++] & 0xFF;
      if (head > 0x7F) {
        head &= 0x7F;
        int shift = 7;
        byte next;
        do {
          next = bytes[at++];
          head |= (next & 0x7F) << shift;
          shift += 7;
        } while (next < 0);
      }
      int length = head >>> 1;
      text(fieldAt[i], bytes, at, length);
      at += length;
      at = (head & 1) == 1 ? readRaw(i, bytes, at) : noRaw(i, at);
    }
  }

  private int readRaw(int field, byte[] bytes, int from) {
    int at = from;
    int length = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[at++];
      length |= (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0);
    text(rawAt[field], bytes, at, length);
    return at + length;
  }

  private int noRaw(int field, int at) {
    if (rawAt[field] != ABSENT) {
      values[rawAt[field]] = null;
    }
    return at;
  }

  private void text(int column, byte[] bytes, int from, int length) {
    if (column != ABSENT) {
      values[column] = length == 0 ? null : UTF8String.fromBytes(bytes, from, length);
    }
  }

  private void fixed(int column, @Nullable Object value) {
    if (fixedAt[column] != ABSENT) {
      values[fixedAt[column]] = value;
    }
  }

  private int lastWanted() {
    int last = -1;
    for (int i = 0; i < fields; i++) {
      last = fieldAt[i] != ABSENT || rawAt[i] != ABSENT ? i : last;
    }
    return last;
  }

  private static UTF8String hex(byte[] bytes, int from) {
    byte[] hash = Arrays.copyOfRange(bytes, from, from + 32);
    byte[] text = new byte[64];
    Keys.hex(hash, text, 0);
    return UTF8String.fromBytes(text);
  }
}
