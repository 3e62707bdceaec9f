package org.duzhan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What jobs/bench answers without building: a Maven that is called by mistake fails. */
class BenchUsageTest {
  @TempDir Path folder;

  private record Answer(int exit, String out, String err) {}

  @Test
  void tellsItsCasesAndOptions() throws Exception {
    Answer help = bench("national", "--help");

    assertThat(help.exit()).as(help.err()).isZero();
    assertThat(help.out())
        .contains("national", "workbooks", "encodings", "--rows", "--json", "BENCH_HEAP");
  }

  @Test
  void refusesWhatItDoesNotKnowByName() throws Exception {
    Map.of("provincial", "case provincial", "--row", "option --row", "--rows", "--rows")
        .forEach((argument, named) -> assertThat(refused(argument)).contains(named));
    assertThat(refused("--rows", "many")).contains("--rows many");
  }

  private String refused(String... arguments) {
    try {
      Answer answer = bench(arguments);
      assertThat(answer.exit()).isEqualTo(2);
      assertThat(answer.err()).startsWith("bench: ").hasLineCount(1);
      return answer.err();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Answer bench(String... arguments) throws IOException, InterruptedException {
    Path mvn = folder.resolve("mvn");
    Files.writeString(mvn, "#!/bin/sh\necho built >&2; exit 9\n");
    assertThat(mvn.toFile().setExecutable(true)).isTrue();
    List<String> line = new ArrayList<>(List.of("jobs/bench"));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
    Process bench = builder.start();
    String out = new String(bench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(bench.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(bench.waitFor(), out, err);
  }
}
