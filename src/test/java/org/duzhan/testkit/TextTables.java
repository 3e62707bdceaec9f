package org.duzhan.testkit;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/** Rows written, and compared, as small text tables; "-" is null, a column left out is null. */
public final class TextTables {
  private TextTables() {}

  public static Dataset<Row> rows(Table table, String text) {
    List<List<String>> lines = text.lines().map(TextTables::cells).toList();
    List<String> header = lines.get(0);
    assertThat(table.fields()).extracting(Field::name).containsAll(header);
    StructType strings =
        new StructType(
            header.stream()
                .map(n -> DataTypes.createStructField(n, DataTypes.StringType, true))
                .toArray(StructField[]::new));
    List<Row> rows = lines.stream().skip(1).map(c -> RowFactory.create(c.toArray())).toList();
    Column[] typed =
        table.fields().stream()
            .map(f -> f.from(header.contains(f.name()) ? nullif(f.col(), lit("-")) : lit(null)))
            .toArray(Column[]::new);
    return made(Spark.session().createDataFrame(rows, strings).select(typed));
  }

  /** The same rows, computed once: no query over them plans again what they come from. */
  public static Dataset<Row> made(Dataset<Row> rows) {
    return Spark.session().createDataFrame(rows.collectAsList(), rows.schema());
  }

  /** A text table with more columns, one value each for all rows, where it has them not. */
  public static String with(String text, Map<String, String> values) {
    List<String> given = cells(text.lines().findFirst().orElseThrow());
    Map<String, String> more = new TreeMap<>(values);
    more.keySet().removeAll(given);
    List<String> lines = text.lines().map(l -> l + join(more.values())).collect(toList());
    lines.set(0, String.join(" | ", given) + join(more.keySet()));
    return String.join("\n", lines);
  }

  private static String join(Collection<String> cells) {
    return cells.stream().map(" | "::concat).collect(joining());
  }

  /** Compares the columns the text names, rows in any order. */
  public static void assertRows(Dataset<Row> actual, String expected) {
    List<String> lines = expected.lines().map(l -> String.join(" | ", cells(l))).toList();
    List<String> header = cells(lines.get(0));
    Column[] shown =
        header.stream().map(n -> coalesce(col(n).cast("string"), lit("-"))).toArray(Column[]::new);
    List<String> got =
        actual.select(shown).collectAsList().stream()
            .map(r -> IntStream.range(0, r.size()).mapToObj(r::getString).collect(joining(" | ")))
            .sorted()
            .toList();
    assertThat(got).isEqualTo(lines.stream().skip(1).sorted().toList());
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|")).map(String::strip).toList();
  }
}
