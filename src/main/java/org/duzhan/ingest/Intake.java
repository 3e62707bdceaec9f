package org.duzhan.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.duzhan.settings.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Reads files on Spark's executors, one task a file, the biggest first. Names, numbers and phones
 * of persons never leave those tasks: rows carry a key instead.
 *
 * @param secret the key of the keyed hash, at least 32 characters
 * @param spool folder of the warehouse the rows go to; null to judge only
 */
public record Intake(List<Mapping> mappings, Limits limits, String secret, @Nullable String spool) {
  private static final byte[] CHECKED = "duzhan".getBytes(StandardCharsets.US_ASCII);

  /** A few digits by which a key can be told from another: households keyed by two never meet. */
  public static String keyCheck(String secret) {
    byte[] hex = new byte[64];
    Keys.hex(new Keys(secret).of(CHECKED, 0, CHECKED.length), hex, 0);
    return new String(hex, 0, 8, StandardCharsets.US_ASCII);
  }

  /** The verdict on each file, in the order of their receipt. */
  public List<Verdict> read(SparkSession spark, List<InboxFile> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(hadoop));
    FileReader.Mappings how = new FileReader.Mappings(mappings, limits, secret, spool);
    List<InboxFile> biggestFirst =
        files.stream().sorted(Comparator.comparingLong(InboxFile::bytes).reversed()).toList();
    return context
        .parallelize(biggestFirst, biggestFirst.size())
        .map(file -> FileReader.read(how, file, configuration.value().value()))
        .collect()
        .stream()
        .sorted(
            Comparator.<Verdict>comparingLong(v -> v.file().modified())
                .thenComparing(v -> v.file().path()))
        .toList();
  }
}
