package org.duzhan.lake;

import io.delta.kernel.Scan;
import io.delta.kernel.ScanBuilder;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.expressions.And;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Or;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.ColumnMapping.ColumnMappingMode;
import io.delta.kernel.internal.util.FileNames;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;

/**
 * Reads small tables on the driver by Delta's kernel: whether there is anything to do is known
 * before Spark is started, which costs more than all of the reading.
 */
final class DriverReader {
  private static final StructType COMMIT =
      new StructType().add("commitInfo", new StructType().add("userMetadata", StringType.STRING));

  private static final int MOST_VALUES = 64;

  private final Engine engine;

  DriverReader(Configuration hadoop) {
    this.engine = DefaultEngine.create(hadoop);
  }

  /**
   * Shows all rows of a table, with those of these columns that it has; none if there is none.
   *
   * @param version as of which, or {@link Lake#NONE} for the last
   * @param where values of columns: files that cannot hold them are passed over, rows are not
   */
  void rows(
      String path,
      long version,
      Map<String, Set<String>> where,
      List<String> columns,
      Consumer<Row> show) {
    Optional<Snapshot> snapshot = snapshot(path, version);
    if (snapshot.isEmpty()) {
      return;
    }
    StructType schema = snapshot.get().getSchema();
    List<String> there = columns.stream().filter(schema.fieldNames()::contains).toList();
    StructType wanted = new StructType(there.stream().map(schema::get).toList());
    Scan scan = scan(snapshot.get().getScanBuilder().withReadSchema(wanted), where);
    Row state = scan.getScanState(engine);
    try (CloseableIterator<Row> files = files(scan)) {
      while (files.hasNext()) {
        try (CloseableIterator<Row> rows = rows(state, files.next())) {
          rows.forEachRemaining(show);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The files that may hold rows with these values, if each is what any reader of Parquet takes it
   * for: none of its rows is deleted, its columns have their own names.
   */
  Optional<PlainFiles> plainFiles(String path, long version, Map<String, Set<String>> where) {
    Snapshot snapshot = snapshot(path, version).orElseThrow();
    Scan scan = scan(snapshot.getScanBuilder(), where);
    if (ScanStateRow.getColumnMappingMode(scan.getScanState(engine)) != ColumnMappingMode.NONE) {
      return Optional.empty();
    }
    List<String> plain = new ArrayList<>();
    try (CloseableIterator<Row> files = files(scan)) {
      while (files.hasNext()) {
        Row file = files.next();
        if (InternalScanFileUtils.getDeletionVectorDescriptorFromRow(file) != null) {
          return Optional.empty();
        }
        plain.add(InternalScanFileUtils.getAddFileStatus(file).getPath());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(new PlainFiles(plain, Set.copyOf(snapshot.getSchema().fieldNames())));
  }

  /** Whether a table that is there has a file that may hold rows with these values. */
  boolean mayHold(String path, Map<String, Set<String>> where) {
    Optional<Snapshot> snapshot = snapshot(path, Lake.NONE);
    if (snapshot.isEmpty()) {
      return false;
    }
    try (CloseableIterator<Row> files = files(scan(snapshot.get().getScanBuilder(), where))) {
      return files.hasNext();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files of Parquet, and the columns that their table has. */
  record PlainFiles(List<String> paths, Set<String> columns) {}

  private CloseableIterator<Row> files(Scan scan) {
    return scan.getScanFiles(engine).flatMap(FilteredColumnarBatch::getRows);
  }

  private static Scan scan(ScanBuilder scan, Map<String, Set<String>> where) {
    return where.entrySet().stream()
        .map(e -> anyOf(new Column(e.getKey()), e.getValue()))
        .reduce(And::new)
        .map(scan::withFilter)
        .orElse(scan)
        .build();
  }

  /**
   * One of few values, or what lies between the least and the greatest of many: the kernel
   * evaluates a choice of hundreds one inside the other, until its stack overflows.
   */
  private static Predicate anyOf(Column column, Set<String> values) {
    if (values.size() > MOST_VALUES) {
      return new And(
          new Predicate(">=", column, Literal.ofString(Collections.min(values))),
          new Predicate("<=", column, Literal.ofString(Collections.max(values))));
    }
    return values.stream()
        .map(value -> new Predicate("=", column, Literal.ofString(value)))
        .reduce(Or::new)
        .orElseThrow();
  }

  /** The columns that a table has. */
  Set<String> columns(String path, long version) {
    return snapshot(path, version)
        .map(s -> Set.copyOf(s.getSchema().fieldNames()))
        .orElse(Set.of());
  }

  /** The version a table stands at; {@link Lake#NONE} if there is none. */
  long version(String path) {
    return snapshot(path, Lake.NONE).map(Snapshot::getVersion).orElse(Lake.NONE);
  }

  /** What the last commit of a table remembers. */
  Optional<String> note(String path) {
    Optional<Snapshot> snapshot = snapshot(path, Lake.NONE);
    if (snapshot.isEmpty()) {
      return Optional.empty();
    }
    String commit = FileNames.deltaFile(snapshot.get().getLogPath(), snapshot.get().getVersion());
    CloseableIterator<FileStatus> file =
        Utils.singletonCloseableIterator(FileStatus.of(commit, 0, 0));
    try (CloseableIterator<Row> remembered =
        engine
            .getJsonHandler()
            .readJsonFiles(file, COMMIT, Optional.empty())
            .flatMap(ColumnarBatch::getRows)
            .filter(action -> !action.isNullAt(0))) {
      return remembered.hasNext()
          ? Optional.ofNullable(remembered.next().getStruct(0).getString(0))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Snapshot> snapshot(String path, long version) {
    Table table = Table.forPath(engine, path);
    try {
      return Optional.of(
          version == Lake.NONE
              ? table.getLatestSnapshot(engine)
              : table.getSnapshotAsOfVersion(engine, version));
    } catch (TableNotFoundException e) {
      return Optional.empty();
    }
  }

  private CloseableIterator<Row> rows(Row state, Row file) throws IOException {
    CloseableIterator<ColumnarBatch> stored =
        engine
            .getParquetHandler()
            .readParquetFiles(
                Utils.singletonCloseableIterator(InternalScanFileUtils.getAddFileStatus(file)),
                ScanStateRow.getPhysicalDataReadSchema(state),
                Optional.empty())
            .map(read -> read.getData());
    return Scan.transformPhysicalData(engine, state, file, stored)
        .flatMap(FilteredColumnarBatch::getRows);
  }
}
