package org.duzhan.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.duzhan.job.MonthlyJob;
import org.duzhan.job.Step;
import org.duzhan.job.StepJobs;
import org.duzhan.simulate.Simulation;
import org.duzhan.simulate.SimulationPlan;
import org.duzhan.testkit.TestSettings;

/**
 * A national month's figures from tables that are there: the plain incidence of every county by one
 * {@code groupBy}, and all figures of all areas. Seconds are of the work alone, in a process that
 * has done nothing else: Spark is started before.
 */
final class Assess implements Case {
  private static final String MONTH = "2019-12";

  @Override
  public String name() {
    return "assess";
  }

  @Override
  public int rows() {
    return 5_000_000;
  }

  @Override
  public List<String> programs() {
    return List.of("spark", "duzhan", "duzhan-steps");
  }

  @Override
  public void prepare(Path folder, int rows) throws Exception {
    Path world = folder.resolve("world");
    Simulation.write(
        new SimulationPlan(YearMonth.parse(MONTH), 1, rows, 1, true, 2),
        TestSettings.defaults(),
        world,
        System.err::println);
    Ingest.of(world.resolve("inbox"), folder);
  }

  @Override
  public String run(String program, Path folder, Path out) throws Exception {
    Path warehouse = folder.resolve("warehouse");
    SparkSession spark = Program.ofDuzhan();
    boolean plain = program.equals("spark");
    if (!plain) {
      link(warehouse, out.resolve("warehouse"));
    }
    long start = System.nanoTime();
    Dataset<Row> counties = plain ? plain(spark, warehouse) : duzhan(spark, out, steps(program));
    TreeMap<String, String> figures = new TreeMap<>();
    counties
        .collectAsList()
        .forEach(r -> figures.put(r.getString(0), r.getLong(1) + "," + round(r.getDouble(2))));
    Files.writeString(out.resolve("seconds"), String.valueOf((System.nanoTime() - start) / 1e9));
    return figures.toString();
  }

  private static String round(double incidence) {
    return "%.12f".formatted(incidence);
  }

  private static Dataset<Row> plain(SparkSession spark, Path warehouse) {
    Dataset<Row> poor =
        table(spark, warehouse, "household")
            .filter("period = '%s'".formatted(MONTH))
            .groupBy("county_code")
            .agg(sum(when(col("registered_poor"), col("persons")).otherwise(lit(0L))).as("poor"));
    Dataset<Row> population =
        table(spark, warehouse, "village")
            .filter("period = '%s'".formatted(MONTH))
            .groupBy("county_code")
            .agg(sum("rural_population").as("population"));
    return poor.join(population, "county_code")
        .selectExpr("county_code", "poor", "poor / double(population)");
  }

  /** Those of the command assess, or all that a month is made by but its reports. */
  private static List<Step> steps(String program) {
    return program.equals("duzhan")
        ? List.of(Step.ASSESS)
        : List.of(Step.ASSESS, Step.BACKSLIDING, Step.DISTRIBUTION, Step.RISK);
  }

  private static Dataset<Row> duzhan(SparkSession spark, Path out, List<Step> steps) {
    new MonthlyJob(
            Program.duzhan(spark, out),
            Optional.empty(),
            new StepJobs(out.resolve("reports").toString()))
        .run(
            new MonthlyJob.Order("assess", new TreeSet<>(List.of(MONTH)), steps, false), List.of());
    return table(spark, out.resolve("warehouse"), "county_month")
        .filter("poor_persons is not null")
        .selectExpr("county_code", "poor_persons", "incidence");
  }

  private static Dataset<Row> table(SparkSession spark, Path warehouse, String name) {
    return spark.read().format("delta").load(warehouse.resolve(name).toString());
  }

  /** The same tables under another folder, to be written to without a copy. */
  static void link(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path there = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(there);
        } else {
          Files.createLink(there, file);
        }
      }
    }
  }
}
