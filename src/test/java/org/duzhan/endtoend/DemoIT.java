package org.duzhan.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.duzhan.testkit.Launcher;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command, small. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {
  private static final int LINES_FOUND = 10;

  @TempDir static Path folder;

  @Test
  @Order(1)
  void tellsInTenLinesWhatWasFoundAndWhereToLook() throws Exception {
    Launcher.Result demo = demo();

    assertThat(demo.exit()).as(demo.err() + demo.out()).isZero();
    List<String> screen = demo.out().lines().toList();
    assertThat(screen.indexOf("")).isBetween(8, LINES_FOUND + 1);
    assertThat(screen.get(0)).startsWith("2020年4月").contains("剩余贫困人口");
    assertThat(demo.out())
        .contains("met its expected fate")
        .contains("Reports:")
        .contains("Tables:");
    assertThat(folder.resolve("reports/2020-04/ranking.xlsx")).exists();
    assertThat(folder.resolve("reports/2020-04/backsliding.xlsx")).exists();
  }

  @Test
  @Order(2)
  void leavesTablesOfWhichAllHoldsThatMust() throws Exception {
    Launcher.Result check =
        Launcher.withoutKey()
            .interpreting()
            .run("check", "--warehouse", folder.resolve("warehouse"));

    assertThat(check.exit()).as(check.err() + check.out()).isZero();
    assertThat(check.out()).contains("ok     backsliding: what 2020-04 comes to, made anew");
  }

  @Test
  @Order(3)
  void failsWhereWhatIsFoundWasNotPlanted() throws Exception {
    Files.writeString(folder.resolve("inbox/2020-04/stray.csv"), "no table of ours\n");

    Launcher.Result demo = demo();

    assertThat(demo.exit()).as(demo.err() + demo.out()).isEqualTo(1);
    assertThat(demo.out()).contains("not planted: 2020-04/stray.csv,refused");
  }

  private static Launcher.Result demo() throws IOException, InterruptedException {
    return Launcher.withoutKey().interpreting().run("demo", "--out", folder, "--households", 2000);
  }
}
