package org.duzhan.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.apache.spark.sql.SparkSession;
import org.duzhan.job.Context;
import org.duzhan.lake.DeltaLake;
import org.duzhan.lake.LocalFiles;
import org.duzhan.testkit.TestSettings;

/** One program of a case, in a process of its own. */
public final class Program {
  /** A key for files that are thrown away. */
  static final String KEY = "a key for the benchmark only, of no use";

  private Program() {}

  /** Arguments: the case, the program, the folder of its files, the folder to write to. */
  public static void main(String[] arguments) throws Exception {
    Path out = Files.createDirectories(Path.of(arguments[3]));
    String found = Case.named(arguments[0]).run(arguments[1], Path.of(arguments[2]), out);
    Files.writeString(out.resolve("found"), found);
    Files.writeString(out.resolve("heap"), String.valueOf(peakHeap() >> 20));
  }

  /** duzhan on a warehouse of its own. */
  static Context duzhan(SparkSession spark, Path out) {
    return new Context(
        spark,
        new DeltaLake(spark, out.resolve("warehouse").toString()),
        TestSettings.defaults(),
        Clock.systemUTC(),
        Program::tell);
  }

  static SparkSession session() {
    return builder().getOrCreate();
  }

  /** As {@code jobs/duzhan} starts it. */
  static SparkSession ofDuzhan() {
    SparkSession.Builder builder = builder();
    DeltaLake.settings().forEach(builder::config);
    LocalFiles.settings().forEach((key, value) -> builder.config("spark.hadoop." + key, value));
    return builder.getOrCreate();
  }

  private static SparkSession.Builder builder() {
    return SparkSession.builder()
        .master("local[*]")
        .config("spark.ui.enabled", false)
        .config("spark.sql.shuffle.partitions", Runtime.getRuntime().availableProcessors())
        .config("spark.sql.files.minPartitionNum", 4 * Runtime.getRuntime().availableProcessors())
        .config("spark.sql.session.timeZone", "Asia/Shanghai")
        .config("spark.sql.codegen.hugeMethodLimit", 8000)
        .config("spark.sql.maxConcurrentOutputFileWriters", 16)
        .config("spark.databricks.delta.snapshotPartitions", 1)
        .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .config(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
  }

  /** The step begun, the seconds since the process was started, and those of processors. */
  private static void tell(String step) {
    double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
    double processors =
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    System.err.printf("  duzhan [%5.1f s, %5.1f s of processors] %s%n", seconds, processors, step);
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(p -> p.getType() == MemoryType.HEAP)
        .mapToLong(p -> p.getPeakUsage().getUsed())
        .sum();
  }
}
