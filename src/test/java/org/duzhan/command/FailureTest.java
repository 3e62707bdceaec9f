package org.duzhan.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import org.apache.spark.SparkException;
import org.duzhan.settings.UserError;
import org.junit.jupiter.api.Test;

class FailureTest {
  private static final String PLACES = "tables: warehouse";

  @Test
  void tellsAUserWhatToMendInOneLine() {
    Failure failure =
        Failure.of(new UserError("--period x: cannot read it\n (expected y)"), PLACES);

    assertThat(failure)
        .isEqualTo(
            new Failure(ExitCode.USAGE, "usage", "--period x: cannot read it (expected y)", false));
  }

  @Test
  void findsAFullDiskBehindWhateverWrapsIt() {
    SparkException ofExecutor =
        new SparkException(
            "Job aborted due to stage failure: Task 0 failed\njava.io.IOException: No space left on device\n\tat x");

    for (Throwable fault :
        new Throwable[] {
          ofExecutor,
          new IllegalStateException(new IOException("No space left on device")),
          new UncheckedIOException(new IOException("/w/run: No space left on device"))
        }) {
      Failure failure = Failure.of(fault, PLACES);

      assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
      assertThat(failure.ours()).isFalse();
      assertThat(failure.line())
          .isEqualTo("no space left on the disk (tables: warehouse); make room, then run again");
    }
  }

  @Test
  void findsLostExecutors() {
    Failure failure =
        Failure.of(
            new SparkException(
                "Job aborted due to stage failure: ExecutorLostFailure (executor 1 exited)\n\tat x"),
            PLACES);

    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.ours()).isFalse();
    assertThat(failure.line()).startsWith("executors were lost").doesNotContain("\n");
  }

  @Test
  void saysWhereANativeLibraryFindsNoRoom() {
    Failure failure =
        Failure.of(
            new SparkException("Task failed", new UnsatisfiedLinkError("no snappyjava")), PLACES);

    assertThat(failure.ours()).isFalse();
    assertThat(failure.line()).contains("native library").contains(PLACES);
  }

  @Test
  void saysHowToGiveMoreMemory() {
    Failure failure = Failure.of(new RuntimeException(new OutOfMemoryError("heap")), PLACES);

    assertThat(failure.ours()).isFalse();
    assertThat(failure.line()).contains("DUZHAN_HEAP");
  }

  @Test
  void saysWhichFileMayNotBeRead() {
    Failure failure =
        Failure.of(new UncheckedIOException(new AccessDeniedException("/in/a.csv")), PLACES);

    assertThat(failure.line()).isEqualTo("no permission: /in/a.csv; mend it, then run again");
  }

  @Test
  void ownsWhatNobodyElseCanMend() {
    assertThat(Failure.of(new IllegalStateException("5 rows written, 6 sound"), PLACES))
        .isEqualTo(
            new Failure(
                ExitCode.FAILED,
                "failed",
                "a fault of duzhan: java.lang.IllegalStateException: 5 rows written, 6 sound",
                true));
    assertThat(Failure.of(new SparkException("x", new NullPointerException()), PLACES).ours())
        .isTrue();
  }
}
