package org.duzhan.command;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.duzhan.settings.UserError;

/** Starts Spark as duzhan needs it, over what the user has set, and guards what changes meaning. */
final class SparkStart {
  private SparkStart() {}

  static SparkSession session(String zone) {
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.master", "local[*]");
    boolean local = conf.get("spark.master").startsWith("local");
    conf.setIfMissing("spark.app.name", "duzhan");
    conf.setIfMissing("spark.ui.enabled", String.valueOf(!local));
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.setIfMissing("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
    conf.setIfMissing(
        "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    conf.setIfMissing("spark.sql.maxConcurrentOutputFileWriters", "16");
    // A generated method beyond the JVM's limit is never compiled: ten times slower than none.
    conf.setIfMissing("spark.sql.codegen.hugeMethodLimit", "8000");
    conf.set("spark.sql.session.timeZone", zone);
    if (local) {
      conf.setIfMissing("spark.sql.shuffle.partitions", String.valueOf(cores()));
      conf.setIfMissing("spark.databricks.delta.snapshotPartitions", "1");
      conf.setIfMissing("spark.driver.host", "localhost");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    SparkSession spark = SparkSession.builder().config(conf).getOrCreate();
    guard(spark);
    return spark;
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
