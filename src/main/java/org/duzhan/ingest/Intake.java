package org.duzhan.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.duzhan.settings.Limits;
import org.duzhan.settings.Passwords;
import org.jspecify.annotations.Nullable;

/**
 * Reads files on Spark's executors, the biggest first, small ones several to a task. Names, numbers
 * and phones of persons never leave those tasks: rows carry a key instead.
 *
 * @param passwords of workbooks that counties lock
 * @param secret the key of the keyed hash, at least 32 characters
 * @param spool folder of the warehouse the rows go to; null to judge only
 */
public record Intake(
    List<Mapping> mappings,
    Limits limits,
    Passwords passwords,
    String secret,
    @Nullable String spool) {
  private static final byte[] CHECKED = "duzhan".getBytes(StandardCharsets.US_ASCII);
  private static final long BYTES_A_TASK = 1 << 20;
  private static final int FILES_A_TASK = 32;

  /** A few digits by which a key can be told from another: households keyed by two never meet. */
  public static String keyCheck(String secret) {
    byte[] hex = new byte[64];
    Keys.hex(new Keys(secret).of(CHECKED, 0, CHECKED.length), hex, 0);
    return new String(hex, 0, 8, StandardCharsets.US_ASCII);
  }

  /**
   * The verdict on each file, in the order of their receipt. Archives are opened, and what is in
   * them read as files of their own; what memory does not hold beside others is read alone at the
   * end.
   */
  public List<Verdict> read(SparkSession spark, List<InboxFile> files) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(
            new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    List<Verdict> verdicts = new ArrayList<>();
    List<InboxFile> waiting = files;
    List<InboxFile> crowded = new ArrayList<>();
    while (!waiting.isEmpty() || !crowded.isEmpty()) {
      boolean alone = waiting.isEmpty();
      List<List<InboxFile>> tasks = alone ? List.of(List.copyOf(crowded)) : tasks(waiting);
      waiting = new ArrayList<>();
      if (alone) {
        crowded.clear();
      }
      for (Reading reading : round(context, hadoop, tasks, alone)) {
        verdicts.addAll(reading.verdicts());
        waiting.addAll(reading.inside());
        crowded.addAll(reading.crowded());
      }
    }
    verdicts.sort(
        Comparator.<Verdict>comparingLong(v -> v.file().modified())
            .thenComparing(v -> v.file().path()));
    return verdicts;
  }

  private List<Reading> round(
      JavaSparkContext context,
      Broadcast<SerializableConfiguration> hadoop,
      List<List<InboxFile>> tasks,
      boolean alone) {
    FileReader.Mappings how = new FileReader.Mappings(mappings, limits, passwords, secret, spool);
    return context
        .parallelize(tasks, tasks.size())
        .flatMap(
            task ->
                task.stream()
                    .map(file -> Attempt.at(how, file, hadoop.value().value(), alone))
                    .iterator())
        .collect();
  }

  private static List<List<InboxFile>> tasks(List<InboxFile> files) {
    List<List<InboxFile>> tasks = new ArrayList<>();
    long bytes = BYTES_A_TASK;
    for (InboxFile file :
        files.stream().sorted(Comparator.comparingLong(InboxFile::bytes).reversed()).toList()) {
      bytes += file.bytes();
      if (bytes > BYTES_A_TASK || tasks.get(tasks.size() - 1).size() == FILES_A_TASK) {
        tasks.add(new ArrayList<>());
        bytes = file.bytes();
      }
      tasks.get(tasks.size() - 1).add(file);
    }
    return tasks;
  }
}
