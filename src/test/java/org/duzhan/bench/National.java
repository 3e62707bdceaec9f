package org.duzhan.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.duzhan.ingest.Inbox;
import org.duzhan.job.IngestJob;
import org.duzhan.job.MonthlyJob;
import org.duzhan.job.Step;
import org.duzhan.job.StepJobs;
import org.duzhan.simulate.Simulation;
import org.duzhan.simulate.SimulationPlan;
import org.duzhan.testkit.TestSettings;

/**
 * A national month, from files to tables: the same county files to the same poor persons and
 * incidence of every county.
 */
final class National implements Case {
  private static final String MONTH = "2019-12";
  private static final String POOR = "('未脱贫', '预脱贫', '返贫', '新致贫')";

  @Override
  public String name() {
    return "national";
  }

  @Override
  public int rows() {
    return 5_000_000;
  }

  @Override
  public List<String> programs() {
    return List.of("duckdb", "spark", "duzhan");
  }

  @Override
  public void prepare(Path folder, int rows) throws Exception {
    Simulation.write(
        new SimulationPlan(YearMonth.parse(MONTH), 1, rows, 1, true, 2),
        TestSettings.defaults(),
        folder,
        System.err::println);
  }

  @Override
  public String run(String program, Path folder, Path out) throws Exception {
    Path inbox = folder.resolve("inbox").resolve(MONTH);
    TreeMap<String, String> counties =
        switch (program) {
          case "duzhan" -> duzhan(inbox.getParent(), out);
          case "duckdb" -> duckdb(inbox, out);
          case "spark" -> spark(inbox, out);
          default -> throw new IllegalArgumentException(program);
        };
    StringBuilder text = new StringBuilder();
    counties.forEach(
        (county, figures) -> text.append(county).append(',').append(figures).append('\n'));
    return text.toString();
  }

  private static TreeMap<String, String> duzhan(Path inbox, Path out) {
    SparkSession spark = Program.ofDuzhan();
    MonthlyJob job =
        new MonthlyJob(
            Program.duzhan(spark, out),
            Optional.of(new IngestJob(Program.duzhan(spark, out), Program.KEY)),
            new StepJobs(out.resolve("reports").toString()));
    job.run(
        new MonthlyJob.Order("bench", new TreeSet<>(List.of(MONTH)), List.of(Step.ASSESS), false),
        Inbox.list(inbox.toString(), spark.sparkContext().hadoopConfiguration()));
    return figures(
        spark
            .read()
            .format("delta")
            .load(out.resolve("warehouse/county_month").toString())
            .filter("poor_persons is not null")
            .selectExpr("county_code", "poor_persons", "incidence"));
  }

  private static TreeMap<String, String> spark(Path inbox, Path out) {
    SparkSession spark = Program.session();
    Dataset<Row> households = spark.read().option("header", true).csv(inbox + "/*_户表_*.csv");
    String table = out.resolve("household").toString();
    households.write().format("delta").save(table);
    Dataset<Row> poor =
        spark
            .read()
            .format("delta")
            .load(table)
            .groupBy(col("行政村代码").substr(1, 6).as("county"))
            .agg(
                sum(when(col("脱贫属性").isin("未脱贫", "预脱贫", "返贫", "新致贫"), col("家庭人口数").cast("long"))
                        .otherwise(lit(0L)))
                    .as("poor"));
    Dataset<Row> population =
        spark
            .read()
            .option("header", true)
            .csv(inbox + "/*_村表_*.csv")
            .groupBy(col("行政村代码").substr(1, 6).as("county"))
            .agg(sum(col("农业户籍人口").cast("long")).as("population"));
    return figures(
        poor.join(population, "county").selectExpr("county", "poor", "poor / double(population)"));
  }

  private static TreeMap<String, String> duckdb(Path inbox, Path out) throws Exception {
    TreeMap<String, String> figures = new TreeMap<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute(
          "create table household as select * from read_csv('%s/*_户表_*.csv', all_varchar = true)"
              .formatted(inbox));
      sql.execute("copy household to '%s/household.parquet' (format parquet)".formatted(out));
      String query =
          """
          with poor as (
            select substr("行政村代码", 1, 6) as county,
              sum(case when "脱贫属性" in %s then cast("家庭人口数" as bigint) else 0 end) as poor
            from household group by 1),
          village as (
            select substr("行政村代码", 1, 6) as county, sum(cast("农业户籍人口" as bigint)) as population
            from read_csv('%s/*_村表_*.csv', all_varchar = true) group by 1)
          select county, poor, cast(poor as double) / cast(population as double) from poor join village using (county)
          """
              .formatted(POOR, inbox);
      try (ResultSet rows = sql.executeQuery(query)) {
        while (rows.next()) {
          figures.put(rows.getString(1), line(rows.getLong(2), rows.getDouble(3)));
        }
      }
    }
    return figures;
  }

  private static TreeMap<String, String> figures(Dataset<Row> rows) {
    TreeMap<String, String> figures = new TreeMap<>();
    rows.collectAsList()
        .forEach(r -> figures.put(r.getString(0), line(r.getLong(1), r.getDouble(2))));
    return figures;
  }

  private static String line(long poor, double incidence) {
    return "%d,%.12f".formatted(poor, incidence);
  }
}
