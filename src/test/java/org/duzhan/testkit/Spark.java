package org.duzhan.testkit;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.duzhan.lake.DeltaLake;

/**
 * One local session for every test of the JVM. Plans are interpreted, not compiled: compiling wide
 * plans for a few rows took a third of all the time. End-to-end tests run them compiled.
 */
public final class Spark {
  private Spark() {}

  public static SparkSession session() {
    return Holder.SESSION;
  }

  private static final class Holder {
    static final SparkSession SESSION =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            // Wide plans are neither written out for a page nor marked with the lines they come of.
            .config("spark.sql.ui.explainMode", "simple")
            .config("spark.sql.dataFrameQueryContext.enabled", false)
            .config("spark.sql.shuffle.partitions", 1)
            .config("spark.sql.codegen.wholeStage", false)
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .config("spark.sql.session.timeZone", "Asia/Shanghai")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .config("spark.databricks.delta.snapshotPartitions", 1)
            .config(Map.copyOf(DeltaLake.settings()))
            .getOrCreate();
  }
}
