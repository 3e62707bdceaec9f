package org.duzhan.testkit;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** What stands in a warehouse. */
public final class Tables {
  private static final Pattern LONG_DOUBLE = Pattern.compile("\\d+\\.\\d{11,}(E-?\\d+)?");

  private Tables() {}

  public static Dataset<Row> read(Path warehouse, String table) {
    return Spark.session().read().format("delta").load(warehouse.resolve(table).toString());
  }

  /** The version of each table, by name. */
  public static Map<String, Long> versions(Path warehouse) throws IOException {
    Map<String, Long> versions = new TreeMap<>();
    for (String table : names(warehouse)) {
      try (Stream<Path> log = Files.list(warehouse.resolve(table).resolve("_delta_log"))) {
        versions.put(
            table,
            log.map(p -> p.getFileName().toString())
                .filter(n -> n.matches("\\d{20}\\.json"))
                .mapToLong(n -> Long.parseLong(n.substring(0, 20)))
                .max()
                .orElseThrow());
      }
    }
    return versions;
  }

  /**
   * Every row of every table but run, as text without run ids, in order; doubles to 12 digits: what
   * a sum of them ends in depends on the order in which executors give their parts.
   */
  public static Map<String, List<String>> contents(Path warehouse) throws IOException {
    Map<String, List<String>> contents = new TreeMap<>();
    for (String table : names(warehouse)) {
      if (!table.equals("run")) {
        contents.put(table, rows(read(warehouse, table)));
      }
    }
    return contents;
  }

  private static List<String> rows(Dataset<Row> table) {
    Column[] shown =
        Arrays.stream(table.columns())
            .filter(c -> !c.equals("run_id"))
            .map(functions::col)
            .toArray(Column[]::new);
    return table
        .select(functions.to_json(functions.struct(shown)).as("row"))
        .sort("row")
        .collectAsList()
        .stream()
        .map(r -> LONG_DOUBLE.matcher(r.getString(0)).replaceAll(n -> rounded(n.group())))
        .sorted()
        .collect(Collectors.toList());
  }

  private static String rounded(String number) {
    String plain =
        new BigDecimal(number).round(new MathContext(12)).stripTrailingZeros().toPlainString();
    return plain.contains(".") ? plain : plain + ".0";
  }

  private static List<String> names(Path warehouse) throws IOException {
    try (Stream<Path> tables = Files.list(warehouse)) {
      return tables
          .filter(p -> Files.exists(p.resolve("_delta_log")))
          .map(p -> p.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
