package org.duzhan.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;

class SpoolRoundTripTest {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final Mapping MAPPING = Mapping.all(SETTINGS.mappings()).get(0);
  private static final String HEADINGS = "统计月份,行政村代码,户编号,家庭人口数,脱贫属性,工资性收入,饮水安全,致贫原因\n";
  private static final List<String> FIELDS =
      List.of("persons", "poverty_status", "wage_income", "water_safe", "poverty_cause");

  @Property(tries = 12, seed = "20200125")
  void readsBackTheColumnsAskedForCleanedAndAsTheyStood(
      @ForAll @Size(min = 1, max = 30) List<@Size(5) List<@From("cells") String>> rows,
      @ForAll("columns") List<String> columns)
      throws IOException {
    Path temporary = Files.createTempDirectory("spool");
    try {
      Verdict verdict = FilesRead.spooled(temporary, "户表", csv(rows));

      List<List<Object>> read =
          SpoolSource.rows(Spark.session(), MAPPING, List.of(verdict), new BadRows(), 1000)
              .select(columns.stream().map(functions::col).toArray(Column[]::new))
              .collectAsList()
              .stream()
              .map(SpoolRoundTripTest::values)
              .toList();

      assertThat(read).isEqualTo(expected(rows, columns));
    } finally {
      FileUtil.fullyDelete(temporary.toFile());
    }
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
            "7.",
            "1.2.3",
            "-",
            "2.555",
            "-2.555",
            "#N/A",
            "是",
            "√",
            "脱贫",
            "因病",
            "\u3000",
            "因\"病\"",
            "两\n行",
            "😀"),
        Arbitraries.strings().ofMaxLength(300).map(SpoolRoundTripTest::plain));
  }

  @Provide
  Arbitrary<List<String>> columns() {
    List<String> all = new ArrayList<>(List.of("row", "unreadable", "village_code", "file_county"));
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
    StringBuilder csv = new StringBuilder(HEADINGS);
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
      row.put("village_code", "522633100201");
      row.put("file_county", "522633");
      row.put("unreadable", unreadable(cells));
      for (int i = 0; i < cells.size(); i++) {
        row.put(FIELDS.get(i), value(FIELDS.get(i), cells.get(i)));
        row.put("raw_" + FIELDS.get(i), cells.get(i).isEmpty() ? null : cells.get(i));
      }
      List<Object> values = new ArrayList<>();
      columns.forEach(c -> values.add(row.get(c)));
      expected.add(values);
      line += 1 + cells.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
    }
    return expected;
  }

  private static List<String> unreadable(List<String> cells) {
    List<String> fields =
        IntStream.range(0, cells.size())
            .filter(i -> !clean(FIELDS.get(i), cells.get(i)).isEmpty())
            .filter(i -> value(FIELDS.get(i), cells.get(i)) == null)
            .mapToObj(FIELDS::get)
            .sorted()
            .toList();
    return fields.isEmpty() ? null : fields;
  }

  /** What a cell is when clean, by the type of its field; null if it cannot be one. */
  private static Object value(String name, String raw) {
    Kind kind = field(name).kind();
    String clean = clean(name, raw);
    boolean readable =
        switch (kind) {
          case COUNT -> clean.matches("-?\\d{1,18}");
          case MONEY -> clean.matches("-?\\d{1,9}(\\.\\d*)?");
          case FLAG -> clean.matches("true|false");
          default -> !clean.isEmpty() && !clean.startsWith("#");
        };
    return readable ? typed(kind, clean) : null;
  }

  private static String clean(String name, String raw) {
    return Cleaner.clean(raw, field(name), 0);
  }

  private static MappedField field(String name) {
    return MAPPING.fields().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private static Object typed(Kind kind, String clean) {
    return switch (kind) {
      case COUNT -> Long.valueOf(clean);
      case MONEY -> new BigDecimal(clean).setScale(2, RoundingMode.HALF_UP);
      case FLAG -> Boolean.valueOf(clean);
      default -> clean;
    };
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      boolean list = row.get(i) instanceof scala.collection.Seq;
      values.add(list ? row.<String>getList(i).stream().sorted().toList() : row.get(i));
    }
    return values;
  }
}
