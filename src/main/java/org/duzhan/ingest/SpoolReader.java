package org.duzhan.ingest;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.table.Field;
import org.duzhan.table.Types;
import org.jspecify.annotations.Nullable;

/** Reads slices of spools row by row. */
final class SpoolReader implements PartitionReader<InternalRow> {
  private static final int OF_FOLDS = Spooled.COLUMNS.size() - Spooled.OF_FOLDS.size();

  private final Iterator<SpoolScan.Slice> slices;
  private final Configuration hadoop;
  private final SpoolRow row;

  /** For each of {@link Spooled#COLUMNS} its place in the row, or -1. */
  private final int[] places;

  private KeySet repeated = new KeySet();
  private List<UTF8String> sheets = List.of();
  private @Nullable FSDataInputStream in;
  private @Nullable SpoolBytes rows;
  private int left;
  private boolean wasFolded;

  /** Of each row of the block that shares a name: its place, and how many share what. */
  private int[] shared = new int[0];

  private int nextShared;
  private int rowOfBlock;
  private long before;
  private BitSet bad = new BitSet();

  SpoolReader(
      List<SpoolScan.Slice> slices,
      List<MappedField> fields,
      StructType wanted,
      Configuration hadoop) {
    this.slices = slices.iterator();
    this.hadoop = hadoop;
    row = new SpoolRow(fields, wanted);
    places = Spooled.COLUMNS.stream().mapToInt(f -> row.place(f.name())).toArray();
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
    file.seek(slice.block().sharedAt());
    shared = shared(new DataInputStream(new BufferedInputStream(file, 1 << 16)));
    nextShared = 0;
    rowOfBlock = 0;
    before = (long) slice.nth() * SpoolWriter.ROWS_PER_BLOCK;
    bad = slice.bad();
    file.seek(slice.block().offset());
    in = file;
    rows = new SpoolBytes(file);
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

  private static int[] shared(DataInputStream in) throws IOException {
    int[] shared = new int[3 * in.readInt()];
    for (int i = 0; i < shared.length; i++) {
      shared[i] = in.readInt();
    }
    return shared;
  }

  private void readPlace() {
    boolean here = nextShared < shared.length && shared[nextShared] == rowOfBlock;
    fixed(12, here ? many(shared[nextShared + 1]) : null);
    fixed(13, here ? many(shared[nextShared + 2]) : null);
    nextShared += here ? 3 : 0;
    fixed(14, before + rowOfBlock + 1);
    fixed(15, bad.get(rowOfBlock));
    rowOfBlock++;
  }

  private static @Nullable Long many(int households) {
    return households == 0 ? null : (long) households;
  }

  private void read() throws IOException {
    SpoolBytes from = Objects.requireNonNull(rows);
    int length = from.number();
    from.need(length);
    byte[] bytes = from.bytes;
    int base = from.at - SpoolWriter.NUMBER;
    from.at += length;
    int sheetAt = base + SpoolWriter.SHEET;
    int keyAt = base + SpoolWriter.KEY;
    fixed(6, sheets.get((bytes[sheetAt] & 0xFF) << 8 | (bytes[sheetAt + 1] & 0xFF)));
    fixed(7, TableReading.prefix(bytes, base + SpoolWriter.NUMBER));
    long prefix = TableReading.prefix(bytes, keyAt);
    fixed(8, places[8] < 0 || prefix == 0 ? null : hex(bytes, keyAt));
    fixed(9, !repeated.isEmpty() && prefix != 0 && repeated.contains(prefix));
    byte check = bytes[base + SpoolWriter.ID_CHECK];
    fixed(10, check == Keys.UNKNOWN ? null : check == Keys.SOUND);
    byte marks = bytes[base + SpoolWriter.MARKS];
    fixed(11, (marks & SpoolWriter.KEY_LOST) != 0);
    fixed(17, (marks & SpoolWriter.SHIFTED) != 0);
    fixed(18, (marks & SpoolWriter.MISQUOTED) != 0);
    readPlace();
    int end = row.take(bytes, base + SpoolWriter.FIELDS);
    if ((marks & SpoolWriter.FOLDED) != 0) {
      folded(bytes, end);
    } else if (wasFolded) {
      folded(new byte[Spooled.OF_FOLDS.size()], 0);
    }
    wasFolded = (marks & SpoolWriter.FOLDED) != 0;
  }

  /** What the fold of a household tells; a text of no length is none. */
  private void folded(byte[] bytes, int from) {
    int at = from;
    int column = OF_FOLDS;
    for (Field field : Spooled.OF_FOLDS) {
      int length = Varint.read(bytes, at);
      at = Varint.end(bytes, at);
      Kind kind = field.type().equals(Types.COUNT) ? Kind.COUNT : Kind.TEXT;
      fixed(column++, CellType.read(kind, bytes, at, length));
      at += length;
    }
  }

  private void fixed(int column, @Nullable Object value) {
    row.set(places[column], value);
  }

  private static UTF8String hex(byte[] bytes, int from) {
    byte[] hash = Arrays.copyOfRange(bytes, from, from + 32);
    byte[] text = new byte[64];
    Keys.hex(hash, text, 0);
    return UTF8String.fromBytes(text);
  }
}
