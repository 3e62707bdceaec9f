package org.duzhan.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.duzhan.settings.Limits;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WatchTest {
  private static final Limits LIMITS = TestSettings.defaults().limits();
  private static volatile boolean goOn = true;

  @Test
  void givesWhatTheWorkGives() {
    assertThat(Watch.over(() -> "rows", Deadline.in(10))).isEqualTo("rows");
  }

  @Test
  void endsALoopThatNothingElseEnds() {
    Callable<Integer> loop =
        () -> {
          int turns = 0;
          while (goOn) {
            turns++;
          }
          return turns;
        };

    assertThatThrownBy(() -> Watch.over(loop, Deadline.in(1)))
        .isInstanceOf(RefusedFile.class)
        .hasMessageContaining("limits.seconds");
    goOn = false;
  }

  @Test
  void endsAParserThatReadsForEver() {
    Deadline deadline = Deadline.in(1);
    AtomicBoolean ended = new AtomicBoolean();
    Callable<Integer> reader =
        () -> {
          try (SeekableByteChannel channel =
              new WatchedChannel(new SeekableInMemoryByteChannel(new byte[10]), deadline)) {
            while (true) {
              channel.position(0);
              channel.read(ByteBuffer.allocate(10));
            }
          } finally {
            ended.set(true);
          }
        };

    assertThatThrownBy(() -> Watch.over(reader, deadline)).hasMessageContaining("超时");
    assertThat(ended).isTrue();
  }

  @Test
  void endsAFileWhoseRowsDoNotEnd() {
    Deadline deadline = Deadline.in(1);
    LimitedRows rows = new LimitedRows(new Nothing(), LIMITS, deadline);
    Callable<Integer> reader =
        () -> {
          CellRow cells = new CellRow();
          while (true) {
            rows.sheet("");
            for (int i = 1; i < 1000; i++) {
              rows.row(i, cells);
            }
          }
        };

    assertThatThrownBy(() -> Watch.over(reader, deadline)).isInstanceOf(RefusedFile.class);
  }

  @Test
  void takesAStackThatOverflowsForADamagedFile() {
    assertThatThrownBy(() -> Watch.over(() -> depth(0), Deadline.in(10)))
        .isInstanceOf(RefusedFile.class)
        .hasMessageContaining("嵌套过深");
  }

  @Test
  void readsAgainAloneWhatMemoryDidNotHold() {
    assertThatThrownBy(() -> Watch.over(() -> new long[Integer.MAX_VALUE], Deadline.in(10)))
        .isInstanceOf(NoRoom.class);
  }

  @Test
  void takesAnyFaultOfAParserForADamagedFile() {
    Callable<Integer> parser =
        () -> {
          throw new ArrayIndexOutOfBoundsException(7);
        };

    assertThatThrownBy(() -> Watch.over(parser, Deadline.in(10)))
        .isInstanceOf(RefusedFile.class)
        .hasMessageContaining("ArrayIndexOutOfBounds");
  }

  @Test
  void blamesNoFileForAFaultOfStorageOrOfWhoTakesItsRows() {
    Callable<Integer> storage =
        () -> {
          throw new IllegalStateException(new Unreadable(new IOException("disk")));
        };
    UncheckedIOException full = new UncheckedIOException(new IOException("disk full"));
    Callable<Integer> taker =
        () -> {
          new LimitedRows(new Full(full), LIMITS, Deadline.in(10)).row(1, new CellRow());
          return 0;
        };

    assertThatThrownBy(() -> Watch.over(storage, Deadline.in(10))).isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> Watch.over(taker, Deadline.in(10))).isSameAs(full);
  }

  @Test
  void sharesTheHeapAmongTheFilesBeingRead() {
    long most = (long) (Runtime.getRuntime().maxMemory() * 0.5);
    try (Room second = new Room(0.5)) {
      try (Room first = new Room(0.5)) {
        first.take(most * 2 / 3, "表");

        assertThatThrownBy(() -> second.take(most * 2 / 3, "表")).isInstanceOf(NoRoom.class);
        assertThatThrownBy(() -> first.take(most / 2, "表")).isInstanceOf(RefusedFile.class);
      }
      assertThatCode(() -> second.take(most * 2 / 3, "表")).doesNotThrowAnyException();
    }
  }

  private static int depth(int depth) {
    return depth(depth + 1) + 1;
  }

  private static class Nothing implements RowVisitor {
    @Override
    public void sheet(String name) {}

    @Override
    public void row(long number, CellRow cells) {}
  }

  private static final class Full extends Nothing {
    private final UncheckedIOException fault;

    Full(UncheckedIOException fault) {
      this.fault = fault;
    }

    @Override
    public void row(long number, CellRow cells) {
      throw fault;
    }
  }
}
