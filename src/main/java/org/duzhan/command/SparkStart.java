package org.duzhan.command;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.duzhan.lake.DeltaLake;
import org.duzhan.lake.LocalFiles;
import org.duzhan.settings.UserError;

/**
 * Starts Spark as duzhan needs it, over what the user has set, when it is first asked; guards what
 * changes meaning.
 */
final class SparkStart implements Supplier<SparkSession> {
  private static final String DELTA = "io.delta.sql.DeltaSparkSessionExtension";

  private final SparkConf conf;
  private final Console console;
  private final FutureTask<SparkSession> start = new FutureTask<>(this::start);
  private boolean begun;

  SparkStart(String zone, Console console) {
    this.conf = conf(zone);
    this.console = console;
    // A cluster that runs the driver itself takes a driver that never started Spark for a failed
    // one.
    if (conf.get("spark.submit.deployMode", "client").equals("cluster")) {
      get();
    }
  }

  /** How file systems are reached, also before Spark runs. */
  Configuration hadoop() {
    return SparkHadoopUtil.get().newConfiguration(conf);
  }

  /** Starts Spark beside what goes on; whoever asks for it waits, and is told why it did not. */
  synchronized void begin() {
    begun = true;
    Thread beside = new Thread(start, "starting-spark");
    beside.setDaemon(true);
    beside.start();
  }

  @Override
  public synchronized SparkSession get() {
    if (!begun) {
      begun = true;
      console.step("starting Spark");
      start.run();
      console.meter().pause();
    }
    try {
      return start.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("Spark did not start", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Spark was starting", e);
    }
  }

  private SparkSession start() {
    SparkSession session = SparkSession.builder().config(conf).getOrCreate();
    guard(session);
    console.meter().watch(new SparkShare(session.sparkContext().statusTracker()));
    return session;
  }

  private static SparkConf conf(String zone) {
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.master", "local[*]");
    boolean local = conf.get("spark.master").startsWith("local");
    conf.setIfMissing("spark.app.name", "duzhan");
    conf.setIfMissing("spark.ui.enabled", String.valueOf(!local));
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.set("spark.sql.extensions", withDelta(conf.get("spark.sql.extensions", "")));
    conf.setIfMissing(
        "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    conf.setIfMissing("spark.sql.maxConcurrentOutputFileWriters", "16");
    // A generated method beyond the JVM's limit is never compiled: ten times slower than none.
    conf.setIfMissing("spark.sql.codegen.hugeMethodLimit", "8000");
    // Each of tens of thousands of columns would remember the line of code that it comes of.
    conf.setIfMissing("spark.sql.dataFrameQueryContext.enabled", "false");
    conf.set("spark.sql.session.timeZone", zone);
    DeltaLake.settings().forEach(conf::setIfMissing);
    conf.setIfMissing("spark.executorEnv.LC_ALL", "C.UTF-8");
    conf.setIfMissing(
        "spark.executor.defaultJavaOptions", "-Dfile.encoding=UTF-8 -Duser.timezone=UTC");
    if (local) {
      conf.setIfMissing("spark.sql.shuffle.partitions", String.valueOf(cores()));
      // Files are read in several pieces to a core: none waits long for another.
      conf.setIfMissing("spark.sql.files.minPartitionNum", String.valueOf(4 * cores()));
      conf.setIfMissing("spark.databricks.delta.snapshotPartitions", "1");
      // A plan of hundreds of columns is written out for every query, also where nobody looks.
      conf.setIfMissing("spark.sql.ui.explainMode", "simple");
      // Files that are named are looked at by the driver: as a job they would take a task each.
      conf.setIfMissing("spark.sql.sources.parallelPartitionDiscovery.threshold", "10000");
      LocalFiles.settings()
          .forEach((key, value) -> conf.setIfMissing("spark.hadoop." + key, value));
      // A machine that sleeps, or has much else to do, must not lose the only executor there is.
      conf.setIfMissing("spark.network.timeout", "1d");
      conf.setIfMissing("spark.driver.host", "localhost");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    return conf;
  }

  /** The user's extensions, and Delta's. */
  private static String withDelta(String extensions) {
    Set<String> all = new LinkedHashSet<>(List.of(extensions.split(",", -1)));
    all.removeIf(String::isBlank);
    all.add(DELTA);
    return String.join(",", all);
  }

  private static int cores() {
    return Math.max(2, Runtime.getRuntime().availableProcessors());
  }

  /** Settings and versions under which figures would silently differ. */
  private static void guard(SparkSession spark) {
    if (!Boolean.parseBoolean(spark.conf().get("spark.sql.ansi.enabled"))) {
      throw new UserError(
          "spark.sql.ansi.enabled = false: cannot run: numbers out of range would become null in"
              + " silence; remove the setting");
    }
    if (!spark.version().startsWith("4.1.")) {
      throw new UserError(
          "Spark %s: cannot run: this build is for Spark 4.1 with Delta 4.4; use a Spark 4.1"
              .formatted(spark.version()));
    }
  }
}
