package org.duzhan.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/**
 * What any ingest by Spark has to do: read workbooks on all cores and write their cells into one
 * Delta table, as texts. Nothing is typed, judged, keyed, counted or kept of where a row came from.
 */
final class PlainIngest {
  private PlainIngest() {}

  /** Writes the rows under the headings; returns how many there are. */
  static String of(List<Path> files, int columns, Path table) {
    SparkSession spark = Program.session();
    StructType texts = new StructType();
    for (int i = 0; i < columns; i++) {
      texts = texts.add("c" + i, DataTypes.StringType);
    }
    List<String> names = files.stream().map(Path::toString).toList();
    JavaRDD<Row> rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(names, names.size())
            .flatMap(file -> rows(Path.of(file), columns));
    spark.createDataFrame(rows, texts).coalesce(8).write().format("delta").save(table.toString());
    return String.valueOf(spark.read().format("delta").load(table.toString()).count());
  }

  private static Iterator<Row> rows(Path file, int columns) throws IOException {
    InputStream in = Files.newInputStream(file);
    ReadableWorkbook workbook = new ReadableWorkbook(in);
    Stream<org.dhatim.fastexcel.reader.Row> stream = workbook.getFirstSheet().openStream();
    return stream.skip(1).map(row -> texts(row, columns)).onClose(() -> close(workbook)).iterator();
  }

  private static Row texts(org.dhatim.fastexcel.reader.Row row, int columns) {
    return RowFactory.create(
        IntStream.range(0, columns).mapToObj(i -> text(row, i)).toArray(Object[]::new));
  }

  private static String text(org.dhatim.fastexcel.reader.Row row, int column) {
    Cell cell = row.getOptionalCell(column).orElse(null);
    return cell == null || cell.getRawValue() == null ? null : cell.getText();
  }

  private static void close(ReadableWorkbook workbook) {
    try {
      workbook.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
