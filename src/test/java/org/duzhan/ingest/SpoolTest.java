package org.duzhan.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final Mapping MAPPING = Mapping.all(SETTINGS.mappings()).get(0);
  private static final String SECRET = "a unit test's key, not a secret at all";
  private static final String PLACE = "统计月份,行政村代码,户编号,家庭人口数,脱贫属性,工资性收入,饮水安全,致贫原因\n";
  private static final List<String> FIELDS =
      List.of("persons", "poverty_status", "wage_income", "water_safe", "poverty_cause");

  @TempDir Path folder;

  @Property(tries = 12, seed = "20200125")
  void readsBackTheColumnsAskedForCleanedAndAsTheyStood(
      @ForAll @Size(min = 1, max = 30) List<@Size(5) List<@From("cells") String>> rows,
      @ForAll("columns") List<String> columns)
      throws IOException {
    Path temporary = Files.createTempDirectory("spool");
    try {
      Verdict verdict = spool(temporary, "2020-04", csv(rows));

      List<List<Object>> read =
          rows(1000, verdict)
              .select(columns.stream().map(functions::col).toArray(Column[]::new))
              .collectAsList()
              .stream()
              .map(SpoolTest::values)
              .toList();

      assertThat(read).isEqualTo(expected(rows, columns));
    } finally {
      FileUtil.fullyDelete(temporary.toFile());
    }
  }

  @Test
  void readsEveryBlockOnceInAsManyPartsAsAreAskedFor() throws IOException {
    int many = 2 * SpoolWriter.ROWS_PER_BLOCK + 7;
    String csv =
        IntStream.range(0, many)
            .mapToObj(i -> "2020-04,522633100201,h%d,4,未脱贫,,,".formatted(i))
            .collect(joining("\n", PLACE, "\n"));

    Verdict verdict = spool(folder, "2020-04", csv);

    assertThat(rows(1, verdict).toJavaRDD().getNumPartitions()).isEqualTo(3);
    assertThat(rows(many, verdict).toJavaRDD().getNumPartitions()).isEqualTo(1);
    assertRows(
        rows(1, verdict)
            .selectExpr(
                "count(*) as n", "count(distinct row) as rows", "min(row) as a", "max(row) as b"),
        "n | rows | a | b\n%d | %d | 2 | %d".formatted(many, many, many + 1));
  }

  @Test
  void marksKeysThatStandInAFileMoreThanOnceWhereverTheyStand() throws IOException {
    int between = SpoolWriter.ROWS_PER_BLOCK;
    String csv =
        IntStream.rangeClosed(0, between)
            .mapToObj(i -> "2020-04,522633100201,h%d,4,未脱贫,,,".formatted(i % between))
            .collect(joining("\n", PLACE, "\n2020-04,522633100201,,4,未脱贫,,,\n"));

    assertRows(
        rows(1, spool(folder, "2020-04", csv))
            .filter("repeated or key is null")
            .selectExpr("row", "repeated", "length(key) as digits"),
        """
        row   | repeated | digits
        2     | true     | 64
        32770 | true     | 64
        32771 | false    | -
        """);
  }

  @Test
  void neverReadsTwoMonthsInOnePart() throws IOException {
    String row = "%s,522633100201,h1,4,未脱贫,,,\n";

    Dataset<Row> rows =
        rows(
            1000,
            spool(folder, "2020-04", PLACE + row.formatted("2020-04")),
            spool(folder, "2020-03", PLACE + row.formatted("2020-03")));

    assertThat(rows.toJavaRDD().getNumPartitions()).isEqualTo(2);
    assertRows(
        rows.select("file_period", "file_county", "period"),
        """
        file_period | file_county | period
        2020-03     | 522633      | 2020-03
        2020-04     | 522633      | 2020-04
        """);
  }

  @Provide
  Arbitrary<String> cells() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "",
            "4",
            "４",
            " 4 ",
            "4.0",
            "四",
            "1,234.50",
            "-0.5",
            "1.2.3",
            "#N/A",
            "是",
            "√",
            "脱贫",
            "因病",
            "\u3000",
            "因\"病\"",
            "两\n行",
            "😀"),
        Arbitraries.strings().ofMaxLength(300).map(SpoolTest::plain));
  }

  @Provide
  Arbitrary<List<String>> columns() {
    List<String> all = new ArrayList<>(List.of("row", "period", "village_code", "file_county"));
    FIELDS.forEach(f -> Collections.addAll(all, f, "raw_" + f));
    return Arbitraries.shuffle(all)
        .flatMap(l -> Arbitraries.integers().between(1, 14).map(n -> l.subList(0, n)));
  }

  /** Halves of surrogate pairs are no text, and a file with zeros in it is none. */
  private static String plain(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return new String(bytes, UTF_8).replace("\0", "");
  }

  private static String csv(List<List<String>> rows) {
    StringBuilder csv = new StringBuilder(PLACE);
    for (int i = 0; i < rows.size(); i++) {
      csv.append("2020-04,522633100201,h").append(i);
      rows.get(i).forEach(c -> csv.append(",\"").append(c.replace("\"", "\"\"")).append('"'));
      csv.append('\n');
    }
    return csv.toString();
  }

  private static List<List<Object>> expected(List<List<String>> rows, List<String> columns) {
    List<List<Object>> expected = new ArrayList<>();
    long line = 2;
    for (List<String> cells : rows) {
      Map<String, Object> row = new HashMap<>();
      row.put("row", line);
      row.put("period", "2020-04");
      row.put("village_code", "522633100201");
      row.put("file_county", "522633");
      for (int i = 0; i < cells.size(); i++) {
        String clean = clean(FIELDS.get(i), cells.get(i));
        row.put(FIELDS.get(i), clean.isEmpty() ? null : clean);
        row.put("raw_" + FIELDS.get(i), clean.equals(cells.get(i)) ? null : cells.get(i));
      }
      List<Object> values = new ArrayList<>();
      columns.forEach(c -> values.add(row.get(c)));
      expected.add(values);
      line += 1 + cells.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
    }
    return expected;
  }

  private static String clean(String name, String raw) {
    MappedField field =
        MAPPING.fields().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    return Cleaner.clean(raw, field.kind(), field.values());
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    IntStream.range(0, row.size()).forEach(i -> values.add(row.get(i)));
    return values;
  }

  private static Verdict spool(Path folder, String name, String csv) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".csv"), csv);
    Verdict verdict =
        FileReader.read(
            new FileReader.Mappings(
                List.of(MAPPING), SETTINGS.limits(), SECRET, folder.resolve("spool").toString()),
            new InboxFile(file.toString(), name + ".csv", Files.size(file), 0),
            new Configuration());
    assertThat(verdict.refused()).isNull();
    return verdict;
  }

  private static Dataset<Row> rows(long rowsPerPartition, Verdict... verdicts) {
    return SpoolSource.rows(Spark.session(), MAPPING, List.of(verdicts), rowsPerPartition);
  }
}
