package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.duzhan.testkit.TextTables.assertRows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.ingest.Inbox;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Distribution;
import org.duzhan.measure.Grains;
import org.duzhan.measure.Moves;
import org.duzhan.measure.Transition;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.Partners;
import org.duzhan.settings.Settings;
import org.duzhan.table.Households;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Submissions;
import org.duzhan.testkit.Corpus;
import org.duzhan.testkit.CsvFile;
import org.duzhan.testkit.MemoryLake;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that others made, taken in by mappings that users wrote. */
class ForeignFilesIT {
  private static final Path EXAMPLES = Path.of("conf/mappings/examples");
  private static final Map<String, String> REGIONS =
      Map.of(
          "Burgenland", "990101001001",
          "Carinthia", "990101001002",
          "Lower Austria", "990101001003",
          "Salzburg", "990101001004",
          "Styria", "990101001005",
          "Tyrol", "990101001006",
          "Upper Austria", "990101001007",
          "Vienna", "990101001008",
          "Vorarlberg", "990101001009",
          "TOTAL", "990101");
  private static final List<String> VILLAGES =
      List.of("ciwangi", "gunungwangi", "langan", "malausma", "sukaambit", "wargabinangun");

  @TempDir Path folder;
  private MemoryLake lake;

  /** As R's laeken has them: FGT measures of persons by the income of their household. */
  @ParameterizedTest
  @ValueSource(strings = {"10859.24", "4000"})
  void measuresASurveyAsOthersDid(String line) throws IOException {
    List<Map<String, String>> expected =
        expected("eusilc_expected_by_region_line_%s.csv".formatted(line));
    inbox(Corpus.foreign("eusilc_households.csv"), register(expected));

    Settings settings = settings(line, EXAMPLES.resolve("eusilc.conf"));
    job(settings).run(assess("2020-01"), Inbox.list(folder.toString(), new Configuration()));

    Map<String, Row> figures = figures();
    assertThat(expected).hasSize(10);
    for (Map<String, String> region : expected) {
      Row row = figures.get(REGIONS.get(region.get("area")));
      assertThat(row).as(region.get("area")).isNotNull();
      equal(row, "persons", region.get("persons"));
      equal(row, "households", region.get("households"));
      equal(row, "poor_persons", region.get("poor_persons"));
      equal(row, "poor_households", region.get("poor_households"));
      equal(row, "incidence", region.get("incidence_unw"));
      equal(row, "poverty_gap", region.get("fgt1_unw"));
      equal(row, "severity", region.get("fgt2_unw"));
    }
    Map<String, Row> distributions = distributions();
    for (Map<String, String> region : expected) {
      String area = REGIONS.get(region.get("area"));
      Row persons = distributions.get(area + " persons");
      equal(persons, "population", region.get("persons"));
      equal(persons, "households", region.get("households"));
      equal(persons, "poor_population", region.get("poor_persons"));
      equal(persons, "headcount", region.get("incidence_unw"));
      equal(persons, "poverty_gap", region.get("fgt1_unw"));
      equal(persons, "severity", region.get("fgt2_unw"));
      equal(persons, "gini", region.get("gini_unw"));
      equal(persons, "mean_income", region.get("mean_unw"));
      equal(persons, "on_line_persons", region.get("n_exactly_on_line"));
      equal(persons, "zero_income_persons", region.get("n_zero"));
      equal(persons, "negative_income_persons", region.get("n_neg"));
      Row survey = distributions.get(area + " survey");
      equal(survey, "population", region.get("weight_sum"));
      equal(survey, "poor_population", region.get("poor_weight_sum"));
      equal(survey, "headcount", region.get("incidence_w"));
      equal(survey, "poverty_gap", region.get("fgt1_w"));
      equal(survey, "severity", region.get("fgt2_w"));
      equal(survey, "gini", region.get("gini_w"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"400", "1000"})
  void followsAPanelFromSeasonToSeason(String line) throws IOException {
    List<Map<String, String>> expected =
        expected("ricefarms_expected_transitions.csv").stream()
            .filter(row -> row.get("line").equals(line))
            .toList();
    inbox(Corpus.foreign("RiceFarms.csv"), Optional.empty());

    ingest(settings(line, EXAMPLES.resolve("ricefarms.conf")));

    Map<String, Long> moves = moves();
    assertThat(expected).hasSize(35);
    for (Map<String, String> row : expected) {
      String move = row.get("to") + " " + farmers(row.get("area")) + " ";
      assertThat(moves.getOrDefault(move + "贫困 贫困", 0L)).isEqualTo(number(row, "stay_poor"));
      assertThat(moves.getOrDefault(move + "贫困 非贫困", 0L)).isEqualTo(number(row, "exit"));
      assertThat(moves.getOrDefault(move + "非贫困 贫困", 0L)).isEqualTo(number(row, "backslide"));
      assertThat(moves.getOrDefault(move + "非贫困 非贫困", 0L)).isEqualTo(number(row, "stay_nonpoor"));
    }
    assertThat(moves.keySet()).noneMatch(m -> m.contains(Transition.NEW));
    assertThat(lake.read(Submissions.TABLE).count()).isEqualTo(36);
  }

  @Test
  void accountsForEveryRowOfAFileOfSeveralMonths() throws IOException {
    Path mapping =
        Files.writeString(
            Files.createDirectories(folder.resolve("conf")).resolve("m.conf"),
            """
            table = household
            files = "*.csv"
            fields {
              period { sql = "'2020-0' || wave", fill = none }
              village_code { aliases = [place], values { east = "990101001001", west = "990102001001" } }
              household_id { sql = "concat_ws('-', cluster, no)" }
              persons { aliases = [size] }
              wage_income { sql = "round(double(pay) * 52, 2)" }
              poverty_status { value = "非建档立卡" }
            }
            """);
    Path file =
        Files.writeString(
            folder.resolve("panel.csv"),
            """
            wave,place,cluster,no,size,pay,note
            1,east,7,1,4,100.5,
            1,east,7,2,3,,first
            1,west,8,1,2,50,
            2,east,7,1,4,110,
            2,east,7,2,3,much,
            2,north,9,1,1,10,
            """);
    folder = Files.createDirectory(folder.resolve("in"));
    inbox(file, Optional.empty());

    ingest(settings("400", mapping));

    assertRows(
        lake.read(Submissions.TABLE),
        """
        file                        | period  | county_code | rows_read | rows_accepted | rows_quarantined
        panel.csv!/2020-01 990101   | 2020-01 | 990101      | 3         | 2             | 1
        panel.csv!/2020-01 990102   | 2020-01 | 990102      | 1         | 1             | 0
        panel.csv!/2020-02 990101   | 2020-02 | 990101      | 2         | 1             | 1
        """);
    assertRows(
        lake.read(Quarantine.TABLE).filter("rule in ('H01', 'H03')"),
        """
        row | field        | rule | raw
        6   | wage_income  | H01  | #CAST_INVALID_INPUT
        7   | village_code | H03  | north
        """);
    assertRows(
        lake.read(Households.TABLE),
        """
        period  | village_code | persons | wage_income | source_row
        2020-01 | 990101001001 | 4       | 5226.00     | 2
        2020-01 | 990101001001 | 3       | -           | 3
        2020-01 | 990102001001 | 2       | 2600.00     | 4
        2020-02 | 990101001001 | 4       | 5720.00     | 5
        """);
  }

  private static Settings settings(String line, Path mapping) {
    return TestSettings.with(Map.of("line.fixed", line), mapping);
  }

  private void ingest(Settings settings) {
    lake = new MemoryLake(folder.resolveSibling("scratch"));
    new IngestJob(Given.context(lake, settings), TinyCounty.SECRET)
        .run("r", Inbox.list(folder.toString(), new Configuration()));
  }

  private MonthlyJob job(Settings settings) {
    lake = new MemoryLake(folder.resolveSibling("scratch"));
    Context context = Given.context(lake, settings);
    return Given.job(context, folder.resolveSibling("reports"));
  }

  private static MonthlyJob.Order assess(String month) {
    return new MonthlyJob.Order(
        "run", new TreeSet<>(Set.of(month)), List.of(Step.ASSESS, Step.DISTRIBUTION), false);
  }

  private void inbox(Path file, Optional<String> register) throws IOException {
    Files.copy(file, folder.resolve(file.getFileName()));
    if (register.isPresent()) {
      Files.writeString(folder.resolve("register.csv"), register.get());
    }
  }

  /** Who lives in a region is told by a register, not by the survey: here by the same survey. */
  private static Optional<String> register(List<Map<String, String>> regions) {
    List<String> lines = new ArrayList<>(List.of("统计月份,行政村代码,行政村名称,农业户籍人口"));
    regions.stream()
        .filter(r -> !r.get("area").equals("TOTAL"))
        .forEach(
            r ->
                lines.add(
                    "2020-01,%s,%s,%s"
                        .formatted(REGIONS.get(r.get("area")), r.get("area"), r.get("persons"))));
    return Optional.of(String.join("\n", lines));
  }

  private Map<String, Row> figures() {
    Map<String, Row> figures = new TreeMap<>();
    for (Row row : lake.read(VillageMonth.TABLE).collectAsList()) {
      figures.put(row.getAs("village_code"), row);
    }
    for (Row row : lake.read(CountyMonth.TABLE).collectAsList()) {
      figures.put(row.getAs("county_code"), row);
    }
    return figures;
  }

  /** Of villages and counties, by area and weighting. */
  private Map<String, Row> distributions() {
    Map<String, Row> distributions = new TreeMap<>();
    lake.read(Distribution.TABLE)
        .filter("area_level in ('village', 'county')")
        .collectAsList()
        .forEach(r -> distributions.put(r.getAs("area_code") + " " + r.getAs("weighting"), r));
    return distributions;
  }

  /** Households by month, area, state before and after. */
  private Map<String, Long> moves() {
    Dataset<Row> households = lake.read(Households.TABLE);
    Map<String, Long> moves = new TreeMap<>();
    for (int month = 2; month <= 6; month++) {
      String now = "2020-0" + month;
      Dataset<Row> before = households.filter("period = '2020-0%d'".formatted(month - 1));
      Dataset<Row> current = households.filter("period = '%s'".formatted(now));
      Dataset<Row> counts = Transition.counts(Moves.of(before, current));
      Grains none =
          new Grains(lake.read(VillageMonth.TABLE), List.of(), List.of(), new Partners(Map.of()));
      for (Row row : Transition.of(counts, none, now).collectAsList()) {
        String move =
            "%d %s %s %s"
                .formatted(
                    month, row.getAs("area_code"), row.getAs("from_state"), row.getAs("to_state"));
        moves.put(move, row.getAs("households"));
      }
    }
    return moves;
  }

  private static String farmers(String village) {
    return village.equals("TOTAL") ? "990000" : "99020" + (VILLAGES.indexOf(village) + 1);
  }

  private static List<Map<String, String>> expected(String name) throws IOException {
    return CsvFile.rows(Corpus.foreign(name)).stream().map(ForeignFilesIT::unquoted).toList();
  }

  private static Map<String, String> unquoted(Map<String, String> row) {
    Map<String, String> plain = new TreeMap<>();
    row.forEach((name, text) -> plain.put(name.replace("\"", ""), text.replace("\"", "")));
    return plain;
  }

  private static long number(Map<String, String> row, String name) {
    return Long.parseLong(row.getOrDefault(name, ""));
  }

  /** Large sums are told to 15 digits. */
  private static void equal(Row row, String figure, String expected) {
    double number = Double.parseDouble(expected);
    assertThat(row.<Number>getAs(figure).doubleValue())
        .as(figure)
        .isCloseTo(number, within(1e-9 * Math.max(1, Math.abs(number))));
  }
}
