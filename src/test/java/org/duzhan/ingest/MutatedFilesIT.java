package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.ingest.reader.Mutant;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand files of all tables damaged by chance: each is taken whole or refused, in time. {@code
 * -Dduzhan.seed=N} damages others.
 */
class MutatedFilesIT {
  private static final int FILES = 1000;
  private static final double MOST_SECONDS = 10;
  private static final long SEED = Long.getLong("duzhan.seed", 1);

  @TempDir Path folder;

  private final Configuration hadoop = new Configuration();
  private final TreeMap<String, Integer> fates = new TreeMap<>();
  private final Set<String> tables = new TreeSet<>();

  @Test
  void takesEachWholeOrRefusesItAndNeverFails() throws IOException {
    System.out.printf("%,d mutants of duzhan.seed %d%n", FILES, SEED);
    FileReader.Mappings how = how();
    Random seeds = new Random(SEED);
    for (int i = 0; i < FILES; i++) {
      Mutant mutant = Mutant.of(new Random(seeds.nextLong()));
      Path file = Files.write(folder.resolve("2020-04.file"), mutant.bytes());
      long start = System.nanoTime();

      List<Verdict> verdicts = read(how, file);

      String which = "file %d of seed %d, %s".formatted(i, SEED, mutant.what());
      assertThat((System.nanoTime() - start) / 1e9).as(which).isLessThan(MOST_SECONDS);
      assertThat(verdicts).as(which).isNotEmpty();
      if (verdicts.stream().anyMatch(Verdict::taken)) {
        tables.add(mutant.what().substring(0, mutant.what().indexOf(',')));
      }
      for (Verdict verdict : verdicts) {
        assertThat(verdict.left()).as(which).isNull();
        balanced(verdict, which);
      }
    }
    assertThat(tables)
        .as("tables that are taken")
        .containsExactlyInAnyOrder("户表", "人口表", "村表", "问题台账");
    assertThat(fates.keySet()).as("some are taken, some refused").contains("taken", "refused");
  }

  private List<Verdict> read(FileReader.Mappings how, Path file) throws IOException {
    FileTime modified = Files.getLastModifiedTime(file);
    List<InboxFile> waiting = new ArrayList<>();
    waiting.add(
        new InboxFile("file:" + file, "2020-04.file", Files.size(file), modified.toMillis()));
    List<Verdict> verdicts = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Reading reading = Attempt.at(how, waiting.remove(0), hadoop, true);
      verdicts.addAll(reading.verdicts());
      waiting.addAll(reading.inside());
    }
    return verdicts;
  }

  /** Rows counted are rows spooled. */
  private void balanced(Verdict verdict, String which) throws IOException {
    fates.merge(verdict.taken() ? "taken" : "refused", 1, Integer::sum);
    if (!verdict.taken()) {
      assertThat(verdict.refused()).as(which).isNotBlank().doesNotContain("\n");
      return;
    }
    for (Verdict.Part part : verdict.parts()) {
      assertThat(part.rows()).as(which).isPositive();
      assertThat(part.blocks().stream().mapToLong(Verdict.Block::rows).sum())
          .as(which)
          .isEqualTo(part.rows());
      assertThat(spooled(part)).as(which).isEqualTo(part.rows());
    }
  }

  private static long spooled(Verdict.Part part) throws IOException {
    Path spool = Path.of(part.spool());
    long rows = 0;
    long at = 0;
    try (DataInputStream in = new DataInputStream(Files.newInputStream(spool))) {
      while (at < part.repeatedAt()) {
        int length = in.readInt();
        in.skipNBytes(length);
        at += 4L + length;
        rows++;
      }
    }
    assertThat(at).isEqualTo(part.repeatedAt());
    Files.delete(spool);
    return rows;
  }

  private FileReader.Mappings how() {
    Settings settings = TestSettings.defaults();
    return new FileReader.Mappings(
        Mapping.all(settings.mappings()),
        settings.limits(),
        settings.passwords(),
        "x".repeat(32),
        folder.toString());
  }
}
