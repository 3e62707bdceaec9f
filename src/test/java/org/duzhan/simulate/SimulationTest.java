package org.duzhan.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duzhan.settings.Settings;
import org.duzhan.settings.UserError;
import org.duzhan.testkit.CsvFile;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
  private static final Settings SETTINGS = TestSettings.defaults();

  @TempDir static Path folder;

  @BeforeAll
  static void simulate() throws IOException {
    write("once", 7, 1);
  }

  @Test
  void writesTheSameBytesForTheSameSeedHoweverManyThreadsWrite() throws IOException {
    write("again", 7, 3);

    Map<String, String> once = files("once");
    assertThat(once.keySet()).anyMatch(f -> f.contains(".xlsx")).anyMatch(f -> f.contains(".xls@"));
    assertThat(files("again")).isEqualTo(once);
  }

  @Test
  void writesAnotherWorldForAnotherSeed() throws IOException {
    write("other", 8, 2);

    assertThat(files("other").values()).doesNotContainAnyElementsOf(distinct("once"));
  }

  @Test
  void writesTheSameWorldAgainWhereItLies() throws IOException {
    Map<String, String> before = files("once");

    write("once", 7, 2);

    assertThat(files("once")).isEqualTo(before);
  }

  @Test
  void refusesToMixTwoWorlds() {
    assertThatThrownBy(() -> write("once", 9, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot simulate there");
  }

  @Test
  void saysOfEveryFileWhatBecomesOfIt() throws IOException {
    Set<String> planted =
        CsvFile.rows(folder.resolve("once/truth/files.csv")).stream()
            .map(row -> row.get("file"))
            .collect(Collectors.toCollection(TreeSet::new));

    Path inbox = folder.resolve("once/inbox");
    try (Stream<Path> files = Files.walk(inbox)) {
      assertThat(files.filter(Files::isRegularFile).map(f -> inbox.relativize(f).toString()))
          .containsExactlyInAnyOrderElementsOf(planted);
    }
  }

  @Test
  void tellsOfEveryHouseholdWhatIsTrue() throws IOException {
    List<Map<String, String>> rows =
        CsvFile.rows(folder.resolve("once/truth/households/2020-02/533323.csv"));

    assertThat(rows).hasSizeGreaterThan(100);
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row)
                    .containsKeys("true_net_income", "true_poor", "true_state", "registered_poor"));
  }

  private static void write(String name, long seed, int threads) throws IOException {
    SimulationPlan plan = new SimulationPlan(YearMonth.of(2019, 12), 3, 3000, seed, false, threads);
    Simulation.write(plan, SETTINGS, folder.resolve(name), step -> {});
  }

  /** Each file with the time it was received, and its hash. */
  private static Map<String, String> files(String name) throws IOException {
    Path root = folder.resolve(name);
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        boolean received = file.startsWith(root.resolve("inbox"));
        String when = received ? Files.getLastModifiedTime(file).toString() : "";
        hashes.put(root.relativize(file) + "@" + when, sha256(file));
      }
    }
    return hashes;
  }

  /** Hashes of files that a seed decides on: no plan, no notice, no file cut off. */
  private static Set<String> distinct(String name) throws IOException {
    return files(name).entrySet().stream()
        .filter(e -> !e.getKey().matches(".*(会议通知|未传完|falsified|plan).*"))
        .map(Map.Entry::getValue)
        .collect(Collectors.toSet());
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
