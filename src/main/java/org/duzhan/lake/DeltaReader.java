package org.duzhan.lake;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/** How the tables of a {@link DeltaLake} are read: by Spark, or by the driver alone. */
final class DeltaReader {
  /** What Spark would take for a pattern in the name of a file. */
  private static final Pattern PATTERN = Pattern.compile("[{}\\[\\]*?\\\\]");

  private final Supplier<SparkSession> spark;
  private final String warehouse;
  private final DriverReader driver;

  DeltaReader(Supplier<SparkSession> spark, Configuration hadoop, String warehouse) {
    this.spark = spark;
    this.warehouse = warehouse;
    this.driver = new DriverReader(hadoop);
  }

  Dataset<Row> read(Table table) {
    return version(table) == Lake.NONE
        ? none(table)
        : table.completed(spark.get().read().format("delta").load(path(table)));
  }

  Dataset<Row> read(Table table, long version) {
    return version == Lake.NONE
        ? none(table)
        : table.completed(
            spark.get().read().format("delta").option("versionAsOf", version).load(path(table)));
  }

  Dataset<Row> read(Table table, long version, Map<Field, String> where) {
    return files(table, version, named(where)).filter(Lake.has(where));
  }

  Dataset<Row> read(Table table, Field field, Collection<String> values) {
    if (values.isEmpty()) {
      return none(table);
    }
    return files(table, version(table), Map.of(field.name(), Set.copyOf(values)))
        .filter(field.col().isInCollection(values));
  }

  /**
   * The files that may hold rows with such values. Where they are plain Parquet they are named to
   * Spark, which then asks Delta nothing.
   */
  private Dataset<Row> files(Table table, long version, Map<String, Set<String>> where) {
    if (version == Lake.NONE) {
      return none(table);
    }
    Optional<DriverReader.PlainFiles> files =
        driver
            .plainFiles(path(table), version, where)
            .filter(all -> all.paths().stream().noneMatch(f -> PATTERN.matcher(f).find()));
    return files.map(plain -> read(table, plain)).orElseGet(() -> read(table, version));
  }

  private Dataset<Row> read(Table table, DriverReader.PlainFiles plain) {
    if (plain.paths().isEmpty()) {
      return none(table);
    }
    StructType there =
        new StructType(
            Arrays.stream(table.schema().fields())
                .filter(field -> plain.columns().contains(field.name()))
                .toArray(StructField[]::new));
    Dataset<Row> rows =
        spark
            .get()
            .read()
            .schema(there)
            .option("basePath", path(table))
            .parquet(plain.paths().toArray(String[]::new));
    // Spark puts partitions last.
    return table.completed(
        rows.select(Arrays.stream(there.fieldNames()).map(rows::col).toArray(Column[]::new)));
  }

  private Dataset<Row> none(Table table) {
    return spark.get().createDataFrame(List.<Row>of(), table.schema());
  }

  /** The last version where none is named. */
  void rows(
      Table table,
      long version,
      Map<Field, String> where,
      List<Field> columns,
      Consumer<Row> show) {
    Map<String, Set<String>> named = named(where);
    driver.rows(
        path(table),
        version,
        named,
        Stream.concat(columns.stream(), where.keySet().stream())
            .map(Field::name)
            .distinct()
            .toList(),
        row -> {
          if (DriverRow.has(row, named)) {
            show.accept(DriverRow.of(row, columns));
          }
        });
  }

  private static Map<String, Set<String>> named(Map<Field, String> where) {
    return byName(
        where.entrySet().stream().collect(toMap(Map.Entry::getKey, e -> Set.of(e.getValue()))));
  }

  private static Map<String, Set<String>> byName(Map<Field, Set<String>> values) {
    return values.entrySet().stream().collect(toMap(e -> e.getKey().name(), Map.Entry::getValue));
  }

  /** Whether a table as it stands may have rows with some of these values in every column. */
  boolean mayHold(Table table, Map<Field, Set<String>> values) {
    return driver.mayHold(path(table), byName(values));
  }

  Set<String> columns(Table table, long version) {
    return driver.columns(path(table), version);
  }

  long version(Table table) {
    return driver.version(path(table));
  }

  Optional<String> note(Table table) {
    return driver.note(path(table));
  }

  private String path(Table table) {
    return warehouse + "/" + table.name();
  }
}
