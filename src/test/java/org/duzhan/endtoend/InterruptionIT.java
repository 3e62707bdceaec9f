package org.duzhan.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.duzhan.testkit.Launcher;
import org.duzhan.testkit.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed, and runs that meet: of January, while December stands and is corrected.
 * {@code -Dduzhan.kills=10} kills at more moments than the build does, {@code -Dduzhan.moments=7}
 * at others.
 */
class InterruptionIT {
  /** Kilobytes: enough to begin, too little for a month. */
  private static final int LIMIT = 64;

  @TempDir static Path folder;
  static long steps;
  static Map<String, List<String>> whole;
  static Launcher.Result second;

  @BeforeAll
  static void runWhileASecondRunIsRefused() throws Exception {
    assertThat(
            Launcher.withoutKey()
                .run("simulate", "--out", folder, "--months", 2, "--households", 1000)
                .exit())
        .isZero();
    withoutCorrections(folder.resolve("inbox/2019-12"), folder.resolve("early/2019-12"));
    Launcher.Result december =
        launcher().run(monthly("2019-12", folder.resolve("early"), "december"));
    assertThat(december.exit()).as(december.err()).isEqualTo(3);
    Path log = Files.createFile(folder.resolve("first.log"));
    Process first = launcher().start(log, log, monthly(december("first")));
    while (first.isAlive() && !Files.readString(log).contains("judging rows")) {
      Thread.sleep(200);
    }
    second = launcher().run(monthly("first"));
    assertThat(first.waitFor()).as(Files.readString(log)).isEqualTo(3);
    steps = steps(Files.readString(log));
    whole = Tables.contents(folder.resolve("first"));
  }

  @Test
  void leavesTheSameTablesWhereverItWasKilled() throws Exception {
    Random moments = new Random(Integer.getInteger("duzhan.moments", 20200125));
    int kills = Integer.getInteger("duzhan.kills", 1);
    int alive = 0;
    for (int i = 0; i < kills; i++) {
      String warehouse = december("killed" + i);
      Path log = Files.createFile(folder.resolve(warehouse + ".log"));
      Process run = launcher().start(log, log, monthly(warehouse));
      // Somewhere in a step: a machine may be slower at one time than at another.
      long step = 1 + moments.nextLong(steps);
      while (run.isAlive() && steps(Files.readString(log)) < step) {
        Thread.sleep(20);
      }
      String moment = "step %d of %d".formatted(step, steps);
      alive += run.waitFor(moments.nextInt(800), TimeUnit.MILLISECONDS) ? 0 : 1;
      run.descendants().forEach(ProcessHandle::destroyForcibly);
      run.destroyForcibly().waitFor();

      Launcher.Result again = launcher().run(monthly(warehouse));

      assertThat(again.exit()).as(moment + ": " + again.err()).isIn(0, 3);
      Map<String, List<String>> found = Tables.contents(folder.resolve(warehouse));
      assertThat(found.keySet()).isEqualTo(whole.keySet());
      for (String table : whole.keySet()) {
        assertThat(found.get(table)).as(table + " after " + moment).isEqualTo(whole.get(table));
      }
    }
    assertThat(alive).as("runs still at work when killed").isGreaterThanOrEqualTo((kills + 1) / 2);
  }

  @Test
  void endsInOneLineWhereTheDiskGivesNoMoreAndIsWholeTheNextTime() throws Exception {
    Object[] december = monthly("2019-12", folder.resolve("early"), "full");
    Launcher.Result full = launcher().withFilesUpTo(LIMIT).run(december);

    assertThat(full.exit()).as(full.err()).isEqualTo(1);
    assertThat(full.err().lines().filter(l -> l.startsWith("duzhan:")))
        .singleElement()
        .asString()
        .contains("nothing is half-written");
    // A library that finds no room for its native part prints where, and cannot be kept from it.
    assertThat(full.err()).doesNotContain("\tat org.duzhan");
    assertThat(folder.resolve("full/_scratch")).doesNotExist();

    Launcher.Result again = launcher().run(december);

    assertThat(again.exit()).as(again.err()).isIn(0, 3);
    assertThat(Tables.contents(folder.resolve("full")))
        .isEqualTo(Tables.contents(folder.resolve("december")));
  }

  /** That it changed nothing either, the runs that were killed show: all end alike. */
  @Test
  void refusesToBeginWhileAnotherRunHoldsTheWarehouse() {
    assertThat(second.exit()).as(second.err() + second.out()).isEqualTo(4);
    assertThat(second.err().lines().filter(l -> l.startsWith("duzhan:"))).hasSize(1);
  }

  /** Lines of progress, one when a step begins. */
  private static long steps(String err) {
    return err.lines().filter(line -> line.startsWith("[")).count();
  }

  /** A warehouse of its own that stands where December was made; returns its name. */
  private static String december(String warehouse) throws IOException {
    copy(folder.resolve("december"), folder.resolve(warehouse), path -> true);
    return warehouse;
  }

  private static void withoutCorrections(Path from, Path to) throws IOException {
    copy(from, to, path -> !path.getFileName().toString().contains("更正"));
  }

  private static void copy(Path from, Path to, Predicate<Path> chosen) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.filter(chosen).toList()) {
        Path copy = to.resolve(from.relativize(path).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static Launcher launcher() {
    return Launcher.withKey().interpreting();
  }

  private static Object[] monthly(String warehouse) {
    return monthly("2020-01", folder.resolve("inbox"), warehouse);
  }

  private static Object[] monthly(String month, Path inbox, String warehouse) {
    return new Object[] {
      "run",
      "--inbox",
      inbox,
      "--period",
      month,
      "--warehouse",
      folder.resolve(warehouse),
      "--out",
      folder.resolve(warehouse + "-reports")
    };
  }
}
