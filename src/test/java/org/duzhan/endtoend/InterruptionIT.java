package org.duzhan.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.duzhan.testkit.Launcher;
import org.duzhan.testkit.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed, and runs that meet. {@code -Dduzhan.kills=10} kills at more moments than
 * the build does.
 */
class InterruptionIT {
  /** Kilobytes: enough to begin, too little for a month. */
  private static final int LIMIT = 64;

  @TempDir static Path folder;
  static long milliseconds;
  static Map<String, List<String>> whole;

  @BeforeAll
  static void runOnceInPeace() throws Exception {
    assertThat(
            Launcher.withoutKey()
                .run("simulate", "--out", folder, "--months", 1, "--households", 1000)
                .exit())
        .isZero();
    long start = System.nanoTime();
    Launcher.Result run = Launcher.withKey().run(monthly("peace"));
    milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    assertThat(run.exit()).as(run.err()).isEqualTo(3);
    whole = Tables.contents(folder.resolve("peace"));
  }

  @Test
  void leavesTheSameTablesWhereverItWasKilled() throws Exception {
    Random moments = new Random(20200125);
    int kills = Integer.getInteger("duzhan.kills", 2);
    for (int i = 0; i < kills; i++) {
      String warehouse = "killed" + i;
      Path log = Files.createFile(folder.resolve(warehouse + ".log"));
      Process run = Launcher.withKey().start(log, log, monthly(warehouse));
      // From the time Spark is up until the run is nearly over.
      long moment = milliseconds / 4 + moments.nextLong(milliseconds * 3 / 4);
      run.waitFor(moment, TimeUnit.MILLISECONDS);
      run.descendants().forEach(ProcessHandle::destroyForcibly);
      run.destroyForcibly().waitFor();

      Launcher.Result again = Launcher.withKey().run(monthly(warehouse));

      assertThat(again.exit()).as(moment + " ms: " + again.err()).isIn(0, 3);
      Map<String, List<String>> found = Tables.contents(folder.resolve(warehouse));
      assertThat(found.keySet()).isEqualTo(whole.keySet());
      for (String table : whole.keySet()) {
        assertThat(found.get(table))
            .as(table + " after " + moment + " ms")
            .isEqualTo(whole.get(table));
      }
    }
  }

  @Test
  void endsInOneLineWhereTheDiskGivesNoMoreAndIsWholeTheNextTime() throws Exception {
    Launcher.Result full = Launcher.withKey().withFilesUpTo(LIMIT).run(monthly("full"));

    assertThat(full.exit()).as(full.err()).isEqualTo(1);
    assertThat(full.err().lines().filter(l -> l.startsWith("duzhan:")))
        .singleElement()
        .asString()
        .contains("nothing is half-written");
    // A library that finds no room for its native part prints where, and cannot be kept from it.
    assertThat(full.err()).doesNotContain("\tat org.duzhan");
    assertThat(folder.resolve("full/_scratch")).doesNotExist();

    Launcher.Result again = Launcher.withKey().run(monthly("full"));

    assertThat(again.exit()).as(again.err()).isIn(0, 3);
    assertThat(Tables.contents(folder.resolve("full"))).isEqualTo(whole);
  }

  @Test
  void refusesToBeginWhileAnotherRunHoldsTheWarehouse() throws Exception {
    Path log = Files.createFile(folder.resolve("held.log"));
    Process first = Launcher.withKey().start(log, log, monthly("held"));
    while (first.isAlive() && !Files.readString(log).contains("judging rows")) {
      Thread.sleep(200);
    }

    Launcher.Result second = Launcher.withKey().run(monthly("held"));

    assertThat(first.waitFor()).as(Files.readString(log)).isEqualTo(3);
    assertThat(second.exit()).as(second.err() + second.out()).isEqualTo(4);
    assertThat(second.err().lines().filter(l -> l.startsWith("duzhan:"))).hasSize(1);
    assertThat(Tables.contents(folder.resolve("held"))).isEqualTo(whole);
  }

  private static Object[] monthly(String warehouse) {
    return new Object[] {
      "run",
      "--inbox",
      folder.resolve("inbox"),
      "--period",
      "2019-12",
      "--warehouse",
      folder.resolve(warehouse),
      "--out",
      folder.resolve(warehouse + "-reports")
    };
  }
}
