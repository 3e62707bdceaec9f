package org.duzhan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  @Test
  void writesEveryReportOfACountry(@TempDir Path folder) throws IOException {
    folder = Path.of("/tmp/sample");
    Files.createDirectories(folder);
    Path f = folder;
    ReportInput input = LargeSample.of(20, Optional.empty());

    assertThat(Reports.write(input, name -> Files.newOutputStream(f.resolve(name))))
        .containsExactly("ranking.xlsx", "backsliding.xlsx");

    assertThat(Digest.lines(input)).hasSize(10);
    Digest.lines(input).forEach(System.out::println);
  }
}
