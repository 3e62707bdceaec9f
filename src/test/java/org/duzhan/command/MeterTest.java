package org.duzhan.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.duzhan.command.Meter.Share;
import org.junit.jupiter.api.Test;

class MeterTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final AtomicLong now = new AtomicLong();

  @Test
  void saysPlainLinesWhereThereIsNoTerminal() {
    Meter meter = meter(0);
    meter.watch(() -> new Share(412, 951));

    meter.step("reading 951 files");
    pass(29);
    meter.tick();
    pass(2);
    meter.tick();
    meter.step("judging rows");

    assertThat(said())
        .isEqualTo(
            """
            [   0.0 s] reading 951 files
            [  31.0 s] still reading 951 files: 412 of 951 tasks
            [  31.0 s] judging rows
            """);
  }

  @Test
  void movesOneLineAStepOnATerminal() {
    Meter meter = meter(80);
    meter.watch(() -> new Share(10, 40));

    meter.step("reading 40 files");
    pass(2);
    meter.tick();
    meter.pause();

    assertThat(said().split("\r\033\\[K"))
        .containsExactly(
            "",
            "[   0.0 s] reading 40 files  [#####...............] 10/40",
            "[   2.0 s] reading 40 files  [#####...............] 10/40",
            "[   0.0 s] reading 40 files (2.0 s)\n");
  }

  @Test
  void keepsItsLineWithinTheTerminal() {
    Meter meter = meter(20);

    meter.step("读取文件读取文件读取文件");

    assertThat(said()).isEqualTo("\r\033[K[   0.0 s] 读取文件");
  }

  @Test
  void saysNothingBetweenSteps() {
    Meter meter = meter(80);

    meter.step("starting Spark");
    meter.pause();
    said.reset();
    meter.tick();
    meter.pause();

    assertThat(said()).isEmpty();
  }

  private Meter meter(int columns) {
    return new Meter(
        new PrintStream(said, true, StandardCharsets.UTF_8), new Terminal(columns), now::get);
  }

  private void pass(long seconds) {
    now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
