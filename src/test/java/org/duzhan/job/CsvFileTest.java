package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.settings.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
  private static final Configuration HADOOP = new Configuration();

  @TempDir Path folder;

  @Test
  void writesWhatASpreadsheetReadsAsItStands() throws IOException {
    Path file = folder.resolve("changes.csv");
    try (CsvFile csv = CsvFile.open("--csv", file.toString(), HADOOP, List.of("figure", "old"))) {
      csv.line(List.of("a,b", ""));
      csv.line(List.of("say \"so\"", "-2.5"));
      csv.line(List.of("=HYPERLINK(1)", "-1.0E-5"));
      csv.done();
    }

    assertThat(Files.readString(file))
        .isEqualTo(
            "\ufefffigure,old\r\n\"a,b\",\r\n\"say \"\"so\"\"\",-2.5\r\n'=HYPERLINK(1),-1.0E-5\r\n");
  }

  @Test
  void leavesAnOlderFileAsItIsWhereItCannotBeFinished() throws IOException {
    Path file = Files.writeString(folder.resolve("changes.csv"), "older");

    try (CsvFile csv = CsvFile.open("--csv", file.toString(), HADOOP, List.of("figure"))) {
      csv.line(List.of("half"));
    }

    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    assertThat(Files.list(folder)).containsExactly(file);
    assertThat(file).hasContent("older");
  }

  @Test
  void refusesAFolder() {
    String named = folder.toString();

    assertThatThrownBy(() -> CsvFile.open("--csv", named, HADOOP, List.of("figure")))
        .isInstanceOf(UserError.class)
        .hasMessage("--csv " + folder + ": cannot write it: it is a folder");
  }

  @Test
  void refusesWhatLiesUnderAFile() throws IOException {
    String under = Files.writeString(folder.resolve("file"), "x").resolve("c.csv").toString();

    assertThatThrownBy(() -> CsvFile.open("--csv", under, HADOOP, List.of("figure")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("c.csv: cannot write there");
  }
}
