package org.duzhan.bench;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.duzhan.job.Context;
import org.duzhan.job.MonthlyJob;
import org.duzhan.job.Step;
import org.duzhan.job.StepJobs;
import org.duzhan.simulate.Simulation;
import org.duzhan.simulate.SimulationPlan;
import org.duzhan.table.Runs;
import org.duzhan.testkit.TestSettings;

/**
 * The figures of a national month after one county sent a correction, from tables that have it: of
 * the whole month, as if it had not been made before, and of that county and what it adds up to.
 * Seconds are of the work alone; Spark is started before.
 */
final class Correction implements Case {
  private static final String MONTH = "2020-01";
  private static final int CORRECTED = 500;
  private static final List<String> TABLES =
      List.of(
          "village_month",
          "township_month",
          "county_month",
          "transition",
          "backsliding",
          "distribution");

  @Override
  public String name() {
    return "correction";
  }

  @Override
  public int rows() {
    return 1_000_000;
  }

  @Override
  public List<String> programs() {
    return List.of("duzhan-month", "duzhan-county");
  }

  @Override
  public void prepare(Path folder, int rows) throws Exception {
    Path world = folder.resolve("world");
    Simulation.write(
        new SimulationPlan(YearMonth.parse("2019-12"), 2, rows, 1, true, 2),
        TestSettings.defaults(),
        world,
        System.err::println);
    Ingest.of(world.resolve("inbox"), folder);
    make(Program.ofDuzhan(), folder, "2019-12");
    make(Program.ofDuzhan(), folder, MONTH);
    correct(world.resolve("inbox").resolve(MONTH));
    Ingest.of(world.resolve("inbox"), folder);
  }

  /** Some households of a county as it sent them, with another income. */
  private static void correct(Path inbox) throws IOException {
    try (Stream<Path> files = Files.list(inbox)) {
      Path first =
          files.filter(f -> f.toString().contains("_户表_")).sorted().findFirst().orElseThrow();
      try (Stream<String> sent = Files.lines(first)) {
        List<String> lines = sent.limit(CORRECTED + 1L).toList();
        int income = List.of(lines.get(0).split(",", -1)).indexOf("工资性收入");
        List<String> corrected =
            lines.stream().map(l -> l == lines.get(0) ? l : with(l, income, "12345")).toList();
        Files.write(inbox.resolve("更正.csv"), corrected);
      }
    }
  }

  private static String with(String line, int column, String value) {
    String[] cells = line.split(",", -1);
    cells[column] = value;
    return String.join(",", cells);
  }

  @Override
  public String run(String program, Path folder, Path out) throws Exception {
    SparkSession spark = Program.ofDuzhan();
    Assess.link(folder.resolve("warehouse"), out.resolve("warehouse"));
    if (program.equals("duzhan-month")) {
      forget(Program.duzhan(spark, out));
    }
    long start = System.nanoTime();
    make(spark, out, MONTH);
    Files.writeString(out.resolve("seconds"), String.valueOf((System.nanoTime() - start) / 1e9));
    TABLES.forEach(table -> tell(spark, out, table));
    return table(spark, out, "county_month")
            .filter("period = '%s'".formatted(MONTH))
            .selectExpr("county_code", "poor_persons", "newly_met_households", "incidence")
            .sort("county_code")
            .collectAsList()
        + "\n"
        + table(spark, out, "backsliding")
            .selectExpr("count(*)", "sum(hash(household_key, kind, priority))")
            .collectAsList();
  }

  /** As if the month had never been made. */
  private static void forget(Context context) {
    Dataset<Row> runs = context.lake().read(Runs.TABLE);
    String made = "period = '%s'".formatted(MONTH);
    context.lake().replace(Runs.TABLE, made, runs.limit(0), "benchmark");
  }

  private static void make(SparkSession spark, Path out, String month) {
    new MonthlyJob(
            Program.duzhan(spark, out),
            Optional.empty(),
            new StepJobs(out.resolve("reports").toString()))
        .run(
            new MonthlyJob.Order(
                "assess",
                new TreeSet<>(List.of(month)),
                List.of(Step.ASSESS, Step.BACKSLIDING, Step.DISTRIBUTION, Step.RISK),
                false),
            List.of());
  }

  private static void tell(SparkSession spark, Path out, String table) {
    Row last =
        DeltaTable.forPath(spark, out.resolve("warehouse").resolve(table).toString())
            .history(1)
            .selectExpr(
                "operationMetrics['numOutputRows']",
                "coalesce(operationMetrics['numCopiedRows'], '0')")
            .head();
    System.err.printf(
        "  %s: %s rows written, %s of them as they stood%n",
        table, last.getString(0), last.getString(1));
  }

  private static Dataset<Row> table(SparkSession spark, Path out, String name) {
    return spark.read().format("delta").load(out.resolve("warehouse").resolve(name).toString());
  }
}
