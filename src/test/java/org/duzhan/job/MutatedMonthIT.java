package org.duzhan.job;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.duzhan.ingest.Inbox;
import org.duzhan.ingest.InboxFile;
import org.duzhan.ingest.reader.Mutant;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Submissions;
import org.duzhan.testkit.MemoryLake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of all tables damaged by chance, in one month's inbox: each is in the ledger once,
 * balanced. {@code -Dduzhan.seed=N} damages others, {@code -Dduzhan.mutants=N} as many.
 */
class MutatedMonthIT {
  private static final int FILES = Integer.getInteger("duzhan.mutants", 500);
  private static final long SEED = Long.getLong("duzhan.seed", 1);

  @TempDir Path folder;

  @Test
  void entersEachOnceWithEveryRowAccountedFor() throws IOException {
    System.out.printf("%,d mutants of duzhan.seed %d%n", FILES, SEED);
    Map<String, String> mutants = inbox();
    MemoryLake lake = new MemoryLake(folder.resolve("scratch"));

    assertThat(ingest(lake).runId()).isNotNull();

    Map<String, Row> ledger =
        lake.read(Submissions.TABLE).collectAsList().stream()
            .collect(toMap(r -> r.<String>getAs("file"), r -> r, (one, other) -> twice(one)));
    Set<String> received = new TreeSet<>();
    Map<String, Integer> fates = new TreeMap<>();
    Map<String, Long> quarantined = quarantined(lake);
    ledger.forEach(
        (file, row) -> {
          String which = file + " of seed " + SEED + ", " + mutants.get(InboxFile.received(file));
          received.add(InboxFile.received(file));
          fates.merge(row.getAs("status"), 1, Integer::sum);
          balanced(row, quarantined, which);
        });
    assertThat(received).isEqualTo(mutants.keySet());
    assertThat(fates.keySet())
        .as("some are taken, some refused")
        .contains("accepted", "refused")
        .isSubsetOf("accepted", "refused", "duplicate");
    assertThat(ingest(lake).runId()).as("nothing is left to do").isNull();
  }

  private static Row twice(Row one) {
    throw new AssertionError("in the ledger twice: " + one);
  }

  private static void balanced(Row row, Map<String, Long> quarantined, String which) {
    long read = count(row, "read");
    long bad = count(row, "quarantined");
    assertThat(count(row, "accepted") + count(row, "unchanged") + count(row, "superseded") + bad)
        .as(which)
        .isEqualTo(read);
    if (row.getAs("status").equals("accepted")) {
      assertThat(read).as(which).isPositive();
      assertThat(quarantined.getOrDefault(row.<String>getAs("submission_id"), 0L))
          .as(which)
          .isEqualTo(bad);
    } else {
      assertThat(read).as(which).isZero();
      assertThat(row.<String>getAs("reason")).as(which).isNotBlank();
    }
  }

  private static long count(Row row, String rows) {
    return row.<Long>getAs("rows_" + rows);
  }

  /** Bad rows by submission. */
  private static Map<String, Long> quarantined(MemoryLake lake) {
    return lake
        .read(Quarantine.TABLE)
        .select("submission_id", "table", "sheet", "row")
        .distinct()
        .groupBy("submission_id")
        .count()
        .collectAsList()
        .stream()
        .collect(toMap(r -> r.getString(0), r -> r.getLong(1)));
  }

  /** What was done to each file. */
  private Map<String, String> inbox() throws IOException {
    Path inbox = Files.createDirectories(folder.resolve("inbox"));
    Random seeds = new Random(SEED);
    Map<String, String> mutants = new TreeMap<>();
    for (int i = 0; i < FILES; i++) {
      Mutant mutant = Mutant.of(new Random(seeds.nextLong()));
      String name = "%04d_2020-04.file".formatted(i);
      Files.write(inbox.resolve(name), mutant.bytes());
      mutants.put(name, mutant.what());
    }
    return mutants;
  }

  private MonthlyJob.Outcome ingest(MemoryLake lake) {
    return Given.job(Given.context(lake), folder.resolve("reports"))
        .run(
            new MonthlyJob.Order("ingest", new TreeSet<>(), List.of(), false),
            Inbox.list(folder.resolve("inbox").toString(), new Configuration()));
  }
}
